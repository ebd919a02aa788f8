"""Writes runs again, each glyph with exactly one character, in the order it is drawn in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clusters import is_rtl, shared
from .composed import composed
from .font import JOINERS, Font, is_mark
from .runs import STRING, Run, codes_in

_LETTER = re.compile(f"[{JOINERS}]*[^{JOINERS}]|.", re.DOTALL)


def written(run: Run) -> bytes:
    """A run repaired; what is shown, without its place on the page, is worked out once."""
    if run.letters:
        place, done = b"", _set(run, run.data)
    elif run.plain:
        return run.data
    else:
        place, shown = run.shown()
        found = run.font.done.get((run.text, shown))
        done = found or run.font.done.setdefault((run.text, shown), _set(run, shown))
    text, shown = done
    return place + shown if text is None else _actual(text, place + shown)


def _set(run: Run, data: bytes) -> tuple[str | None, bytes]:
    """A run with a code for each glyph's own letters, and ActualText only where that is not enough.

    A reader that parts zero-width marks from their letters (poppler, in Thai) does not when
    ActualText holds them together; from right to left it would reverse them.
    """
    codes = run.codes()
    letters = _letters(run, codes)
    if letters is None:
        text = run.text or ""
        several = 0 < len(text) < len(codes) and not run.letters and not is_rtl(text)
        return run.text, (composed(run.font, data, text) if several else None) or data
    drawn = (run.drawn.get(i, code) for i, code in enumerate(codes))
    glyphs = iter(list(zip(drawn, letters, strict=True)))

    def replaced(match: re.Match[bytes]) -> bytes:
        shown = b"(" + b"".join(_shown(run.font, *next(glyphs)) for _ in codes_in(match[0])) + b")"
        return b"[" + shown + b"]TJ" if match[2] or match[4] else shown

    data = STRING.sub(replaced, data)
    text = "".join(letters)
    return (None if run.text is None or is_rtl(text) else text), data


def _letters(run: Run, codes: Sequence[int]) -> list[str] | None:
    """What each glyph of a run stands for, as drawn; None where one has no letter of its own."""
    if run.text is not None:
        shares = shared(run.text, len(codes)) or [""] * len(codes)
    else:
        texts = [run.font.texts.get(code, "") for code in codes]
        shares = [(shared(text, 1) or [text])[0] for text in texts]
    letters = [run.letters.get(i, share) for i, share in enumerate(shares)]
    if not all(letters) or (run.font.blank is None and any(len(each) > 1 for each in letters)):
        return None
    return _with_joiners_before(letters)


def _with_joiners_before(letters: list[str]) -> list[str]:
    """The glyphs' letters with each joiner before the letter that follows it on the page.

    pdf.js passes over a glyph whose text ends with one.
    """
    found, held = [], ""
    for share in letters[:-1]:
        rest = share.rstrip(JOINERS)
        found.append(held + rest if rest else held + share)
        held = share[len(rest) :] if rest else ""
    return [*found, *(held + share for share in letters[-1:])]


def _actual(text: str, inside: bytes) -> bytes:
    said = ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
    return b"/Span<</ActualText<" + said + b">>>BDC" + inside + b"EMC"


def _shown(font: Font, glyph: int, letters: str) -> bytes:
    found = font.shown.get((glyph, letters))
    return found or font.shown.setdefault((glyph, letters), _written(font, glyph, letters))


def _written(font: Font, glyph: int, letters: str) -> bytes:
    """A glyph's codes inside a string: it has one of its letters, and blanks the others.

    Each blank is set over its neighbours, and takes no room. The glyph has no mark for its letter
    where there is another: pdf.js takes what means a mark for no wider than one.
    """
    pieces, out = _LETTER.findall(letters), b""
    own = next((i for i, piece in enumerate(pieces) if not is_mark(piece)), 0)
    for i, piece in enumerate(pieces):
        code = font.code(glyph if i == own else font.blank_for(piece), piece)
        string = b"\\%03o\\%03o" % divmod(code, 256)
        width = font.widths.get(code, 0) if i != own else 0
        if width:
            string = b")%.4g(" % (width * 0.4) + string + b")%.4g(" % (width * 0.6)
        out += string
    return out
