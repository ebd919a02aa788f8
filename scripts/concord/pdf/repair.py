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
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pikepdf

from .breaks import JOINER

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)(\s?Tj)?|<([0-9A-Fa-f]+)>(\s?Tj)?", re.DOTALL)
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
_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RTL = ("R", "AL")
_UNSEEN = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Direction marks: they have done their work and are no part of the text."""
_JOINERS = "\u200c\u200d"
_AM = ("\u0e33", "\u0e4d\u0e32")
"""THAI SARA AM is one character drawn as two glyphs."""


@dataclass
class _Font:
    """A font's codes: what each draws and what it means; new codes are added at the end."""

    object: pikepdf.Object
    texts: dict[int, str]
    widths: dict[int, float]
    glyphs: dict[int, int] = field(default_factory=dict)
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    last: int = 0
    blank: int | None = None
    """The glyph of the space, which draws nothing."""
    done: dict[tuple[str | None, bytes], tuple[str | None, bytes]] = field(default_factory=dict)
    """Runs repaired before, with what they became."""

    def __post_init__(self) -> None:
        self.last = max(self.widths | self.texts, default=0)
        self.blank = next((code for code, text in self.texts.items() if text == " "), None)

    def code(self, glyph: int, text: str) -> int:
        """The code that draws ``glyph`` and means ``text``."""
        if self.texts.get(glyph) == text:
            return glyph
        found = self.codes.get((glyph, text))
        if found is None:
            self.last += 1
            found = self.codes[glyph, text] = self.last
            self.glyphs[found], self.texts[found] = glyph, text
            self.widths[found] = self.widths.get(glyph, 0)
        return found


@dataclass(slots=True)
class _Run:
    """Glyphs shown together: one string, or all strings of one ActualText.

    :ivar text: the ActualText, or None when each glyph has its own text.
    :ivar part: number of the text object it stands in.
    :ivar letters: for glyphs of a cluster that text objects part: what each stands for.
    """

    font: _Font
    data: bytes
    text: str | None
    part: int
    letters: dict[int, str] = field(default_factory=dict)

    def codes(self) -> list[int]:
        """The codes it shows, in order."""
        return [code for match in _STRING.finditer(self.data) for code in _codes(match)]


