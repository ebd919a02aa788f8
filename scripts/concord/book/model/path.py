"""The path: the few questions, in order, that lead from “a customer is unhappy” to a page."""

from __future__ import annotations

from dataclasses import dataclass

from ...findings.diagnostics import Location

NOW = "now"
"""Id of the page that the path stands on, and of the contexts of its texts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a step of the path: it leads to another step, or to pages.

    :ivar to: id of the next step, or ``""``.
    :ivar pages: ids of principles, the nearest first; none where there is a next step.
    """

    id: str
    text: str
    to: str
    pages: tuple[tuple[str, Location], ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Step:
    """A question of the path. The first step of a book is where everyone begins."""

    id: str
    text: str
    answers: tuple[Answer, ...]
    location: Location
