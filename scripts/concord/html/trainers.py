"""Trainer's notes: their list, and for each chapter the page of a session of twenty minutes.

What is read out, played and compared are texts of the chapter and of its principles; only what
the trainer does with them is said by texts of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ..book import addresses, questions, scenarios
from ..book.model import OUTCOMES, SAY, Block, Page, Question, Scenario
from ..book.sessions import MINUTES, SESSION, TRAINERS, Good, Session, Told, sessions
from ..links import qr
from .blocks import contents, headed, heading, sources, translated
from .blocks import sections as page_sections
from .parts import Heading, Link, Links, Section, Sources, Text
from .renderer import Planned, Renderer, SitePage
from .templating import render

PAGE = TRAINERS
"""Id of the page that lists the notes."""


@dataclass(frozen=True, slots=True)
class Trainers:
    """The page for trainers. :ivar sessions: the notes of each chapter."""

    title: Heading
    sections: tuple[Section, ...]
    sessions: Links


@dataclass(frozen=True, slots=True)
class Line:
    """A text with what it rests on."""

    text: Text
    sources: Sources | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under a heading of their own."""

    heading: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Able:
    """What the group will be able to do."""

    heading: Heading
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is read out. :ivar then: what happens then. :ivar why: why, if that is told.
    :ivar role: as of :class:`parts.Block`.
    """

    letter: str
    text: Text
    best: bool
    then: Text
    why: Text | None
    sources: Sources | None
    role: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The case. :ivar told: it, and what is asked then. :ivar outcomes: its answers, the best last.
    :ivar best: the words that say which is.
    """

    told: tuple[Line, ...]
    answers: tuple[Answer, ...]
    outcomes: tuple[Answer, ...]
    best: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a session. :ivar minutes: how long it takes. :ivar how: what the trainer does."""

    heading: Heading
    minutes: str
    how: Text


@dataclass(frozen=True, slots=True)
class Opening(Part):
    """What is read aloud."""

    said: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TheCase(Part):
    """What everyone chooses from."""

    case: Case


@dataclass(frozen=True, slots=True)
class Play(Part):
    """The role play. :ivar begins: what the customer begins with; :ivar customer: says so.
    :ivar observer: what the lists to tick are called.
    """

    customer: Text
    begins: tuple[Line, ...]
    say: Lines
    observer: Text
    ticked: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class Debrief(Part):
    """What a good answer contains, by principle. :ivar good: its page, and lines of it."""

    good: tuple[tuple[Link, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Close(Part):
    """How it ends. :ivar code: of the address, as the path of a picture of so many units."""

    address: Link
    code: str
    units: int
    asked: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The page of a session. :ivar facts: how long it takes, the way to its chapter and to all notes."""

    title: Heading
    facts: tuple[Link, ...]
    need: Text
    able: Able | None
    opening: Opening
    case: TheCase
    play: Play
    debrief: Debrief
    close: Close


def described(r: Renderer, page: Page) -> Trainers:
    """What is on the page for trainers."""
    title, *rest = page.blocks
    held = tuple(Link(r.kept(r.title_of(one.chapter)), r.link(one.id)) for one in sessions(r.book))
    listed = Links(heading(r, "sessions", r.text("trainer-list")), held)
    return Trainers(headed(r, page, title), page_sections(r, page, rest), listed)


def planned(r: Renderer) -> Iterator[Planned]:
    """The notes of every chapter that has something to practise on."""
    for session in sessions(r.book):
        path = addresses.path(session.id, SESSION)
        yield Planned(
            path, partial(r.title, session.id), partial(_page, r, session, path), listed=False
        )


def _page(r: Renderer, session: Session, path: str) -> SitePage:
    r.begin(path)
    made = _notes(r, session)
    html, title = render("notes.html", page=made), made.title.plain
    said = r.text("trainer-need")
    return SitePage(session.id, path, title, html, contents(made), said, listed=False)


def _notes(r: Renderer, session: Session) -> Notes:
    chapter, title = session.chapter, r.title(session.chapter.id)
    minutes = r.text("minutes", minutes=r.number(sum(MINUTES.values())))
    return Notes(
        heading(r, "title", r.text("trainer-notes", title=title)),
        (
            Link(minutes),
            Link(r.text("link-overview", title=title), r.link(chapter.id)),
            Link(r.title(PAGE), r.link(PAGE)),
        ),
        r.said("trainer-need"),
        _able(r, session) if session.able else None,
        Opening(*_part(r, "opening"), _lines(r, chapter, session.opening)),
        TheCase(*_part(r, "case"), _case(r, chapter, session.case)),
        _play(r, session),
        Debrief(*_part(r, "debrief"), tuple(_good(r, good) for good in session.good)),
        _close(r, session),
    )