def repaired(data: bytes) -> bytes:
    """The PDF with text that comes out right; the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], _Font] = {}
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            if b"ActualText" in content or b"ReversedChars" in content:
                named = {
                    name[1:].encode(): _font(fonts, font)
                    for name, font in page.Resources.Font.items()
                }
                page.Contents = pdf.make_stream(_repair(content, named))
        for font in fonts.values():
            _write(pdf, font)
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


def _text(digits: bytes) -> str:
    """The characters that a map or an ActualText gives, without what only kept words whole."""
    return bytes.fromhex(digits.decode()).decode("utf-16-be").replace(JOINER, "")


# -- fonts ---------------------------------------------------------------------------


def _font(fonts: dict[tuple[int, int], _Font], found: pikepdf.Object) -> _Font:
    if found.objgen not in fonts:
        texts = {
            int(code, 16): _text(text)
            for code, text in _BFCHAR.findall(
                found.ToUnicode.read_bytes().partition(b"beginbfchar")[2]
            )
        }
        fonts[found.objgen] = _Font(found, texts, dict(_widths(found.DescendantFonts[0].W)))
    return fonts[found.objgen]


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


def _write(pdf: pikepdf.Pdf, font: _Font) -> None:
    """Give the font its new codes: what they draw, how wide, and what they mean."""
    if not font.glyphs:
        return
    descendant = font.object.DescendantFonts[0]
    last = max(font.glyphs)
    drawn = b"".join(font.glyphs.get(code, code).to_bytes(2, "big") for code in range(last + 1))
    descendant.CIDToGIDMap = pdf.make_stream(drawn)
    if "/CIDSet" in descendant.FontDescriptor:  # optional, and would have to list the new codes
        del descendant.FontDescriptor.CIDSet
    for code in sorted(font.glyphs):
        widths = [code, pikepdf.Array([font.widths[code]])]
        descendant.W.extend(widths)  # type: ignore[arg-type]
    table = font.object.ToUnicode.read_bytes()
    start, end = (
        re.search(rb"\d+\s+beginbfchar", table),
        table.rindex(b"endbfchar") + len(b"endbfchar"),
    )
    assert start is not None
    font.object.ToUnicode.write(table[: start.start()] + _bfchars(font.texts) + table[end:])


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


# -- one page ------------------------------------------------------------------------


def _repair(content: bytes, fonts: dict[bytes, _Font]) -> bytes:
    chunks = _read(_REVERSED.sub(rb"\1", content), fonts)
    _join([chunk for chunk in chunks if isinstance(chunk, _Run)])
    return b"".join(_written(chunk) if isinstance(chunk, _Run) else chunk for chunk in chunks)


def _read(content: bytes, fonts: dict[bytes, _Font]) -> list[bytes | _Run]:
    """The stream in order: runs of glyphs, and everything else as it stands."""
    chunks: list[bytes | _Run] = []
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
                text = _text(match["actual"]).removeprefix("\ufeff")
                if named := _FONT.search(match["inside"]):
                    font = fonts[named[1]]
            chunks.append(_Run(font, match[kind], text, part))
    chunks.append(content[at:])
    return chunks


def _codes(match: re.Match[bytes]) -> tuple[int, ...]:
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


# A cluster's piece at one end of a text object: its run, its glyphs' places there, its text.
_End = tuple[_Run, list[int], str]


def _join(runs: Sequence[_Run]) -> None:
    """Find clusters parted by a raised mark, which Typst puts into a text object of its own.

    Each part says the whole cluster; afterwards each glyph has letters of its own.
    """
    parts: list[_End] = []
    for run, following in zip(runs, runs[1:], strict=False):
        if run.part == following.part:
            _settle(parts)
            parts = []
            continue
        end = parts[-1] if parts and parts[-1][0] is run and _single(run) else _end(run, -1)
        start = _end(following, 0)
        held = sum(len(places) for _, places, _ in parts) or len(end[1])
        if (
            end[2] == start[2]
            and len(end[2]) > 1
            and held + len(start[1]) <= len(end[2].replace(*_AM))
        ):
            parts = [*(parts or [end]), start]
        else:
            _settle(parts)
            parts = []
    _settle(parts)


def _single(run: _Run) -> bool:
    return run.text is not None or len(run.codes()) == 1


def _end(run: _Run, which: int) -> _End:
    """The first (0) or last (-1) cluster of a run."""
    codes = run.codes()
    if run.text is not None:
        return run, list(range(len(codes))), run.text
    if not codes:
        return run, [], ""
    return run, [which % len(codes)], run.font.texts.get(codes[which], "")


def _settle(parts: list[_End]) -> None:
    """Share the letters of a parted cluster out among the glyphs of its parts."""
    if not parts:
        return
    places = [(run, place) for run, of_run, _ in parts for place in of_run]
    shares = _shared(parts[0][2], len(places))
    for (run, place), letters in zip(places, shares or [], strict=False):
        run.letters[place] = letters


def _shared(text: str, glyphs: int) -> list[str] | None:
    """What each glyph of a cluster stands for, in the order of drawing; None to leave it."""
    text = text.translate(_UNSEEN)
    if not text or glyphs > len(text):
        return None
    rtl = any(unicodedata.bidirectional(ch) in _RTL for ch in text)
    first = len(text) - glyphs + 1
    shares = [text[:first], *text[first:]]
    return [share[::-1] for share in reversed(shares)] if rtl else shares


def _written(run: _Run) -> bytes:
    """A run repaired; what is shown, without its place on the page, is worked out once."""
    place, matrix, shown = run.data.rpartition(b"Tm")
    if b"Tm" in place or run.letters:
        place, matrix, shown = b"", b"", run.data
    key = (run.text, shown)
    done = None if run.letters else run.font.done.get(key)
    if done is None:
        done = _set(run, shown)
        if not run.letters:
            run.font.done[key] = done
    text, shown = done
    return place + matrix + shown if text is None else _actual(text, place + matrix + shown)


def _set(run: _Run, data: bytes) -> tuple[str | None, bytes]:
    """A run with a code for each glyph's own letters, and ActualText only where that is not enough.

    A reader that parts zero-width marks from their letters (poppler, in Thai) does not when
    ActualText holds them together; from right to left it would reverse them.
    """
    codes = run.codes()
    whole = (
        _shared(run.text, len(codes))
        if run.text is not None
        else [run.font.texts.get(c, "") for c in codes]
    )
    letters = [run.letters.get(i, share) for i, share in enumerate(whole or [""] * len(codes))]
    if not all(letters) or (run.font.blank is None and any(len(share) > 1 for share in letters)):
        return run.text, data
    if run.text is None:
        letters = [
            (_shared(share, 1) or [share])[0] if i not in run.letters else share
            for i, share in enumerate(letters)
        ]
    glyphs = iter(zip(codes, letters, strict=True))

    def replaced(match: re.Match[bytes]) -> bytes:
        shown = b"(" + b"".join(_shown(run.font, *next(glyphs)) for _ in _codes(match)) + b")"
        return b"[" + shown + b"]TJ" if match[2] or match[4] else shown

    data = _STRING.sub(replaced, data)
    text = "".join(letters)
    rtl = any(unicodedata.bidirectional(ch) in _RTL for ch in text)
    return (None if run.text is None or rtl else text), data


def _actual(text: str, inside: bytes) -> bytes:
    said = ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
    return b"/Span<</ActualText<" + said + b">>>BDC" + inside + b"EMC"


def _shown(font: _Font, glyph: int, letters: str) -> bytes:
    """A glyph's codes inside a string; each blank is set over its neighbours, and takes no room."""
    out = b""
    seen = next((i for i, ch in enumerate(letters) if ch not in _JOINERS), 0)
    for i, letter in enumerate(letters):
        drawn = glyph if i == seen else font.blank
        assert drawn is not None
        code = font.code(drawn, letter)
        string = b"\\%03o\\%03o" % divmod(code, 256)
        if i != seen:
            width = font.widths.get(code, 0)
            string = b")%.4g(" % (width * 0.4) + string + b")%.4g(" % (width * 0.6)
        out += string
    return out
