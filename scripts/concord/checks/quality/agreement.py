"""Numbers, money and dates: a translation says the same as its English.

Digits of every script are read as what they mean, separators as the locale writes them. A
number may be in digits on one side and in words on the other, as far as the words are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from babel import Locale

from ...book.inline import PLACEHOLDER
from .amounts import RANGES, SIGNS, UNCOUNTED, UNITS, written
from .unit import Fault, Unit

# The whole of "1,234.5": digits with single separators between them, never a part of them.
_DIGITS = r"(?>[0-9]+(?:[.,٫٬][0-9]+)*)"
_NUMBER = re.compile(_DIGITS)
_DIGIT = re.compile(r"\d")  # of any script
_SEPARATOR = re.compile(r"([.,٫٬])")
_ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!\d)")
# Longer than any name of a month or unit, with what may stand between it and its number.
_NEAR = 24
# “One” before what is counted; anywhere else it may be a pronoun.
_COUNTED_ONE = re.compile(r"\bone (?:second|minute|hour|day|week|month|year|time)\b", re.I)
_SIGN = f"[{''.join(map(re.escape, SIGNS))}]"
ENGLISH = Locale("en", "GB")


class _Digits(dict[int, str]):
    """The digits of every script as ASCII, other characters as they are, found as they come."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = str(unicodedata.decimal(char)) if char.isdecimal() else char
        return self[code]


_ASCII_DIGITS = _Digits()

