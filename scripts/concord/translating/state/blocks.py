"""The state of each block in each language, and the sums. Pure; one definition for all views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...book.messages import messages
from ...book.model import Book, Message
from ...book.signoff import digest
from ...findings.diagnostics import CannotCheck

MISSING, STALE, UNREVIEWED, REVIEWED = "missing", "stale", "unreviewed", "reviewed"
APPROVED = "approved"
STATES = (APPROVED, REVIEWED, UNREVIEWED, STALE, MISSING)
"""From done to not begun, the order in which bars show them: approved by a named person, read by
a second reader, translated only, and what is shown in English."""
CURRENT = (APPROVED, REVIEWED, UNREVIEWED)
"""States whose block is shown in its language."""
UNFINISHED = (STALE, MISSING)
"""States whose block is shown in English."""


def chosen(book: Book, given: Sequence[str]) -> list[str]:
    """The translated languages asked for, in the book's order; all of them when none is named.

    :raises CannotCheck: when one is no translated language.
    """
    for code in given:
        if code not in book.translated:
            raise CannotCheck(f"“{code}” is no translated language of the book")
    return [code for code in book.translated if not given or code in given]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many blocks are in each state.

    :ivar counts: an amount for each of :data:`STATES`.
    """

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All blocks."""
        return sum(self.counts.values())

    @property
    def translated(self) -> int:
        """Blocks with a current translation, read by others or not."""
        return self.amount(CURRENT)

    def amount(self, wanted: Iterable[str]) -> int:
        """Blocks in one of the ``wanted`` states."""
        return sum(self.counts[state] for state in wanted)

    def percent(self, amount: int) -> int:
        """A share in whole percents, rounded down: 100 means all, and 0 nothing or hardly any."""
        return amount * 100 // self.total if self.total else 100


@dataclass(frozen=True)
class Progress:
    """How far a language is.

    :ivar parts: by catalogue (a chapter, or one of the others), in the book's order.
    :ivar states: the state of every block, by context, in the book's order.
    :ivar approvers: who approved blocks of it, by name.
    """

    language: str
    total: Tally
    parts: Mapping[str, Tally]
    states: Mapping[str, str]
    approvers: tuple[str, ...]

    def listed(self, wanted: Iterable[str] = UNFINISHED) -> list[tuple[str, str]]:
        """(context, state) of each block in one of the ``wanted`` states."""
        states = frozenset(wanted)
        return [(context, state) for context, state in self.states.items() if state in states]


def state(book: Book, message: Message, language: str) -> str:
    """The state of a block in a language: one of :data:`STATES`."""
    shown = book.translate(message.context, message.text, language)
    if shown.state != "translated":
        return shown.state
    review = book.reviews.get(language, {}).get(message.context)
    if review is None or review.text != digest(message.text, shown.text):
        return UNREVIEWED
    return APPROVED if review.approver else REVIEWED


def progress(book: Book, wanted: Iterable[Message], language: str) -> Progress:
    """How far ``language`` is with the messages ``wanted``."""
    states: dict[str, str] = {}
    parts: dict[str, Counter[str]] = {}
    for message in wanted:
        found = states[message.context] = state(book, message, language)
        parts.setdefault(message.domain, Counter())[found] += 1
    total = sum(parts.values(), Counter[str]())
    reviews = book.reviews.get(language, {})
    approvers = {reviews[context].approver for context in states if states[context] == APPROVED}
    each = {name: _tally(part) for name, part in parts.items()}
    return Progress(language, _tally(total), each, states, tuple(sorted(approvers)))


def _tally(counts: Counter[str]) -> Tally:
    return Tally({name: counts[name] for name in STATES})


def of_all(book: Book) -> dict[str, Progress]:
    """How far each translated language is, in the book's order of languages."""
    wanted = list(messages(book))
    return {code: progress(book, wanted, code) for code in book.translated}


def overall(each: Iterable[Progress]) -> Tally:
    """The sum over languages."""
    total: Counter[str] = Counter()
    for one in each:
        total.update(one.total.counts)
    return _tally(total)
