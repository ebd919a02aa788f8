"""Markdown that was not read as markup and would be printed as it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .repetition import emphasis
from .text import excerpts, fault
from .unit import Fault, Unit

_MARKDOWN = re.compile(
    # What begins a list, a heading or a quotation.
    r"\A\s*(?:[-+*•] |#{1,6} |>\s?|\d{1,2}[.)] )"
    # An asterisk or underscore at a word, code, struck out; a line under a heading, a table.
    r"|\*+(?=\S)|(?<=\S)\*+|(?<![^\W_])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\W_])"
    r"|`+|~~|==|\s#+\s*\Z|\|"
)
# Cheap, and true of hardly any text.
_PERHAPS = re.compile(r"[*_`~|]|==|\A\s*[-+•#>\d]|#\s*\Z")


def markdown(unit: Unit) -> Iterator[Fault]:
    """PO059: no Markdown that stays in the text, but what the English has too."""
    if not _PERHAPS.search(unit.plain):
        return
    left = list(_MARKDOWN.finditer(unit.plain))
    rightly = Counter(match[0].strip() for match in _MARKDOWN.finditer(unit.english))
    here = Counter(match[0].strip() for match in left)
    # Emphasis that lacks its end has a finding of its own.
    if here - rightly and not any(emphasis(unit)):
        yield fault(unit, "PO059", f"Markdown left in the text: {excerpts(unit.plain, left)}", None)


def left_in(text: str) -> str:
    """The Markdown left in an English text, or ``""``."""
    found = list(_MARKDOWN.finditer(text))
    return excerpts(text, found) if found else ""
