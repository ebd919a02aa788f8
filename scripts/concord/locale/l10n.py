"""Numbers, dates, lists and names of languages as a language writes them (CLDR, by Babel)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent
from babel.units import format_unit
from persiantools.jdatetime import JalaliDate

from ..book.model import Article, Language

# Zero of each positional numbering system that is some CLDR locale's default
# (CLDR supplemental/numberingSystems.xml). Babel knows a locale's system but not its digits.
_ZERO = {
    "adlm": 0x1E950,
    "arab": 0x660,
    "arabext": 0x6F0,
    "beng": 0x9E6,
    "cakm": 0x11136,
    "deva": 0x966,
    "hmnp": 0x1E140,
    "khmr": 0x17E0,
    "laoo": 0xED0,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x7C0,
    "olck": 0x1C50,
    "rohg": 0x10D30,
    "tibt": 0xF20,
}
_ENGLISH = Locale("en")
# Arabic-script Persian has a month table of its own in persiantools; the others transliterate.
_PERSIAN_MONTHS = ("fa",)


def digits(text: str, language: Language) -> str:
    """``text`` with its ASCII digits replaced by those the language uses by default."""
    own = _digits(language.locale)
    return text.translate(own) if own else text


@lru_cache(maxsize=64)
def _digits(locale: Locale) -> Mapping[int, int]:
    """What stands for each ASCII digit; empty where those are the language's own."""
    zero = _ZERO.get(locale.default_numbering_system)
    return {48 + i: zero + i for i in range(10)} if zero else {}


def number(value: int, language: Language) -> str:
    """A whole number in the language's digits, without grouping: passages, pages, minutes."""
    return digits(str(value), language)


def percent(value: int, language: Language) -> str:
    """A whole percentage as the language writes one."""
    locale = language.locale
    shown = format_percent(value / 100, locale=locale)
    # Babel keeps the Latin sign whatever the numbering system.
    own = locale.number_symbols.get(locale.default_numbering_system, {})
    return digits(shown.replace("%", own.get("percentSign", "%")), language)


def size(count: int, language: Language) -> str:
    """How large a file of ``count`` bytes is: ``312 kB``, ``1.1 MB``."""
    small = count < 999_500
    value = round(count / 1000) if small else round(count / 1_000_000, 1)
    unit = "digital-kilobyte" if small else "digital-megabyte"
    shown = format_unit(value, unit, "short", locale=language.locale, numbering_system="default")
    return digits(shown, language)


def joined(items: list[str], language: Language) -> str:
    """A list as the language writes one: ``a, b and c``."""
    return (
        format_list(items, style="standard", locale=language.locale)
        if len(items) > 1
        else "".join(items)
    )


_ITEM = "\ue000"
"""Stands for an item of a list while CLDR's words are put around it; no language writes it."""


@lru_cache(maxsize=1024)
def _around(count: int, locale: str) -> tuple[str, ...]:
    items = [_ITEM] * count
    shown = format_list(items, style="standard", locale=locale) if count > 1 else _ITEM * count
    return tuple(shown.split(_ITEM))


def around(count: int, language: Language) -> tuple[str, ...]:
    """What a language writes before, between and after ``count`` items of a list: one text more."""
    return _around(count, str(language.locale))


def language_name(code: str, reader: Language) -> str:
    """The name of the language ``code`` in the reader's language, by CLDR.

    ``tl`` is Tagalog; only where CLDR has no name for it does the English name stand in.
    """
    return str(reader.locale.languages.get(code) or _ENGLISH.languages.get(code) or code)


def date(iso: str, language: Language) -> str:
    """A day in full; for readers of the Solar Hijri calendar in both calendars."""
    day = datetime.date.fromisoformat(iso)
    gregorian = digits(format_date(day, "long", locale=language.locale), language)
    if language.code not in _PERSIAN_MONTHS:
        return gregorian
    return f"{_solar(day, 'fa')} ({gregorian})"


def _solar(day: datetime.date, locale: str) -> str:
    """A day of the Solar Hijri calendar, without the zero that persiantools puts before it."""
    own = JalaliDate.to_jalali(day.year, day.month, day.day)  # type: ignore[no-untyped-call]
    return str(own.strftime("%d %B %Y", locale=locale)).lstrip("0۰")


def published(article: Article, language: Language) -> str:
    """The article's date in its own calendar and, when that is another, in the Gregorian."""
    if not article.published:
        return ""
    day = datetime.date.fromisoformat(article.gregorian)
    gregorian = digits(format_date(day, "long", locale=language.locale), language)
    if article.calendar == "gregorian":
        return gregorian
    return f"{_solar(day, 'fa' if language.code in _PERSIAN_MONTHS else 'en')} ({gregorian})"
