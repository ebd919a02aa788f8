"""Check questions cannot be answered by how their options look."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.book.load import load
from concord.checks.cues import Asked, asked, scores

ROOT = Path(__file__).parents[2]
ABOUT = "own the fault. solve it fast."


def test_no_guesser_does_much_better_than_chance() -> None:
    """Neither length nor the page's own words nor absolutes lead to the right answers of the book."""
    book = load(ROOT).book
    found = scores(list(asked(book)))
    assert found.questions == 4 * len(book.chapters) > 0
    assert found.above == {}


@pytest.mark.parametrize(
    ("options", "guesser"),
    [
        (("solve the fault", "call later", "wait there"), "nearest to the title or statement"),
        (("say that you will be there soon", "wait", "call"), "longest"),
        (("go", "say that it is late", "call them when you can"), "shortest"),
        (("wait", "always wait", "never go"), "no absolutes"),
    ],
)
def test_a_cue_is_measured(options: tuple[str, ...], guesser: str) -> None:
    """A set whose right answers give themselves away is told which way."""
    found = scores([Asked(options, 0, ABOUT)] * 4)
    assert guesser in found.above and found.chance == pytest.approx(1 / 3)


def test_what_a_guesser_cannot_tell_apart_is_chance() -> None:
    """Options that look the same share a point: no cue is no gain."""
    found = scores([Asked(("wait", "call", "stay"), 0, ABOUT)])
    assert found.guessers["longest"] == found.guessers["no absolutes"] == pytest.approx(1 / 3)
    assert found.above == {}


def test_without_questions_nothing_is_proved() -> None:
    """A measure that looked at nothing has failed."""
    with pytest.raises(ValueError, match="no question"):
        scores([])
