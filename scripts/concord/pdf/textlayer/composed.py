"""Letters that are drawn by several glyphs, such as Thai SARA AM: one glyph draws them instead.

No text is right for each of two glyphs that are one letter together: some readers take the text
of either for that of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .font import Font
from .runs import ARRAY, STRING, codes_in

_SHIFT = re.compile(rb"[-+]?\d*\.?\d+")


def composed(font: Font, data: bytes, text: str) -> bytes | None:
    """What a run shows, its last letter drawn by one glyph; None where that cannot be done.

    :param text: what it means, with fewer letters than the run has glyphs.
    """
    arrays = list(ARRAY.finditer(data))
    if len(arrays) != 1 or not text or not font.has_outlines:
        return None
    placed = list(_placed(font, arrays[0][1]))
    alone, last = placed[: len(text) - 1], placed[len(text) - 1 :]
    start, end = last[0][1], last[-1][1] + font.widths.get(last[-1][0], 0)
    whole = font.join(tuple((glyph, round(x - start, 3), 0.0) for glyph, x in last), end - start)
    shown, at = b"", 0.0
    for (glyph, x), letter in zip([*alone, (whole, start)], text, strict=True):
        code = font.code(glyph, letter)
        shift = b"%.4g" % (at - x) if round(at - x, 3) else b""
        shown += shift + b"(\\%03o\\%03o)" % divmod(code, 256)
        at = x + font.widths[code]
    return data[: arrays[0].start()] + b"[" + shown + b"]TJ" + data[arrays[0].end() :]


def _placed(font: Font, array: bytes) -> Iterator[tuple[int, float]]:
    """Each code of a TJ array with where it stands, in thousandths of the font's size."""
    x, at = 0.0, 0
    for match in STRING.finditer(array):
        x -= sum(map(float, _SHIFT.findall(array[at : match.start()])))
        at = match.end()
        for code in codes_in(match[0]):
            yield code, x
            x += font.widths.get(code, 0)