Facts = Counter[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text says in figures: its dates, its amounts with a unit, its other numbers."""

    dates: Facts
    amounts: Facts
    numbers: Facts


def agreement(unit: Unit) -> Iterator[Fault]:
    """Figures of the English that the translation lacks, and figures of its own."""
    if not (_DIGIT.search(unit.english) or _DIGIT.search(unit.plain)):
        yield from _written_out(unit)
        return
    language = unit.language
    english = figures(unit.english, "en", ENGLISH)
    given = figures(unit.plain, language.code, language.locale)
    if language.code not in UNITS:
        english, given = _without_units(english), _without_units(given)
    if english == given:
        yield from _written_out(unit)
        return
    said = in_words(unit.english, "en", ENGLISH)
    own_words = in_words(unit.plain, language.code, language.locale)
    # A number that stands in a date or amount that differs is not also a number that differs.
    spoken_for: dict[bool, Facts] = {True: Counter(), False: Counter()}
    for code, what, due, own in (
        ("PO042", "date", english.dates, given.dates),
        ("PO041", "amount", english.amounts, given.amounts),
        ("PO040", "number", english.numbers, given.numbers),
    ):
        lacking = _unsaid(due - own, own_words)
        added = _unsaid(own - due, said)
        if code == "PO040":
            lacking, added = lacking - spoken_for[True], added - spoken_for[False]
        spoken_for[False] += _numbers_in(lacking)
        spoken_for[True] += _numbers_in(added)
        if lacking or added:
            yield Fault(code, _said(lacking, added, what))


def _written_out(unit: Unit) -> Iterator[Fault]:
    """A small number in words that is another in the translation.

    Only where both are certain: the English number is not there, and another one that the English
    does not say is.
    """
    code = unit.language.code
    said = in_words(unit.english, "en", ENGLISH)
    if not said or code not in UNCOUNTED:
        return
    own = in_words(UNCOUNTED[code].sub(" ", unit.plain), code, unit.language.locale)
    due = said.keys() - own.keys() - {"1"} | _ones(unit.english, own)
    other = own.keys() - said.keys() - {"1"}
    figures_here = set(_NUMBER.findall(unit.plain.translate(_ASCII_DIGITS)))
    if (lacking := due - figures_here) and other:
        given = ", ".join(sorted(other, key=int))
        wanted = ", ".join(sorted(lacking, key=int))
        yield Fault("PO040", f"the English says {wanted} in words, the translation {given}")


def _ones(english: str, own: Facts) -> set[str]:
    """The number one, where the English counts with it and the translation does not say it."""
    return {"1"} if "1" not in own and _COUNTED_ONE.search(english) else set()


def _without_units(found: Figures) -> Figures:
    """The same with every amount as a bare number, where the words for units are not known."""
    bare = Counter(fact.partition(" ")[0] for fact in found.amounts.elements())
    return replace(found, amounts=Counter(), numbers=found.numbers + bare)


def _unsaid(facts: Facts, words: Facts) -> Facts:
    """The facts that the other text does not say in words either."""
    return Counter({fact: n for fact, n in facts.items() if words[fact.partition(" ")[0]] < n})


def _numbers_in(facts: Iterable[str]) -> Facts:
    return Counter(
        number.lstrip("0") or "0" for fact in facts for number in re.findall(r"[0-9.]+", fact)
    )


def _said(lacking: Facts, added: Facts, what: str) -> str:
    parts = []
    if lacking:
        parts.append(f"the {what} {', '.join(sorted(lacking))} of the English is missing")
    if added:
        parts.append(f"the English has no {what} {', '.join(sorted(added))}")
    return "; ".join(parts)


def figures(text: str, code: str, locale: Locale) -> Figures:
    """What ``text``, in the language ``code``, says in figures."""
    reader = _reader(code, locale)
    rest = PLACEHOLDER.sub(" ", text).translate(_ASCII_DIGITS)
    dates: Facts = Counter()
    amounts: Facts = Counter()
    rest = _ISO_DATE.sub(lambda found: _date(found[1], int(found[2]), found[3], dates), rest)
    if _near_a_number(reader.month, rest):
        rest = reader.dates.sub(lambda found: _named_date(found, reader, dates), rest)
    if _near_a_number(reader.any_unit, rest):
        rest = reader.amounts.sub(lambda found: _amount(found, reader, amounts), rest)
    return Figures(dates, amounts, Counter(_value(n, reader) for n in _NUMBER.findall(rest)))


def _near_a_number(pattern: re.Pattern[str], text: str) -> bool:
    """Whether it is worth the while to look for a date or an amount."""
    return any(
        pattern.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR)
        for match in _NUMBER.finditer(text)
    )


# The English of every translation is the same.
@lru_cache(maxsize=8192)
def in_words(text: str, code: str, locale: Locale) -> Facts:
    """The numbers a text writes out, as far as the words are known."""
    reader = _reader(code, locale)
    found = reader.written.finditer(text) if reader.written else ()
    return Counter(str(reader.small[match[0].casefold()]) for match in found)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text; :ivar value: without grouping, its decimals after a full stop."""

    start: int
    end: int
    value: str


def numbers(text: str, code: str, locale: Locale) -> list[Number]:
    """Every number of a text, in digits or in words that the language has."""
    reader = _reader(code, locale)
    in_digits = (
        Number(*match.span(), _value(match[0], reader))
        for match in _NUMBER.finditer(text.translate(_ASCII_DIGITS))
    )
    in_words = (
        Number(*match.span(), str(reader.small[match[0].casefold()]))
        for match in (reader.written.finditer(text) if reader.written else ())
    )
    return sorted((*in_digits, *in_words), key=lambda found: found.start)


def _date(year: str, month: int, day: str, into: Facts) -> str:
    into[f"{year or '?'}-{month:02}-{day.zfill(2) if day else '?'}"] += 1
    return " "


def _named_date(found: re.Match[str], reader: _Reader, into: Facts) -> str:
    def one(*names: str) -> str:
        return next((found[name] for name in names if found[name]), "")

    month = reader.months[one("month1", "month2").rstrip(".")]
    year, day = one("year1", "year2"), one("day1", "day2")
    # A month's name alone may be another word: “may”, “Mac”.
    return _date(year, month, day, into) if year or day else found[0]


def _amount(found: re.Match[str], reader: _Reader, into: Facts) -> str:
    unit = reader.unit(found["before"] or found["after"])
    for number in _NUMBER.findall(found[0]):
        into[f"{_value(number, reader)} {unit}"] += 1
    return " "


def _value(number: str, reader: _Reader) -> str:
    """A number without grouping and leading zeros, its decimals after a full stop."""
    parts = _SEPARATOR.split(number)
    value = parts[0].lstrip("0") or "0"
    for mark, digits in zip(parts[1::2], parts[2::2], strict=True):
        grouping = mark in (reader.group, "٬") and len(digits) == 3
        value += digits if grouping else f".{digits}"
    return value


@dataclass(frozen=True, slots=True)
class _Reader:
    """How one language writes numbers.

    :ivar group: the separator of thousands. :ivar small: words for numbers.
    :ivar units: for each unit the pattern of its names.
    :ivar months: months by their names.
    """

    group: str
    small: Mapping[str, int]
    written: re.Pattern[str] | None
    units: Mapping[str, re.Pattern[str]]
    any_unit: re.Pattern[str]
    amounts: re.Pattern[str]
    months: Mapping[str, int]
    month: re.Pattern[str]
    dates: re.Pattern[str]

    def unit(self, name: str) -> str:
        """The unit that ``name`` stands for."""
        named = (unit for unit, pattern in self.units.items() if pattern.fullmatch(name))
        return SIGNS.get(name) or next(named, name)


@cache
def _reader(code: str, locale: Locale) -> _Reader:
    symbols = locale.number_symbols.get("latn") or {}
    names = UNITS.get(code, {})
    units = {unit: re.compile(words, re.IGNORECASE) for unit, words in names.items()}
    small = written(code)
    months = _months(locale)
    return _Reader(
        str(symbols.get("group", ",")),
        small,
        _any_word(small) if small else None,
        units,
        re.compile("|".join((*names.values(), _SIGN)), re.IGNORECASE),
        _amounts_pattern(names.values(), RANGES.get(code, "")),
        months,
        re.compile("|".join(map(re.escape, months))),
        _dates_pattern(months),
    )


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words; in a script without spaces the longest that fits."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    # Only letters that are parted by spaces have an edge to look for.
    return re.compile(rf"(?<![A-Za-z؀-ۿ])(?:{'|'.join(longest_first)})(?![A-Za-z؀-ۿ])", re.I)


def _amounts_pattern(names: Iterable[str], ranges: str) -> re.Pattern[str]:
    """A number, or a range of numbers, with a unit before or after it."""
    words = "|".join((*names, _SIGN))
    between = rf"\s?(?:[-–—]{f'|{ranges}' if ranges else ''})\s?"
    before = rf"(?P<before>(?<![A-Za-z]){words})\s?{_DIGITS}"
    before += rf"(?:{between}(?P=before)?\s?{_DIGITS}(?!\s?(?:{words})))*"
    after = rf"{_DIGITS}(?:{between}{_DIGITS})*\s?(?P<after>(?:{words})(?![A-Za-z]))"
    return re.compile(f"{after}|{before}", re.IGNORECASE)


def _months(locale: Locale) -> dict[str, int]:
    """The months of the Gregorian calendar by their names, whole and short (CLDR)."""
    return {
        name.rstrip("."): number
        for style in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[style][width].items()
    }


def _dates_pattern(months: Iterable[str]) -> re.Pattern[str]:
    """A month by its name with a day before or after it, a year after it, or both."""
    name = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month, year = rf"(?<![A-Za-z])(?:{name})(?![A-Za-z])\.?", r"(?:19|20)[0-9]{2}(?![0-9])"
    day, gap = r"(?<![0-9])[0-9]{1,2}", r"[^0-9:;!?()]{1,7}?"
    first = rf"(?P<day1>{day}){gap}(?P<month1>{month})(?:{gap}(?P<year1>{year}))?"
    second = rf"(?P<month2>{month})(?:\s(?P<day2>{day})(?![0-9]))?(?:{gap}(?P<year2>{year}))?"
    return re.compile(f"{first}|{second}")
