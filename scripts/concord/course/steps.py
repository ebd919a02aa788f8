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
from ..html import on_pages, pages
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

    :ivar id: that of its element; :ivar letter: what platforms are told was chosen.
    :ivar key: what is kept of it.
    :ivar verdict: the word that says whether it is right.
    :ivar told: what a reader who chose it is told.
    """

    id: str
    letter: str
    key: str
    right: bool
    text: Text
    verdict: str
    told: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or a case to decide.

    :ivar told: the case, as far as it is told before the question; empty for a question.
    :ivar record: what platforms know it as.
    :ivar read: the way to the page that it is about.
    """

    told: tuple[Text, ...]
    text: Text
    choices: tuple[Choice, ...]
    record: str
    read: Link


@dataclass(frozen=True, slots=True)
class Step:
    """What is shown at once: a page, or a question.

    :ivar id: that of its element, and what platforms know the reader's place by.
    :ivar key: what is kept of it.
    :ivar title: in lists and links, :attr:`text` the same with its markup, language and direction.
    :ivar chapter: whether it opens a chapter.
    :ivar place: which of how many steps it is.
    :ivar page: what is on the page, or None for a question.
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
    """The steps of chapters: what opens each, its principles, then its questions."""
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
    yield from _questions(r, page)


def _page(r: Standing, page: Page) -> Step:
    r.open(page.id)
    return Step(
        page.id,
        key(page.id),
        r.kept(r.title_of(page)),
        r.shown(r.title_of(page)),
        page.kind == "chapter",
        pages.body(r, page),
        None,
    )


def _questions(r: Standing, chapter: Page) -> Iterator[Step]:
    check = on_pages.self_check(r, chapter)
    for asked in check.questions if check else ():
        choices = tuple(
            Choice(
                answer.id,
                letter,
                key(answer.id, _CHOICE),
                answer.right,
                answer.text,
                answer.verdict,
                (answer.note,),
            )
            for letter, answer in zip(_LETTERS, asked.answers, strict=False)
        )
        described = Asked((), asked.text, choices, _record(asked.id), asked.answers[0].read)
        label = Text(words(asked.label))
        yield Step(asked.id, key(asked.id), asked.label, label, False, None, described)


def _record(anchor: str) -> str:
    """A CMIIdentifier of SCORM 1.2: what platforms know a question as, for ever."""
    return anchor.replace("--", "_")
