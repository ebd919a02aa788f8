"""The shape of a registry entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A translation that shows what a code is about.

    :ivar language: its BCP 47 code.
    :ivar beside: English and translation of a message before it, for a code about two of them.
    """

    language: str
    english: str
    translation: str
    beside: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """What a diagnostic code means.

    :ivar title: what is wrong, in one line.
    :ivar hint: what the reader should do.
    :ivar bad: for a rule about a translation's text, one that fires the code.
    :ivar good: a near-miss of :attr:`bad` that does not. The tests try both.
    """

    title: str
    hint: str
    bad: Example | None = None
    good: Example | None = None

    @property
    def waivable(self) -> bool:
        """Whether a finding may be waived: one about how a text is written, never its structure."""
        return self.bad is not None
