"""Makes the text of a finished PDF come out right when it is copied, searched or read aloud.

Typst gives a cluster of letters its text by ActualText, and right-to-left words by
ReversedChars (ISO 32000-1, 14.8.2.3.3 and 14.9.4). Readers that ignore either lose Thai
marks, Persian non-joiners and the letters of a ligature. Here every glyph gets exactly one
character instead, in the order it is drawn in: a glyph that stands for several letters is
split into itself and blank glyphs, and a glyph that means different things in different
places gets a code for each. Nothing that is drawn moves or changes.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_TOKEN = re.compile(
    rb"\((?P<string>(?:[^()\\]|\\.)*)\)(?P<alone>\s?Tj)?|/Span\s?<<\s?/ActualText\s?<(?P<actual>[0-9A-Fa-f]*)>\s?>>\s?BDC"
    rb"|(?P<reversed>/ReversedChars\s?BMC)|(?P<open>\b(?:BDC|BMC)\b)|(?P<close>\bEMC\b)"
    rb"|/(?P<font>f\d+)\s[-\d.]+\sTf|(?P<begin>\bBT\b)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RTL = ("R", "AL")
_UNSEEN = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Direction marks: they have done their work and are no part of the text."""
_JOINERS = "\u200c\u200d"
_AM = "\u0e33"
"""THAI SARA AM: drawn as two glyphs, but one character, so its ActualText stays."""


@dataclass
class _Font:
    """A font's codes: what each draws and what it means; new codes are added at the end."""

    object: pikepdf.Object
    texts: dict[int, str]
    widths: dict[int, float]
    glyphs: dict[int, int] = field(default_factory=dict)
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> int:
        """The code that draws ``glyph`` and means ``text``."""
        if self.texts.get(glyph) == text:
            return glyph
        found = self.codes.get((glyph, text))
        if found is None:
            found = self.codes[glyph, text] = max(self.widths | self.texts | self.glyphs, default=0) + 1
            self.glyphs[found], self.texts[found] = glyph, text
            self.widths[found] = self.widths.get(glyph, 0)
        return found

    @property
    def blank(self) -> int | None:
        """The glyph of the space, which draws nothing."""
        return next((code for code, text in self.texts.items() if text == " "), None)


@dataclass(slots=True)
class _Glyph:
    """A glyph as it is drawn: its place in the stream, and the codes it becomes."""

    font: _Font
    code: int
    becomes: list[tuple[int, bool]] = field(default_factory=list)
    """Codes in stream order; True for a blank one."""
    letters: str = ""


@dataclass(slots=True)
class _Cluster:
    """Glyphs that together stand for a text; ``part`` is the text object they are in."""

    text: str
    glyphs: list[_Glyph]
    part: int
    joined: list[_Cluster] = field(default_factory=list)
    keep: str = ""


@dataclass(slots=True)
class _Piece:
    """A piece of the content stream: bytes to copy, or a string of glyphs.

    :ivar cluster: for the beginning or end of an ActualText, the cluster it was for.
    :ivar alone: whether the string is shown by itself and not in an array.
    """

    data: bytes
    glyphs: list[_Glyph] = field(default_factory=list)
    cluster: _Cluster | None = None
    alone: bool = False


def repaired(data: bytes) -> bytes:
    """The PDF with text that comes out right; the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], _Font] = {}
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            if b"ActualText" in content or b"ReversedChars" in content:
                named = {name[1:].encode(): _font(fonts, font) for name, font in page.Resources.Font.items()}
                page.Contents = pdf.make_stream(_repair(content, named))
        for font in fonts.values():
            _write(pdf, font)
        out = io.BytesIO()
        pdf.save(
            out, deterministic_id=True, compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


# -- fonts ---------------------------------------------------------------------------


def _font(fonts: dict[tuple[int, int], _Font], found: pikepdf.Object) -> _Font:
    if found.objgen not in fonts:
        texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in _BFCHAR.findall(found.ToUnicode.read_bytes())
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
    for code in sorted(font.glyphs):
        descendant.W.extend([code, pikepdf.Array([font.widths[code]])])
    table = font.object.ToUnicode.read_bytes()
    start, end = re.search(rb"\d+\s+beginbfchar", table), table.rindex(b"endbfchar") + len(b"endbfchar")
    assert start is not None
    font.object.ToUnicode.write(table[: start.start()] + _bfchars(font.texts) + table[end:])


def _bfchars(texts: dict[int, str]) -> bytes:
    """The mappings in blocks of at most a hundred (Adobe TN 5014)."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(texts.items())]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    return "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    ).encode()


# -- one page ------------------------------------------------------------------------


def _repair(content: bytes, fonts: dict[bytes, _Font]) -> bytes:
    pieces, clusters = _read(content, fonts)
    for cluster in _whole(clusters):
        _assign(cluster)
    return b"".join(map(_bytes, pieces))


