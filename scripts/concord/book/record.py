"""The contract as data: what ``docs/contract.json`` holds, read strictly, written one way.

The file is written by ``concord links accept`` only. A checksum over its content makes an
edit by hand, a lost half and a careless merge findings instead of broken promises.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..findings.diagnostics import Finding, Location
from . import files, shape, strict_yaml

VERSION = 1
LIVE, MOVED, RETIRED = "live", "moved", "retired"
STATES = (LIVE, MOVED, RETIRED)
NEW, MEANING, WORDING = "new", "meaning", "wording"
CHANGES = (NEW, MEANING, WORDING, MOVED, RETIRED)
_CHECKSUM = re.compile(r'^ "checksum": "sha256:[0-9a-f]{64}",\n', re.MULTILINE)
_PASSAGE = re.compile(r"p([0-9]{1,6})")
_WIDTH = 100
_OPTIONAL = ("to", "gone", "senses")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a page in a revision, and in which languages it can be seen.

    :ivar change: one of :data:`CHANGES`.
    """

    revision: str
    change: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """A page that was ever published.

    :ivar state: one of :data:`STATES`; a page that is not live is a signpost to :attr:`to`.
    :ivar to: id of the page that took its place, or ``""``.
    :ivar first: the revision it was published in; :attr:`last`: that of its latest change.
    :ivar urls: by language, the address below the site's.
    :ivar content: by language, the hash of what a reader is told there.
    :ivar blocks: ids of its blocks, which are its fragments.
    :ivar gone: blocks that were published and are no more, each with the ``block`` or
        ``page#block`` that took its place, or ``""`` for the page itself.
    :ivar senses: by block, what its English says that would turn with a word, as
        :class:`concord.checks.turned.Sense` writes it; empty in an older contract.
    """

    kind: str
    state: str
    to: str
    first: str
    last: str
    urls: Mapping[str, str]
    content: Mapping[str, str]
    blocks: tuple[str, ...]
    gone: Mapping[str, str]
    history: tuple[Change, ...]
    senses: Mapping[str, str] = field(default_factory=dict)

    def latest(self, language: str) -> Change | None:
        """The latest change that can be seen in ``language``."""
        seen = (change for change in reversed(self.history) if language in change.languages)
        return next(seen, None)


@dataclass(frozen=True, slots=True)
class LanguageRecord:
    """A language that was ever published; :ivar to: the language that took its place."""

    state: str
    to: str
    first: str


@dataclass(frozen=True)
class Contract:
    """Everything ever published.

    :ivar revision: the latest revision that was recorded, or ``""``.
    """

    revision: str = ""
    languages: Mapping[str, LanguageRecord] = field(default_factory=dict)
    pages: Mapping[str, Record] = field(default_factory=dict)

    def final(self, page_id: str) -> str:
        """The live page that stands for ``page_id`` now, or ``""`` when there is none."""
        seen: set[str] = set()
        while page_id in self.pages and page_id not in seen:
            if self.pages[page_id].state == LIVE:
                return page_id
            seen.add(page_id)
            page_id = self.pages[page_id].to
        return ""


def parse(
    text: str, path: str, findings: list[Finding], *, merged: bool = False
) -> Contract | None:
    """Parse the contract; None and a finding (LINK005) when it is not one, whole and unedited.

    :param merged: take a contract whose checksum is not right: a merge was just resolved.
    """
    if match := files.CONFLICT_IN_JSON.search(text):
        where = files.place(text, match.start(), path)
        message = "a merge left its marks here: keep the entries of both sides"
        findings.append(Finding(where, "LINK005", message))
        return None
    try:
        document = json.loads(text, object_pairs_hook=files.no_duplicates)
    except json.JSONDecodeError as error:
        message = f"not whole JSON: {error.msg}"
        findings.append(Finding(Location(path, error.lineno, error.colno), "LINK005", message))
        return None
    except (ValueError, RecursionError) as error:
        findings.append(Finding(strict_yaml.repeated(text, path), "LINK005", str(error)))
        return None
    before = len(findings)
    for page_id, message in shape.faults(document):
        findings.append(Finding(place(text, path, page_id), "LINK005", message))
    if len(findings) > before:
        return None
    contract = _contract(document)
    if not merged and text != (right := dump(contract)):
        message = "edited outside `concord links accept`: the checksum or the form is not right"
        unsealed, bare = (_CHECKSUM.sub("\n", one) for one in (text, right))
        other = files.differing(unsealed, bare, path) or files.differing(text, right, path)
        findings.append(Finding(other or Location(path), "LINK005", message))
        return None
    return contract


