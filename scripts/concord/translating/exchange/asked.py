"""How readers ask, as a sheet (CSV): to be looked over, and written on by people without a checkout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...book.asked import situations
from ...book.model import Book
from ...locale.words import Words
from . import spreadsheet
from .units import Content

COLUMNS = ("id", "language", "page", "English page", "asked as", "English asked as")


def write(content: Content, languages: Sequence[str]) -> str:
    """A row for each phrase of the one language in ``languages``, beside the English ones.

    Every principle and situation has a row, though nobody has said yet how people ask for it. The
    English phrases are there to show what is meant; they are not to be translated.
    """
    (language,) = languages
    return spreadsheet.dump([COLUMNS, *_rows(content.book, language)])


def has_phrases(book: Book, languages: Sequence[str]) -> bool:
    """Whether anybody has said how readers ask in one of the languages."""
    return any(book.languages[code].asked for code in languages)


def _rows(book: Book, code: str) -> Iterator[tuple[str, ...]]:
    here, english = Words(book, book.languages[code]), Words(book, book.languages["en"])
    names = [(page.id, here.title(page.id), english.title(page.id)) for page in book.principles()]
    names += [
        (target, here.block(context, text), english.block(context, text))
        for target, context, text in situations(book)
    ]
    for target, title, said in names:
        own, theirs = (_phrases(book, of, target) for of in (code, "en"))
        for place in range(max(1, len(own), len(theirs))):
            cells = (phrases[place] if place < len(phrases) else "" for phrases in (own, theirs))
            yield (target, code, title, said, *cells)


def _phrases(book: Book, code: str, target: str) -> list[str]:
    return [phrase.text for phrase in book.languages[code].asked if phrase.target == target]