def _read(content: bytes, fonts: dict[bytes, _Font]) -> tuple[list[_Piece], list[_Cluster]]:
    """The stream in pieces, without ReversedChars, and its glyphs in clusters."""
    pieces: list[_Piece] = []
    clusters: list[_Cluster] = []
    marked: list[_Cluster | str] = []
    font, part, at = next(iter(fonts.values())), 0, 0
    for match in _TOKEN.finditer(content):
        pieces.append(_Piece(content[at : match.start()]))
        at, kind = match.end(), match.lastgroup
        piece = _Piece(match[0])
        pieces.append(piece)
        if kind == "font":
            font = fonts[match["font"]]
        elif kind == "begin":
            part += 1
        elif kind == "actual":
            text = bytes.fromhex(match["actual"].decode())[2:].decode("utf-16-be")
            piece.cluster = _Cluster(text, [], part)
            clusters.append(piece.cluster)
            marked.append(piece.cluster)
        elif kind == "reversed":
            marked.append(kind)
            piece.data = b" "
        elif kind == "open":
            marked.append(kind)
        elif kind == "close":
            opened = marked.pop()
            if isinstance(opened, _Cluster):
                piece.cluster = opened
            elif opened == "reversed":
                piece.data = b" "
        else:
            piece.glyphs, piece.alone = [_Glyph(font, code) for code in _codes(match["string"])], kind == "alone"
            within = next((m for m in reversed(marked) if isinstance(m, _Cluster)), None)
            if within:
                within.glyphs += piece.glyphs
            else:
                clusters += [_Cluster(font.texts.get(g.code, ""), [g], part) for g in piece.glyphs]
    pieces.append(_Piece(content[at:]))
    return pieces, [cluster for cluster in clusters if cluster.glyphs]


def _codes(string: bytes) -> list[int]:
    def unescaped(match: re.Match[bytes]) -> bytes:
        escaped = match[1]
        if escaped[:1].isdigit():
            return bytes([int(escaped, 8) & 0xFF])
        return _ESCAPED.get(escaped, b"" if escaped == b"\n" else escaped)

    raw = _ESCAPE.sub(unescaped, string)
    return [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]


def _whole(clusters: list[_Cluster]) -> Iterator[_Cluster]:
    """Clusters put together again where a raised mark parted them into two text objects."""
    pending: _Cluster | None = None
    for cluster in clusters:
        glyphs = len(pending.glyphs) + len(cluster.glyphs) if pending else 0
        if (
            pending and cluster.text == pending.text and cluster.part != pending.part
            and 1 < glyphs <= len(cluster.text.replace(_AM, "\u0e4d\u0e32"))
        ):
            parts = [*(pending.joined or [pending]), cluster]
            pending = _Cluster(cluster.text, pending.glyphs + cluster.glyphs, cluster.part, parts)
            continue
        if pending:
            yield pending
        pending = cluster
    if pending:
        yield pending


def _assign(cluster: _Cluster) -> None:
    """Share a cluster's characters out among its glyphs, in the order of the stream."""
    text = cluster.text.translate(_UNSEEN)
    rtl = any(unicodedata.bidirectional(ch) in _RTL for ch in text)
    glyphs = cluster.glyphs[::-1] if rtl else cluster.glyphs
    font = glyphs[0].font
    if not text or len(glyphs) > len(text) or (len(glyphs) < len(text) and font.blank is None):
        for part in cluster.joined or [cluster]:
            part.keep = part.text
        return
    first = len(text) - len(glyphs) + 1
    for glyph, letters in zip(glyphs, [text[:first], *text[first:]], strict=True):
        letters = letters[::-1] if rtl else letters
        seen = next((i for i, ch in enumerate(letters) if ch not in _JOINERS), 0)
        for i, letter in enumerate(letters):
            drawn = glyph.code if i == seen else font.blank
            assert drawn is not None
            glyph.becomes.append((glyph.font.code(drawn, letter), i != seen))
            glyph.letters += letter
    # A reader of left-to-right lines that parts zero-width marks from their letters
    # (poppler) does not when ActualText holds them together.
    if not rtl:
        for part in cluster.joined or [cluster]:
            part.keep = "".join(glyph.letters for glyph in part.glyphs)


def _bytes(piece: _Piece) -> bytes:
    if piece.cluster:
        if not piece.cluster.keep:
            return b" "
        if not piece.data.startswith(b"/"):
            return piece.data
        text = "\ufeff" + piece.cluster.keep
        return b"/Span<</ActualText<" + text.encode("utf-16-be").hex().upper().encode() + b">>>BDC"
    if not piece.glyphs or all(glyph.becomes in ([], [(glyph.code, False)]) for glyph in piece.glyphs):
        return piece.data
    shown = b"(" + b"".join(_shown(glyph) for glyph in piece.glyphs) + b")"
    return b"[" + shown + b"]TJ" if piece.alone else shown


def _shown(glyph: _Glyph) -> bytes:
    """A glyph's codes inside a string; each blank is set over its neighbours, and takes no room."""
    out = b""
    for code, blank in glyph.becomes or [(glyph.code, False)]:
        string = b"".join(b"\\%03o" % byte for byte in code.to_bytes(2, "big"))
        if blank:
            width = glyph.font.widths.get(code, 0)
            string = b")%.4g(" % (width * 0.4) + string + b")%.4g(" % (width * 0.6)
        out += string
    return out
