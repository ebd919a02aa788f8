"""What programs change in a text that nobody meant to change: quotation marks, dashes, spaces."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "…": "...",
    }
)
_SHOWN = 30


def alike(one: str, other: str) -> bool:
    """Whether two texts of English differ at most in what programs correct by themselves."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(_MARKS))
    return " ".join(re.sub("-+", "-", text).split())


def difference(one: str, other: str) -> tuple[str, str]:
    """Where two texts begin to differ: a few words of each from there."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if at is None else at
    start = max(one.rfind(" ", 0, at) + 1, at - _SHOWN)
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    end = start + _SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
