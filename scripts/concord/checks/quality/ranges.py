"""Numbers that belong together, from one to the other, in the order of the English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from babel import Locale

from .agreement import in_words, numbers
from .amounts import OR, RANGES, SIGNS
from .unit import Fault, Unit

_ENGLISH = Locale("en", "GB")
_SIGN = f"[{re.escape(''.join(SIGNS))}]"
_DIGITS = re.compile(r"\d+")

Range = tuple[str, str]


def ranges(unit: Unit) -> Iterator[Fault]:
    """PO055: no range of numbers stands the other way round."""
    for first, second in _of_english(unit.english):
        here = _ranges(unit.plain, unit.language.code, unit.language.locale)
        if (first, second) not in here and (second, first) in here and first != second:
            said = f"“{second}” to “{first}” where the English has “{first}” to “{second}”"
            yield Fault("PO055", said)
            return


# The English of every translation is the same.
@lru_cache(maxsize=8192)
def _of_english(text: str) -> tuple[Range, ...]:
    several = in_words(text, "en", _ENGLISH).total() + len(_DIGITS.findall(text)) > 1
    return tuple(_ranges(text, "en", _ENGLISH)) if several else ()


def _ranges(text: str, code: str, locale: Locale) -> list[Range]:
    """The ranges of a text, in digits or in words; three numbers in a row are a date."""
    pairs = list(pairwise(numbers(text, code, locale)))
    joined = [bool(_between(code).fullmatch(text, a.end, b.start)) for a, b in pairs]
    alone = zip([False, *joined], joined, [*joined[1:], False], strict=False)
    return [
        (first.value, second.value)
        for (first, second), (before, here, after) in zip(pairs, alone, strict=False)
        if here and not before and not after
    ]


@cache
def _between(code: str) -> re.Pattern[str]:
    """What stands between the numbers of a range in a language."""
    words = "|".join(filter(None, (RANGES.get(code), OR.get(code))))
    return re.compile(rf"\s?(?:[-–—]{f'|{words}' if words else ''})\s?{_SIGN}?", re.IGNORECASE)
