"""The glossary of a language, held: its words are used, and the words to avoid are not.

All terms of a language are looked for at once, by one pattern, so that the work grows with the
texts and not with texts times terms. The longest term at a place counts: “difficult customer” is
not also “customer”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...book.model import Term
from . import locales, script
from .foreign import another_language as elsewhere
from .lexicon import ENDINGS
from .sameness import copied, is_english
from .unit import Fault, Unit

_LEADING = re.compile(r"^(?:to|the|an?)\s+")
_BETWEEN = re.compile(r"\s*[,،、]\s*")
_JOINS = re.compile(r"[\u200c\s]+")
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Jpan", "Hani", "Hans", "Hant"})


@dataclass(frozen=True, slots=True)
class _Glossary:
    """The terms of a language, ready to be looked for.

    :ivar english: finds every English form. :ivar terms: the terms of each form, in small letters.
    :ivar avoid: finds every word to avoid, or None when there is none.
    :ivar avoided: the terms that forbid each of these words.
    """

    english: re.Pattern[str]
    terms: dict[str, tuple[Term, ...]]
    avoid: re.Pattern[str] | None
    avoided: dict[str, list[Term]]


def terms(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """Words to avoid that stand for their term, and terms of which no permitted form is there.

    A term with a sense in parentheses, “to part (with a customer)”, is left to people: a program
    cannot tell it from the same word in another sense.
    """
    language = units[0].language
    if not any(_is_plain(term) for term in language.glossary):
        return
    glossary = _prepared(language.glossary, language.code, script.of_locale(language.locale))
    twins = str.maketrans(locales.TWINS.get(language.code, {}))
    for unit in units:
        found = glossary.english.finditer(unit.english)
        named = dict.fromkeys(glossary.terms[match[0].casefold()] for match in found)
        # A letter that only looks like the language's own has a finding of its own.
        own = unit.plain.translate(twins)
        faults = list(_faults(own, glossary, named)) if named else []
        # A text in another language has a finding of its own, and no terms of this one.
        if faults and not is_english(unit) and not any(copied(unit)) and not any(elsewhere(unit)):
            yield from ((unit, fault) for fault in faults)


def _is_plain(term: Term) -> bool:
    return "(" not in term.term


def _faults(text: str, glossary: _Glossary, named: Iterable[tuple[Term, ...]]) -> Iterator[Fault]:
    """What a translation says of each term its English names: too little, or what is forbidden.

    :param named: for each word of the English the terms it may be, any of which will do.
    """
    due = {term for alternatives in named for term in alternatives}
    wrong: set[Term] = set()
    for match in glossary.avoid.finditer(text) if glossary.avoid else ():
        for term in glossary.avoided[_even(match["word"])]:
            if term in due:
                wrong.add(term)
                advice = f"for “{term.term}” the glossary has “{term.translation}”"
                yield Fault("PO048", f"“{match['word']}”: {advice}")
    even = _even(text)
    for terms in named:
        if not wrong & set(terms) and not any(form in even for form in _permitted(terms)):
            right = " or ".join(f"“{term.translation}”" for term in terms)
            yield Fault("PO049", f"“{terms[0].term}” is not {right} here")


@lru_cache(maxsize=4096)
def _permitted(terms: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(
        _even(form) for term in terms for form in (*_BETWEEN.split(term.translation), *term.also)
    )


def _even(text: str) -> str:
    """A text with words parted by a space, joined by ZWNJ and written as one made the same."""
    return _JOINS.sub("", text).casefold()


@lru_cache(maxsize=16)
def _prepared(glossary: tuple[Term, ...], code: str, written: str) -> _Glossary:
    forms: dict[str, list[Term]] = {}
    avoided: dict[str, list[Term]] = {}
    for term in filter(_is_plain, glossary):
        for form in english_forms(term.term):
            forms.setdefault(form, []).append(term)
        for word in term.avoid:
            avoided.setdefault(_even(word), []).append(term)
    words = [word for term in filter(_is_plain, glossary) for word in term.avoid]
    return _Glossary(
        re.compile(rf"(?<![\w-])(?:{_alternatives(forms)})(?![\w-])", re.IGNORECASE),
        {form: tuple(terms) for form, terms in forms.items()},
        _avoid_pattern(words, code, written) if words else None,
        avoided,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _avoid_pattern(words: Iterable[str], code: str, written: str) -> re.Pattern[str]:
    """Finds each word as ``word``: anywhere in a script without spaces, else whole words."""
    longest_first = sorted(words, key=len, reverse=True)
    # A space, a ZWNJ or nothing may stand where a Persian compound is parted.
    joint = r"[\u200c ]?" if written == "Arab" else r"\s+"
    forms = "|".join(joint.join(map(re.escape, _JOINS.split(word))) for word in longest_first)
    if written in _UNSPACED:
        return re.compile(f"(?P<word>{forms})")
    endings = ENDINGS.get(code)
    ending = rf"(?:{endings})?" if endings else ""
    return re.compile(rf"(?<![\w-])(?P<word>{forms}){ending}(?![\w-])", re.IGNORECASE)


def english_forms(term: str) -> set[str]:
    """What a term may look like in an English text, in small letters.

    Terms with a comma are several. A term that begins with “to” is a verb, any other a noun.
    """
    found: set[str] = set()
    for part in _BETWEEN.split(term.casefold()):
        verb, bare = part.startswith("to "), _LEADING.sub("", part)
        first, _, rest = bare.partition(" ")
        found.add(bare)
        if verb:
            found |= {f"{form} {rest}".strip() for form in _verb_forms(first)}
        else:
            found.add(_plural(bare))
    return found - {""}


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"


def _verb_forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{stem}ed"
    return {verb, _plural(verb), past, f"{stem}ing"}
