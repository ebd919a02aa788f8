"""The content of a page as runs of glyphs, and everything else as it stands."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .font import JOINERS, Font, text_of

# Parentheses that match need no escape (ISO 32000-1, 7.3.4.2); of two-byte codes few are any.
_PLAIN = rb"[^()\\]|\\."
_NESTED = rb"(?:" + _PLAIN + rb"|\((?:" + _PLAIN + rb"|\((?:" + _PLAIN + rb")*\))*\))*"
STRING = re.compile(rb"\((" + _NESTED + rb")\)(\s?Tj)?|<([0-9A-Fa-f]+)>(\s?Tj)?", re.DOTALL)
_INSIDE = rb"(?:\(" + _NESTED + rb"\)|<[0-9A-Fa-f]+>|[-+\d.\s])*"
ARRAY = re.compile(rb"\[(" + _INSIDE + rb")\]\s?TJ", re.DOTALL)
_TO_END = rb"[^E]*(?:E(?!MC\b)[^E]*)*"
_REVERSED = re.compile(rb"/ReversedChars\s?BMC(" + _TO_END + rb")EMC\b")
# That each begins with one of few bytes lets Python pass over the others quickly.
_TOKEN = re.compile(
    rb"[/<\[(B](?:"
    rb"(?<=/)Span<</ActualText<(?P<actual>[0-9A-Fa-f]*)>>>BDC(?P<inside>" + _TO_END + rb")EMC\b"
    rb"|(?<=/)(?P<font>f\d+)\s[-\d.]+\sTf"
    rb"|(?<=<)(?:</[^>]*>>|(?P<digits>[0-9A-Fa-f]+>)(?:\s?Tj)?)"
    rb"|(?<=\[)(?P<array>" + _INSIDE + rb"\]\s?TJ)"
    rb"|(?<=\()(?P<string>" + _NESTED + rb"\)(?:\s?Tj)?)"
    rb"|(?<=\sB)(?P<begin>T\b)"
    rb")",
    re.DOTALL,
)
_JOINERS = frozenset(JOINERS)
_FONT = re.compile(rb"/(f\d+)\s[-\d.]+\sTf")


@dataclass(slots=True)
class Run:
    """Glyphs shown together: one string, or all strings of one ActualText or of a plain array.

    Plain is what has nothing to be repaired: each of its glyphs means one letter already.

    :ivar text: the ActualText, or None when each glyph has its own text.
    :ivar part: number of the text object it stands in.
    :ivar plain: whether it is plain; such a run is only read for a joiner of the one before.
    :ivar apart: whether something plain stands before it, which was passed over.
    :ivar letters: for glyphs of a cluster that text objects part: what each stands for.
    :ivar drawn: for glyphs that were joined with others: the glyph that draws all.
    """

    font: Font
    data: bytes
    text: str | None
    part: int
    plain: bool = False
    apart: bool = False
    letters: dict[int, str] = field(default_factory=dict)
    drawn: dict[int, int] = field(default_factory=dict)

    @property
    def carries(self) -> bool:
        """Whether it may end with a joiner, which belongs to what follows."""
        return not self.plain and (self.text is None or not _JOINERS.isdisjoint(self.text))

    def codes(self) -> tuple[int, ...]:
        """The codes it shows, in order."""
        return codes_in(self.shown()[1])

    def shown(self) -> tuple[bytes, bytes]:
        """What it shows, parted from its place on the page, which is seldom the same twice."""
        place, matrix, shown = self.data.rpartition(b"Tm")
        return (b"", self.data) if b"Tm" in place else (place + matrix, shown)


def read(content: bytes, fonts: Mapping[bytes, Font]) -> list[bytes | Run]:
    """The stream in order: runs of glyphs, and everything else as it stands.

    :param fonts: by the names the page has for them.
    """
    content = _REVERSED.sub(rb"\1", content)
    chunks: list[bytes | Run] = []
    font, part, at, apart = next(iter(fonts.values())), 0, 0, False
    before: Run | None = None
    for match in _TOKEN.finditer(content):
        kind = match.lastgroup
        if kind == "font":
            font = fonts[match["font"]]
        elif kind == "begin":
            part += 1
        elif kind == "inside":
            if named := _FONT.search(match["inside"]):
                font = fonts[named[1]]
            text = text_of(match["actual"]).removeprefix("\ufeff")
            before = Run(font, match["inside"], text, part, apart=apart)
            chunks += (content[at : match.start()], before)
            at, apart = match.end(), False
        elif kind:  # an array or a string
            shown = match[0]
            plain = font.plain.issuperset(codes_in(shown))
            if plain and (apart or before is None or before.part != part or not before.carries):
                apart = True
                continue
            pieces = [(0, len(shown))] if plain else [m.span() for m in STRING.finditer(shown)]
            for start, end in pieces:
                chunks.append(content[at : match.start() + start])
                at = match.start() + end
                before = Run(font, shown[start:end], None, part, plain, apart)
                chunks.append(before)
                apart = False
    chunks.append(content[at:])
    return chunks


@lru_cache(maxsize=20_000)
def codes_in(shown: bytes) -> tuple[int, ...]:
    """The two-byte codes of a string, or of all strings of an array."""
    return _unpacked(b"".join(_raw(each[0], each[2]) for each in STRING.findall(shown)))


def _raw(literal: bytes | None, digits: bytes | None) -> bytes:
    """The bytes of a string. Python knows the escapes that PDF has, but for the parentheses."""
    if digits:
        return bytes.fromhex(digits.decode())
    said = (literal or b"").replace(rb"\(", rb"\050").replace(rb"\)", rb"\051")
    return said.decode("unicode_escape").encode("latin-1")


def _unpacked(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(raw) // 2}H", raw[: len(raw) & ~1])