def _able(r: Renderer, session: Session) -> Able:
    chapter = session.chapter
    found = headed(r, chapter, chapter.by_id[OUTCOMES])
    return Able(found, _lines(r, chapter, session.able))


def _part(r: Renderer, part: str) -> tuple[Heading, str, Text]:
    number = r.number(list(MINUTES).index(part) + 1)
    called = f"{number}. {r.text(f'trainer-{part}')}"
    minutes = r.text("minutes", minutes=r.number(MINUTES[part]))
    return heading(r, part, called), minutes, r.said(f"trainer-{part}-how")


def _play(r: Renderer, session: Session) -> Play:
    return Play(
        *_part(r, "play"),
        r.said("trainer-customer"),
        _told(r, session.chapter, session.customer)[:1],
        _under(r, session.played, SAY, session.lines),
        r.said("trainer-observer"),
        (
            _under(r, session.played, "do", session.do),
            _under(r, session.played, "avoid", session.avoid),
        ),
    )


def _close(r: Renderer, session: Session) -> Close:
    chapter = session.chapter
    path = addresses.neutral(chapter.id)
    address = f"{r.book.address}{path}"
    rows = qr.pixels(address)
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, v in enumerate(row) if not v)
    asked = tuple(_text(r, chapter, f"check-{one.id}", one.text) for one in session.asked)
    link = Link(address, r.site(path))
    return Close(*_part(r, "close"), link, "".join(dark), len(rows), asked)


def _good(r: Renderer, good: Good) -> tuple[Link, tuple[Line, ...]]:
    link = Link(r.kept(r.title_of(good.page)), r.link(good.page.id))
    return link, _lines(r, good.page, good.blocks)


def _under(r: Renderer, page: Page, section: str, blocks: Iterable[Block]) -> Lines:
    """Blocks of a section of a page, below its heading."""
    return Lines(r.shown(translated(r, page, page.by_id[section])), _lines(r, page, blocks))


def _lines(r: Renderer, page: Page, blocks: Iterable[Block]) -> tuple[Line, ...]:
    return tuple(
        Line(r.shown(translated(r, page, block)), sources(r, block.citations)) for block in blocks
    )


def _text(r: Renderer, chapter: Page, name: str, english: str) -> Text:
    return r.shown(r.book.translate(f"{chapter.id}/{name}", english, r.language.code))


def _told(r: Renderer, chapter: Page, told: Told) -> tuple[Line, ...]:
    """What is read out, and what is asked then."""
    if isinstance(told, Question):
        return (Line(_text(r, chapter, f"check-{told.id}", told.text)),)
    name = f"case-{told.id}"
    case = Line(_text(r, chapter, name, told.told), sources(r, told.citations))
    return case, Line(_text(r, chapter, f"{name}-asks", told.asks))


def _case(r: Renderer, chapter: Page, told: Told) -> Case:
    answers = tuple(_answers(r, chapter, told))
    last = tuple(sorted(answers, key=lambda answer: answer.best))
    return Case(_told(r, chapter, told), answers, last, r.text("practise-best"))


def _answers(r: Renderer, chapter: Page, told: Told) -> Iterator[Answer]:
    if isinstance(told, Scenario):
        for letter, choice in zip(r.letters(len(told.answers)), told.answers, strict=True):
            name = scenarios.choice_id(told, choice)
            yield Answer(
                letter,
                _text(r, chapter, name, choice.text),
                choice.id == told.best,
                _text(r, chapter, f"{name}-then", choice.then),
                _text(r, chapter, f"{name}-why", choice.why),
                sources(r, choice.citations),
                choice.role,
                r.text("practise-ruling") if choice.role else "",
            )
        return
    for letter, option in zip(r.letters(len(told.options)), told.options, strict=True):
        name = questions.option_id(told, option)
        yield Answer(
            letter,
            _text(r, chapter, name, option.text),
            option.id == told.right,
            _text(r, chapter, f"{name}-note", option.note),
            None,
            None,
        )
