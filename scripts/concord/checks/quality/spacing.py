"""Rules about spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .text import matching
from .unit import Fault, Unit

_ANY = r"[^\S\n\t\r]"
# A space that does not break has its place at a mark or a number, not between two words.
_ODD = r"[^\S\n\t\r\u0020\u00a0\u202f]|(?<=[^\W\d_])[\u00a0\u202f](?=[^\W\d_])"
_DOUBLED = re.compile(rf"^{_ANY}+|{_ANY}{{2,}}|{_ANY}\Z|{_ODD}")
_CLOSING, _OPENING = r".,;:!?؟،؛)\]»”’…", r"(\[«“‘"
# Cheap, and true of hardly any text: a mark after a space, an opening one before, a letter after.
_PERHAPS = re.compile(rf"(?<= )[{_CLOSING}]|[{_OPENING}] |[,;:.!?؟،؛](?=\w)")
_BESIDE = re.compile(
    # A space before a mark; one before `.5` or `?lang=` belongs to what follows.
    rf"(?<! ) +(?=[,;،؛؟)\]»”]|[{_CLOSING}](?![{_CLOSING}]*\w))|(?<=[{_OPENING}]) +"
    # None after a comma; after a stop only where a word ends and another begins.
    r"|([؟،؛](?=[^\W_])(?!(?<=\d،)\d)|(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})"
    r"|(?<=[^\W\d_A-Z]{2})[.:!?](?=[A-Z][a-z]|[\u0620-\u06ff]{2}))"
)


def spaces(unit: Unit) -> Iterator[Fault]:
    """PO024: one plain space between words, none at the edges."""

    def one(match: re.Match[str]) -> str:
        at_edge = match.start() == 0 or match.end() == len(match.string)
        return "" if at_edge else " "

    yield from matching(unit, "PO024", _DOUBLED, "spaces doubled, at an edge or odd:", one)


def at_marks(unit: Unit) -> Iterator[Fault]:
    """PO025: no space before a closing mark or after an opening one; one after a comma."""

    if not _PERHAPS.search(unit.plain):
        return

    def right(match: re.Match[str]) -> str:
        return f"{match[1]} " if match[1] else ""

    # French sets a space there, and marks it as one that does not break.
    yield from matching(unit, "PO025", _BESIDE, "a space too many or too few:", right)
