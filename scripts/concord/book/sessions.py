"""Sessions: twenty minutes on a chapter for a trainer and a group, made of what the book holds.

A session adds no advice. What is read aloud, chosen, played and compared are the chapter's own
texts and those of its principles; what the trainer does with them are interface texts, the same
in each session: for each part of :data:`MINUTES` its name, ``trainer-<part>``, and what to do,
``trainer-<part>-how``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .model import OUTCOMES, REPLACED, SAY, STATEMENT, Block, Book, Page, Question, Scenario

TRAINERS = "trainers"
"""Id of the page that lists the sessions; a book without it has none."""
SESSION = "session"
"""What a session is in the contract, beside the kinds of pages."""
MINUTES: Mapping[str, int] = {"opening": 2, "case": 5, "play": 8, "debrief": 4, "close": 1}
"""The parts of a session in order, with how long each takes."""
Told = Scenario | Question
"""What can be read aloud and chosen from; a chapter without scenarios is practised on its questions."""


@dataclass(frozen=True)
class Good:
    """What a good answer contains: blocks of a principle, with the passages they rest on."""

    page: Page
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Session:
    """A session on a chapter, in the order in which it is held.

    :ivar able: what the group will be able to do.
    :ivar opening: what is read aloud before the opening question.
    :ivar case: what is read out; everyone chooses, then hears what happens.
    :ivar customer: what the role play begins with; :ivar played: the principle it is about.
    :ivar lines: what the one who serves may say, of that principle.
    :ivar do: what the observer ticks when it was done; :ivar avoid: and when it was not avoided.
    :ivar good: for the debrief, of the principles of the case and of the role play.
    :ivar asked: the check questions that close it.
    """

    chapter: Page
    able: tuple[Block, ...]
    opening: tuple[Block, ...]
    case: Told
    customer: Told
    played: Page
    lines: tuple[Block, ...]
    do: tuple[Block, ...]
    avoid: tuple[Block, ...]
    good: tuple[Good, ...]
    asked: tuple[Question, ...]

    @property
    def id(self) -> str:
        """Its permanent id, from that of its chapter."""
        return f"{TRAINERS}-{self.chapter.id}"


def chapter_of(book: Book, page_id: str) -> str:
    """The chapter of the session that has this id, or ``""``."""
    before, _, chapter = page_id.partition("-")
    held = before == TRAINERS and chapter in book.chapters and page_id not in book.pages
    return chapter if held else ""


def sessions(book: Book) -> Iterator[Session]:
    """A session for each chapter that has something to practise on, in the book's order."""
    for chapter in book.chapters if TRAINERS in book.pages else ():
        asked = book.questions.get(chapter, ())
        given: tuple[Told, ...] = (*book.scenarios.get(chapter, ()), *asked)
        # A finding elsewhere: a page that is not there.
        told = tuple(one for one in given if one.principle in book.pages)
        if told and chapter in book.pages:
            yield _session(book, book.pages[chapter], told, asked)


def _session(
    book: Book, chapter: Page, told: tuple[Told, ...], asked: tuple[Question, ...]
) -> Session:
    case, customer = told[0], _customer(told)
    played = book.pages[customer.principle]
    principles = dict.fromkeys((case.principle, customer.principle))
    return Session(
        chapter,
        _items(chapter, OUTCOMES),
        tuple(b for b in chapter.blocks if b.kind == "paragraph" and not b.section),
        case,
        customer,
        played,
        tuple(b for b in _items(played, SAY) if b.role != REPLACED),
        _items(played, "do"),
        _items(played, "avoid"),
        tuple(Good(page, _good(page)) for page in map(book.pages.__getitem__, principles)),
        asked,
    )


def _customer(told: tuple[Told, ...]) -> Told:
    """Who speaks in the role play: another scenario, else the first question in which somebody does."""
    case, *others = told
    spoken = (one for one in others if isinstance(one, Scenario) or one.text.startswith(("“", "‘")))
    return next(spoken, case)


def _items(page: Page, section: str) -> tuple[Block, ...]:
    return tuple(b for b in page.blocks if b.section == section and b.kind == "item")


def _good(page: Page) -> tuple[Block, ...]:
    """What a principle asks for, what to do, and why."""
    why = tuple(b for b in page.blocks if b.section == "why" and b.kind != "heading")
    return (*(b for b in page.blocks if b.id == STATEMENT), *_items(page, "do"), *why)
