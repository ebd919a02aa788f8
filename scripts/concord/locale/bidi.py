"""Runs of the other direction inside a text: names, money and numbers that must not move.

The Unicode bidirectional algorithm (UAX #9) orders a paragraph as a whole, so a Latin name
beside punctuation in Persian, or beside another such name, can swap places with it. An
isolate around each such run (UAX #9, section 2.4.2; ``<bdi>`` in HTML) rules that out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
# A number with its sign, unit or separators: a price, a range, a time, a version.
_NUMBER = re.compile(r"[$€£¥฿+−-]?[0-9](?:[0-9.,:/–-]*[0-9])?%?")

_ATTACHED = "+#%°®™"
"""Signs that belong to the name or number before them: C++, 5%."""


def runs(text: str, direction: str) -> Iterator[tuple[str, bool]]:
    """Split a text into pieces, each with whether it runs against ``direction``.

    A piece that does begins and ends with a letter of the other direction, or in a
    right-to-left text with a number in European digits; joined, the pieces are the text.
    """
    if text.isascii() and direction == "ltr":
        yield text, False
        return
    start = 0
    for first, end in _foreign(text, direction):
        if first > start:
            yield text[start:first], False
        yield text[first:end], True
        start = end
    if start < len(text):
        yield text[start:], False


def _foreign(text: str, direction: str) -> Iterator[tuple[int, int]]:
    """First and end of each run against ``direction``."""
    other = "ltr" if direction == "rtl" else "rtl"
    marked: list[tuple[int, int]] = []
    for index, char in enumerate(text):
        if _STRONG.get(unicodedata.bidirectional(char)) == other:
            marked.append((index, index + 1))
    if direction == "rtl":
        marked += [match.span() for match in _NUMBER.finditer(text)]
    first = end = -1
    for begin, close in sorted(marked):
        while close < len(text) and text[close] in _ATTACHED:
            close += 1
        if first >= 0 and not _turns(text[end:begin], direction):
            end = max(end, close)
            continue
        if first >= 0:
            yield first, end
        first, end = begin, close
    if first >= 0:
        yield first, end


def _turns(between: str, direction: str) -> bool:
    """Whether a stretch between two foreign letters belongs to the text around them."""
    return any(
        _STRONG.get(unicodedata.bidirectional(char)) == direction or char in '،؛.:!؟?()«»“”"\n'
        for char in between
    )
