"""The rules of the path: every question can be reached and answered, and no answer goes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..book.layout import PATH
from ..book.loaded import Loaded
from ..book.model import AUDIENCES, ID_FORM, NOW, Answer, Book, Step
from ..book.steps import blocks
from ..findings.diagnostics import Finding, Location
from .structure import is_principle


def path_findings(loaded: Loaded) -> Iterator[Finding]:
    """A book need not have a path; one that has leads from its first question to every page for everyone."""
    book = loaded.book
    if not book.path:
        return
    if NOW not in book.pages and NOW not in loaded.unread_pages:
        message = f"the path has no page “{NOW}” to stand on"
        yield Finding(Location(PATH.as_posix(), 1, 1), "PAGE026", message)
    yield from _ids(book)
    order = {step.id: number for number, step in enumerate(book.path)}
    for step in book.path:
        for answer in step.answers:
            yield from _leads(loaded, order, step, answer)
    yield from _reached(book)
    if not loaded.is_unread(PATH.as_posix()):
        yield from _whole(book)


def _ids(book: Book) -> Iterator[Finding]:
    """Ids are permanent in form, and stand for one text of the page each."""
    page = book.pages.get(NOW)
    given = [block for step in book.path for block in blocks(step)]
    amounts = Counter([name for name, _, _ in given] + [*(page.by_id if page else ())])
    for name, _, where in given:
        if not ID_FORM.fullmatch(name):
            yield Finding(where, "PAGE005", f"“{name}” cannot be an id")
        if amounts[name] > 1:
            yield Finding(where, "PAGE004", f"block id “{name}” is used more than once")


def _leads(loaded: Loaded, order: dict[str, int], step: Step, answer: Answer) -> Iterator[Finding]:
    """An answer leads to a question further on, or to principles."""
    name = f"“{answer.id}” of “{step.id}”"
    if bool(answer.to) == bool(answer.pages):
        leads = "both to a question and to pages" if answer.to else "nowhere"
        yield Finding(answer.location, "PAGE026", f"{name} leads {leads}")
    elif answer.to and answer.to not in order:
        yield Finding(answer.location, "PAGE026", f"{name} leads to no question “{answer.to}”")
    elif answer.to and order[answer.to] <= order[step.id]:
        yield Finding(answer.location, "PAGE026", f"{name} leads back to “{answer.to}”")
    for page, where in answer.pages:
        if not is_principle(loaded, page):
            yield Finding(where, "PAGE012", f"“{page}” is the id of no principle")


def _reached(book: Book) -> Iterator[Finding]:
    """Answers lead to every question but the first."""
    led = {answer.to for step in book.path for answer in step.answers}
    for step in book.path[1:]:
        if step.id not in led:
            yield Finding(step.location, "PAGE026", f"no answer leads to “{step.id}”")
    for step in book.path:
        if len(step.answers) == 1:
            yield Finding(step.location, "PAGE026", f"“{step.id}” has one answer only")


def _whole(book: Book) -> Iterator[Finding]:
    """Every principle for everyone is on the path."""
    led = {page for step in book.path for answer in step.answers for page, _ in answer.pages}
    for page in book.pages.values():
        if page.audience == AUDIENCES[0] and page.id not in led:
            yield Finding(page.location, "PAGE027", f"the path does not lead to “{page.id}”")
