"""The state of the translations on its page: bars and figures by language and by chapter.

The page's words stand in ``docs/status.md``; below them come the figures. A bar only repeats
what its row says in numbers, so that nothing depends on seeing it, or its colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..book import addresses
from ..book.model import Page
from ..links import names
from ..translating.state.blocks import APPROVED, STATES, Progress, Tally, of_all, overall
from .blocks import headed, heading, sections
from .parts import Heading, Link, Links, Section, Text
from .renderer import Renderer, words

PAGE = "status"
"""Id of the page."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many blocks are in a state. :ivar shown: the number in the reader's digits."""

    state: str
    number: int
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the book, or a language.

    :ivar href: where it is told in full, or ``""``.
    :ivar approved: of a language, who has approved it, or that nobody has.
    """

    name: Text
    href: str
    counts: tuple[Count, ...]
    total: str
    approved: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures under a heading.

    :ivar first: what the rows are.
    :ivar states: id and name of each state.
    :ivar blocks: what is counted.
    :ivar total: the row that sums up.
    """

    heading: Heading
    first: str
    states: tuple[tuple[str, str], ...]
    blocks: str
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Blocks that readers see in English: each by its context, with its state."""

    label: str
    blocks: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class OneLanguage:
    """A language: its parts in the book's order, and what is not finished."""

    heading: Heading
    table: Table
    unfinished: Unfinished | None


@dataclass(frozen=True, slots=True)
class Status:
    """The page about the translations. :ivar data: the same for programs."""

    title: Heading
    summary: Table
    languages: tuple[OneLanguage, ...]
    sections: tuple[Section, ...]
    data: Links


def described(r: Renderer, page: Page) -> Status:
    """What is on the page."""
    title, *rest = page.blocks
    each = of_all(r.book)
    where = addresses.of_blocks(r.book)
    return Status(
        headed(r, page, title),
        _summary(r, each),
        tuple(_language(r, one, where) for one in each.values()),
        sections(r, page, rest),
        Links(heading(r, "data", r.text("status-data")), tuple(_data(r, each))),
    )


def _summary(r: Renderer, each: Mapping[str, Progress]) -> Table:
    """The table of all languages."""
    rows = tuple(
        replace(
            _row(r, _plain(r.language_name(code)), one.total, f"#language-{code}"),
            approved=_approved(r, one),
        )
        for code, one in each.items()
    )
    total = _row(r, _plain(r.text("status-all")), overall(each.values()))
    head = heading(r, "languages", r.text("status-languages"))
    return _table(r, head, r.text("article-language"), rows, total)


def _approved(r: Renderer, one: Progress) -> str:
    """Who answers for a language: nobody, unless every block of it is approved."""
    if one.total.counts[APPROVED] < one.total.total or not one.approvers:
        return r.text("status-approved-none")
    return r.text("status-approved-by", names=r.joined(list(one.approvers)))


def _language(r: Renderer, one: Progress, where: Mapping[str, str]) -> OneLanguage:
    rows = tuple(_part(r, part, tally) for part, tally in one.parts.items())
    total = _row(r, _plain(r.text("status-whole")), one.total)
    head = heading(r, f"language-{one.language}", r.language_name(one.language))
    table = _table(r, head, r.text("status-part"), rows, total)
    return OneLanguage(head, table, _unfinished(r, one, where))


def _part(r: Renderer, part: str, tally: Tally) -> Row:
    if part not in r.book.chapters:
        return _row(r, _plain(r.text(f"status-{part}")), tally)
    return _row(r, r.shown(r.title_of(r.book.pages[part])), tally, r.link(part))


def _table(r: Renderer, head: Heading, first: str, rows: tuple[Row, ...], total: Row) -> Table:
    states = tuple((state, r.text(f"status-{state}")) for state in STATES)
    return Table(head, first, states, r.text("status-blocks"), rows, total)


def _row(r: Renderer, name: Text, tally: Tally, href: str = "") -> Row:
    counts = tuple(
        Count(state, tally.counts[state], r.number(tally.counts[state])) for state in STATES
    )
    return Row(name, href, counts, r.number(tally.total))


def _plain(text: str) -> Text:
    return Text(words(text))


def _unfinished(r: Renderer, one: Progress, where: Mapping[str, str]) -> Unfinished | None:
    """Links to the blocks that readers see in English; there may be many."""
    left = one.listed()
    if not left:
        return None
    blocks = []
    for context, state in left:
        path = where.get(context)
        href = "" if path is None else r.site(f"{one.language}/{path}")
        blocks.append((Link(context, href), r.text(f"status-{state}")))
    return Unfinished(r.text("status-unfinished", count=r.number(len(left))), tuple(blocks))


def _data(r: Renderer, each: Iterable[str]) -> Iterator[Link]:
    """The JSON and the badges."""
    yield Link(r.text("status-figures"), r.site(names.STATUS))
    yield _badge(r, names.badge(), r.text("status-all"))
    for code in each:
        yield _badge(r, names.badge(code), r.language_name(code))


def _badge(r: Renderer, path: str, name: str) -> Link:
    return Link(r.text("status-badge", language=name), r.site(path))
