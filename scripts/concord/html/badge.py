"""A badge: a small picture that says how much of a language is translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from ..book.files import write_texts
from ..book.model import CANONICAL, Book
from ..links import names
from ..locale import l10n
from ..translating.state.blocks import Progress, Tally, of_all, overall
from .renderer import Renderer
from .svg import width

_SIZE, _PAD, _HEIGHT = 11, 7, 20
_DONE, _REST, _NAME = "#1b6e3c", "#8a4b00", "#3d3d45"
"""White letters on these have a contrast of more than 4.5 to 1."""


def badges(book: Book, each: Mapping[str, Progress]) -> Iterator[tuple[str, str]]:
    """Every badge as (path below the site's address, SVG): one a language, in its own words,
    and one of all, in the canonical language's."""
    for code, one in each.items():
        reader = Renderer(book, book.languages[code])
        yield names.badge(code), badge(reader, book.languages[code].name, one.total)
    reader = Renderer(book, book.languages[CANONICAL])
    total = overall(each.values())
    yield names.badge(), badge(reader, reader.text("status-translations"), total)


def publish(folder: Path, book: Book) -> None:
    """Write every badge into the site in ``folder``."""
    write_texts({folder / path: svg for path, svg in badges(book, of_all(book))})


def badge(r: Renderer, name: str, tally: Tally) -> str:
    """One badge: ``name`` and how much is translated, in the words and digits of ``r``."""
    share = tally.percent(tally.translated)
    said = r.text("status-translated", percent=l10n.percent(share, r.language))
    rtl = r.language.direction == "rtl"
    wide = [round(width(text, _SIZE) + 2 * _PAD) for text in (name, said)]
    total = sum(wide)
    starts = [total - wide[0], 0] if rtl else [0, wide[0]]
    colours = (_NAME, _DONE if share == 100 else _REST)
    boxes = "".join(
        f'<rect x="{x}" width="{w}" height="{_HEIGHT}" fill="{colour}"/>'
        for x, w, colour in zip(starts, wide, colours, strict=True)
    )
    texts = "".join(
        f'<text x="{x + w / 2:g}" y="14">{escape(text, quote=False)}</text>'
        for x, w, text in zip(starts, wide, (name, said), strict=True)
    )
    label = escape(f"{name}: {said}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{_HEIGHT}" '
        f'viewBox="0 0 {total} {_HEIGHT}" role="img" aria-label="{label}" '
        f'xml:lang="{r.language.code}" direction="{r.language.direction}">'
        f"<title>{label}</title>{boxes}"
        f'<g fill="#fff" font-family="sans-serif" font-size="{_SIZE}" text-anchor="middle">'
        f"{texts}</g></svg>\n"
    )
