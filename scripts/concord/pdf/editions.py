"""Which editions there are, what they are called, and which of them an editor asked for."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..book.model import CANONICAL, Book
from ..findings.diagnostics import CannotCheck

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Paper sizes by the name an editor gives, as Typst names them."""
CARDS = "cards"
"""The form of an edition that is pinned up: a sheet a chapter."""
TRAINER = "trainer"
"""The form of an edition for those who train others: a session a chapter."""
FORMS = (CARDS, TRAINER)
"""What an edition can be beside a book."""
SMALL = {"a6": "a4"}
"""Sizes that only cards have, by the paper that they are cut from."""
DEFAULT_PAPER = "a4"
MOST_COLUMNS = 3
"""So many languages still make columns one can read on one sheet."""
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Edition:
    """One PDF file.

    :ivar languages: one, or two or three set side by side; the first one's headings are the
        document's bookmarks.
    :ivar chapters: ids, in the book's order; empty for the whole book.
    :ivar principles: ids, when only some principles of their chapters are in it; else empty.
    :ivar paper: a key of :data:`PAPERS`, or of :data:`SMALL` for cards.
    :ivar form: one of :data:`FORMS`, or ``""`` for a book.
    """

    languages: tuple[str, ...]
    chapters: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    paper: str = DEFAULT_PAPER
    form: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is limited to nothing."""
        return not self.chapters and not self.principles

    @property
    def kind(self) -> str:
        """Its form; of a book ``book``, ``chapter`` or ``selection``: how much of it there is."""
        if self.form or self.whole:
            return self.form or "book"
        return "chapter" if len(self.chapters) == 1 and not self.principles else "selection"

    @property
    def name(self) -> str:
        """The file's permanent name without ``.pdf``: form, languages, what it is limited to, paper."""
        limits = "+".join(self.principles or self.chapters)
        if len(limits) > _LONGEST_NAME:
            limits = "selection-" + hashlib.sha256(limits.encode()).hexdigest()[:12]
        paper = "" if self.paper == DEFAULT_PAPER else self.paper
        return "-".join(filter(None, ["concord", self.form, *self.languages, limits, paper]))


def defaults(book: Book, paper: str = DEFAULT_PAPER) -> list[Edition]:
    """The editions the site offers.

    A book per language; English beside each other language; the parallel books that
    ``docs/book.yml`` names; and every chapter per language.

    :raises CannotCheck: for a paper there is not.
    """
    _known("paper", [paper], PAPERS)
    languages = list(book.languages)
    others = [code for code in languages if code != CANONICAL]
    found = [Edition((code,), paper=paper) for code in languages]
    found += [Edition((CANONICAL, code), paper=paper) for code in others]
    found += [Edition(codes, paper=paper) for codes in book.parallel]
    found += [
        Edition((code,), (chapter,), paper=paper) for code in languages for chapter in book.chapters
    ]
    return list(dict.fromkeys(found))


def choose(
    book: Book,
    languages: Sequence[str],
    parallel: Sequence[Sequence[str]],
    chapters: Collection[str],
    principles: Collection[str],
    paper: str,
    form: str = "",
) -> list[Edition]:
    """The editions for what an editor named: one a language, and one for each parallel list.

    :raises CannotCheck: for a language, chapter, principle or paper there is not, with the
        nearest name there is.
    """
    _known("paper", [paper], {**PAPERS, **SMALL} if form == CARDS else PAPERS)
    for codes in (languages, *parallel):
        _known("language", codes, book.languages)
    _known("chapter", chapters, book.chapters)
    _known("principle", principles, [page.id for page in book.principles()])
    for codes in parallel:
        if not 2 <= len(set(codes)) == len(codes) <= MOST_COLUMNS:
            raise CannotCheck(
                f"a parallel book has two or three different languages, not “{','.join(codes)}”"
            )
    if form == TRAINER and parallel:
        raise CannotCheck("a trainer’s edition is in one language; name it with --language")
    if not languages and not parallel:
        languages = list(book.languages)
    limited = _limits(book, chapters, principles)
    wanted = [(code,) for code in languages] + [tuple(codes) for codes in parallel]
    return [Edition(codes, *limited, paper, form) for codes in dict.fromkeys(wanted)]


def _limits(
    book: Book, chapters: Collection[str], principles: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Chapters and principles in the book's order; a chapter named whole keeps all of its own."""
    named = [page.id for page in book.principles() if page.id in principles]
    whole = [page.id for page in book.principles() if book.chapter_of[page.id] in chapters]
    if not named:
        return tuple(c for c in book.chapters if c in chapters), ()
    held = [page.id for page in book.principles() if page.id in {*named, *whole}]
    touched = {book.chapter_of[principle] for principle in held}
    return tuple(c for c in book.chapters if c in touched), tuple(held)


def _known(what: str, named: Iterable[str], there_are: Collection[str]) -> None:
    for name in named:
        if name not in there_are:
            near = difflib.get_close_matches(name, list(there_are), n=1, cutoff=0.4)
            hint = f"; did you mean “{near[0]}”?" if near else f"; there are {', '.join(there_are)}"
            raise CannotCheck(f"there is no {what} “{name}”{hint}")
