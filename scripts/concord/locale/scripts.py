"""Which script a language is written in (CLDR)."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global


def of_locale(locale: Locale) -> str:
    """The ISO 15924 code of the script a locale is written in: its own, or CLDR's likely one."""
    return locale.script or _likely(locale.language, locale.territory or "")


@cache
def _likely(language: str, territory: str) -> str:
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{territory}") or likely.get(language) or ""
    found = [part for part in full.split("_") if len(part) == 4]
    return found[0] if found else "Latn"
