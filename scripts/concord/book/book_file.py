"""Reads ``docs/book.yml``: the order of the book, where it is published, and of which day it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..findings.diagnostics import Finding, Location
from . import forms, strict_yaml

_REVISION = "a day that exists, written YYYY-MM-DD, of the years 2000 to 2199"
_REPORT = (
    "a mailto: or https: address of plain letters, with nothing in braces but "
    "{language}, {id}, {url} or {revision} in what follows the place"
)
_ADDRESS = "a web address of plain letters that ends in /, without user, question or fragment"


@dataclass(frozen=True, slots=True)
class BookFile:
    """What ``docs/book.yml`` says.

    :ivar chapters: ids of the chapters in order, each with its place; :attr:`pages`: of the others.
    :ivar whole: whether both lists could be read whole.
    :ivar parallel: books of several languages, ``th+ms+fa``, each with its place.
    :ivar address: where the site is published, or ``""``.
    :ivar report: where readers tell of mistakes, or ``""``.
    :ivar revision: the day of the content, or ``""``; :attr:`revision_place`: where it stands.
    """

    chapters: Mapping[str, Location]
    pages: Mapping[str, Location]
    whole: bool
    parallel: tuple[tuple[str, Location], ...]
    address: str
    revision: str
    revision_place: Location
    report: str = ""


def parse(text: str | None, path: str, findings: list[Finding]) -> BookFile:
    """Parse the file; :param text: None when it could not be read, which is a finding already."""
    node = strict_yaml.load(text, path, findings) if text else None
    top = Location(path, 1, 1)
    with strict_yaml.Shape(node, "book.yml", findings, top) as shape:
        before = len(findings)
        chapters = _once(shape.texts("chapters", required=True), findings)
        pages = _once(shape.texts("pages", required=True), findings)
        whole = shape.node is not None and len(findings) == before
        parallel = tuple(_once(shape.texts("parallel"), findings).items())
        address = _formed(shape, "address", forms.is_web_address, _ADDRESS)
        report = _formed(shape, "report", forms.is_report, _REPORT)
        revision = _formed(shape, "revision", forms.is_revision, _REVISION)
    dated = node.get("revision") if node else None
    where = dated.location if dated else top
    return BookFile(chapters, pages, whole, parallel, address, revision, where, report)


def _formed(shape: strict_yaml.Shape, key: str, form: Callable[[str], bool], what: str) -> str:
    """An optional entry that has a form of its own, or ``""``."""
    text, node = shape.text(key), shape.entry(key)
    if text and node and not form(text):
        shape.findings.append(Finding(node.location, "CFG007", f"“{key}” is not {what}"))
        return ""
    return text


def _once(named: list[tuple[str, Location]], findings: list[Finding]) -> dict[str, Location]:
    """Names with their places; a finding for one listed twice."""
    found: dict[str, Location] = {}
    for name, where in named:
        if name in found:
            findings.append(Finding(where, "CFG005", f"“{name}” is listed twice"))
        found.setdefault(name, where)
    return found
