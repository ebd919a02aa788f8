"""What a course goes through: the pages of its chapters and their questions, in order."""

from __future__ import annotations

import base64
import hashlib
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..book import addresses
from ..book.model import Book, Language, Page
from ..html import on_pages, pages, practice
from ..html.parts import Link, Text
from ..html.renderer import Renderer, words

_LETTERS = string.ascii_lowercase
_KEY, _CHOICE = 5, 2


class Standing(Renderer):
    """Describes pages that stand together in one document, outside the site.

    :ivar held: ids of the pages in the document: links to others lead to the site.
    :ivar base: the site's address, with ``/`` at its end.
    :ivar page_id: the page being described.
    """

    alone = True

    def __init__(self, book: Book, language: Language, held: frozenset[str], base: str):
        super().__init__(book, language)
        self.held, self.base, self.page_id = held, base, ""

    def open(self, page_id: str) -> None:
        """Start a page."""
        self.begin("")
        self.page_id = page_id

    def link(self, target: str, fragment: str = "") -> str:
        """Where a page (an id) is: in the document, else on the site."""
        if target in self.held:
            return f"#{_inside(target, fragment) if fragment else target}"
        address = addresses.permanent(self.book, target, self.language.code, self.base)
        return address + (f"#{fragment}" if fragment else "")

    def anchor(self, name: str) -> str:
        """The id of a block, which more than one page may have."""
        return _inside(self.page_id, name)


def _inside(page_id: str, name: str) -> str:
    """No id of the book has two hyphens in a row."""
    return f"{page_id}--{name}"


def key(name: str, length: int = _KEY) -> str:
    """A short name for an id in what a platform keeps: with five characters of 64, of a thousand
    ids the chance that two have the same is one in 2,000.
    """
    digest = hashlib.sha256(name.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")[:length]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose.

    :ivar letter: what platforms are told was chosen; :ivar key: what is kept of it.
    :ivar verdict: the words that say whether it is right.
    :ivar called: what readers are told of what follows, where it is the editors' own, or ``""``.
    :ivar told: what a reader who chose it is told, each with what is said before it, or ``""``.
    """

    letter: str
    key: str
    right: bool
    text: Text
    verdict: str
    called: str
    told: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, which counts, or a case to practise on, which does not.

    :ivar case: what is told before the question, or None.
    :ivar record: what platforms know it as.
    :ivar read: the way to the page that it is about.
    """

    case: Text | None
    text: Text
    choices: tuple[Choice, ...]
    record: str
    read: Link

    @property
    def counts(self) -> bool:
        """Whether its first answer is part of the score."""
        return self.case is None


@dataclass(frozen=True, slots=True)
class Step:
    """What is shown at once: a page, a case or a question.

    :ivar id: that of its element, and what platforms know the reader's place by.
    :ivar key: what is kept of it.
    :ivar title: in lists and links, :attr:`text` the same with its markup, language and direction.
    :ivar chapter: whether it opens a chapter.
    :ivar place: which of how many steps it is.
    :ivar page: what is on the page, or None for the others.
    """

    id: str
    key: str
    title: str
    text: Text
    chapter: bool
    page: Markup | None
    asked: Asked | None
    place: str = ""


def steps(r: Standing, chapters: Sequence[str]) -> tuple[Step, ...]:
    """The steps of chapters: what opens each, its principles, its cases, then its questions."""
    found = [step for chapter in chapters for step in _chapter(r, chapter)]
    count = r.number(len(found))
    return tuple(
        replace(step, place=r.text("course-step", number=r.number(number), count=count))
        for number, step in enumerate(found, 1)
    )


def _chapter(r: Standing, chapter: str) -> Iterator[Step]:
    page = r.book.pages[chapter]
    yield _page(r, page)
    for principle, _ in page.principles:
        yield _page(r, r.book.pages[principle])
    r.open(chapter)
    practised, check = practice.practice(r, page), on_pages.self_check(r, page)
    for case in practised.cases if practised else ():
        assert practised
        yield _asking(case.told.id, case.label, _case(practised, case))
    for asked in check.questions if check else ():
        yield _asking(asked.id, asked.label, _question(asked))


def _page(r: Standing, page: Page) -> Step:
    r.open(page.id)
    title = r.title_of(page)
    body, opens = pages.body(r, page), page.kind == "chapter"
    return Step(page.id, key(page.id), r.kept(title), r.shown(title), opens, body, None)


def _asking(anchor: str, label: str, asked: Asked) -> Step:
    return Step(anchor, key(anchor), label, Text(words(label)), False, None, asked)


def _question(asked: on_pages.Asked) -> Asked:
    choices = tuple(
        Choice(
            letter,
            _kept(answer.id),
            answer.right,
            answer.text,
            answer.verdict,
            "",
            (("", answer.note),),
        )
        for letter, answer in zip(_LETTERS, asked.answers, strict=False)
    )
    return Asked(None, asked.text, choices, _record(asked.id), asked.answers[0].read)


def _case(said: practice.Practice, case: practice.Case) -> Asked:
    choices = tuple(
        Choice(
            letter,
            _kept(answer.id),
            answer.best,
            answer.text,
            answer.verdict,
            answer.called,
            ((said.then, answer.then), (said.why, answer.why)),
        )
        for letter, answer in zip(_LETTERS, case.answers, strict=False)
    )
    return Asked(case.told.text, case.asks, choices, _record(case.told.id), case.read)


def _kept(anchor: str) -> str:
    """What is kept of an answer: its question's others have another one, or nearly always."""
    return key(anchor, _CHOICE)


def _record(anchor: str) -> str:
    """What platforms know a question as, for ever. A CMIIdentifier of SCORM 1.2 has letters, digits
    and, as platforms take it, low lines.
    """
    return anchor.replace("-", "_")
