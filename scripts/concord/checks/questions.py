"""The rules of check questions: each asks about one principle of its chapter and has one right option."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.layout import QUESTIONS
from ..book.loaded import Loaded
from ..book.model import OUTCOMES, Page, Question
from ..book.questions import blocks, option_id
from ..findings.diagnostics import Finding, Location
from ..findings.limits import OPTIONS
from ..findings.limits import QUESTIONS as PER_CHAPTER
from . import answers


def question_findings(loaded: Loaded) -> Iterator[Finding]:
    """Every chapter has its questions once any has; each can be asked and answered."""
    book = loaded.book
    for chapter, questions in book.questions.items():
        path = (QUESTIONS / f"{chapter}.yml").as_posix()
        page = book.pages.get(chapter)
        if page is not None and page.kind == "chapter":
            asked = [
                answers.Asked(q.id, q.location, tuple(o.id for o in q.options), tuple(blocks(q)))
                for q in questions
            ]
            yield from answers.ids(page, asked)
            whole = chapter not in loaded.unread_pages
            if whole:
                yield from _asked(page, questions, Location(path, 1, 1))
            for question in questions:
                yield from _answerable(page, question, whole=whole)
                said = [(option_id(question, option), option.text) for option in question.options]
                yield from answers.in_translation(book, chapter, question.id, said)
        elif chapter not in loaded.unread_pages:
            yield Finding(Location(path, 1, 1), "LINK011", f"“{chapter}” is the id of no chapter")
    for chapter in book.chapters if book.questions else ():
        amount = len(book.questions.get(chapter, ()))
        path = (QUESTIONS / f"{chapter}.yml").as_posix()
        if amount not in PER_CHAPTER and not loaded.is_unread(path):
            message = f"“{chapter}” has {amount} questions, not {PER_CHAPTER}"
            yield Finding(Location(path), "LINK011", message)


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
    if answers.alike([option.text for option in question.options]):
        yield Finding(where, "LINK011", f"“{question.id}” gives an option twice")
