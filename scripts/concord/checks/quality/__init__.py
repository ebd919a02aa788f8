"""How well a translation is written, as far as a program can tell: rules a text must keep.

A rule is a pure function of a :class:`~concord.checks.quality.unit.Unit`. Rules look only at current
translations whose markup is sound; what those carry besides words is checked before, in
:mod:`concord.checks.translations`. A finding can be waived (:mod:`concord.checks.quality.waivers`), and
where the right text is certain the rule says it (:mod:`concord.checks.quality.repair`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from ...book import inline
from ...book.loaded import Loaded
from ...book.messages import messages
from ...book.model import CANONICAL, Term
from ...book.register import TO_JUDGE
from ...findings import progress
from ...findings.diagnostics import Location
from . import (
    agreement,
    characters,
    foreign,
    joiners,
    left_over,
    links,
    marks,
    names,
    polarity,
    ranges,
    sameness,
    spacing,
    swaps,
    terms,
    thai,
)
from . import repetition as words
from .unit import Fault, LanguageRule, Rule, Unit

__all__ = ["LANGUAGE_RULES", "RULES", "faults", "units"]

RULES: tuple[Rule, ...] = (
    characters.normal_form,
    characters.invisible,
    characters.tatweel,
    thai.clusters,
    spacing.spaces,
    spacing.at_marks,
    characters.letters,
    characters.digits,
    marks.own_marks,
    marks.quotes,
    marks.unquoted,
    marks.pairs,
    marks.ends,
    marks.repeated,
    joiners.stray,
    joiners.half_spaces,
    thai.spaces,
    words.doubled,
    words.emphasis,
    words.said_twice,
    left_over.markdown,
    agreement.agreement,
    ranges.ranges,
    swaps.swaps,
    polarity.polarity,
    foreign.other_languages,
    foreign.spelling,
)
LANGUAGE_RULES: tuple[LanguageRule, ...] = (
    sameness.untranslated,
    sameness.two_translations,
    sameness.one_translation,
    sameness.length,
    terms.terms,
    names.names,
    links.links,
)


def units(loaded: Loaded, unsound: Collection[Location]) -> Iterator[Unit]:
    """Every current translation, language by language, except those in ``unsound``."""
    book = loaded.book
    known = inline.targets([*book.pages, *book.articles])
    wanted = {
        message.context: (message, inline.plain_text(inline.parse(message.text, known)[0]))
        for message in messages(book)
        if not message.text.startswith(TO_JUDGE)
    }
    for code, language in book.languages.items():
        for context, entry in book.catalogues.get(code, {}).items() if code != CANONICAL else ():
            message, english = wanted.get(context, (None, ""))
            current = message and entry.source == message.text and not entry.fuzzy
            if not message or not current or not entry.text.strip():
                continue
            if entry.location in unsound or Location(entry.location.path) in unsound:
                continue
            spans, markup_faults = inline.parse(entry.text, known)
            if not markup_faults:
                plain = inline.plain_text(spans)
                plain = entry.text if plain == entry.text else plain  # most have no markup
                yield Unit(language, entry, message, plain, english)


def faults(found: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """What every rule says about the units; ``found`` has those of a language together."""
    for unit in progress.shown(found, "reading translations"):
        for fault in _of_unit(unit, unit.language.glossary):
            yield unit, fault
    for _, of_language in groupby(found, key=lambda unit: unit.language.code):
        together = tuple(of_language)
        yield from _of_language(together, together[0].language.glossary)
    yield from foreign.same_in_two_languages(found)
    yield from names.lost_names(found)
    yield from sameness.lacking(found)


def of_unit(unit: Unit) -> Iterable[Fault]:
    """What the rules about one text say; of one that is still being worked on, only that."""
    left_over = tuple(words.left_over(unit))
    return left_over or (fault for rule in RULES for fault in rule(unit))


# While a site is served, all but one catalogue are as they were. The glossary is named because
# it does not count when two languages are compared.
@lru_cache(maxsize=20_000)
def _of_unit(unit: Unit, _glossary: tuple[Term, ...]) -> tuple[Fault, ...]:
    return tuple(of_unit(unit))


@lru_cache(maxsize=32)
def _of_language(
    units: tuple[Unit, ...], _glossary: tuple[Term, ...]
) -> tuple[tuple[Unit, Fault], ...]:
    return tuple(found for rule in LANGUAGE_RULES for found in rule(units))
