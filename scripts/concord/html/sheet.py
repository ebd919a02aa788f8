"""A local sheet for translators: English, translation and the passages it rests on, side by side.

It holds the article texts, other people's work: it is made where these are at hand, for the
eyes of who has them, and never where it could be committed or published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from ..book import inline
from ..book.model import (
    CANONICAL,
    Article,
    Book,
    Citation,
    Language,
    Message,
    block_context,
    passage_context,
)
from ..findings.diagnostics import CannotCheck
from ..translating.state.blocks import state
from .as_html import isolated

BUILD = "build"
"""The one folder of the project that a sheet may be written to: git does not track it."""
_STYLE = (
    "body{font:15px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#111;"
    "background:#fff}table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #999;"
    "padding:.4rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}thead{display:table-header-group}"
    "tr{break-inside:avoid}h2{break-after:avoid;margin-top:2rem}code,small{color:#555;font-size:.8em}"
    ".stale,.missing{background:#fff3d6}blockquote{margin:.3rem 0}"
    "@media print{body{font-size:9pt;margin:0;max-width:none}a{color:inherit}}"
)


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
    rests = citations(book)
    parts = []
    for page, group in groupby(messages, key=lambda m: m.context.partition("/")[0]):
        rows = "".join(
            _row(book, language, message, rests.get(message.context, ()), originals, known)
            for message in group
        )
        heads = "".join(
            f'<th scope="col">{escape(name)}</th>'
            for name in ("English", language.name, "What it rests on")
        )
        parts.append(
            f"<h2>{escape(page)}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )
    title = f"Concord: {language.name}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="robots" content="noindex"><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>'
        "<p>For your own work only: the passages on the right belong to their authors. "
        "Do not publish or commit this file.</p>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def citations(book: Book) -> dict[str, tuple[Citation, ...]]:
    """The passages behind each context: those a block cites, or the one a gloss describes."""
    found = {
        block_context(page, block): block.citations
        for page in book.pages.values()
        for block in page.blocks
    }
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
) -> str:
    found = state(book, message, language.code)
    entry = book.catalogues[language.code].get(message.context)
    english = _text(message.text, book.languages[CANONICAL], known)
    translation = _text(entry.text if entry else "", language, known)
    cites = "".join(_original(book, cite, originals) for cite in rests)
    return (
        f'<tr class="{found}"><td>{english}<code>{escape(message.context)}</code></td>'
        f"<td>{translation}<small>{found}</small></td><td>{cites}</td></tr>"
    )


def _text(text: str, language: Language, known: inline.Targets) -> str:
    plain = inline.plain_text(inline.parse(text, known)[0])
    inside = isolated(plain, language.direction)
    return f'<div lang="{language.code}" dir="{language.direction}">{inside}</div>'


def _original(book: Book, cite: Citation, originals: Mapping[Citation, str]) -> str:
    article = book.articles.get(cite.article)
    if article is None:
        return ""
    said = originals.get(cite)
    shown = _quoted(book, article, said) if said else "<p>(this passage is not at hand)</p>"
    return f"<small>{escape(str(cite))}, passage {cite.number} of {_titled(article)}</small>{shown}"


def _titled(article: Article) -> str:
    return f'<bdi lang="{escape(article.language)}">{escape(article.title)}</bdi>'


def _quoted(book: Book, article: Article, said: str) -> str:
    language = book.languages.get(article.language)
    direction = language.direction if language else "auto"
    return f'<blockquote lang="{escape(article.language)}" dir="{direction}">{escape(said)}</blockquote>'


def pages(book: Book, messages: Sequence[Message], named: Sequence[str]) -> Iterator[Message]:
    """The messages of the pages and articles ``named``; without a name, of every written page.

    :raises CannotCheck: for a name that is no page's.
    """
    ids = {message.context.partition("/")[0] for message in messages}
    if unknown := sorted(set(named) - ids):
        raise CannotCheck(f"no page or article of the book: {', '.join(unknown)}")
    wanted = set(named) or set(book.pages)
    return (message for message in messages if message.context.partition("/")[0] in wanted)
