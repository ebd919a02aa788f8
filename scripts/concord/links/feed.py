"""An Atom feed of changes in one language (RFC 4287)."""

from __future__ import annotations

import uuid
from xml.sax.saxutils import escape, quoteattr

from ..book.model import Book
from ..book.record import Change, Contract
from ..locale.words import Words
from . import names
from .listing import chapter_of, history, stands_for

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "concord")
"""Ids stay the same when the site's address changes."""


def atom(book: Book, contract: Contract, base: str, code: str) -> str:
    """The feed of a language: what changed in which chapter, the latest first."""
    words = Words(book, book.languages[code])
    heading = words.text("link-feed-title")
    entries = [
        _entry(words, contract, base, page_id, change)
        for page_id, change in history(contract)
        if code in change.languages and stands_for(book, contract, page_id)
    ]
    own = f"{base}{names.feed(code)}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(code)}>\n'
        f"<id>{_id(code)}</id>\n<title>{escape(heading)}</title>\n"
        f"<updated>{_time(contract.revision)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{base}{code}/")}/>\n'
        f"<author><name>{escape(words.text('book-title'))}</name></author>\n"
        + "".join(entries)
        + "</feed>\n"
    )


def _entry(words: Words, contract: Contract, base: str, page_id: str, change: Change) -> str:
    book, code = words.book, words.language.code
    revision, kind = change.revision, change.change
    final = stands_for(book, contract, page_id)
    heading = words.text(f"link-change-{kind}", title=words.title(final))
    chapter = chapter_of(book, final)
    category = ""
    if chapter:
        label = words.title(chapter)
        category = f"<category term={quoteattr(chapter)} label={quoteattr(label)}/>\n"
    url = base + contract.pages[page_id].urls[code]
    return (
        f"<entry>\n<id>{_id(f'{code}/{page_id}/{revision}')}</id>\n<title>{escape(heading)}</title>\n"
        f"<updated>{_time(revision)}</updated>\n"
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(code)} href={quoteattr(url)}/>\n'
        f'{category}<category scheme="urn:concord:change" term={quoteattr(kind)}/>\n'
        f"<summary>{escape(heading)}</summary>\n</entry>\n"
    )


def _id(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _time(revision: str) -> str:
    return f"{revision or '1970-01-01'}T00:00:00Z"
