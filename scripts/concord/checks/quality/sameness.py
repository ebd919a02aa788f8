"""Texts that are the same where they should differ, and differ where they should be the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from statistics import median

from ...book.inline import PLACEHOLDER
from . import script
from .locales import UNUSED_MARKS
from .unit import Fault, Unit

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[’'-][A-Za-z0-9]+)*")
_APART = re.compile(rf"{PLACEHOLDER.pattern}|https?://\S+")
# A capital after a small letter, or after the comma of a list: not one that begins a sentence.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z]*")
RUN = 4
"""So many English words in a row are no name and no loan."""
_SMALL_IN_RUN = 2

LABEL = 20
"""English texts with fewer letters are labels; two of them may share a translation."""
LONG = 40
"""So many letters of English make a text long enough for its length to tell something."""
ENOUGH = 20
"""So many long texts show how long a language's translations usually are."""
_SENTENCE = re.compile(r"[.!?؟][”»’›)]*(?=\s|\Z)")
SHORTER = 0.97
"""Shorter than this and with fewer sentences: one was dropped. Two that were made one are not shorter."""
BESIDE_OTHERS, ALSO = 0.72, 0.85
"""In a language that does not mark where a sentence ends, a text so short beside the same one in
other languages, and so short by itself, lacks one."""
ENOUGH_TO_TELL = 50
"""So many letters of English make two sentences long enough to see that one is missing."""
LONGEST, SHORTEST = 2.0, 0.45
"""How long a translation may be, to the usual length of one in its language."""


