"""Structured data about a page (schema.org, JSON-LD), for search engines and course catalogues."""

from __future__ import annotations

from typing import Any

from ..book import addresses
from ..book.model import CANONICAL, Book, Page
from ..locale.words import Words
from .listing import minutes

_LEVEL = {"principle": "Article", "chapter": "Chapter"}


def data(book: Book, page_id: str, code: str, base: str, description: str) -> dict[str, Any] | None:
    """What a principle, a chapter or the home page is; None for every other page.

    :param base: the site's address; without one nothing can be said.
    """
    page = book.pages.get(page_id)
    if page is None or not base or page.kind == "page" and page_id != "index":
        return None
    url = addresses.permanent(book, page_id, code, base)
    words = Words(book, book.languages[code])
    title = words.title(page_id)
    found: dict[str, Any] = {"@context": "https://schema.org", "@id": url, "url": url}
    found |= {"name": title, "description": description, "inLanguage": code}
    if page_id == "index":
        name = words.text("book-title")
        parts = [_reference(words, chapter, base) for chapter in book.chapters]
        return found | {"@type": "Book", "name": name, "hasPart": parts}
    found["@type"] = [_LEVEL[page.kind], "LearningResource"]
    found |= {
        "headline": title,
        "timeRequired": f"PT{minutes(book, page)}M",
        "sameAs": addresses.neutral(page_id, base),
    }
    if code != CANONICAL:
        found["translationOfWork"] = {"@id": addresses.permanent(book, page_id, CANONICAL, base)}
    found |= _dates(book, page_id, code)
    if page.kind == "chapter":
        found["hasPart"] = [_reference(words, principle, base) for principle, _ in page.principles]
        found["isPartOf"] = {"@type": "Book", "@id": f"{base}{code}/"}
    else:
        found["isPartOf"] = _reference(words, book.chapter_of[page_id], base)
        found["citation"] = _articles(book, page, code, base)
    return found


def _reference(words: Words, page_id: str, base: str) -> dict[str, str]:
    book, kind = words.book, words.book.pages[page_id].kind
    url = addresses.permanent(book, page_id, words.language.code, base)
    return {"@type": _LEVEL[kind], "@id": url, "name": words.title(page_id)}


def _dates(book: Book, page_id: str, code: str) -> dict[str, str]:
    """When the page was first published and last changed, as far as that is recorded."""
    record = book.contract.pages.get(page_id) if book.contract else None
    latest = record.latest(code) if record else None
    return (
        {"datePublished": record.first, "dateModified": latest.revision}
        if record and latest
        else {}
    )


def _articles(book: Book, page: Page, code: str, base: str) -> list[dict[str, str]]:
    cited = dict.fromkeys(cite.article for cite in page.citations)
    return [
        {
            "@type": "Article",
            "@id": addresses.permanent(book, article, code, base),
            "name": book.articles[article].title,
            "inLanguage": book.articles[article].language,
        }
        for article in cited
    ]
