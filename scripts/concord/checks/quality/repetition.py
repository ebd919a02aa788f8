"""Rules about words and about emphasis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...book import inline
from . import locales
from .text import excerpts, fault
from .unit import Fault, Unit

_WORD = "\\w\u200c\u0654"
# A word, or a few of them, or the whole text with the mark it ends in.
_TWICE = re.compile(
    rf"(?<![{_WORD}’-])([^\W\d_][{_WORD}’-]*(?: [{_WORD}’-]+){{0,4}}) +\1(?![{_WORD}’-])"
    rf"|\A(?P<whole>.{{4,}}?)\s*(?P=whole)\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
# Thai writes no spaces: a few words, or the same stretch of syllables, twice in a row.
_TWICE_JOINED = re.compile(
    r"(ว่า|และ|ของ|ให้|กับ|การ|ได้|คือ|แต่|(?![\u0e30-\u0e3a\u0e47-\u0e4e])[\u0e01-\u0e4e]{4,24}?)\1"
    r"(?![\u0e30-\u0e3a\u0e47-\u0e4e])|\A(?P<whole>.{4,}?)\s*(?P=whole)\s*\Z|ๆ ?ๆ",
    re.DOTALL,
)
# What somebody wrote to themselves, or an escape that was written out: “\\n”.
_LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|XXX)\b|\\\w?", re.ASCII)


SENTENCE_END = re.compile(r"(?<=[.!?؟])[”»’›)]*\s+")
_WORDS = re.compile(r"[^\W_]+(?:[’'\u200c-][^\W_]+)*")
_SHORT_RUN, _LONG_RUN, _PHRASE = 4, 6, 15
"""So many words in a row stand twice by chance, or not; so many letters make a Thai phrase."""


def doubled(unit: Unit) -> Iterator[Fault]:
    """PO036: no word twice in a row, but where the language repeats words on purpose."""
    yield from twice(unit, "PO036")


def twice(unit: Unit, code: str) -> Iterator[Fault]:
    """A fault ``code`` for all words of a text that stand twice and not rightly so."""
    rightly = locales.REPEATED.get(unit.language.code, frozenset())
    pattern = _TWICE_JOINED if unit.language.code == "th" else _TWICE
    found = [m for m in pattern.finditer(unit.plain) if (m[1] or "").casefold() not in rightly]
    if found:
        yield fault(unit, code, f"a word twice: {excerpts(unit.plain, found)}", None)


def said_twice(unit: Unit) -> Iterator[Fault]:
    """PO058: no sentence, and no long run of words, that stands twice where the English has none."""
    again = _again(unit.plain, unit.language.code)
    if again and not _runs(unit.english, _SHORT_RUN) and not any(doubled(unit)):
        yield fault(unit, "PO058", f"“{again}” stands twice", None)


def _again(text: str, code: str) -> str:
    """What stands twice in a text, or ``""``."""
    unspaced = code == "th"
    parts = text.split(" ") if unspaced else SENTENCE_END.split(text)
    if len(set(parts)) < len(parts):
        twice = [part for part, times in Counter(parts).items() if times > 1]
        for part in twice:
            if len(part) >= _PHRASE and (unspaced or " " in part):
                return part
    return "" if unspaced else _runs(text, _LONG_RUN)


def _runs(text: str, length: int) -> str:
    """A run of so many words that stands twice in a text, or ``""``."""
    if text.count(" ") < 2 * length - 1:
        return ""
    words = _WORDS.findall(text.casefold())
    runs = list(zip(*(words[at:] for at in range(length)), strict=False))
    if len(set(runs)) == len(runs):
        return ""
    return next((" ".join(run) for at, run in enumerate(runs) if run in runs[:at]), "")


def left_over(unit: Unit) -> Iterator[Fault]:
    """PO039: no note to oneself and no escape that the English does not have."""
    found = [m for m in _LEFT_OVER.finditer(unit.plain) if m[0] not in unit.english]
    if found:
        yield fault(unit, "PO039", f"left in the text: {excerpts(unit.plain, found)}", None)


def emphasis(unit: Unit) -> Iterator[Fault]:
    """PO020: as many stretches are emphasised as in the English, of the same strength."""
    texts = (unit.entry.text, unit.message.text)
    if not any(mark in text for text in texts for mark in "*_"):
        return
    here, there = (_emphases(inline.parse(text, inline.targets(()))[0]) for text in texts)
    if here != there:
        said = (f"{counts['emphasis']} and {counts['strong']} strong" for counts in (here, there))
        given, due = said
        yield fault(unit, "PO020", f"{given} emphases; the English has {due}", None)


def _emphases(spans: Iterable[inline.Span]) -> Counter[str]:
    found: Counter[str] = Counter()
    for span in spans:
        found.update([span.kind] if span.kind in ("emphasis", "strong") else [])
        found += _emphases(span.children)
    return found
