"""Adds composite glyphs (OpenType, ``glyf``) to an embedded TrueType font."""

from __future__ import annotations

import io
from collections.abc import Mapping

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
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
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
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue(), len(names)


def _component(name: str, x: int, y: int) -> GlyphComponent:
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, x, y, _PLACED
    return part
