"""``links.json`` and ``changes.json``: every address and every change, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..book import addresses, sessions
from ..book.model import CANONICAL, Book, Page
from ..book.record import LIVE, WORDING, Change, Contract, Record
from ..locale.words import Words, in_each
from . import names

VERSION = 1


def links(book: Book, contract: Contract, base: str, pages: Iterable[str]) -> dict[str, Any]:
    """Everything ever published, with where it is now.

    :param base: the site's address with ``/`` at its end; addresses are relative without.
    :param pages: what else lies below it.
    """
    words = in_each(book)
    known = {url for record in contract.pages.values() for url in record.urls.values()}
    return {
        "$schema": f"{base}links.schema.json",
        "version": VERSION,
        "address": base,
        "revision": contract.revision,
        "canonical": CANONICAL,
        "languages": {code: _language(book, contract, code) for code in contract.languages},
        "entries": [
            _entry(words, book, contract, base, page_id) for page_id in _in_order(book, contract)
        ],
        "files": [base + path for path in sorted({*pages, *_others(book)} - known)],
    }


def _others(book: Book) -> Iterator[str]:
    """Addresses of the site that are no page of the contract."""
    yield ""
    yield "sitemap.xml"
    yield from names.everything(book)
    yield from names.status(book)


def _language(book: Book, contract: Contract, code: str) -> dict[str, str]:
    record = contract.languages[code]
    if record.state != LIVE or code not in book.languages:
        return {"state": record.state, "to": record.to}
    language = book.languages[code]
    return {"state": LIVE, "name": language.name, "direction": language.direction}


def _in_order(book: Book, contract: Contract) -> list[str]:
    """Ids as a reader meets them, then what is published no more, by id."""
    ids = [
        page_id
        for chapter in book.chapters
        for page_id in (chapter, *(p for p, _ in book.pages[chapter].principles))
    ]
    ids += [*book.others, *book.articles]
    return ids + sorted(contract.pages.keys() - set(ids))


def _entry(
    words: Mapping[str, Words], book: Book, contract: Contract, base: str, page_id: str
) -> dict[str, Any]:
    record = contract.pages[page_id]
    found: dict[str, Any] = {"id": page_id, "kind": record.kind, "state": record.state}
    if record.state != LIVE:
        found["to"] = record.to
    found |= {"url": addresses.neutral(page_id, base), "first": record.first, "last": record.last}
    found["change"] = record.history[-1].change
    if record.state == LIVE:
        found |= _place(book, page_id)
    found["languages"] = {
        code: _in_language(words.get(code), record, base, page_id, code)
        for code in sorted(record.urls)
    }
    found["blocks"] = list(record.blocks)
    if record.gone:
        found["gone"] = dict(record.gone)
    return found


def _place(book: Book, page_id: str) -> dict[str, Any]:
    """Where a page stands in the book, how long it takes, and what it rests on."""
    page = book.pages.get(page_id)
    if page is None:
        return {}
    found: dict[str, Any] = {}
    if page.kind == "chapter":
        principles = [principle for principle, _ in page.principles]
        found["order"] = book.chapters.index(page_id) + 1
        found["principles"] = principles
    elif page.kind == "principle":
        chapter = book.pages[book.chapter_of[page_id]]
        found["chapter"] = chapter.id
        found["order"] = [principle for principle, _ in chapter.principles].index(page_id) + 1
    found["minutes"] = minutes(book, page)
    found["sources"] = _sources(book, page)
    return found


def minutes(book: Book, page: Page) -> int:
    """Reading time of a page; of a chapter, with its principles."""
    return page.minutes + sum(book.pages[principle].minutes for principle, _ in page.principles)


def _sources(book: Book, page: Page) -> dict[str, list[int]]:
    """The passages a page rests on, by article; a chapter rests on what its principles do."""
    pages = [page, *(book.pages[principle] for principle, _ in page.principles)]
    cited = sorted({cite for each in pages for cite in each.citations})
    found: dict[str, list[int]] = {}
    for cite in cited:
        found.setdefault(cite.article, []).append(cite.number)
    return found


def _in_language(
    words: Words | None, record: Record, base: str, page_id: str, code: str
) -> dict[str, Any]:
    """A page in a language. :param words: those of the language, if it is still published."""
    found: dict[str, Any] = {"url": base + record.urls[code]}
    if record.state != LIVE or words is None:
        return found
    found["title"] = words.title(page_id)
    latest = record.latest(code)
    weighty = [c.revision for c in record.history if c.change != WORDING and code in c.languages]
    return found | {
        "hash": record.content[code],
        "revision": latest.revision if latest else record.first,
        "change": latest.change if latest else record.history[0].change,
        "meaning": weighty[-1] if weighty else record.first,
    }


def changes(book: Book, contract: Contract, base: str) -> dict[str, Any]:
    """Every recorded change, the latest first."""
    words = in_each(book)
    rows = [
        _change(words, book, contract, base, page_id, change)
        for page_id, change in history(contract)
    ]
    return {
        "$schema": f"{base}changes.schema.json",
        "version": VERSION,
        "address": base,
        "revision": contract.revision,
        "changes": rows,
    }


def history(contract: Contract) -> list[tuple[str, Change]]:
    """Every change with its page, the latest first, then by id."""
    found = [
        (page_id, change) for page_id, record in contract.pages.items() for change in record.history
    ]
    found.sort(key=lambda item: item[0])
    return sorted(found, key=lambda item: item[1].revision, reverse=True)


def stands_for(book: Book, contract: Contract, page_id: str) -> str:
    """The page a reader of ``page_id`` is led to, or ``""``."""
    final = contract.final(page_id)
    there = final in book.pages or final in book.articles or sessions.chapter_of(book, final)
    return final if there else ""


def chapter_of(book: Book, page_id: str) -> str:
    """The chapter a change belongs to: a principle's, a chapter itself, or ``""``."""
    return book.chapter_of.get(page_id, page_id if page_id in book.chapters else "")


def _change(
    words: Mapping[str, Words],
    book: Book,
    contract: Contract,
    base: str,
    page_id: str,
    change: Change,
) -> dict[str, Any]:
    final = stands_for(book, contract, page_id)
    titles = {code: one.title(final) for code, one in words.items()} if final else {}
    found: dict[str, Any] = {"revision": change.revision, "id": page_id}
    found |= {"kind": contract.pages[page_id].kind, "change": change.change}
    if final != page_id:
        found["to"] = final
    return found | {
        "chapter": chapter_of(book, final) or None,
        "languages": list(change.languages),
        "url": addresses.neutral(page_id, base),
        "titles": titles,
    }


def write(document: Mapping[str, Any]) -> str:
    """A document as JSON, a fact a line."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