def _contract(document: Mapping[str, Any]) -> Contract:
    """The contract that a well-formed document holds."""
    languages = {
        code: LanguageRecord(entry["state"], entry.get("to", ""), entry["first"])
        for code, entry in document["languages"].items()
    }
    pages = {
        page_id: Record(
            entry["kind"],
            entry["state"],
            entry.get("to", ""),
            entry["first"],
            entry["last"],
            entry["urls"],
            entry["content"],
            tuple(entry["blocks"]),
            entry.get("gone", {}),
            tuple(
                Change(change["revision"], change["change"], tuple(change["languages"]))
                for change in entry["history"]
            ),
            entry.get("senses", {}),
        )
        for page_id, entry in document["pages"].items()
    }
    return Contract(document["revision"], languages, pages)


def place(text: str, path: str, page_id: str) -> Location:
    """Where the entry of a page, a language or a fact begins, as :func:`dump` writes it.

    The top when it stands nowhere.
    """
    for indent in ("  ", " "):
        if page_id and (at := text.find(f'\n{indent}"{page_id}": ')) >= 0:
            return files.place(text, at + 1 + len(indent), path)
    return Location(path, 1, 1)


def dump(contract: Contract) -> str:
    """The contract in its one form: ids in order, a fact a line, its checksum on top."""
    document: dict[str, Any] = {
        "version": VERSION,
        "checksum": "",
        "revision": contract.revision,
        "languages": {
            code: _without_empty({"state": entry.state, "to": entry.to, "first": entry.first})
            for code, entry in sorted(contract.languages.items())
        },
        "pages": {page_id: _entry(entry) for page_id, entry in sorted(contract.pages.items())},
    }
    bare = _write(document, 0)
    document["checksum"] = "sha256:" + hashlib.sha256(bare.encode("utf-8")).hexdigest()
    return _write(document, 0) + "\n"


def _entry(entry: Record) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": entry.kind, "state": entry.state, "to": entry.to}
    found |= {"first": entry.first, "last": entry.last}
    found["urls"] = dict(sorted(entry.urls.items()))
    found["content"] = dict(sorted(entry.content.items()))
    found["blocks"] = sorted(entry.blocks, key=natural)
    found["gone"] = dict(sorted(entry.gone.items()))
    found["senses"] = {name: entry.senses[name] for name in sorted(entry.senses, key=natural)}
    found["history"] = [
        {"revision": c.revision, "change": c.change, "languages": list(c.languages)}
        for c in entry.history
    ]
    return {key: value for key, value in found.items() if key not in _OPTIONAL or value}


def _without_empty(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value}


def _write(value: Any, depth: int) -> str:
    """JSON with one fact a line, so that a review sees what changed; short lists on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or _fits(value, flat, depth):
        return flat
    indent = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        rows = [
            f"{json.dumps(k, ensure_ascii=False)}: {_write(v, depth + 1)}" for k, v in value.items()
        ]
        return "{" + indent + f",{indent}".join(rows) + "\n" + " " * depth + "}"
    rows = [_write(item, depth + 1) for item in value]
    return "[" + indent + f",{indent}".join(rows) + "\n" + " " * depth + "]"


def _fits(value: Any, flat: str, depth: int) -> bool:
    """Whether a container stands on one line: it is deep, short and holds no other container."""
    inside = value.values() if isinstance(value, dict) else value
    nested = any(isinstance(item, dict) or isinstance(item, list) and depth < 3 for item in inside)
    return depth > 1 and not nested and len(flat) + depth < _WIDTH


def natural(block: str) -> tuple[str, int]:
    """A sort key: passages in number order, everything else by name."""
    passage = _PASSAGE.fullmatch(block)
    return ("p", int(passage[1])) if passage else (block, 0)
