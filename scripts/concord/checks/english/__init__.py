"""How the English is written, as far as a program can tell: rules that every text must keep.

The shape is that of :mod:`concord.checks.quality`: a rule is a pure function of a
:class:`~concord.checks.quality.unit.Unit`, here an English text as its own translation. It looks
at what a translator would get: blocks, check questions, glosses and texts of the site, those
whose markup is sound. Its codes, PAGE040 and on, stop a release only, and can be waived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...book import inline
from ...book.loaded import Loaded
from ...book.messages import messages, places
from ...book.model import CANONICAL, Entry
from ...book.register import TO_JUDGE
from ..quality.unit import Fault, Rule, Unit
from . import words

__all__ = ["RULES", "faults", "units"]

RULES: tuple[Rule, ...] = (words.doubled,)


def units(loaded: Loaded) -> Iterator[Unit]:
    """Every English text that is written and can be read."""
    book = loaded.book
    if CANONICAL not in book.languages:
        return
    language, where = book.languages[CANONICAL], places(book)
    known = inline.targets([*book.pages, *book.articles])
    for message in messages(book):
        spans, markup_faults = inline.parse(message.text, known)
        if not markup_faults and not message.text.startswith(TO_JUDGE):
            plain, place = inline.plain_text(spans), where[message.context]
            entry = Entry(message.context, message.text, message.text, False, place)
            yield Unit(language, entry, message, plain, plain)


def faults(found: Iterable[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """What every rule says about the units."""
    for unit in found:
        for rule in RULES:
            for fault in rule(unit):
                yield unit, fault
