"""Marks above letters written from right to left, such as the hamza of Persian: drawn with the letter.

Typst puts a raised mark into a text object of its own, before its letter; readers then lose it, or
give it to another letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .clusters import is_rtl
from .runs import STRING, Run

_PLACE = re.compile(
    rb"1 0 0 -1 ([-\d.]+) ([-\d.]+) cm(?:(?! cm).)*\sTf 1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm\s*"
    rb"\[?\s*([-\d.]+)?\s*\Z",
    re.DOTALL,
)
_SIZE = re.compile(rb"/f\d+ ([-\d.]+) Tf")


def join(chunks: Sequence[bytes | Run]) -> None:
    """Draw each such mark with the letter that follows it, as one glyph with the text of both.

    :param chunks: the content of a page, its clusters found already.
    """
    runs = [i for i, chunk in enumerate(chunks) if isinstance(chunk, Run)]
    for one, other in pairwise(runs):
        mark, base = chunks[one], chunks[other]
        assert isinstance(mark, Run) and isinstance(base, Run)
        if not mark.letters or not base.letters or base.apart:
            continue
        text = mark.letters.get(0, "") + base.letters.get(0, "")
        parted = mark.part != base.part and len(mark.codes()) == 1 and 0 in base.letters
        if parted and 0 in mark.letters and mark.font is base.font and is_rtl(text):
            places = _placed(chunks, one), _placed(chunks, other)
            if places[0] and places[1] and places[0][2] == places[1][2]:
                _draw(mark, base, places[0], places[1], text)


def _draw(mark: Run, base: Run, there: _Place, here: _Place, text: str) -> None:
    """Draw a mark with the first letter of ``base``, and no more by itself."""
    font, size = base.font, here[2]
    across, up = ((there[i] - here[i]) / size * 1000 for i in (0, 1))
    letter, above = base.codes()[0], mark.codes()[0]
    width = font.widths.get(letter, 0)
    whole = font.join(((letter, 0, 0), (above, round(across, 1), round(up, 1))), width)
    base.drawn[0], base.letters[0] = whole, text
    mark.data, mark.text, mark.letters = STRING.sub(rb"()\2\4", mark.data), None, {}


_Place = tuple[float, float, float]
"""Where a glyph stands on the page, and the size of its font."""


def _placed(chunks: Sequence[bytes | Run], at: int) -> _Place | None:
    """Where the first glyph of a run stands, if it is the first of its text object."""
    run, before = chunks[at], chunks[at - 1]
    assert isinstance(run, Run) and isinstance(before, bytes)
    inside = STRING.split(run.data, maxsplit=1)[0]
    content = before + inside
    sizes = _SIZE.findall(content)
    match = _PLACE.search(content[content.rfind(b"1 0 0 -1", 0, content.rfind(b" cm")) :])
    if not match or not sizes or not run.font.has_outlines:
        return None
    x, y, right, down, shift = (float(number or 0) for number in match.groups())
    size = float(sizes[-1])
    return x + right - shift / 1000 * size, y - down, size
