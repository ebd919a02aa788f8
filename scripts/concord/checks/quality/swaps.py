"""A word of the English that is another of its family in the translation: an hour that is a day,
the first that is the second, Monday that is Tuesday, one language that is another.

A translation may leave such a word out or add one; at fault is one that does both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale
from babel.units import format_unit

from ...book.inline import PLACEHOLDER
from . import script
from .agreement import agreement, numbers
from .amounts import SIGNS
from .families import (
    BETWEEN,
    DURATIONS,
    FAMILIES,
    LANGUAGES,
    MAY_BE,
    MEASURES,
    MONEY,
    UNITS_OF_TIME,
)
from .foreign import other_languages
from .unit import Fault, Unit

_ENGLISH = Locale("en", "GB")
_DIGITS = re.compile(r"\d+")
_SIGN = f"[{re.escape(''.join(SIGNS))}]"
_WORD = re.compile(rf"[0-9]*[A-Za-z°]+|{_SIGN}")
# Scripts that write no spaces: a word has no edge to look for.
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})

Kind = tuple[str, str]
"""A family, and which of it; for a number with a unit the number, and which unit."""
Named = dict[Kind, str]
"""What a text names, each with the words that first do."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one language; :ivar kinds: what each group of the pattern stands for."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, Kind]

    def named(self, text: str) -> Named:
        """What a text names."""
        found: Named = {}
        for match in self.pattern.finditer(text):
            found.setdefault(self.kinds[str(match.lastgroup)], match[0])
        return found


def swaps(unit: Unit) -> Iterator[Fault]:
    """PO054: a unit, an order, a day or a language that is another in the translation.

    PO041: a currency in words that is another, or none; that of a number in digits has been
    compared.
    """
    named, measured = _of_english(unit.english)
    found = dict((*_other_kinds(unit, named), *_other_units(unit, measured)))
    # A text in another language has a finding of its own.
    if found and not any(other_languages(unit)):
        of_numbers = {fault.code for fault in agreement(unit)}
        yield from (Fault(code, what) for code, what in found.items() if code not in of_numbers)


def _other_kinds(unit: Unit, named: Named) -> Iterator[tuple[str, str]]:
    """Words of a family that stand for others, where no word of the English gives rise to them."""
    families = _families(unit.language.code, unit.language.locale) if named else {}
    for family in dict.fromkeys(family for family, _ in named):
        if (words := families.get(family)) is None:
            continue
        here = words.named(PLACEHOLDER.sub(" ", unit.plain))
        added = [kind for kind in here if kind not in named and not _may_be(kind, unit.english)]
        # What the language has no word for is not lacking.
        known = words.kinds.values()
        lacking = [k for k in named if k[0] == family and k in known and k not in here]
        money = family == MONEY
        if added and lacking or money and (added or lacking):
            said = _said((here[kind] for kind in added), (named[kind] for kind in lacking))
            yield "PO041" if money else "PO054", said


def _said(here: Iterable[str], due: Iterable[str]) -> str:
    own, wanted = (", ".join(f"“{word}”" for word in words) or "none" for words in (here, due))
    return f"{own} stands where the English has {wanted}"


def _may_be(kind: Kind, english: str) -> bool:
    return kind[1] in MAY_BE and bool(_beside(kind[1]).search(english))


@cache
def _beside(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{MAY_BE[kind]})\b", re.IGNORECASE)


def _other_units(unit: Unit, measured: Named) -> Iterator[tuple[str, str]]:
    """A number whose unit is another, whatever other units the text names."""
    here = _measured(unit.plain, unit.language.code, unit.language.locale) if measured else {}
    for kind, said in measured.items():
        others = [own for k, own in here.items() if k[0] == kind[0] and k not in measured]
        if kind not in here and others:
            yield "PO054", _said(others[:1], [said])


# The English of every translation is the same.
@lru_cache(maxsize=8192)
def _of_english(text: str) -> tuple[Named, Named]:
    """What an English text names of the families, and the numbers with a unit that it has."""
    named: Named = {}
    text = PLACEHOLDER.sub(" ", text)
    words = _WORD.findall(text)
    for word in words:
        if kind := _english_kind(word):
            named.setdefault(kind, word)
    return named, _measured(text, "en", _ENGLISH) if any(map(_is_unit, words)) else {}


def kinds_in(text: str) -> frozenset[Kind]:
    """What an English text names of the families."""
    return frozenset(_of_english(text)[0])


