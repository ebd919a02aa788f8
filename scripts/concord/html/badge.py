"""A badge: a small picture that says how much of a language is translated, and whether
somebody answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..book.files import write_texts
from ..book.model import CANONICAL, Book
from ..links import names
from ..locale import l10n
from ..locale.words import Words
from ..translating.state.blocks import APPROVED, Progress, Tally, of_all, overall
from .svg import width
from .templating import render

_SIZE, _PAD = 11, 7
_DONE, _REST, _NAME = "#1b6e3c", "#8a4b00", "#3d3d45"
"""White letters on these have a contrast of more than 4.5 to 1."""


@dataclass(frozen=True)
class Box:
    """A part of a badge: where it begins, how wide it is, and what it says."""

    x: int
    width: int
    colour: str
    words: str


@dataclass(frozen=True)
class Badge:
    """A badge; :ivar label: all it says, for who does not see it. :ivar size: of its letters."""

    label: str
    language: str
    direction: str
    width: int
    size: int
    boxes: tuple[Box, ...]


def badges(book: Book, each: Mapping[str, Progress]) -> Iterator[tuple[str, str]]:
    """Every badge as (path below the site's address, SVG): one a language, in its own words,
    and one of all, in the canonical language's."""
    for code, one in each.items():
        reader = Words(book, book.languages[code])
        yield names.badge(code), badge(reader, book.languages[code].name, one.total)
    reader = Words(book, book.languages[CANONICAL])
    total = overall(each.values())
    yield names.badge(), badge(reader, reader.text("status-translations"), total)


def publish(folder: Path, book: Book) -> None:
    """Write every badge into the site in ``folder``."""
    write_texts({folder / path: svg for path, svg in badges(book, of_all(book))})


def badge(r: Words, name: str, tally: Tally) -> str:
    """One badge: ``name``, how much is translated and whether that is approved, in the words and digits of ``r``."""
    share = tally.percent(tally.translated)
    said = r.text("status-translated", percent=l10n.percent(share, r.language))
    approved = tally.counts[APPROVED] == tally.total > 0
    judged = r.text("status-approved" if approved else "status-approved-none")
    parts = [
        (name, _NAME),
        (said, _DONE if share == 100 else _REST),
        (judged, _DONE if approved else _REST),
    ]
    language, end = r.language, 0
    boxes: list[Box] = []
    for text, colour in parts[::-1] if language.direction == "rtl" else parts:
        boxes.append(Box(end, round(width(text, _SIZE) + 2 * _PAD), colour, text))
        end += boxes[-1].width
    label = f"{name}: {said} · {judged}"
    shown = Badge(label, language.code, language.direction, end, _SIZE, tuple(boxes))
    return render("badge.svg", badge=shown)
