"""Structured data about a page (schema.org, JSON-LD), for search engines and course catalogues."""

from __future__ import annotations

from typing import Any

from ..book.addresses import address
from ..book.model import CANONICAL, Book, Page
from ..locale import words
from . import names
from .listing import minutes

_LEVEL = {"principle": "Article", "chapter": "Chapter"}


def data(book: Book, page_id: str, code: str, base: str, description: str) -> dict[str, Any] | None:
    """What a principle, a chapter or the home page is; None for every other page.

    :param base: the site's address; without one nothing can be said.
    """
    page = book.pages.get(page_id)
    if page is None or not base or page.kind == "page" and page_id != "index":
        return None
    url = f"{base}{code}/{address(page_id, page.kind)}"
    title = words.title(book, page_id, code)
    found: dict[str, Any] = {"@context": "https://schema.org", "@id": url, "url": url}
    found |= {"name": title, "description": description, "inLanguage": code}
    if page_id == "index":
        name = words.interface(book, code, "book-title")
        parts = [_reference(book, chapter, code, base) for chapter in book.chapters]
        return found | {"@type": "Book", "name": name, "hasPart": parts}
    found["@type"] = [_LEVEL[page.kind], "LearningResource"]
    found |= {
        "headline": title,
        "timeRequired": f"PT{minutes(book, page)}M",
        "sameAs": base + names.go(page_id),
    }
    if code != CANONICAL:
        found["translationOfWork"] = {"@id": f"{base}{CANONICAL}/{address(page_id, page.kind)}"}
    found |= _dates(book, page_id, code)
    if page.kind == "chapter":
        found["hasPart"] = [
            _reference(book, principle, code, base) for principle, _ in page.principles
        ]
        found["isPartOf"] = {"@type": "Book", "@id": f"{base}{code}/"}
    else:
        found["isPartOf"] = _reference(book, book.chapter_of[page_id], code, base)
        found["citation"] = _articles(book, page, code, base)
    return found


def _reference(book: Book, page_id: str, code: str, base: str) -> dict[str, str]:
    page = book.pages[page_id]
    url = f"{base}{code}/{address(page_id, page.kind)}"
    return {"@type": _LEVEL[page.kind], "@id": url, "name": words.title(book, page_id, code)}


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
            "@id": f"{base}{code}/{address(article, 'article')}",
            "name": book.articles[article].title,
            "inLanguage": book.articles[article].language,
        }
        for article in cited
    ]
