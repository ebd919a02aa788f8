"""What a reader gets that knows no ActualText, as pdf.js in Firefox and MuPDF do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from concord.pdf import documents, editions
from concord.pdf.textlayer import runs

from ..support import real
from . import printing

CHAPTER = "keep-it-from-growing"
JOINERS = "\u200c\u200d"
# What is told beside the glyphs: ActualText, the language.
_TOLD = re.compile(rb"<<(?:[^<>]|<[0-9A-Fa-f]*>)*>>")


def shown(data: bytes) -> Iterator[str]:
    """What each code that is drawn means by the map of its font, in the order of drawing."""
    with printing.opened(data) as pdf:
        for page in pdf.pages:
            maps = {}
            for name, font in page.Resources.Font.items():
                table = font.ToUnicode.read_bytes()
                pairs = re.findall(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>", table)
                maps[name] = {
                    int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                    for code, text in pairs
                }
            token = re.compile(rb"/(f\d+) [-\d.]+ Tf|" + runs.STRING.pattern, re.DOTALL)
            texts: dict[int, str] = {}
            for match in token.finditer(_TOLD.sub(b"", page.Contents.read_bytes())):
                if match[1]:
                    texts = maps[f"/{match[1].decode()}"]
                else:
                    codes = runs.codes_in(match[0])
                    yield from (texts[code] for code in codes)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """A chapter in the two languages whose letters are not drawn one by one."""
    book = printing.with_address(real().book)
    root = printing.ROOT
    return {
        code: printing.printed(root, code, chapters=[CHAPTER], book=book) for code in ("th", "fa")
    }


def test_thai_is_whole_without_actual_text(made: dict[str, bytes]) -> None:
    """Every phrase can be found, those with SARA AM too, which is drawn by two glyphs."""
    document = documents.document(real().book, editions.Edition(("th",), (CHAPTER,)))
    texts = list(printing.said(document, "th"))
    got = "".join(shown(made["th"]))
    phrases = [phrase for text in texts for phrase in printing.visible(text).split()]
    with_am = [phrase for phrase in phrases if "\u0e33" in phrase]
    assert len(with_am) > 30
    assert printing.share_of_phrases(texts, got) >= 0.99
    assert printing.share_of_phrases(with_am, got) >= 0.99


def test_every_thai_glyph_is_one_character(made: dict[str, bytes]) -> None:
    """No glyph has the text of a whole cluster, which a reader would repeat for each."""
    several = [text for text in shown(made["th"]) if len(text) > 1]
    assert not several


def test_no_persian_glyph_ends_with_a_joiner(made: dict[str, bytes]) -> None:
    """pdf.js drops a glyph whose text ends with a joiner; it is kept before a letter."""
    joined = [text for text in shown(made["fa"]) if set(text) & set(JOINERS)]
    assert len(joined) > 50
    lost = [text for text in joined if text[-1] in JOINERS]
    assert len(lost) <= len(joined) / 100


def test_a_raised_mark_is_before_its_letter(made: dict[str, bytes]) -> None:
    """As drawn from left to right; a letter has no mark in its text, or pdf.js tears its word."""
    found = list(shown(made["fa"]))
    after = [other for one, other in zip(found, found[1:], strict=False) if one == "\u0654"]
    assert len(after) > 10
    assert set(after) == {"\u0647"}
    assert not [text for text in found if "\u0654" in text and len(text) > 1]


def test_joined_glyphs_draw_what_was_drawn(made: dict[str, bytes]) -> None:
    """The font has an outline for each new glyph, made of those that stood there."""
    import io

    from fontTools.ttLib import TTFont

    joined = 0
    for data in made.values():
        with printing.opened(data) as pdf:
            for page in pdf.pages[:1]:
                for font in page.Resources.Font.values():
                    descendant = font.DescendantFonts[0]
                    file = descendant.FontDescriptor.FontFile2
                    assert int(file.Length1) == len(file.read_bytes())
                    outlines = TTFont(io.BytesIO(file.read_bytes()))
                    drawn = descendant.CIDToGIDMap
                    if not isinstance(drawn, type(file)):
                        continue
                    table = drawn.read_bytes()
                    numbers = [
                        int.from_bytes(table[i : i + 2], "big") for i in range(0, len(table), 2)
                    ]
                    assert max(numbers) < outlines["maxp"].numGlyphs
                    names = outlines.getGlyphOrder()
                    joined += sum(outlines["glyf"][names[n]].isComposite() for n in {*numbers})
    assert joined > 2
