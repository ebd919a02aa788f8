"""What a rule about a translation's text looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...book.model import Entry, Language, Message


@dataclass(frozen=True, slots=True)
class Unit:
    """A current translation beside its English.

    :ivar plain: the translation without markup. :ivar english: the English without markup.
    """

    language: Language
    entry: Entry
    message: Message
    plain: str
    english: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found in one unit.

    :ivar fixed: the whole translation, markup included, with the fault repaired; None where
        a repair is not safe without a reader of the language.
    """

    code: str
    message: str
    fixed: str | None = None


# A rule about one text at a time, and one that compares the texts of a language.
Rule = Callable[[Unit], Iterable[Fault]]
LanguageRule = Callable[[Sequence[Unit]], Iterator[tuple[Unit, Fault]]]
