"""Text in another language, and words and spellings of another language or none.

Languages are told by their script and by the short words that every sentence has; languages as
close as Malay and Indonesian by the words in which they differ (scripts/README.md says why no
library does that).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale

from . import script
from .lexicon import FUNCTION_WORDS, OTHERS_WORDS, SPELLING
from .sameness import copied, is_english, squeezed
from .text import matching
from .unit import Fault, Unit

_WORD = re.compile(r"[^\W\d_]+(?:[’'\u200c-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?؟;؛:])\s+")
# A word of Indonesian keeps its Malay endings.
_ENDING = {"ms": re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")}
# So many characters are hardly the same in two languages by chance.
_TELLING = 10
_ENOUGH_WORDS = 5
# Short words of the other language: so many where the sentence has one of its own, or none.
_ENOUGH_HITS, _IF_NONE = 3, 2


def other_languages(unit: Unit) -> Iterator[Fault]:
    """What of a translation is not in its language, each text said once by what says most.

    A translation that is the English whole is :func:`concord.checks.quality.sameness.untranslated`'s.
    """
    for rule in (copied, another_language, others_words):
        faults = list(rule(unit)) if not is_english(unit) else []
        if faults:
            yield from faults
            return


def same_in_two_languages(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """A text that is the same in two languages, and not the English.

    It is at fault where it has fewer of the language's short words; everywhere when that does not
    tell. Nothing is said where the text alone gave it away.
    """
    alike: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        text = squeezed(unit.plain)
        if len(text) >= _TELLING and text != squeezed(unit.english):
            alike.setdefault((unit.entry.context, text), []).append(unit)
    for group in alike.values():
        if len(group) < 2 or any(any(other_languages(unit)) for unit in group):
            continue
        own = [_short_words(unit) for unit in group]
        for unit, count in zip(group, own, strict=True):
            if count < max(own) or min(own) == max(own):
                others = ", ".join(_name(u.language.code) for u in group if u is not unit)
                yield unit, Fault("PO046", f"the text is the same in {others}")


def _short_words(unit: Unit) -> int:
    """How many short words of its own language a text has."""
    known = FUNCTION_WORDS.get(script.of_locale(unit.language.locale), {})
    own = known.get(unit.language.code, frozenset())
    return sum(word.casefold() in own for word in _WORD.findall(unit.plain))


def another_language(unit: Unit) -> Iterator[Fault]:
    """A sentence in another language of the same script."""
    code = unit.language.code
    neighbours = FUNCTION_WORDS.get(script.of_locale(unit.language.locale), {})
    if (own := neighbours.get(code)) is None:
        return
    for sentence in _SENTENCE_END.split(unit.plain):
        words = [word.casefold() for word in _WORD.findall(sentence)]
        if len(words) < _ENOUGH_WORDS:
            continue
        here = sum(word in own for word in words)
        # Most sentences end here; no other language has words enough in them.
        if 2 * here >= len(words) - here:
            continue
        for other, theirs in neighbours.items():
            hits = sum(word in theirs for word in words)
            if other != code and hits >= (_ENOUGH_HITS if here else _IF_NONE) and hits > 2 * here:
                yield Fault("PO046", f"“{_short(sentence)}” reads as {_name(other)}")
                return


def _name(code: str) -> str:
    return str(Locale("en").languages.get(code, code))


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 40 else f"{sentence[:39].rstrip()}…"


def _own_word(word: str, wrong: Mapping[str, str], ending: re.Pattern[str] | None) -> str | None:
    """What the language has for a word of another, or for its stem; None for a word of its own."""
    found = wrong.get(word.casefold())
    if found is not None or ending is None:
        return found
    stem = ending.sub("", word.casefold())
    return wrong.get(stem) or None if stem != word.casefold() else None


def others_words(unit: Unit) -> Iterator[Fault]:
    """Words of another language where the language has its own, unless they are in a name."""
    wrong = OTHERS_WORDS.get(unit.language.code)
    if not wrong:
        return
    words = _WORD.findall(unit.plain)
    ending = _ENDING.get(unit.language.code)
    found = [
        f"“{word}”" + (f" (write “{own}”)" if own else "")
        for at, word in enumerate(words)
        if (own := _own_word(word, wrong, ending)) is not None
        and not _in_name(words, at, unit.english)
    ]
    if found:
        yield Fault("PO045", f"words of another language: {', '.join(dict.fromkeys(found))}")


def _in_name(words: Sequence[str], at: int, english: str) -> bool:
    """Whether a word is, or stands inside, a name that the English has too."""
    if words[at][0].isupper() and words[at] in english:
        return True
    around = words[max(0, at - 1) : at + 2]
    capital = sum(word[0].isupper() for word in around)
    return capital == 2 and " ".join(around) in english


def spelling(unit: Unit) -> Iterator[Fault]:
    """Spellings that the language does not have wherever they stand."""
    for pattern, right, why in _spellings(unit.language.code):
        yield from matching(unit, "PO047", pattern, f"{why}:", right)


@cache
def _spellings(code: str) -> Sequence[tuple[re.Pattern[str], str | None, str]]:
    return [(re.compile(pattern), right, why) for pattern, right, why in SPELLING.get(code, ())]
