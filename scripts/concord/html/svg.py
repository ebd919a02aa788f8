"""Pieces of SVG pictures with real text: mirrored for right-to-left, wrapped by estimate.

Nothing here measures with a font. Widths are estimated on the large side, so that a
picture has room for its words in whatever font shows them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

_WIDE, _CAPITAL, _USUAL, _NARROW = 1.0, 0.68, 0.56, 0.3


def width(text: str, size: float) -> float:
    """About how wide a text is in a sans-serif of ``size``, rather too wide than too narrow."""
    return size * sum(map(_advance, text))


def _advance(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Cf", "Me"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    if char in " .,:;'’|ilI()":
        return _NARROW
    return _CAPITAL if char.isupper() else _USUAL


def wrapped(text: str, size: float, room: float) -> list[str]:
    """A text in lines no wider than ``room``, broken at spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass(frozen=True)
class Sheet:
    """A drawing surface as wide as ``width`` that begins at the side where reading begins."""

    width: float
    direction: str

    def x(self, start: float) -> float:
        """The abscissa of a point ``start`` units from where a line begins."""
        return round(self.width - start if self.direction == "rtl" else start, 1)

    def box(self, start: float, wide: float) -> float:
        """The left edge of a box that begins ``start`` units from where a line begins."""
        return round(self.width - start - wide if self.direction == "rtl" else start, 1)

    def text(
        self, start: float, y: float, lines: Iterable[str], kind: str = "", leading: float = 17
    ) -> str:
        """Lines of text that begin at ``start``."""
        x = self.x(start)
        shown = list(lines)
        if len(shown) == 1:
            return f'<text x="{x}" y="{y}"{_kind(kind)}>{escape(shown[0], quote=False)}</text>'
        spans = "".join(
            f'<tspan x="{x}" y="{round(y + index * leading, 1)}">{escape(line, quote=False)} </tspan>'
            for index, line in enumerate(shown)
        )
        return f"<text{_kind(kind)}>{spans}</text>"

    def centred(self, middle: float, y: float, text: str, kind: str = "") -> str:
        """One line of text around ``middle``."""
        return f'<text x="{self.x(middle)}" y="{y}" text-anchor="middle"{_kind(kind)}>{escape(text, quote=False)}</text>'

    def svg(self, height: float, kind: str, label: str, parts: Iterable[str]) -> str:
        """The picture. :param label: its name, for who does not see it."""
        return (
            f'<svg class="{kind}" viewBox="0 0 {round(self.width)} {round(height)}" role="group" '
            f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
        )


def link(href: str, inside: str, label: str = "", *, skipped: bool = False) -> str:
    """A link around a part of a picture.

    :param label: what it is called, where its text does not say.
    :param skipped: leave it out of the tab order.
    """
    named = f' aria-label="{escape(label)}"' if label else ""
    order = ' tabindex="-1"' if skipped else ""
    return f'<a href="{escape(href)}"{named}{order}>{inside}</a>'


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
