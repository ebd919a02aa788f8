"""Makes the text of a finished PDF come out right when it is copied, searched or read aloud.

Typst gives a cluster of letters its text by ActualText, and right-to-left words by
ReversedChars (ISO 32000-1, 14.8.2.3.3 and 14.9.4). Readers that ignore either lose Thai
marks, Persian non-joiners and the letters of a ligature. Here every glyph gets exactly one
character instead, in the order it is drawn in: a glyph that stands for several letters is
split into itself and blank glyphs, and a glyph that means different things in different
places gets a code for each. Nothing that is drawn moves or changes.

The streams are Typst's own: two-byte codes far below 0x4242, so that no string can hold the
bytes of an operator, and text objects that are not nested.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pikepdf

from ..breaks import JOINER
from . import clusters, marks, runs, writing
from .font import Font
from .runs import Run


def repaired(data: bytes) -> bytes:
    """The PDF with text that comes out right; the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], Font] = {}
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            if b"ActualText" in content or b"ReversedChars" in content:
                named = dict(_fonts(page, fonts))
                page.Contents.write(_repaired(content, named))  # a new stream takes far longer
        for font in fonts.values():
            font.write(pdf)
        _clean(pdf.Root.get("/Outlines"))
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _clean(item: pikepdf.Object | None) -> None:
    """Take the joiners out of the bookmarks."""
    while item is not None:
        if "/Title" in item:
            item.Title = str(item.Title).replace(JOINER, "")
        _clean(item.get("/First"))
        item = item.get("/Next")


def _fonts(page: pikepdf.Page, known: dict[tuple[int, int], Font]) -> Iterator[tuple[bytes, Font]]:
    """The fonts of a page by the names it has for them; each is read once a document."""
    for name, found in page.Resources.Font.items():
        if found.objgen not in known:
            known[found.objgen] = Font.read(found)
        yield name[1:].encode(), known[found.objgen]


def _repaired(content: bytes, fonts: Mapping[bytes, Font]) -> bytes:
    """The content of a page with a character for each glyph."""
    chunks = runs.read(content, fonts)
    found = [chunk for chunk in chunks if isinstance(chunk, Run)]
    clusters.join(found)
    clusters.carry_joiners(found)
    marks.join(chunks)
    return b"".join(writing.written(chunk) if isinstance(chunk, Run) else chunk for chunk in chunks)
