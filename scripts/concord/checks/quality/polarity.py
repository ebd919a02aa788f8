"""What a translation denies, beside its English.

Words that deny are counted, clause by clause where both texts have as many. A plain denial (“not”)
may be said with a word that holds one (“refuse”), and the other way about; what holds one on both
sides says nothing about the plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...findings.diagnostics import amount
from .foreign import other_languages
from .negatives import ENGLISH, NEGATIVES, Negatives
from .sameness import is_english
from .unit import Fault, Unit

_ENDS = tuple(re.compile(rf"(?<=[{marks}])[”»’›)]*\s+") for marks in (".!?؟:;؛", ".!?؟"))
# A denial in a name, “Do Not Track”, which the translation has too.
_IN_NAME = re.compile(r"(?<=\w )(?:Not|No|Never|None|Without)\b")
_OR = re.compile(r"\bor\b")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Denials:
    """What a text denies, by the kinds of :class:`Negatives`.

    :ivar words: the plain ones. :ivar rest: the text without idle phrases; :ivar bare: and without
        lexical ones.
    """

    words: tuple[str, ...]
    idle: int
    lexical: int
    rest: str
    bare: str


def denials(text: str, kinds: Negatives) -> Denials:
    """What ``text`` denies."""
    rest, idle = text.casefold(), 0
    if kinds.plain.search(rest):  # an idle phrase holds one
        rest, idle = kinds.idle.subn(" ", rest)
    bare, lexical = kinds.lexical.subn(" ", rest)
    words = tuple(match[0].strip() for match in kinds.plain.finditer(bare))
    return Denials(words, idle, lexical, rest, bare)


def polarity(unit: Unit) -> Iterator[Fault]:
    """PO053: a translation denies what its English denies, as far as words tell."""
    kinds = NEGATIVES.get(unit.language.code)
    if kinds is None or _is_silent(unit.english, unit.plain, kinds):
        return
    for english, own in _side_by_side(unit.english, unit.plain):
        what = _differing(_without_names(english, own), own, kinds)
        # A text in another language has a finding of its own.
        if what and not is_english(unit) and not any(other_languages(unit)):
            yield Fault("PO053", what)
            return


def _differing(english: str, own: str, kinds: Negatives) -> str:
    """What one clause denies and the other does not, or ``""``."""
    if _is_silent(english, own, kinds):
        return ""
    due, said = _of_english(english), denials(own, kinds)
    more, fewer = len(due.words) - len(said.words), len(said.words) - len(due.words)
    if more > 0:
        right = more <= _linked(due, said, kinds) + max(0, said.lexical - due.lexical)
    else:
        right = fewer <= 0 or fewer <= due.idle + max(0, due.lexical - said.lexical) + _near(due)
    if right:
        return ""
    there, here = (_named(found.words) for found in (due, said))
    return f"the English has {there}, the translation {here}: “{_short(own)}”"


def _linked(due: Denials, said: Denials, kinds: Negatives) -> int:
    """How many words of the translation deny because the English has the like."""
    return sum(
        min(len(words.findall(due.rest)), len(kinds.linked[kind].findall(said.rest)))
        for kind, words in ENGLISH.linked.items()
    )


def _near(due: Denials) -> int:
    """How many words of the English a translation may turn into a denial."""
    bare = ENGLISH.plain.sub(" ", due.bare)
    # “Without fuss or reasons” is often two denials in another language.
    return len(ENGLISH.near.findall(bare)) + (len(_OR.findall(bare)) if due.words else 0)


def _is_silent(english: str, own: str, kinds: Negatives) -> bool:
    """Whether neither text has a plain denial: true of most, and fast."""
    return not (_of_english(english).words or kinds.plain.search(own.casefold()))


@lru_cache(maxsize=8192)
def _of_english(text: str) -> Denials:
    return denials(text, ENGLISH)


def _named(words: tuple[str, ...]) -> str:
    return f"{amount(len(words), 'denial')} ({', '.join(words)})" if words else "no denial"


def _side_by_side(english: str, own: str) -> Iterator[tuple[str, str]]:
    """The clauses of both texts in pairs; their sentences, or the texts, where those are not as many."""
    for end in _ENDS:
        there, here = end.split(english), end.split(own)
        if len(there) == len(here):
            yield from zip(there, here, strict=True)
            return
    yield english, own


def _without_names(english: str, own: str) -> str:
    """The English without denials inside a name that the translation has as it is."""
    return _IN_NAME.sub(lambda match: " " if match[0] in own else match[0], english)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
