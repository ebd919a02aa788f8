"""What a cartridge is in Moodle and Canvas, by the rules of their importers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from concord.book import record
from concord.book.model import Book
from concord.findings.limits import QUESTIONS
from concord.links import accept
from concord.links.cartridge import cartridge
from concord.locale.words import Words

from ..support import LANGUAGES, RELEASED
from .importers import canvas, moodle

BASE = "https://book.example/sub/"
every = pytest.mark.parametrize("code", LANGUAGES)


@pytest.fixture(scope="module")
def contract(book: Book) -> record.Contract:
    """What the book publishes."""
    return accept.effective(book.contract or record.Contract(), book)


def in_moodle(book: Book, contract: record.Contract, code: str) -> moodle.Course:
    """The course that Moodle makes of the cartridge of a language."""
    return moodle.restored(cartridge(book, contract, BASE, code, "1.1"))


def quizzes(course: moodle.Course) -> list[moodle.Quiz]:
    """The quizzes of a course."""
    made = [activity.made for section in course.sections for activity in section.activities]
    return [each for each in made if isinstance(each, moodle.Quiz)]


def test_a_list_of_courses_tells_the_languages_apart(book: Book, contract: record.Contract) -> None:
    """The name says the language in its own words; the short name is not cut within a letter."""
    courses = {code: in_moodle(book, contract, code) for code in RELEASED}
    assert len({course.full_name for course in courses.values()}) == len(RELEASED) > 1
    assert len({course.short_name for course in courses.values()}) == len(RELEASED)
    for code, course in courses.items():
        words = Words(book, book.languages[code])
        assert course.full_name == f"{words.text('book-title')} ({words.language.name})"
        assert course.short_name == course.full_name.replace(" ", "").upper()
        assert course.summary == words.text("book-subtitle")


@every
def test_moodle_names_quizzes_after_their_chapters(
    book: Book, contract: record.Contract, code: str
) -> None:
    """So each column of the gradebook can be told from the others."""
    words, course = Words(book, book.languages[code]), in_moodle(book, contract, code)
    assert [section.summary for section in course.sections] == [
        words.title(chapter) for chapter in book.chapters
    ]
    wanted = [f"{words.text('link-check')}: {words.title(chapter)}" for chapter in book.chapters]
    assert [quiz.name for quiz in quizzes(course)] == wanted
    assert len(set(wanted)) == len(wanted) > 1
    for section in course.sections:
        for activity in section.activities:
            assert activity.indent == 0 and 0 < len(activity.name) <= 255


@every
def test_moodle_takes_every_link_as_it_is(book: Book, contract: record.Contract, code: str) -> None:
    """The addresses are those of the contract, and each stands in the section of its chapter."""
    course = in_moodle(book, contract, code)
    for section, chapter in zip(course.sections, book.chapters, strict=True):
        found = [a.made for a in section.activities if isinstance(a.made, str)]
        pages = [chapter, *(principle for principle, _ in book.pages[chapter].principles)]
        assert found == [BASE + contract.pages[page].urls[code] for page in pages]


@every
def test_moodle_grades_right_answers_ten_and_wrong_ones_nought(
    book: Book, contract: record.Contract, code: str
) -> None:
    """Whoever has all right gets ten of ten, with half of them five, and may try again."""
    course = in_moodle(book, contract, code)
    for quiz, chapter in zip(quizzes(course), book.chapters, strict=True):
        asked = book.questions[chapter]
        right = tuple([o.id for o in q.options].index(q.right) for q in asked)
        wrong = tuple((n + 1) % len(q.options) for n, q in zip(right, asked, strict=True))
        assert len(quiz.questions) in QUESTIONS and quiz.attempts == 0
        assert quiz.grade(right) == 10
        assert quiz.grade((*right[:2], *wrong[2:])) == 5
        assert quiz.grade(wrong) == 0


@every
def test_moodle_tells_what_belongs_to_the_answer_and_nothing_else(
    book: Book, contract: record.Contract, code: str
) -> None:
    """Texts arrive as they are written; no reason is shown to who chose another answer."""
    words, course = Words(book, book.languages[code]), in_moodle(book, contract, code)
    for quiz, chapter in zip(quizzes(course), book.chapters, strict=True):

        def said(block: str, english: str, chapter: str = chapter) -> str:
            return words.block(f"{chapter}/check-{block}", english)

        for made, asked in zip(quiz.questions, book.questions[chapter], strict=True):
            assert made.name == words.title(asked.principle)
            assert made.text == said(asked.id, asked.text)
            assert made.general == ""
            for answer, option in zip(made.answers, asked.options, strict=True):
                name = f"{asked.id}-{option.id}"
                assert answer.text == said(name, option.text)
                assert answer.feedback.strip() == said(f"{name}-note", option.note)


@every
def test_canvas_has_the_same_modules_quizzes_and_reasons(
    book: Book, contract: record.Contract, code: str
) -> None:
    """A module a chapter; a quiz has the same name everywhere; each answer has its own reason."""
    words = Words(book, book.languages[code])
    modules = canvas.imported(cartridge(book, contract, BASE, code, "1.3"))
    assert [module.title for module in modules] == [words.title(c) for c in book.chapters]
    for module, chapter in zip(modules, book.chapters, strict=True):
        name, quiz = module.items[-1]
        assert isinstance(quiz, canvas.Quiz) and quiz.title == name
        assert words.title(chapter) in name and quiz.allowed_attempts == -1
        for made, asked in zip(quiz.questions, book.questions[chapter], strict=True):
            assert made.told_to_all == ()
            notes = [
                words.block(f"{chapter}/check-{asked.id}-{option.id}-note", option.note)
                for option in asked.options
            ]
            assert [told for _, _, told in made.answers] == notes
            right = [option.id == asked.right for option in asked.options]
            assert [is_right for _, is_right, _ in made.answers] == right


def test_the_name_of_an_option_changes_nothing(book: Book, contract: record.Contract) -> None:
    """Canvas reads names of feedback; an option may be called “wrong” or “solution” for all that."""
    chapter = book.chapters[0]
    first, *rest = book.questions[chapter]
    names = ("wrong", "correct-it", "solution", "x_all", "y_C")
    options = tuple(
        replace(option, id=name) for option, name in zip(first.options, names, strict=False)
    )
    renamed = replace(first, options=options, right="correct-it")
    questions = {**book.questions, chapter: (renamed, *rest)}
    changed = replace(book, questions=questions)
    quiz = canvas.imported(cartridge(changed, contract, BASE, "en", "1.3"))[0].items[-1][1]
    assert isinstance(quiz, canvas.Quiz)
    assert quiz.questions[0].told_to_all == () and len(quiz.questions[0].answers) >= 3


def test_three_questions_are_not_ten_points(book: Book, contract: record.Contract) -> None:
    """Why a chapter has four: Moodle divides by four whatever stands in the cartridge."""
    chapter = book.chapters[0]
    questions = {**book.questions, chapter: book.questions[chapter][:3]}
    quiz = quizzes(in_moodle(replace(book, questions=questions), contract, "en"))[0]
    right = tuple([a.fraction for a in q.answers].index(1) for q in quiz.questions)
    assert quiz.grade(right) == 7.5 and 3 not in QUESTIONS


def test_moodle_does_not_take_a_cartridge_of_a_later_version(
    book: Book, contract: record.Contract
) -> None:
    """So the page for courses leads it to version 1.1."""
    with pytest.raises(ValueError, match="unknown format"):
        moodle.restored(cartridge(book, contract, BASE, "en", "1.3"))
