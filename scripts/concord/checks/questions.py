"""The rules of check questions: each asks about one principle of its chapter and has one right option."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.asked import letters
from ..book.layout import QUESTIONS
from ..book.loaded import Loaded
from ..book.model import ID_FORM, OUTCOMES, Book, Page, Question
from ..book.questions import blocks, option_id
from ..findings.diagnostics import Finding, Location
from ..findings.limits import OPTIONS
from ..findings.limits import QUESTIONS as PER_CHAPTER


def question_findings(loaded: Loaded) -> Iterator[Finding]:
    """Every chapter has its questions once any has; each can be asked and answered."""
    book = loaded.book
    for chapter, questions in book.questions.items():
        path = (QUESTIONS / f"{chapter}.yml").as_posix()
        page = book.pages.get(chapter)
        if page is not None and page.kind == "chapter":
            yield from _ids(page, questions)
            whole = chapter not in loaded.unread_pages
            if whole:
                yield from _asked(page, questions, Location(path, 1, 1))
            for question in questions:
                yield from _answerable(page, question, whole=whole)
                yield from _in_translation(book, chapter, question)
        elif chapter not in loaded.unread_pages:
            yield Finding(Location(path, 1, 1), "LINK011", f"“{chapter}” is the id of no chapter")
    for chapter in book.chapters if book.questions else ():
        amount = len(book.questions.get(chapter, ()))
        path = (QUESTIONS / f"{chapter}.yml").as_posix()
        if amount not in PER_CHAPTER and not loaded.is_unread(path):
            message = f"“{chapter}” has {amount} questions, not {PER_CHAPTER}"
            yield Finding(Location(path), "LINK011", message)


def _ids(page: Page, questions: tuple[Question, ...]) -> Iterator[Finding]:
    """Ids are permanent in form, and each stands for one text of the page."""
    seen = dict.fromkeys(page.by_id, "the page")
    for question in questions:
        for name in (question.id, *(option.id for option in question.options)):
            if name and not ID_FORM.fullmatch(name):
                yield Finding(question.location, "PAGE005", f"“{name}” cannot be an id")
        for block, _, where in blocks(question):
            if block in seen:
                yield Finding(
                    where, "PAGE004", f"block id “{block}” is already used in {seen[block]}"
                )
            seen[block] = f"“{question.id}”"


def _asked(page: Page, questions: tuple[Question, ...], where: Location) -> Iterator[Finding]:
    """Each principle has a question, and so has each outcome once any question names one."""
    about = {question.principle for question in questions}
    outcomes = {question.outcome for question in questions} - {""}
    wanted = [principle for principle, _ in page.principles if principle not in about]
    if outcomes:
        can = [block.id for block in page.blocks if block.section == OUTCOMES]
        items = [name for name in can if page.by_id[name].kind == "item"]
        wanted += [name for name in items if name not in outcomes]
        for question in questions:
            if question.outcome and question.outcome not in items:
                message = f"“{question.id}” names no outcome of “{page.id}”: “{question.outcome}”"
                yield Finding(question.location, "LINK011", message)
    for name in wanted:
        yield Finding(where, "LINK013", f"no question asks about “{name}”")


def _answerable(page: Page, question: Question, *, whole: bool) -> Iterator[Finding]:
    """:param whole: whether the chapter's page was read whole, its list of principles with it."""
    where = question.location
    if whole and question.principle not in [principle for principle, _ in page.principles]:
        message = f"“{question.id}” asks about “{question.principle}”, which is not in “{page.id}”"
        yield Finding(where, "LINK011", message)
    if len(question.options) not in OPTIONS:
        message = f"“{question.id}” has {len(question.options)} options, not {OPTIONS}"
        yield Finding(where, "LINK011", message)
    if question.right not in [option.id for option in question.options]:
        yield Finding(where, "LINK011", f"“{question.id}” has no option “{question.right}”")
    if _alike([option.text for option in question.options]):
        yield Finding(where, "LINK011", f"“{question.id}” gives an option twice")


def _in_translation(book: Book, chapter: str, question: Question) -> Iterator[Finding]:
    """Options that differ in English do in every language."""
    if _alike([option.text for option in question.options]):
        return
    for code, entries in book.catalogues.items():
        said = {
            option.id: book.translate(f"{chapter}/{option_id(question, option)}", option.text, code)
            for option in question.options
        }
        if pair := _alike([text.text for text in said.values()]):
            first, second = (list(said)[place] for place in pair)
            entry = entries.get(f"{chapter}/{option_id(question, question.options[pair[1]])}")
            if entry is not None:
                message = f"“{second}” says the same as “{first}” of “{question.id}”"
                yield Finding(entry.location, "LINK012", message)


def _alike(texts: list[str]) -> tuple[int, int] | None:
    """The first two texts that are the same but for case, spaces and marks."""
    bare = [letters(text) for text in texts]
    return next(((bare.index(text), at) for at, text in enumerate(bare) if text in bare[:at]), None)
