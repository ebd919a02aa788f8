"""Sign-offs: which translations somebody else has read, ``translations/<language>/reviews.json``.

A second reader need not be named; who approves a text answers for it, and is.

A sign-off holds a digest of the English and the translation, so that it falls away by itself
when either changes, and is good again when the change is taken back. The file has one form,
a block a line in order, so that two people's sign-offs merge line by line.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..findings.diagnostics import Finding, Location
from . import files, strict_yaml
from .model import Review
from .names import person, same_person

_TEXT, _PEOPLE = "text", ("translator", "reader", "approver")
_DIGEST = re.compile(r"[0-9a-f]{16}")


def digest(english: str, translation: str) -> str:
    """What a sign-off is for: 16 hexadecimal digits of SHA-256 over both texts."""
    return hashlib.sha256(f"{english}\0{translation}".encode()).hexdigest()[:16]


def parse(text: str, path: str, findings: list[Finding]) -> dict[str, Review]:
    """The sign-offs of a language by context.

    :param path: what findings call the file.
    :returns: those that can be read. PO014 is a fault that hides some, PO015 one of form only,
        PO017 a sign-off by the person who made the translation, which is not taken.
    """
    document = _document(text, path, findings)
    found: dict[str, Review] = {}
    places = _places(text, path)
    for context, entry in document.items():
        where = places.get(context) or _elsewhere(text, path, context)
        if fault := _fault(entry):
            findings.append(Finding(where, "PO014", f"the sign-off of “{context}”: {fault}"))
        else:
            review = Review(entry[_TEXT], where, *(entry.get(who, "") for who in _PEOPLE))
            if own := [name for name in review.others if same_person(review.translator, name)]:
                message = f"“{context}” was translated and judged by “{own[0]}”"
                findings.append(Finding(where, "PO017", message))
            else:
                found[context] = review
    if len(found) == len(document) and found:
        message = "the sign-offs are not as `make translations` writes them"
        if other := files.differing(text, dump(found), path):
            findings.append(Finding(other, "PO015", message))
    return found


def _document(text: str, path: str, findings: list[Finding]) -> Mapping[str, Any]:
    """The JSON object of the file; empty with a finding when it is none."""
    if match := files.CONFLICT_IN_JSON.search(text):
        message = "a merge left its marks here: keep the lines of both sides"
        findings.append(Finding(files.place(text, match.start(), path), "PO014", message))
        return {}
    where, message = Location(path, 1, 1), "not a map of blocks"
    try:
        document = json.loads(text, object_pairs_hook=files.no_duplicates)
    except json.JSONDecodeError as error:
        where, message = Location(path, error.lineno, error.colno), f"not whole JSON: {error.msg}"
    except (ValueError, RecursionError) as error:
        where, message = strict_yaml.repeated(text, path), str(error)
    else:
        if isinstance(document, dict):
            return document
    findings.append(Finding(where, "PO014", message))
    return {}


def _fault(entry: object) -> str:
    """What is wrong with the form of an entry, or ``""``."""
    if not isinstance(entry, dict) or not {_TEXT} <= entry.keys() <= {_TEXT, *_PEOPLE}:
        return f"it has text, and where they are named {', '.join(_PEOPLE)}, and nothing else"
    if not all(isinstance(value, str) for value in entry.values()):
        return "a value is not text"
    if not _DIGEST.fullmatch(entry[_TEXT]):
        return "its text is not 16 hexadecimal digits"
    people = [entry[who] for who in _PEOPLE if who in entry]
    bad = [name for name in people if not name or person(name) != name]
    return f"“{bad[0]}” is not a name" if bad else ""


def _places(text: str, path: str) -> dict[str, Location]:
    """Where each entry stands, in the form :func:`dump` writes: one a line."""
    found = {}
    for number, line in enumerate(text.split("\n"), start=1):
        key, colon, _ = line.partition('": {')
        if colon and key.startswith(' "'):
            found[key[2:]] = Location(path, number, 2)
    return found


def _elsewhere(text: str, path: str, context: str) -> Location:
    """Where an entry stands in a file of another form."""
    at = max(text.find(json.dumps(context, ensure_ascii=False)), 0)
    return files.place(text, at, path)


def dump(reviews: Mapping[str, Review]) -> str:
    """The sign-offs in their one form."""
    return "{\n" + ",\n".join(_lines(reviews)) + "\n}\n" if reviews else "{}\n"


def _lines(reviews: Mapping[str, Review]) -> Iterator[str]:
    for context, review in sorted(reviews.items()):
        people = {who: getattr(review, who) for who in _PEOPLE if getattr(review, who)}
        entry = {**people, _TEXT: review.text}
        key, value = (json.dumps(part, ensure_ascii=False) for part in (context, entry))
        yield f" {key}: {value}"
