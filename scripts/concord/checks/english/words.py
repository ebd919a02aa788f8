"""Rules about the words of the English."""

from __future__ import annotations

from collections.abc import Iterator

from ..quality import repetition
from ..quality.unit import Fault, Unit


def doubled(unit: Unit) -> Iterator[Fault]:
    """PAGE040: no word twice in a row, but those of which English has two: “had had”."""
    yield from repetition.twice(unit, "PAGE040")
