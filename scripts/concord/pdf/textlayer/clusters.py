"""Clusters of letters: which glyph stands for which of them, also where a text object parts them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from .font import JOINERS
from .runs import Run

_RTL = ("R", "AL")
_UNSEEN = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Direction marks: they have done their work and are no part of the text."""
_JOINERS = tuple(JOINERS)
_AM = ("\u0e33", "\u0e4d\u0e32")
"""THAI SARA AM is one character drawn as two glyphs."""

End = tuple[Run, list[int], str]
"""A cluster's piece at one end of a text object: its run, its glyphs' places there, its text."""


def join(runs: Sequence[Run]) -> None:
    """Find clusters parted by a raised mark, which Typst puts into a text object of its own.

    Each part says the whole cluster; afterwards each glyph has letters of its own.
    """
    parts: list[End] = []
    for run, following in pairwise(runs):
        if run.part == following.part or following.apart or run.plain or following.plain:
            if parts:
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
        elif parts:
            _settle(parts)
            parts = []
    if parts:
        _settle(parts)


def _single(run: Run) -> bool:
    return run.text is not None or len(run.codes()) == 1


def _end(run: Run, which: int) -> End:
    """The first (0) or last (-1) cluster of a run."""
    codes = run.codes()
    if run.text is not None:
        return run, list(range(len(codes))), run.text
    if not codes:
        return run, [], ""
    return run, [which % len(codes)], run.font.texts.get(codes[which], "")


def _settle(parts: list[End]) -> None:
    """Share the letters of a parted cluster out among the glyphs of its parts."""
    places = [(run, place) for run, of_run, _ in parts for place in of_run]
    shares = shared(parts[0][2], len(places))
    for (run, place), letters in zip(places, shares or [], strict=False):
        run.letters[place] = letters


def carry_joiners(runs: Sequence[Run]) -> None:
    """Give a joiner at the end of a string to the next one of the same text object.

    Typst begins a string anew wherever letters are moved together or apart.
    """
    for run, following in pairwise(runs):
        if run.part != following.part or following.apart or not _has_joiner(run):
            continue
        (at, letters), (first, after) = _letters(run, -1), _letters(following, 0)
        bare = letters.rstrip(JOINERS)
        if bare and bare != letters and after:
            run.letters[at], following.letters[first] = bare, letters[len(bare) :] + after


def _has_joiner(run: Run) -> bool:
    """Whether the last glyph of a run may stand for a joiner, too."""
    text = run.text if run.text is not None else _end(run, -1)[2]
    return text.startswith(_JOINERS)


def _letters(run: Run, which: int) -> tuple[int, str]:
    """The place of the first (0) or last (-1) glyph of a run, and what it stands for, as drawn."""
    codes = run.codes()
    if not codes:
        return 0, ""
    place = which % len(codes)
    if run.text is not None:
        shares = shared(run.text, len(codes)) or [""] * len(codes)
    else:
        shares = [""] * len(codes)
        text = run.font.texts.get(codes[place], "")
        shares[place] = (shared(text, 1) or [text])[0]
    return place, run.letters.get(place, shares[place])


def shared(text: str, glyphs: int) -> list[str] | None:
    """What each glyph of a cluster stands for, in the order of drawing; None to leave it."""
    text = text.translate(_UNSEEN)
    if not text or glyphs > len(text):
        return None
    first = len(text) - glyphs + 1
    shares = [text[:first], *text[first:]]
    return [share[::-1] for share in reversed(shares)] if is_rtl(text) else shares


@lru_cache(maxsize=20_000)
def is_rtl(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return any(unicodedata.bidirectional(ch) in _RTL for ch in text)
