"""A local sheet for translators: English, translation and the passages it rests on, side by side.

It holds the article texts, other people's work: it is made where these are at hand, for the
eyes of who has them, and never where it could be committed or published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..book import beside, inline
from ..book.model import (
    CANONICAL,
    Book,
    Citation,
    Language,
    Message,
    block_context,
    passage_context,
)
from ..findings.diagnostics import CannotCheck
from ..translating.state.blocks import state
from .parts import Line
from .renderer import isolated, words
from .templating import render

BUILD = "build"
"""The one folder of the project that a sheet may be written to: git does not track it."""


@dataclass(frozen=True)
class Said:
    """A text in its language."""

    language: str
    direction: str
    line: Line


@dataclass(frozen=True)
class Rest:
    """A passage a message rests on.

    :ivar language: of its article. :ivar text: the passage itself, where it is at hand.
    """

    cite: str
    number: int
    language: str
    title: str
    text: Said | None


@dataclass(frozen=True)
class Row:
    """A message: English, translation with its state, and what it rests on."""

    context: str
    english: Said
    translation: Said
    state: str
    rests: tuple[Rest, ...]


def refuse_place(root: Path, output: Path) -> None:
    """Let a sheet be written outside the project, or below its ``build``, and nowhere else.

    :raises CannotCheck: for any other place.
    """
    place, project = output.resolve(), root.resolve()
    if place.is_relative_to(project) and not place.is_relative_to(project / BUILD):
        raise CannotCheck(
            f"{output}: a sheet holds the articles' texts; write it outside the project or below {BUILD}/"
        )


def sheet(
    book: Book,
    language: Language,
    messages: Sequence[Message],
    originals: Mapping[Citation, str],
) -> str:
    """The sheet as one HTML file that needs no other.

    :param messages: what it shows, in order.
    :param originals: the texts of passages.
    """
    known = inline.targets([*book.pages, *book.articles])
    behind = citations(book)
    by_page = groupby(messages, key=lambda m: m.context.partition("/")[0])
    parts = [
        (
            page,
            [_row(book, language, m, behind.get(m.context, ()), originals, known) for m in group],
        )
        for page, group in by_page
    ]
    return render("sheet.html", name=language.name, parts=parts)


def citations(book: Book) -> dict[str, tuple[Citation, ...]]:
    """The passages behind each context: those a block cites, or the one a gloss describes."""
    found = {
        block_context(page, block): block.citations
        for page in book.pages.values()
        for block in page.blocks
    }
    found |= {one.context: one.citations for one in beside.texts(book)}
    for article in book.articles.values():
        for passage in article.passages:
            found[passage_context(article, passage)] = (Citation(article.id, passage.number),)
    return found


def _row(
    book: Book,
    language: Language,
    message: Message,
    rests: Sequence[Citation],
    originals: Mapping[Citation, str],
    known: inline.Targets,
) -> Row:
    entry = book.catalogues[language.code].get(message.context)
    return Row(
        context=message.context,
        english=_said(message.text, book.languages[CANONICAL], known),
        translation=_said(entry.text if entry else "", language, known),
        state=state(book, message, language.code),
        rests=tuple(
            _rest(book, cite, originals) for cite in rests if cite.article in book.articles
        ),
    )


def _said(text: str, language: Language, known: inline.Targets) -> Said:
    plain = inline.plain_text(inline.parse(text, known)[0])
    return Said(language.code, language.direction, isolated(plain, language.direction))


def _rest(book: Book, cite: Citation, originals: Mapping[Citation, str]) -> Rest:
    article = book.articles[cite.article]
    language = book.languages.get(article.language)
    direction = language.direction if language else "auto"
    passage = originals.get(cite)
    text = Said(article.language, direction, words(passage)) if passage else None
    return Rest(str(cite), cite.number, article.language, article.title, text)


def pages(book: Book, messages: Sequence[Message], named: Sequence[str]) -> Iterator[Message]:
    """The messages of the pages and articles ``named``; without a name, of every written page.

    :raises CannotCheck: for a name that is no page's.
    """
    ids = {message.context.partition("/")[0] for message in messages}
    if unknown := sorted(set(named) - ids):
        raise CannotCheck(f"no page or article of the book: {', '.join(unknown)}")
    wanted = set(named) or set(book.pages)
    return (message for message in messages if message.context.partition("/")[0] in wanted)