# Texts have few words that differ: each is looked up once.
@cache
def _english_kind(word: str) -> Kind | None:
    """What an English word names."""
    match = _all_english().pattern.fullmatch(word)
    return _all_english().kinds[str(match.lastgroup)] if match else None


@cache
def _is_unit(word: str) -> bool:
    """Whether an English word may be a unit, alone or after the digits that it begins with."""
    return bool(_all_units().pattern.fullmatch(word.lstrip("0123456789")))


@cache
def _all_units() -> _Words:
    """The units of English."""
    return _words(_units("en", _ENGLISH), _ENGLISH)


def _measured(text: str, code: str, locale: Locale) -> Named:
    """Each number with the unit it has."""
    units = _after_number(code, locale)
    found: Named = {}
    for number in numbers(text, code, locale):
        if match := units.pattern.match(text, number.end):
            kind = units.kinds[str(match.lastgroup)][1]
            found[number.value, kind] = text[number.start : match.end()]
    return found


def _kinds(code: str, locale: Locale) -> dict[str, dict[Kind, str]]:
    """By family the words of a language: those of the tables, and those that CLDR knows."""
    found = {
        family: {(family, kind): words for kind, words in by_language[code].items()}
        for family, by_language in FAMILIES.items()
        if code in by_language
    }
    if MONEY in found:
        for sign, kind in SIGNS.items():
            found[MONEY][MONEY, kind] = (
                f"{found[MONEY].get((MONEY, kind), '(?!)')}|{re.escape(sign)}"
            )
    days = locale.days["format"]["wide"].items()
    found["weekday"] = {
        ("weekday", _ENGLISH.days["format"]["wide"][day]): _cased([name]) for day, name in days
    }
    found["language"] = {
        ("language", kind): _cased(names)
        for kind, codes in LANGUAGES.items()
        if (
            names := {
                name for c in codes for of in (locale, _ENGLISH) if (name := of.languages.get(c))
            }
        )
    }
    return found


def _cased(names: Iterable[str]) -> str:
    """Names, which have a capital where the script has one."""
    return f"(?-i:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"


@cache
def _families(code: str, locale: Locale) -> dict[str, _Words]:
    """The families of a language."""
    return {family: _words(kinds, locale) for family, kinds in _kinds(code, locale).items()}


@cache
def _all_english() -> _Words:
    """Every family of English, whose words are each of one family only."""
    families = _kinds("en", _ENGLISH).values()
    return _words({kind: words for kinds in families for kind, words in kinds.items()}, _ENGLISH)


@cache
def _after_number(code: str, locale: Locale) -> _Words:
    """Units of a language as they follow a number."""
    before = f"[ -]?(?:{BETWEEN[code]})?" if code in BETWEEN else "[ -]?"
    return _words(_units(code, locale), locale, before)


@cache
def _units(code: str, locale: Locale) -> dict[Kind, str]:
    """Units of a language."""
    kinds = {("", kind): words for kind, words in UNITS_OF_TIME.get(code, {}).items()}
    for unit in MEASURES if kinds else (*MEASURES, *DURATIONS):
        names = {re.escape(name) for name in _cldr_names(unit, locale)}
        kinds["", unit.partition("-")[2]] = "|".join(sorted(names, key=len, reverse=True))
    return kinds


def _cldr_names(unit: str, locale: Locale) -> Iterator[str]:
    """What CLDR calls a unit, of one and of several."""
    for length in ("long", "short"):
        for amount in (1, 3):
            name = _DIGITS.sub("", format_unit(amount, unit, length, locale=locale)).strip()
            yield name.removeprefix("na ")


def _words(kinds: Mapping[Kind, str], locale: Locale, before: str = "") -> _Words:
    """One pattern for the words of all kinds, the longest first."""
    spaced = script.of_locale(locale) not in _UNSPACED
    first = r"(?<![^\W\d_]|\u200c)" if spaced and not before else ""
    last = r"(?!\u200c?[^\W\d_])" if spaced else ""
    longest_first = enumerate(sorted(kinds, key=lambda kind: -len(kinds[kind])))
    groups = {f"k{at}": kind for at, kind in longest_first}
    words = "|".join(f"(?P<{group}>{kinds[kind]})" for group, kind in groups.items())
    # A half-space may be a space, or nothing.
    words = words.replace("\u200c", "[\u200c ]?")
    return _Words(re.compile(f"{before}{first}(?:{words}){last}", re.IGNORECASE), groups)
