"""Check questions of a chapter."""

from __future__ import annotations

from dataclasses import dataclass

from ...findings.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose from; :ivar note: what a reader who chose it is told."""

    id: str
    text: str
    note: str
    location: Location


@dataclass(frozen=True, slots=True)
class Question:
    """A check question of a chapter.

    :ivar principle: id of the principle it asks about.
    :ivar outcome: id of the chapter’s outcome that it lets a reader try, or ``""``.
    :ivar right: id of the right option.
    """

    id: str
    principle: str
    text: str
    options: tuple[Option, ...]
    right: str
    location: Location
    outcome: str = ""
