"""How readers ask for what is in the book: their own phrases, and what they write short."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...findings.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way in which people ask for a principle, or say what is happening.

    It is found by search and is no advice.

    :ivar target: id of a principle, or ``page#block`` of a situation that leads to principles.
    """

    target: str
    text: str
    location: Location = field(default=Location(""), repr=False, compare=False)

    @property
    def situation(self) -> tuple[str, str]:
        """Page and block of a situation; a principle has no block."""
        page, _, block = self.target.partition("#")
        return page, block


@dataclass(frozen=True, slots=True)
class Short:
    """What people write short in messages, and the words they mean."""

    written: str
    meant: str
    location: Location = field(default=Location(""), repr=False, compare=False)
