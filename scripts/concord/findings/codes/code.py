"""The shape of a registry entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Stops(Enum):
    """What a finding stops, from most to least. A release (`concord check`, `mkdocs build
    --strict`) is stopped by every finding they make; the value says what else is, and why."""

    EVERYTHING = (
        "Something of a file could not be read, and the book lacks it: no command that writes or "
        "builds goes on, and no rule complains of what that file may hold."
    )
    DRAFTS = (
        "All was read, but what it says cannot stand: there is no page, not even from "
        "`mkdocs serve`, no printed book, and nothing is recorded by `concord links accept`."
    )
    RELEASE = (
        "Only what is published for good: a text is to be translated, judged again, tidied or "
        "recorded. Drafts, printed books and `concord links accept` go on."
    )
    PRINTING = "Only `concord pdf`, which alone finds it."
    IMPORT = "Only `concord import`, which alone finds it, in a file that somebody sent."

    @property
    def word(self) -> str:
        """Its name in scripts/diagnostics.md."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows what a code is about.

    :ivar language: its BCP 47 code.
    :ivar translation: ``""`` for a code about the English itself.
    :ivar beside: English and translation of a message before it, for a code about two of them.
    """

    language: str
    english: str
    translation: str = ""
    beside: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """What a diagnostic code means.

    :ivar title: what is wrong, in one line.
    :ivar hint: what the reader should do.
    :ivar stops: what cannot be made as long as there is such a finding.
    :ivar bad: for a rule about how a text is written, one that fires the code.
    :ivar good: a near-miss of :attr:`bad` that does not. The tests try both.
    """

    title: str
    hint: str
    stops: Stops
    bad: Example | None = None
    good: Example | None = None

    @property
    def waivable(self) -> bool:
        """Whether a finding may be waived: one about how a text is written, never its structure."""
        return self.bad is not None

    @property
    def may_wait(self) -> bool:
        """Whether a draft, a printed book and the contract may be made in spite of a finding."""
        return self.stops is Stops.RELEASE

    @property
    def lossless(self) -> bool:
        """Whether the file was read whole nevertheless: nothing of it is left out of the book."""
        return self.stops is not Stops.EVERYTHING

    @property
    def checked(self) -> bool:
        """Whether `concord check` looks for it."""
        return self.stops not in (Stops.PRINTING, Stops.IMPORT)
