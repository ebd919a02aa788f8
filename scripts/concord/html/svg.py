"""Where things stand in an SVG picture with real text: mirrored for right-to-left, wrapped by
estimate. How they look, the templates say (``templates/drawing.svg``).

Nothing here measures with a font. Widths are estimated on the large side, so that a
picture has room for its words in whatever font shows them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

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
class Text:
    """Lines of text that begin at one abscissa, or stand around it.

    :ivar lines: each with the ordinate it stands on.
    """

    x: float
    lines: tuple[tuple[float, str], ...]


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

    def text(self, start: float, y: float, lines: Sequence[str], leading: float = 17) -> Text:
        """Lines of text ``start`` units from where a line begins, the first one at ``y``."""
        if len(lines) == 1:
            return Text(self.x(start), ((y, lines[0]),))
        placed = ((round(y + index * leading, 1), line) for index, line in enumerate(lines))
        return Text(self.x(start), tuple(placed))
