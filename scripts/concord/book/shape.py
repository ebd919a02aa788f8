"""What is wrong with the form of a contract's JSON, entry by entry.

The same rules stand, for others, in schemas/contract.schema.json; a test holds the two
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .forms import is_day

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ARTICLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PATH = re.compile(r"(?:[A-Za-z0-9-]+/)+")
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_TARGET = re.compile(rf"(?:{_ARTICLE.pattern}#)?(?:{_ID.pattern})?")
_KINDS = ("article", "chapter", "page", "principle", "session")
_STATES = ("live", "moved", "retired")
_CHANGES = ("new", "meaning", "wording", "moved", "retired")
_SENSE = re.compile(r"[0-9a-f]{8}(?: [^\s\x00-\x1f]+)*")
_TOP = {"version", "checksum", "revision", "languages", "pages"}
_PAGE = {"kind", "state", "first", "last", "urls", "content", "blocks", "history"}


def faults(document: object) -> Iterator[tuple[str, str]]:
    """What is wrong, each with the page, language or fact it is about, or ``""``."""
    if not isinstance(document, dict) or document.get("version") != 1:
        yield "", "not a contract of version 1"
        return
    if document.keys() != _TOP:
        odd = sorted(document.keys() ^ _TOP)
        yield odd[0], f"the contract lacks, or does not know, {', '.join(odd)}"
        return
    if not _texts(document, "checksum", "revision") or not (
        document["revision"] == "" or is_day(document["revision"])
    ):
        yield "revision", "the revision is not a day"
    if not isinstance(document["languages"], dict) or not isinstance(document["pages"], dict):
        yield "", "the languages or the pages are not a map"
        return
    for code, entry in document["languages"].items():
        if fault := _language(code, entry):
            yield code, f"the language “{code}”: {fault}"
    folded: dict[str, str] = {}
    for page_id, entry in document["pages"].items():
        if page_id.casefold() in folded:
            yield page_id, f"“{page_id}” differs from “{folded[page_id.casefold()]}” in case only"
        elif fault := _page(page_id, entry):
            yield page_id, f"the entry of “{page_id}”: {fault}"
        folded.setdefault(page_id.casefold(), page_id)


def _texts(entry: Mapping[str, Any], *keys: str) -> bool:
    return all(isinstance(entry.get(key, ""), str) for key in keys)


def _language(code: str, entry: object) -> str:
    if not _LANGUAGE.fullmatch(code) or not isinstance(entry, dict):
        return "not a language"
    if entry.keys() - {"to"} != {"state", "first"} or not _texts(entry, "state", "to", "first"):
        return "has not a state and a first revision"
    if entry["state"] not in ("live", "moved") or (entry["state"] == "moved") != bool(
        entry.get("to")
    ):
        return "is neither live nor moved to another"
    return "" if is_day(entry["first"]) else "the first revision is not a day"


def _page(page_id: str, entry: object) -> str:
    """The first thing wrong with a page's entry, or ``""``."""
    if not _ARTICLE.fullmatch(page_id):
        return "not an id"
    if not isinstance(entry, dict):
        return "not a map"
    if odd := sorted((entry.keys() - {"to", "gone", "senses"}) ^ _PAGE):
        return f"lacks, or does not know, {', '.join(odd)}"
    if not _texts(entry, "kind", "state", "to", "first", "last") or entry["kind"] not in _KINDS:
        return f"the kind is not one of {', '.join(_KINDS)}"
    if entry["state"] not in _STATES or (entry["state"] != "live") != bool(entry.get("to")):
        return "is neither live nor moved or retired with a successor"
    if not is_day(entry["first"]) or not is_day(entry["last"]):
        return "the first or the last revision is not a day"
    if entry["last"] < entry["first"]:
        return "the last revision is before the first"
    return _urls(entry) or _blocks(entry) or _senses(entry) or _history(entry["history"])


def _urls(entry: Mapping[str, Any]) -> str:
    urls, content = entry["urls"], entry["content"]
    if not isinstance(urls, dict) or not isinstance(content, dict) or not urls:
        return "the URLs or the hashes are not a map"
    for code, url in urls.items():
        if not isinstance(url, str) or not _PATH.fullmatch(url) or not url.startswith(f"{code}/"):
            return f"the URL of “{code}” leads off the site or to another language"
    for code, digest in content.items():
        if code not in urls or not isinstance(digest, str) or not _HASH.fullmatch(digest):
            return f"the hash of “{code}” is malformed"
    return ""


def _blocks(entry: Mapping[str, Any]) -> str:
    blocks, gone = entry["blocks"], entry.get("gone", {})
    if not isinstance(blocks, list) or not isinstance(gone, dict):
        return "the blocks are not a list"
    for block in (*blocks, *gone):
        if not isinstance(block, str) or not _ID.fullmatch(block):
            return f"“{block}” is not the id of a block"
    if len(set(blocks)) < len(blocks) or set(blocks) & gone.keys():
        return "a block is listed twice"
    for target in gone.values():
        if not isinstance(target, str) or not _TARGET.fullmatch(target):
            return f"“{target}” is not a block that could take another's place"
    return ""


def _senses(entry: Mapping[str, Any]) -> str:
    senses = entry.get("senses", {})
    if not isinstance(senses, dict):
        return "what the blocks say is not a map"
    for block, written in senses.items():
        if block not in entry["blocks"] or not isinstance(written, str):
            return f"what “{block}” says is of no block"
        if not _SENSE.fullmatch(written):
            return f"what “{block}” says is malformed"
    return ""


def _history(history: object) -> str:
    if not isinstance(history, list) or not history:
        return "there is no history"
    last = ""
    for change in history:
        if not isinstance(change, dict) or change.keys() != {"revision", "change", "languages"}:
            return "a change is not a revision, a kind of change and languages"
        if not _texts(change, "revision", "change") or change["change"] not in _CHANGES:
            return f"a change is not one of {', '.join(_CHANGES)}"
        if not is_day(change["revision"]) or change["revision"] < last:
            return "the history is not in the order of its days"
        codes = change["languages"]
        if not isinstance(codes, list) or not all(
            isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in codes
        ):
            return "a change names no languages"
        last = change["revision"]
    return ""
