"""An Atom feed of changes in one language (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from ..book.model import Book
from ..book.record import Contract
from ..locale import words
from . import names
from .elements import Element, document, element, rows
from .listing import chapter_of, history, stands_for

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "concord")
"""Ids stay the same when the site's address changes."""


def atom(book: Book, contract: Contract, base: str, code: str) -> str:
    """The feed of a language: what changed in which chapter, the latest first."""
    own = f"{base}{names.feed(code)}"
    parts = [
        element("id", _id(code)),
        element("title", words.interface(book, code, "link-feed-title")),
        element("updated", _time(contract.revision)),
        _link({"rel": "self", "type": "application/atom+xml", "href": own}),
        _link({"rel": "alternate", "type": "text/html", "href": f"{base}{code}/"}),
        element("author", element("name", words.interface(book, code, "book-title"))),
    ]
    parts += [
        _entry(book, contract, base, code, page_id, change.revision, change.change)
        for page_id, change in history(contract)
        if code in change.languages and stands_for(book, contract, page_id)
    ]
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": code}
    return document(rows("feed", parts, attributes), "utf-8")


def _entry(
    book: Book, contract: Contract, base: str, code: str, page_id: str, revision: str, kind: str
) -> Element:
    final = stands_for(book, contract, page_id)
    title = words.title(book, final, code)
    heading = words.interface(book, code, f"link-change-{kind}", title=title)
    url = base + contract.pages[page_id].urls[code]
    parts = [
        element("id", _id(f"{code}/{page_id}/{revision}")),
        element("title", heading),
        element("updated", _time(revision)),
        _link({"rel": "alternate", "type": "text/html", "hreflang": code, "href": url}),
    ]
    if chapter := chapter_of(book, final):
        parts.append(_category({"term": chapter, "label": words.title(book, chapter, code)}))
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
