"""The contract: the committed list of every id and address ever published.

``docs/contract.json`` only ever grows. A page, a block, a language or an address that it
lists and the book no longer has is a finding; so is a page of the book that it does not
list yet, until ``concord links accept`` records it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from . import files
from .diagnostics import Finding, Location
from .load import LANGUAGES, Loaded
from .model import Book

VERSION = 1
Contract = Mapping[str, Mapping[str, Any]]
_NAME = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_PASSAGE = re.compile(r"p([0-9]{1,6})")
_PATH = re.compile(r"(?:[a-z0-9-]+/)*")


def address(page_id: str, kind: str) -> str:
    """The permanent path of a page below ``/<language>/``, with ``/`` at its end."""
    if page_id == "index":
        return ""
    folders = {"principle": "principles/", "chapter": "chapters/", "article": "articles/"}
    return f"{folders.get(kind, '')}{page_id}/"


def current(book: Book) -> dict[str, dict[str, Any]]:
    """What the book publishes: by page id its kind, path, languages and block ids."""
    languages = sorted(book.languages)
    published: dict[str, dict[str, Any]] = {}
    for page in book.pages.values():
        published[page.id] = {
            "kind": page.kind,
            "path": address(page.id, page.kind),
            "languages": languages,
            "blocks": sorted(page.by_id),
        }
    for article in book.articles.values():
        published[article.id] = {
            "kind": "article",
            "path": address(article.id, "article"),
            "languages": languages,
            "blocks": [f"p{passage.number}" for passage in article.passages],
        }
    return dict(sorted(published.items()))


def parse(text: str, path: str, findings: list[Finding]) -> Contract | None:
    """Parse the contract; None and a finding when it is not one."""
    where = Location(path, 1, 1)
    try:
        document = json.loads(text, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        findings.append(Finding(Location(path, error.lineno, error.colno), "LINK005", error.msg))
        return None
    except (ValueError, RecursionError) as error:
        findings.append(Finding(where, "LINK005", str(error)))
        return None
    pages = document.get("pages") if isinstance(document, dict) else None
    if not isinstance(pages, dict) or document != {"version": VERSION, "pages": pages}:
        findings.append(Finding(where, "LINK005", f"not a contract of version {VERSION}"))
        return None
    wrong = [page_id for page_id, entry in pages.items() if not _is_entry(page_id, entry)]
    for page_id in wrong:
        message = f"the entry of “{page_id}” is not a kind, path, languages and blocks"
        findings.append(Finding(place(text, path, page_id), "LINK005", message))
    return None if wrong else pages


def _is_entry(page_id: str, entry: object) -> bool:
    """Whether a page's entry has every key, and every value is made of ids."""
    if not isinstance(entry, dict) or entry.keys() != {"kind", "path", "languages", "blocks"}:
        return False
    lists = [entry["languages"], entry["blocks"]]
    if not all(isinstance(value, list) for value in lists):
        return False
    names = [page_id, entry["kind"], *lists[0], *lists[1]]
    return (
        all(isinstance(name, str) and _NAME.fullmatch(name) for name in names)
        and isinstance(entry["path"], str)
        and _PATH.fullmatch(entry["path"]) is not None
    )


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"“{key}” is given twice")
        found[key] = value
    return found


def place(text: str, path: str, page_id: str) -> Location:
    """Where the entry of a page begins, in the form :func:`accepted` writes; else the top."""
    at = text.find(f'\n  "{page_id}": ')
    return files.place(text, at + 3, path) if at >= 0 else Location(path, 1, 1)


def check(text: str, path: str, loaded: Loaded) -> list[Finding]:
    """Everything that the contract in ``text`` and the book disagree on."""
    findings: list[Finding] = []
    agreed = parse(text, path, findings)
    if agreed is not None:
        findings += _gone(agreed, text, path, loaded)
        findings += _new(agreed, text, path, loaded)
    return findings


def _gone(agreed: Contract, text: str, path: str, loaded: Loaded) -> Iterator[Finding]:
    """What was published and is not in the book; what could not be read may be there."""
    published = current(loaded.book)
    unread = loaded.unread_pages | loaded.unread_articles
    for page_id, entry in agreed.items():
        now = published.get(page_id)
        where = place(text, path, page_id)
        if now is None or now["kind"] != entry["kind"]:
            if page_id not in unread:
                yield Finding(where, "LINK001", f"the {entry['kind']} “{page_id}” is gone")
            continue
        if now["path"] != entry["path"]:
            message = f"“{page_id}” moved from {entry['path']} to {now['path']}"
            yield Finding(where, "LINK003", message)
        if not loaded.is_unread(LANGUAGES):
            for language in sorted(set(entry["languages"]) - set(now["languages"])):
                message = f"“{page_id}” is no longer published in “{language}”"
                yield Finding(where, "LINK006", message)
        if page_id not in unread:
            for block in sorted(set(entry["blocks"]) - set(now["blocks"]), key=_natural):
                yield Finding(where, "LINK002", f"“{page_id}#{block}” is gone")


def _new(agreed: Contract, text: str, path: str, loaded: Loaded) -> Iterator[Finding]:
    """What the book publishes and the contract does not list yet."""
    for page_id, now in current(loaded.book).items():
        entry = agreed.get(page_id, {})
        new = set(now["blocks"]) - set(entry.get("blocks", ()))
        new |= set(now["languages"]) - set(entry.get("languages", ()))
        if new:
            message = f"“{page_id}” has new: {', '.join(sorted(new, key=_natural))}"
            yield Finding(place(text, path, page_id), "LINK004", message)


def accepted(contract: Contract, book: Book) -> str:
    """The contract with what is new in the book added and nothing taken out."""
    pages: dict[str, Any] = {page_id: dict(entry) for page_id, entry in contract.items()}
    for page_id, now in current(book).items():
        old = pages.get(page_id)
        if old is None:
            pages[page_id] = now
        else:
            for key in ("languages", "blocks"):
                old[key] = sorted({*old[key], *now[key]}, key=_natural)
    for entry in pages.values():
        entry["blocks"] = sorted(entry["blocks"], key=_natural)
    document = {"version": VERSION, "pages": dict(sorted(pages.items()))}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _natural(block: str) -> tuple[str, int]:
    """Passages in number order, everything else by name."""
    passage = _PASSAGE.fullmatch(block)
    return ("p", int(passage[1])) if passage else (block, 0)
