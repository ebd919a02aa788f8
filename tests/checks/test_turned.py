"""Whether a changed English text may say the opposite: what turns it, and what only rewords it."""

from __future__ import annotations

import pytest
from concord.checks.turned import read, sense, turned

TURNED = [
    ("Do not agree at once.", "Agree at once."),
    ("Answer with thanks.", "Do not answer with thanks."),
    ("Avoid blaming them.", "Make sure of blaming them."),
    ("Nobody is always right.", "Everybody is always right."),
    ("An unhappy customer", "A happy customer"),
    ("Wait 24 hours.", "Wait 42 hours."),
    ("Ask two questions.", "Ask twenty questions."),
    ("Make this your first step.", "Make this your last step."),
    ("Wait a day.", "Wait a week."),
    ("It costs five dollars.", "It costs five euros."),
]
SAME = [
    ("Do not agree at once.", "Don’t agree at once."),
    ("It cannot be done.", "It is impossible."),
    ("Nothing ever pleases them.", "They are never pleased."),
    ("Wait 24 hours.", "Wait twenty-four hours."),
    ("One of them asks.", "Someone asks."),
    ("Make this your first step.", "Begin with this."),
    ("Not only you", "You too"),
]


@pytest.mark.parametrize(("before", "after"), TURNED)
def test_what_turns_the_sense_is_named(before: str, after: str) -> None:
    """A denial, a number or a word of a family that is another."""
    assert list(turned(sense(before), sense(after)))


@pytest.mark.parametrize(("before", "after"), SAME)
def test_other_words_for_the_same_turn_nothing(before: str, after: str) -> None:
    """A rewording is left alone."""
    assert list(turned(sense(before), sense(after))) == []


@pytest.mark.parametrize("text", [text for case in TURNED for text in case])
def test_a_sense_is_read_as_it_is_written(text: str) -> None:
    """What the contract keeps is all there is to compare."""
    assert read(str(sense(text))) == sense(text)
