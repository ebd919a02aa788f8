"""Names of people, firms and products: letter for letter as in the English, or as the glossary has
them.

A name is a word that the English writes with a capital inside a sentence and never without, and
the words with a capital beside it. What CLDR calls languages, countries, months and days is
translated, and no name here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from ...book.model import Term
from . import script
from .foreign import other_languages
from .sameness import is_english
from .text import is_near
from .unit import Fault, Unit

_ENGLISH = Locale("en", "GB")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z][A-Za-z]+")
_SMALL = re.compile(r"\b[a-z]+\b")
_WORD = re.compile(r"[A-Za-z]+")
_CAPITAL = r"[A-Z][A-Za-z]*[a-z][A-Za-z]*"
_ONE = re.compile(rf"(?<![A-Za-z’'-]){_CAPITAL}")
_SEVERAL = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})*")
_IN_OTHERS = 2
"""So many translations that have a name show that it stays as it is."""
_SHORT = re.compile(r"(?<![A-Za-z’'-])[A-Z]{2,}(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Known:
    """What the English texts of a book write with a capital.

    :ivar names: words that are names, whatever stands beside them.
    :ivar common: words that are none: they stand in small letters too, or are translated.
    :ivar capital: every word with a capital.
    """

    names: frozenset[str]
    common: frozenset[str]
    capital: frozenset[str]


def names(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """PO056: names that are misspelt, of which a part is missing, or that the English has not."""
    known = known_names(tuple(dict.fromkeys(unit.english for unit in units)))
    named = [(unit, names_in(unit.english, known)) for unit in units]
    used = {word for unit, found in named for name in found for word in name if word in unit.plain}
    for unit, due in named:
        what = _missing(unit, due, used) or _strange(unit, due, known)
        # A text in another language has a finding of its own.
        if what and not is_english(unit) and not any(other_languages(unit)):
            yield unit, Fault("PO056", what)


def lost_names(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """PO056: a name that stands once in a language, and there only in the others."""
    known = known_names(tuple(dict.fromkeys(unit.english for unit in units)))
    without: dict[tuple[str, tuple[str, ...]], list[Unit]] = {}
    with_it: Counter[tuple[str, ...]] = Counter()
    for unit in units:
        for name in names_in(unit.english, known):
            if lacking := [word for word in name if word not in unit.plain]:
                if len(lacking) == len(name) and not _agreed(unit).intersection(name):
                    without.setdefault((unit.language.code, name), []).append(unit)
            else:
                with_it[name] += 1
    for (_, name), found in without.items():
        # Where two texts lack it, the language has its own way to write it.
        if len(found) == 1 and with_it[name] >= _IN_OTHERS:
            yield found[0], Fault("PO056", f"“{' '.join(name)}” is missing")


def _agreed(unit: Unit) -> frozenset[str]:
    return _in_glossary(unit.language.glossary)


@lru_cache(maxsize=16)
def _in_glossary(glossary: tuple[Term, ...]) -> frozenset[str]:
    """The English words that a glossary has a way to write."""
    return frozenset(word for term in glossary for word in _WORD.findall(term.term))


def _missing(unit: Unit, due: Sequence[tuple[str, ...]], used: set[str]) -> str:
    """A name of the English of which a part is here, or in other texts; ``""`` when there is none."""
    own = set(_WORD.findall(unit.plain)) if due else set()
    for name in due:
        missing = [word for word in name if word not in own and word not in _agreed(unit)]
        for word in missing:
            if near := next((w for w in own - set(name) if is_near(w, word)), ""):
                return f"“{near}” is “{word}” in the English"
        # A language may have its own way to write a name; then nothing of it is here, nor elsewhere.
        if missing and (len(missing) < len(name) or used.intersection(missing)):
            return f"“{' '.join(missing)}” of “{' '.join(name)}” is missing"
    return ""


def _strange(unit: Unit, due: Sequence[tuple[str, ...]], known: Known) -> str:
    """A name that the English has not; ``""`` when there is none."""
    latin = script.of_locale(unit.language.locale) == "Latn"
    # True of most texts, and fast.
    if latin and not due and known.names.isdisjoint(_WORD.findall(unit.plain)):
        return _other_short(unit)
    for word in _ONE.findall(unit.plain):
        if word in unit.english:
            continue
        runs = _runs(unit.english, known)
        if near := next((w for run in runs for w in run if is_near(word, w)), ""):
            return f"“{word}” is “{near}” in the English"
        if word in known.names if latin else word not in known.capital:
            return f"the English has no “{word}”"
    return _other_short(unit)


def _other_short(unit: Unit) -> str:
    """An abbreviation that is another than in the English, or ``""``."""
    if not _SHORT.search(unit.english):
        return ""
    there, here = (Counter(_SHORT.findall(text)) for text in (unit.english, unit.plain))
    lacking, added = there - here, here - there
    if lacking and added:
        return f"“{', '.join(added)}” stands where the English has “{', '.join(lacking)}”"
    return ""


@lru_cache(maxsize=8)
def known_names(texts: tuple[str, ...]) -> Known:
    """What English texts write with a capital."""
    inside = {word for text in texts for word in _INSIDE.findall(text)}
    small = {word for text in texts for word in _SMALL.findall(text)}
    capital = {word for text in texts for word in _ONE.findall(text)}
    common = {word for word in capital if word.casefold() in small} | _translated()
    return Known(frozenset(inside - common), frozenset(common), frozenset(capital))


@cache
def _translated() -> frozenset[str]:
    """English words for languages, countries, months and days."""
    named = (
        *_ENGLISH.languages.values(),
        *_ENGLISH.territories.values(),
        *_ENGLISH.months["format"]["wide"].values(),
        *_ENGLISH.days["format"]["wide"].values(),
    )
    return frozenset(word for name in named for word in _WORD.findall(name))


@lru_cache(maxsize=8192)
def names_in(english: str, known: Known) -> list[tuple[str, ...]]:
    """The names in a text, each with all its words.

    Of a word with a capital that begins a sentence, and is not known, nobody can tell.
    """
    found = []
    for run in _runs(english, known):
        unclear = run[0] not in known.names and _begins(english, run[0])
        found.append(run[1:] if unclear else run)
    return found


def _begins(english: str, word: str) -> bool:
    """Whether a word begins a sentence of a text."""
    return bool(re.search(rf"(?:\A|[.:;!?“(] ?|\n){word}\b", english))


def _runs(english: str, known: Known) -> Iterator[tuple[str, ...]]:
    """Words with a capital side by side, one of them a name, without those that are none."""
    if known.names.isdisjoint(_WORD.findall(english)):
        return
    for match in _SEVERAL.finditer(english):
        run: list[str] = []
        for word in (*match[0].split(), ""):
            if word and word not in known.common:
                run.append(word)
            elif run:
                if not known.names.isdisjoint(run):
                    yield tuple(run)
                run = []
