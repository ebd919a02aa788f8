"""Adds composite glyphs (OpenType, ``glyf``) to an embedded TrueType font."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

Parts = tuple[tuple[int, float, float], ...]
"""The glyphs that one is made of: their numbers, and how far to the right of the first and above it
each stands, in thousandths of the font's size."""
_PLACED = 0x0002 | 0x0004
"""A component is moved by coordinates, rounded to the grid."""


def with_glyphs(data: bytes, wanted: Mapping[Parts, float]) -> tuple[bytes, int]:
    """A font with a glyph for each of ``wanted`` after its own, which keep their numbers.

    :param wanted: the parts of each glyph, with its width in thousandths.
    :returns: the font, and the number of the first new glyph.
    """
    # The font's own glyphs are left as they are, unread; what the new ones change is set below.
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    names, scale = font.getGlyphOrder(), font["head"].unitsPerEm / 1000
    table, metrics = font["glyf"], font["hmtx"].metrics
    added = [f"joined{number}" for number in range(len(wanted))]
    font.setGlyphOrder([*names, *added])
    table.setGlyphOrder([*names, *added])
    for name, (parts, width) in zip(added, wanted.items(), strict=True):
        glyph = Glyph()
        glyph.numberOfContours = -1 if parts else 0
        glyph.components = [
            _component(names[number], round(x * scale), round(y * scale)) for number, x, y in parts
        ]
        table.glyphs[name] = glyph
        glyph.recalcBounds(table)
        metrics[name] = (max(round(width * scale), 0), glyph.xMin)
    _measure(font, [table.glyphs[name] for name in added])
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue(), len(names)


def _measure(font: TTFont, added: Sequence[Glyph]) -> None:
    """Say in the tables of the whole font what the new glyphs need (OpenType, ``maxp``, ``head``)."""
    table, most, head = font["glyf"], font["maxp"], font["head"]
    for glyph in added:
        if glyph.isComposite():
            points, contours, depth = glyph.getCompositeMaxpValues(table)
            most.maxCompositePoints = max(most.maxCompositePoints, points)
            most.maxCompositeContours = max(most.maxCompositeContours, contours)
            most.maxComponentElements = max(most.maxComponentElements, len(glyph.components))
            most.maxComponentDepth = max(most.maxComponentDepth, depth)
            head.xMin, head.yMin = min(head.xMin, glyph.xMin), min(head.yMin, glyph.yMin)
            head.xMax, head.yMax = max(head.xMax, glyph.xMax), max(head.yMax, glyph.yMax)


def _component(name: str, x: int, y: int) -> GlyphComponent:
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, x, y, _PLACED
    return part
