"""Whether a changed English text may say the opposite of what it said, as far as words tell.

What counts is how often it denies, the numbers it names, and words of a family that one of its
kind replaced: the first and the last, an hour and a day, more and less.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..findings.diagnostics import amount
from .quality.agreement import ENGLISH, numbers
from .quality.amounts import INFLECTED
from .quality.negatives import ENGLISH as NEGATIVES
from .quality.polarity import denials
from .quality.swaps import kinds_in

_MARK = 8
_DENIALS, _NUMBER = "-", "#"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a text says that turns when a word does.

    :ivar mark: a short digest of the text. :ivar kinds: words of a family, ``family:kind``.
    """

    mark: str
    denials: int
    numbers: tuple[str, ...]
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        parts = [self.mark, *([f"{_DENIALS}{self.denials}"] if self.denials else [])]
        return " ".join([*parts, *(f"{_NUMBER}{n}" for n in self.numbers), *self.kinds])


def sense(text: str) -> Sense:
    """The sense of an English text without markup."""
    denied = denials(text, NEGATIVES)
    named = (
        number.value
        for number in numbers(text, "en", ENGLISH)
        if text[number.start : number.end].casefold() not in _NO_NUMBERS
    )
    kinds = sorted(":".join(kind) for kind in kinds_in(text))
    mark = hashlib.sha256(text.encode("utf-8")).hexdigest()[:_MARK]
    return Sense(mark, len(denied.words) + denied.lexical, tuple(named), tuple(kinds))


# “One” is mostly a pronoun; an order is a family of its own.
_NO_NUMBERS = {"one", *INFLECTED["en"]}


def read(written: str) -> Sense:
    """A sense as :class:`Sense` writes itself."""
    mark, *parts = written.split(" ")
    denied = sum(int(part[1:]) for part in parts if part.startswith(_DENIALS))
    named = tuple(part[1:] for part in parts if part.startswith(_NUMBER))
    return Sense(mark, denied, named, tuple(part for part in parts if ":" in part))


def turned(before: Sense, after: Sense) -> Iterator[str]:
    """What of the sense has turned, in words; nothing when only the wording has changed."""
    if before.mark == after.mark:
        return
    if before.denials != after.denials:
        yield f"has {amount(after.denials, 'denial')} where it had {before.denials or 'none'}"
    was, now = Counter(before.numbers), Counter(after.numbers)
    if was != now:
        yield f"has {_listed(now - was)} where it had {_listed(was - now)}"
    for family in dict.fromkeys(kind.partition(":")[0] for kind in before.kinds):
        lost, gained = (
            [k.partition(":")[2] for k in one if k.startswith(f"{family}:") and k not in other]
            for one, other in ((before.kinds, after.kinds), (after.kinds, before.kinds))
        )
        if lost and gained:
            yield f"says “{', '.join(gained)}” where it said “{', '.join(lost)}”"


def _listed(found: Counter[str]) -> str:
    return ", ".join(found.elements()) or "no number"
