"""A font of a finished PDF: what each of its codes draws, and what it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pikepdf

from ..breaks import JOINER as WORD_JOINER
from .outlines import Parts, with_glyphs

JOINERS = "\u200c\u200d"
"""Characters that join or part the letters beside them, and are not drawn."""
_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass
class Font:
    """A font's codes: what each draws and what it means; new codes are added at the end.

    :ivar joined: glyphs to be added, which are drawn as several others; with their widths.
    """

    object: pikepdf.Object
    texts: dict[int, str]
    widths: dict[int, float]
    glyphs: dict[int, int] = field(default_factory=dict)
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    last: int = 0
    blank: int | None = None
    """The glyph of the space, which draws nothing."""
    joined: dict[Parts, float] = field(default_factory=dict)
    plain: frozenset[int] = frozenset()
    """Codes that mean one letter, and no joiner or mark of direction."""
    shown: dict[tuple[int, str], bytes] = field(default_factory=dict)
    """Glyphs written before, by what each stands for."""
    done: dict[tuple[str | None, bytes], tuple[str | None, bytes]] = field(default_factory=dict)
    """Runs repaired before, with what they became."""
    _numbers: dict[Parts, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.last = max(self.widths | self.texts, default=0)
        self.plain = frozenset(
            code
            for code, text in self.texts.items()
            if len(text) == 1 and unicodedata.category(text) != "Cf"
        )
        self.blank = next((code for code, text in self.texts.items() if text == " "), None)

    @classmethod
    def read(cls, found: pikepdf.Object) -> Font:
        """A font of two-byte codes with a ToUnicode map, as Typst writes them."""
        table = found.ToUnicode.read_bytes().partition(b"beginbfchar")[2]
        texts = {int(code, 16): text_of(text) for code, text in _BFCHAR.findall(table)}
        return cls(found, texts, dict(_widths(found.DescendantFonts[0].W)))

    @property
    def has_outlines(self) -> bool:
        """Whether glyphs can be joined: its outlines are TrueType's."""
        return "/FontFile2" in self.object.DescendantFonts[0].FontDescriptor

    def join(self, parts: Parts, width: float) -> int:
        """A glyph that draws several others where they stand; its number is negative until written."""
        self.joined.setdefault(parts, width)
        return self._numbers.setdefault(parts, -len(self.joined))

    def blank_for(self, text: str) -> int:
        """A glyph that draws nothing: of no width for a mark, as pdf.js takes marks to be."""
        assert self.blank is not None
        return self.join((), 0) if is_mark(text) and self.has_outlines else self.blank

    def code(self, glyph: int, text: str) -> int:
        """The code that draws ``glyph`` and means ``text``."""
        if self.texts.get(glyph) == text:
            return glyph
        found = self.codes.get((glyph, text))
        if found is None:
            self.last += 1
            found = self.codes[glyph, text] = self.last
            self.glyphs[found], self.texts[found] = glyph, text
            widths = list(self.joined.values()) if glyph < 0 else []
            self.widths[found] = widths[-1 - glyph] if widths else self.widths.get(glyph, 0)
        return found

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Give the font its new codes: what they draw, how wide, and what they mean."""
        if not self.glyphs:
            return
        descendant = self.object.DescendantFonts[0]
        first = self._add() if self.joined else 0
        last = max(self.glyphs)
        numbers = (self.glyphs.get(code, code) for code in range(last + 1))
        drawn = b"".join((n if n >= 0 else first - 1 - n).to_bytes(2, "big") for n in numbers)
        about = descendant.FontDescriptor
        # The CIDSet is optional, and would have to list the new codes. The map takes its place:
        # a file's first new object takes longer than all else that is written.
        stream = about.CIDSet if "/CIDSet" in about else pdf.make_stream(b"")
        stream.write(drawn)
        descendant.CIDToGIDMap = stream
        if "/CIDSet" in about:
            del about.CIDSet
        widths = "".join(f"{code}[{self.widths[code]:.9g}]" for code in sorted(self.glyphs))
        descendant.W.extend(pikepdf.Object.parse(f"[{widths}]".encode()))
        table = self.object.ToUnicode.read_bytes()
        start, end = (
            re.search(rb"\d+\s+beginbfchar", table),
            table.rindex(b"endbfchar") + len(b"endbfchar"),
        )
        assert start is not None
        self.object.ToUnicode.write(table[: start.start()] + _bfchars(self.texts) + table[end:])

    def _add(self) -> int:
        """Put the joined glyphs into the embedded font; returns the number of the first."""
        about = self.object.DescendantFonts[0].FontDescriptor
        data, first = with_glyphs(about.FontFile2.read_bytes(), self.joined)
        about.FontFile2.write(data)
        about.FontFile2.Length1 = len(data)
        return first


@lru_cache(maxsize=20_000)
def text_of(digits: bytes) -> str:
    """The characters that a map or an ActualText gives, without what only kept words whole."""
    return bytes.fromhex(digits.decode()).decode("utf-16-be").replace(WORD_JOINER, "")


def is_mark(text: str) -> bool:
    """Whether it is only what stands above or below a letter."""
    return all(unicodedata.category(ch) == "Mn" for ch in text)


def _widths(array: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """Code and width of a CIDFont's W array (ISO 32000-1, 9.7.4.3)."""
    entries = list(array)
    while entries:
        first, following = int(entries.pop(0)), entries.pop(0)
        if isinstance(following, pikepdf.Array):
            yield from ((first + i, float(width)) for i, width in enumerate(following))
        else:
            width = float(entries.pop(0))
            yield from ((code, width) for code in range(first, int(following) + 1))


def _bfchars(texts: dict[int, str]) -> bytes:
    """The mappings in blocks of at most a hundred (Adobe TN 5014)."""
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    return "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    ).encode()
