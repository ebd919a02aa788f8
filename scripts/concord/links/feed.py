"""An Atom feed of changes in one language (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from ..book.model import Book
from ..book.record import Change, Contract
from ..locale.words import Words
from . import names
from .elements import Element, document, element, rows
from .listing import chapter_of, history, stands_for

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "concord")
"""Ids stay the same when the site's address changes."""


def atom(book: Book, contract: Contract, base: str, code: str) -> str:
    """The feed of a language: what changed in which chapter, the latest first."""
    words = Words(book, book.languages[code])
    own = f"{base}{names.feed(code)}"
    parts = [
        element("id", _id(code)),
        element("title", words.text("link-feed-title")),
        element("updated", _time(contract.revision)),
        _link({"rel": "self", "type": "application/atom+xml", "href": own}),
        _link({"rel": "alternate", "type": "text/html", "href": f"{base}{code}/"}),
        element("author", element("name", words.text("book-title"))),
    ]
    parts += [
        _entry(words, contract, base, page_id, change)
        for page_id, change in history(contract)
        if code in change.languages and stands_for(book, contract, page_id)
    ]
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": code}
    return document(rows("feed", parts, attributes), "utf-8")


def _entry(words: Words, contract: Contract, base: str, page_id: str, change: Change) -> Element:
    book, code = words.book, words.language.code
    revision, kind = change.revision, change.change
    final = stands_for(book, contract, page_id)
    heading = words.text(f"link-change-{kind}", title=words.title(final))
    url = base + contract.pages[page_id].urls[code]
    parts = [
        element("id", _id(f"{code}/{page_id}/{revision}")),
        element("title", heading),
        element("updated", _time(revision)),
        _link({"rel": "alternate", "type": "text/html", "hreflang": code, "href": url}),
    ]
    if chapter := chapter_of(book, final):
        parts.append(_category({"term": chapter, "label": words.title(chapter)}))
    parts.append(_category({"scheme": "urn:concord:change", "term": kind}))
    return rows("entry", [*parts, element("summary", heading)])


def _link(attributes: Mapping[str, str]) -> Element:
    return element("link", attributes=attributes)


def _category(attributes: Mapping[str, str]) -> Element:
    return element("category", attributes=attributes)


def _id(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _time(revision: str) -> str:
    return f"{revision or '1970-01-01'}T00:00:00Z"
