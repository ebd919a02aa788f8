"""What a guesser gets who has not read the book: cues that the options of check questions give away.

A guesser's score is the share of questions it gets right; options it cannot tell apart share a
point. Chance is what choosing blindly gets. A good set leaves no guesser far above that.
Source: Haladyna, Downing, Rodriguez, “A review of multiple-choice item-writing guidelines” (2002).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..book.model import CANONICAL, STATEMENT, Book, Question

MARGIN = 0.10
"""How far above chance a guesser may come."""
_ABSOLUTE = re.compile(
    r"\b(?:all|alone|always|any|every|everyone|just|never|no|nobody|none|nothing|only|whatever)\b"
)
_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "it",
        "its",
        "in",
        "on",
        "for",
        "that",
        "this",
        "you",
        "i",
        "we",
        "they",
        "he",
        "she",
        "him",
        "her",
        "them",
        "your",
        "our",
        "their",
        "with",
        "so",
        "be",
        "been",
        "as",
        "at",
        "do",
        "does",
        "did",
        "not",
        "what",
        "me",
        "my",
        "us",
        "let",
        "say",
        "one",
    ]
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a reader of a language has it. :ivar about: title and statement of its page."""

    options: tuple[str, ...]
    right: int
    about: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1. :ivar guessers: by what each goes by."""

    questions: int
    chance: float
    guessers: Mapping[str, float]

    @property
    def above(self) -> dict[str, float]:
        """Guessers that come further above chance than they may."""
        return {name: s for name, s in self.guessers.items() if s > self.chance + MARGIN}


def asked(book: Book, code: str = CANONICAL) -> Iterator[Asked]:
    """Every question of the book in a language."""
    for chapter, questions in book.questions.items():
        for question in questions:
            yield _asked(book, chapter, question, code)


def _asked(book: Book, chapter: str, question: Question, code: str) -> Asked:
    def said(context: str, english: str) -> str:
        return book.translate(context, english, code).text.casefold()

    page = book.pages[question.principle]
    names = [f"{chapter}/check-{question.id}-{option.id}" for option in question.options]
    options = tuple(
        said(name, option.text) for name, option in zip(names, question.options, strict=True)
    )
    about = " ".join(said(f"{page.id}/{b}", page.by_id[b].text) for b in ("title", STATEMENT))
    right = [option.id for option in question.options].index(question.right)
    return Asked(options, right, about)


def scores(questions: Sequence[Asked]) -> Scores:
    """What each guesser gets.

    :raises ValueError: without a question, which would prove nothing.
    """
    if not questions:
        raise ValueError("there is no question")
    total = len(questions)
    chance = sum(1 / len(one.options) for one in questions) / total
    found = {
        name: sum(_point(one, by) for one in questions) / total for name, by in GUESSERS.items()
    }
    return Scores(total, chance, found)


def _point(question: Asked, by: Callable[[str, str], float]) -> float:
    liked = [by(option, question.about) for option in question.options]
    best = [place for place, score in enumerate(liked) if score == max(liked)]
    return (question.right in best) / len(best)


def _shared(option: str, about: str) -> int:
    return len(_words(option) & _words(about))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text)) - _COMMON


GUESSERS: Mapping[str, Callable[[str, str], float]] = {
    "nearest to the title or statement": _shared,
    "longest": lambda option, _: len(option),
    "shortest": lambda option, _: -len(option),
    "no absolutes": lambda option, _: -len(_ABSOLUTE.findall(option)),
}
"""How well each likes an option, given what the page is about."""