def untranslated(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """Translations that are the English; a name stays as it is, and a single word may be a loan."""
    names: set[str] | None = None
    for unit in units:
        if not is_english(unit):
            continue
        words = _WORD.findall(_APART.sub(" ", unit.english))
        latin = script.of_locale(unit.language.locale) == "Latn"
        if not words or (latin and len(words) == 1):
            continue
        if names is None:
            names = _names(units)
        several = len(words) > 1
        if not all(word[0].isupper() and (several or word in names) for word in words):
            yield unit, Fault("PO043", "the translation is the English text")


def is_english(unit: Unit) -> bool:
    """Whether a translation is its English text, letter for letter."""
    if abs(len(unit.plain) - len(unit.english)) > _SLACK:
        return False
    return squeezed(unit.plain) == squeezed(unit.english)


# What :func:`squeezed` takes off; texts whose lengths differ by more cannot be the same.
_EDGES = " .…!?:"
_SLACK = 4


def squeezed(text: str) -> str:
    """A text without what a translation may leave off: case, spaces at the edges, a full stop."""
    return text.casefold().strip(_EDGES)


def _names(units: Sequence[Unit]) -> set[str]:
    """Words that the English writes with a capital inside a sentence, and never without."""
    capital = {word for unit in units for word in _NAME.findall(unit.english)}
    small = {word for unit in units for word in re.findall(r"\b[a-z]+\b", unit.english)}
    return {word for word in capital if word.casefold() not in small}


def copied(unit: Unit) -> Iterator[Fault]:
    """A run of English words that stayed in the translation, unless it is names."""
    words = _WORD.findall(_APART.sub(" | ", unit.plain))
    if len(words) < RUN:
        return
    english = _WORD.findall(_APART.sub(" | ", unit.english))
    if len(set(words) & set(english)) < RUN - 1:
        return
    runs = {tuple(english[i : i + RUN]) for i in range(len(english) - RUN + 1)}
    for first in range(len(words) - RUN + 1):
        run = tuple(words[first : first + RUN])
        if run in runs and sum(word[0].islower() for word in run) >= _SMALL_IN_RUN:
            yield Fault("PO044", f"“{' '.join(run)} …” is left in English")
            return


def two_translations(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """The same English, translated in two ways: what most say is right, else what comes first."""
    alike: dict[str, list[Unit]] = {}
    for unit in units:
        alike.setdefault(unit.message.text, []).append(unit)
    for group in alike.values():
        (usual, _), *others = Counter(unit.entry.text for unit in group).most_common()
        if not others:
            continue
        other = next(unit for unit in group if unit.entry.text == usual)
        message = f"“{other.entry.context}”, with the same English, says “{other.plain}”"
        for unit in group:
            if unit.entry.text != usual:
                yield unit, Fault("PO050", message)


def one_translation(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """Two different English texts with the same translation; short labels may share one.

    Titles of several words may not, however short: each is the name of a page.
    """
    first: dict[tuple[str, bool], Unit] = {}
    for unit in units:
        short = squeezed(unit.plain)
        same = [first.setdefault((short, False), unit)]
        if _is_name_of_page(unit):
            same.append(first.setdefault((short, True), unit))
        for other in same:
            if squeezed(other.english) == squeezed(unit.english):
                continue
            titles = _is_name_of_page(other) and _is_name_of_page(unit)
            if titles or min(_letters(other.english), _letters(unit.english)) >= LABEL:
                message = f"“{other.entry.context}” has this translation, for “{other.english}”"
                yield unit, Fault("PO051", message)
                break


def _is_name_of_page(unit: Unit) -> bool:
    return unit.entry.context.endswith("/title") and " " in unit.english.strip()


def length(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """Translations far longer or shorter, to their English, than is usual in the language.

    One that has fewer sentences need not be that short: it may lack the last.
    """
    sized = [
        (unit, letters, _letters(unit.plain) / letters)
        for unit in units
        if (letters := _letters(unit.english)) >= LABEL
    ]
    long = [ratio for _, letters, ratio in sized if letters >= LONG]
    known = len(long) >= ENOUGH
    # Where few texts show what is usual, scripts of letters run about as long as English.
    usual = median(long) if known else 1.0
    for unit, letters, ratio in sized:
        times = ratio / usual
        said = f"{times:.1f} times as long as usual for its English"
        if letters >= LONG and not SHORTEST <= times <= LONGEST:
            yield unit, Fault("PO052", said)
        elif known and times < SHORTER and (lacking := _fewer_sentences(unit)):
            yield unit, Fault("PO052", f"{said}, and {lacking}")


def lacking(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """PO052: a text of several sentences far shorter than in the other languages, where its own
    does not mark where a sentence ends."""
    times: dict[str, dict[str, float]] = {}
    unmarked: list[tuple[Unit, float]] = []
    languages = 0
    for _, of_language in groupby(units, key=lambda unit: unit.language.code):
        told = [(u, n) for u in of_language if (n := _letters(u.english)) >= ENOUGH_TO_TELL]
        if len(told) < ENOUGH:
            continue
        languages += 1
        usual = median(_letters(unit.plain) / letters for unit, letters in told)
        for unit, letters in told:
            share = _letters(unit.plain) / letters / usual
            times.setdefault(unit.entry.context, {})[unit.language.code] = share
            if "." in UNUSED_MARKS.get(unit.language.code, "") and SHORTEST <= share < ALSO:
                unmarked.append((unit, share))
    for unit, share in unmarked:
        shares = times[unit.entry.context]
        others = [n for code, n in shares.items() if code != unit.language.code]
        several = len(_SENTENCE.findall(unit.english)) > 1
        # Of a text that not every language has, the rest tell too little.
        if several and len(others) == languages - 1 > 1 and share < BESIDE_OTHERS * median(others):
            said = f"{share / median(others):.1f} times as long as in the other languages"
            yield unit, Fault("PO052", said)


def _fewer_sentences(unit: Unit) -> str:
    """How many sentences a translation has of the English's; empty when none is lacking."""
    if "." in UNUSED_MARKS.get(unit.language.code, ""):
        return ""  # the language does not mark where one ends
    here, there = (len(_SENTENCE.findall(text)) for text in (unit.plain, unit.english))
    return f"it has {here} of {there} sentences" if here < there and there > 1 else ""


@lru_cache(maxsize=16384)
def _letters(text: str) -> int:
    """How many letters and digits a text has; marks that combine with one do not count."""
    return sum(map(str.isalnum, _APART.sub("", text)))
