"""Looking for faults in a text and repairing them without touching what is not words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ...book.inline import PLACEHOLDER
from .unit import Fault, Unit

# Ids and addresses of links, and placeholders: what a repair must leave as it is.
PROTECTED = re.compile(rf"\]\[[^\[\]]*\]|\]\([^()]*\)|<[^<>\s]*>|{PLACEHOLDER.pattern}")
_AROUND = 12
_ENOUGH, _LONG = 4, 6
"""A shorter word may be a letter off and another word; one so long may be two letters off."""
_SHOWN = 3

Replacement = str | Callable[[re.Match[str]], str]


def excerpt(text: str, start: int, end: int) -> str:
    """The stretch of ``text`` with a little around it, in quotes."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    return f"“{head}{text[first:last]}{tail}”"


def excerpts(text: str, matches: list[re.Match[str]]) -> str:
    """The first few matches with what stands around them."""
    shown = ", ".join(excerpt(text, *match.span()) for match in matches[:_SHOWN])
    more = len(matches) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def substitute(pattern: re.Pattern[str], replacement: Replacement, text: str) -> str:
    """``pattern.sub`` that leaves alone every match that touches a link's id or a placeholder."""
    kept = [match.span() for match in PROTECTED.finditer(text)]
    if not kept:
        return pattern.sub(replacement, text)

    def repaired(match: re.Match[str]) -> str:
        start, end = match.span()
        if any(start < last and first < end for first, last in kept):
            return match[0]
        return match.expand(replacement) if isinstance(replacement, str) else replacement(match)

    return pattern.sub(repaired, text)


def matching(
    unit: Unit,
    code: str,
    pattern: re.Pattern[str],
    what: str,
    replacement: Replacement | None = None,
) -> Iterator[Fault]:
    """One fault for all places of a unit's words where ``pattern`` matches.

    :param what: what the message says before the places.
    :param replacement: what puts each place right; None when that is not certain.
    """
    if matches := list(pattern.finditer(unit.plain)):
        fixed = None
        if replacement is not None:
            fixed = substitute(pattern, replacement, unit.entry.text)
        yield fault(unit, code, f"{what} {excerpts(unit.plain, matches)}", fixed)


@lru_cache(maxsize=4096)
def is_near(word: str, other: str) -> bool:
    """Whether two words differ by a letter or two: one too many, missing, another, or turned round."""
    allowed = 0 if len(other) < _ENOUGH else 1 if len(other) < _LONG else 2
    if word == other or abs(len(word) - len(other)) > allowed:
        return False
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 < j and letter == other[j - 2] and word[i - 2] == wanted:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] <= allowed


def fault(unit: Unit, code: str, message: str, fixed: str | None) -> Fault:
    """A fault whose repair, if there is one, changes something."""
    return Fault(code, message, fixed if fixed != unit.entry.text else None)
