"""The content of a page as runs of glyphs, and everything else as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .font import Font, text_of

STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)(\s?Tj)?|<([0-9A-Fa-f]+)>(\s?Tj)?", re.DOTALL)
_REVERSED = re.compile(rb"/ReversedChars\s?BMC(.*?)\bEMC\b", re.DOTALL)
_TOKEN = re.compile(
    rb"/Span<</ActualText<(?P<actual>[0-9A-Fa-f]*)>>>BDC(?P<inside>.*?)\bEMC\b"
    rb"|<</[^>]*>>|(?P<string>\((?:[^()\\]|\\.)*\)(?:\s?Tj)?|<[0-9A-Fa-f]+>(?:\s?Tj)?)"
    rb"|/(?P<font>f\d+)\s[-\d.]+\sTf|(?P<begin>\bBT\b)",
    re.DOTALL,
)
_FONT = re.compile(rb"/(f\d+)\s[-\d.]+\sTf")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(slots=True)
class Run:
    """Glyphs shown together: one string, or all strings of one ActualText.

    :ivar text: the ActualText, or None when each glyph has its own text.
    :ivar part: number of the text object it stands in.
    :ivar letters: for glyphs of a cluster that text objects part: what each stands for.
    :ivar drawn: for glyphs that were joined with others: the glyph that draws all.
    """

    font: Font
    data: bytes
    text: str | None
    part: int
    letters: dict[int, str] = field(default_factory=dict)
    drawn: dict[int, int] = field(default_factory=dict)

    def codes(self) -> list[int]:
        """The codes it shows, in order."""
        return [code for match in STRING.finditer(self.data) for code in codes_of(match)]


def read(content: bytes, fonts: Mapping[bytes, Font]) -> list[bytes | Run]:
    """The stream in order: runs of glyphs, and everything else as it stands.

    :param fonts: by the names the page has for them.
    """
    content = _REVERSED.sub(rb"\1", content)
    chunks: list[bytes | Run] = []
    font, part, at = next(iter(fonts.values())), 0, 0
    for match in _TOKEN.finditer(content):
        kind = match.lastgroup
        if kind == "font":
            font = fonts[match["font"]]
        elif kind == "begin":
            part += 1
        elif kind in ("inside", "string"):
            chunks.append(content[at : match.start()])
            at = match.end()
            text = None
            if kind == "inside":
                text = text_of(match["actual"]).removeprefix("\ufeff")
                if named := _FONT.search(match["inside"]):
                    font = fonts[named[1]]
            chunks.append(Run(font, match[kind], text, part))
    chunks.append(content[at:])
    return chunks


def codes_of(match: re.Match[bytes]) -> tuple[int, ...]:
    """The two-byte codes of a literal or a hexadecimal string."""
    return _decoded(match[1], match[3])


@lru_cache(maxsize=20_000)
def _decoded(literal: bytes | None, digits: bytes | None) -> tuple[int, ...]:

    def unescaped(match: re.Match[bytes]) -> bytes:
        escaped = match[1]
        if escaped[:1].isdigit():
            return bytes([int(escaped, 8) & 0xFF])
        return _ESCAPED.get(escaped, b"" if escaped == b"\n" else escaped)

    raw = bytes.fromhex(digits.decode()) if digits else _ESCAPE.sub(unescaped, literal or b"")
    return tuple(int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))
