"""Limits that a rule keeps and a hint names: each is said once, here, below both."""

from __future__ import annotations

from dataclasses import dataclass

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Between:
    """So many at least and so many at most; ``str()`` says it in words: “three to five”."""

    least: int
    most: int

    def __contains__(self, number: int) -> bool:
        return self.least <= number <= self.most

    def __str__(self) -> str:
        return f"{_WORDS[self.least]} to {_WORDS[self.most]}"


QUESTIONS = Between(3, 5)
"""Check questions of a chapter that has any."""
LINES = 2
"""Lines to say that every principle has at least."""
ANSWERS = Between(3, 4)
"""Answers of a scenario."""
OPTIONS = Between(3, 5)
"""Options of a check question; a Common Cartridge's multiple choice has at least three."""
