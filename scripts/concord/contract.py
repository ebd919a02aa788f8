"""The contract: the committed list of every id and address ever published.

``docs/contract.json`` only ever grows. A page, a block, a language or an address that it
lists and the book no longer has is a finding; so is a page of the book that it does not
list yet, until ``concord links accept`` records it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .diagnostics import Finding, Location
from .model import Book

VERSION = 1
Contract = Mapping[str, Mapping[str, Any]]


def address(page_id: str, kind: str) -> str:
    """The permanent path of a page below ``/<language>/``, with ``/`` at its end."""
    if page_id == "index":
        return ""
    folder = {"principle": "principles/", "chapter": "chapters/", "article": "articles/"}.get(kind, "")
    return f"{folder}{page_id}/"


def current(book: Book) -> dict[str, dict[str, Any]]:
    """What the book publishes: by page id its kind, path, languages and block ids."""
    languages = sorted(book.languages)
    published: dict[str, dict[str, Any]] = {}
    for page in book.pages.values():
        published[page.id] = {
            "kind": page.kind, "path": address(page.id, page.kind), "languages": languages,
            "blocks": sorted(page.by_id),
        }
    for article in book.articles.values():
        published[article.id] = {
            "kind": "article", "path": address(article.id, "article"), "languages": languages,
            "blocks": [f"p{passage.number}" for passage in article.passages],
        }
    return dict(sorted(published.items()))


def parse(text: str, path: str, findings: list[Finding]) -> Contract | None:
    """Parse the contract; None and a finding when it is not one."""
    where = Location(path)
    try:
        document = json.loads(text, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        findings.append(Finding(Location(path, error.lineno, error.colno), "LINK005", error.msg))
        return None
    except ValueError as error:
        findings.append(Finding(where, "LINK005", str(error)))
        return None
    pages = document.get("pages") if isinstance(document, dict) else None
    if not isinstance(pages, dict) or document.get("version") != VERSION:
        findings.append(Finding(where, "LINK005", f"not a contract of version {VERSION}"))
        return None
    for page_id, entry in pages.items():
        shapes = {"kind": str, "path": str, "languages": list, "blocks": list}
        if not isinstance(entry, dict) or {k: type(v) for k, v in entry.items()} != shapes:
            findings.append(Finding(where, "LINK005", f"the entry of “{page_id}” is not a kind, path, languages and blocks"))
            return None
    return pages


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"“{key}” is given twice")
        found[key] = value
    return found


def compare(contract: Contract, book: Book, path: str) -> Iterator[Finding]:
    """Findings for what was published and is gone, and for what is new and unrecorded."""
    where = Location(path)
    published = current(book)
    for page_id, entry in contract.items():
        now = published.get(page_id)
        if now is None or now["kind"] != entry["kind"]:
            yield Finding(where, "LINK001", f"the {entry['kind']} “{page_id}” is gone")
            continue
        if now["path"] != entry["path"]:
            yield Finding(where, "LINK003", f"“{page_id}” moved from {entry['path']} to {now['path']}")
        for language in set(entry["languages"]) - set(now["languages"]):
            yield Finding(where, "LINK006", f"“{page_id}” is no longer published in “{language}”")
        for block in sorted(set(entry["blocks"]) - set(now["blocks"])):
            yield Finding(where, "LINK002", f"“{page_id}#{block}” is gone")
    for page_id, now in published.items():
        entry = contract.get(page_id, {})
        new = set(now["blocks"]) - set(entry.get("blocks", ())) | set(now["languages"]) - set(entry.get("languages", ()))
        if new:
            yield Finding(where, "LINK004", f"“{page_id}” has new: {', '.join(sorted(new))}")


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
    return ("p", int(block[1:])) if block[:1] == "p" and block[1:].isdigit() else (block, 0)
