"""What goes out to a translator and comes back: a block with its translation and its state."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...book.loaded import Loaded
from ...book.messages import for_language
from ...book.model import Book
from ...findings.diagnostics import Location
from ..state.blocks import STATES, state

# What the book itself lets into a text: a link's brackets with its target, and placeholders.
_CODE = re.compile(r"\[(?P<words>[^\[\]]*)(?P<end>\](?:\[[^\[\]]+\]|\([^()\s]+\)))|\{[a-z_]+\}")
_INITIALS = {name[0]: name for name in STATES}
_MARK = re.compile(f"[{''.join(_INITIALS)}][0-9a-f]{{12}}")


@dataclass(frozen=True, slots=True)
class Sent:
    """A unit as it goes out: a block for a translator.

    :ivar id: its context, ``<page>/<block>``.
    :ivar domain: the catalogue it is in.
    :ivar text: the translation as the catalogue has it, current or not; ``""`` without one.
    :ivar state: one of :data:`concord.translating.state.blocks.STATES`.
    :ivar notes: where the block stands, what it rests on, terms; what translators remarked.
    """

    id: str
    domain: str
    english: str
    text: str
    state: str
    notes: tuple[str, ...]

    @property
    def mark(self) -> str:
        """The translation and its state as they go out, to see what became of them."""
        return mark(self.text, self.state)


@dataclass(frozen=True, slots=True)
class Given:
    """A unit as it came back.

    :ivar state: one of :data:`concord.translating.state.blocks.STATES`, or ``""`` where the file says none.
    :ivar mark: the :attr:`Sent.mark` that went out, or None in a file that has no such field.
    """

    language: str
    id: str
    english: str
    text: str
    state: str
    location: Location
    mark: str | None = None

    @property
    def damaged(self) -> bool:
        """Whether the mark is none that went out, emptied ones included."""
        return self.mark is not None and not _MARK.fullmatch(self.mark)

    @property
    def was(self) -> str:
        """The state that went out, or ``""`` where nobody can say."""
        return _INITIALS.get((self.mark or "")[:1], "")

    def went_out(self, text: str) -> bool:
        """Whether ``text`` is the translation that went out; False where nobody can say."""
        return self.mark is not None and self.mark[1:] == _digest(text)


def mark(text: str, state: str) -> str:
    """What went out: the initial of a state, and twelve hexadecimal digits over a text.

    The initial also keeps spreadsheet programs from taking a mark for a number.
    """
    return state[0] + _digest(text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def units(loaded: Loaded, language: str, states: Iterable[str] = ()) -> Iterator[Sent]:
    """Every block in ``language``, in the book's order.

    :param states: the states wanted; all without any.
    """
    wanted = frozenset(states)
    remarks = {
        entry.msgctxt: _remarks(entry.tcomment, entry.previous_msgid)
        for po in loaded.catalogues[language].values()
        for entry in po
        if not entry.obsolete
    }
    entries = loaded.book.catalogues[language]
    for message in for_language(loaded.book, language):
        found = state(loaded.book, message, language)
        if wanted and found not in wanted:
            continue
        entry = entries.get(message.context)
        notes = (*message.comments, *remarks.get(message.context, ()))
        text = entry.text if entry else ""
        yield Sent(message.context, message.domain, message.text, text, found, notes)


@dataclass(frozen=True, slots=True)
class Content:
    """What an export is made from.

    :ivar states: the states of the blocks wanted beside English; all without any.
    """

    loaded: Loaded
    states: Sequence[str] = ()
    _units: dict[str, list[Sent]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def book(self) -> Book:
        """The book in all languages."""
        return self.loaded.book

    def units(self, language: str) -> list[Sent]:
        """The blocks of a language for its translators; worked out once for all formats."""
        if language not in self._units:
            self._units[language] = list(units(self.loaded, language, self.states))
        return self._units[language]


def by_domain(found: Iterable[Sent]) -> dict[str, list[Sent]]:
    """The units of each catalogue, in order."""
    grouped: dict[str, list[Sent]] = {}
    for unit in found:
        grouped.setdefault(unit.domain, []).append(unit)
    return grouped


def _remarks(remark: str, previous: str | None) -> tuple[str, ...]:
    before = [f"the English was: {previous}"] if previous else []
    return (*before, *remark.splitlines())


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: words, or something a translator keeps as it is.

    :ivar kind: ``text``, ``placeholder``, ``open`` (a link begins) or ``close``.
    :ivar text: the characters; those of all pieces together are the text.
    :ivar key: what tells a code from others, the same in the original and the translation.
    """

    kind: str
    text: str
    key: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """A text in its parts: ``{placeholders}`` and the brackets of links are codes."""
    at = 0
    for match in _CODE.finditer(text):
        if match.start() > at:
            yield Piece("text", text[at : match.start()])
        end = match["end"]
        if end is None:
            yield Piece("placeholder", match[0], match[0])
        else:
            yield Piece("open", "[", end)
            yield from pieces(match["words"])
            yield Piece("close", end, end)
        at = match.end()
    if at < len(text):
        yield Piece("text", text[at:])


def numbered(english: str, text: str) -> list[tuple[Piece, int]]:
    """The pieces of ``text`` with the number of each code; 0 for words.

    A code has the number of the same code in the English; one that the English does not
    have is words, so that a fault in a translation comes through as it is.
    """
    if "{" not in english and "[" not in english:
        return [(Piece("text", text), 0)] if text else []
    free: dict[str, list[int]] = {}
    for number, key in enumerate(_keys(english), start=1):
        free.setdefault(key, []).append(number)
    found: list[tuple[Piece, int]] = []
    open_links: list[int] = []
    for piece in pieces(text):
        number = 0
        if piece.kind == "close":
            number = open_links.pop()
        elif piece.key:
            number = free[piece.key].pop(0) if free.get(piece.key) else 0
        if piece.kind == "open":
            open_links.append(number)
        found.append((piece if number else Piece("text", piece.text), number))
    return found


def _keys(text: str) -> Iterator[str]:
    return (piece.key for piece in pieces(text) if piece.kind in ("placeholder", "open"))


def day(book: Book) -> date | None:
    """The day of the content, which exports carry instead of the clock's."""
    return date.fromisoformat(book.revision) if book.revision else None
