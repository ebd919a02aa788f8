"""Registers: what the project holds of an article, which is everything but its text.

A passage is one non-blank line; its fingerprint is SHA-256 of its text in Unicode NFC
(UAX #15) with white space folded, so that a copy with other line ends or no-break
spaces is still the same passage, and any other change is not.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

import yaml
from babel import Locale
from persiantools.jdatetime import JalaliDate

from ..findings.diagnostics import Finding, Location
from . import strict_yaml
from .model import KINDS, REASONS, Article, Passage, Work

_ID = re.compile(r"([a-z]{2,3})-[a-z0-9]+(?:-[a-z0-9]+)*")
_FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
UNKNOWABLE = ("title", "authors", "organisation", "published")
"""Facts that a register either gives or lists as unknown."""
CALENDARS = ("gregorian", "persian")
TO_JUDGE = "TODO"
"""What stands where a person still has to judge a passage."""


def is_id(article_id: str) -> bool:
    """Whether ``article_id`` has the permanent form ``<language>-<slug>``."""
    return _ID.fullmatch(article_id) is not None


def is_fingerprint(text: str) -> bool:
    """Whether ``text`` has the form of a fingerprint."""
    return _FINGERPRINT.fullmatch(text) is not None


def passages_of(text: str) -> list[str]:
    """The passages of an article: its lines that hold more than white space, in order."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def fingerprint(passage: str) -> str:
    """The fingerprint of one passage: ``sha256:`` and 64 hexadecimal digits."""
    folded = " ".join(unicodedata.normalize("NFC", passage).split())
    return "sha256:" + hashlib.sha256(folded.encode("utf-8")).hexdigest()


_OF_NOTHING = fingerprint("")


def parse_register(
    text: str, path: str, article_id: str, findings: list[Finding]
) -> Article | None:
    """Parse a register, ``docs/articles/<id>.yml``.

    :returns: the article with what could be read, or None when the file is not YAML at all;
        what is wrong is in ``findings``.
    """
    match = _ID.fullmatch(article_id)
    top = Location(path, 1, 1)
    if match is None:
        findings.append(Finding(top, "SRC001", f"“{article_id}” is not <language>-<slug>"))
    root = strict_yaml.load(text, path, findings)
    if root is None:
        return None
    with strict_yaml.Shape(root, "the register", findings, top) as shape:
        title = shape.text("title", required=True)
        language = shape.text("language", required=True)
        said = (shape.entry("language") or root).location
        if match and language and language != match[1]:
            message = f"language “{language}” is not that of “{article_id}”"
            findings.append(Finding(said, "SRC001", message))
        elif language and language not in Locale("en").languages:
            findings.append(Finding(said, "SRC017", f"CLDR has no language “{language}”"))
        authors = tuple(name for name, _ in shape.texts("authors"))
        organisation = shape.text("organisation")
        calendar, published, gregorian = _published(shape.entry("published"), findings, path)
        draws_on = tuple(_works(shape.entry("draws_on"), findings, path))
        # A title the text does not give is supplied in square brackets (ISO 690).
        supplied = title.startswith("[") and title.endswith("]")
        if TO_JUDGE in title:
            where = (shape.entry("title") or root).location
            findings.append(Finding(where, "CFG007", "the title is still to be filled in"))
        known = dict(zip(UNKNOWABLE, (not supplied, authors, organisation, published), strict=True))
        unknown = tuple(_unknown(shape, known))
        passages = tuple(_passages(shape.entry("passages", required=True), findings, path))
    facts = (title, authors, organisation, calendar, published, gregorian, draws_on, unknown)
    return Article(article_id, language, *facts, passages, top)


def _unknown(shape: strict_yaml.Shape, known: Mapping[str, object]) -> Iterable[str]:
    """What the register says the text does not give; each fact is either given or listed here."""
    listed = dict(shape.texts("unknown"))
    for fact, where in listed.items():
        if fact not in UNKNOWABLE or known[fact]:
            shape.findings.append(Finding(where, "CFG007", f"“{fact}” cannot be unknown here"))
        else:
            yield fact
    for fact in UNKNOWABLE:
        if not known[fact] and fact not in listed:
            shape.findings.append(
                Finding(
                    shape.where,
                    "CFG007",
                    f"the register neither gives “{fact}” nor lists it as unknown",
                )
            )


def _published(
    node: strict_yaml.Node | None, findings: list[Finding], path: str
) -> tuple[str, str, str]:
    if node is None:
        return "", "", ""
    with strict_yaml.Shape(node, "published", findings, Location(path)) as shape:
        calendar = shape.text("calendar", required=True)
        date = shape.text("date", required=True)
        gregorian = shape.text("gregorian", required=True)
    if calendar and calendar not in CALENDARS:
        findings.append(
            Finding(
                node.location,
                "CFG007",
                f"calendar “{calendar}” is not one of {', '.join(CALENDARS)}",
            )
        )
    elif calendar and date and gregorian:
        try:
            same = _to_gregorian(calendar, date) == _to_gregorian("gregorian", gregorian)
        except (ValueError, OverflowError):
            same = False
        if not same:
            findings.append(
                Finding(
                    node.location, "SRC011", f"{date} ({calendar}) is not {gregorian} (gregorian)"
                )
            )
    return calendar, date, gregorian


def _to_gregorian(calendar: str, date: str) -> datetime.date:
    """The day ``YYYY-MM-DD`` of a calendar. :raises ValueError: for no such day."""
    match = _DATE.fullmatch(date)
    if match is None:
        raise ValueError(date)
    parts = (int(match[1]), int(match[2]), int(match[3]))
    if calendar == "persian":
        day: datetime.date = JalaliDate(*parts).to_gregorian()  # type: ignore[no-untyped-call]
        return day
    return datetime.date(*parts)


def _works(node: strict_yaml.Node | None, findings: list[Finding], path: str) -> Iterable[Work]:
    for item in strict_yaml.listed(node, "“draws_on” is not a list of works", findings):
        with strict_yaml.Shape(item, "a work drawn on", findings, Location(path)) as shape:
            work = Work(shape.text("title"), tuple(name for name, _ in shape.texts("authors")))
        if work.title or work.authors:
            yield work
        else:
            findings.append(
                Finding(item.location, "CFG007", "a work drawn on has neither title nor authors")
            )


def _passages(
    node: strict_yaml.Node | None, findings: list[Finding], path: str
) -> Iterable[Passage]:
    listed = strict_yaml.listed(node, "“passages” is not a list of passages", findings)
    for index, item in enumerate(listed, start=1):
        with strict_yaml.Shape(item, f"passage {index}", findings, Location(path)) as shape:
            number, kind = shape.text("number", required=True), shape.text("kind", required=True)
            print_, reason = shape.text("fingerprint", required=True), shape.text("reason")
            gloss_node = shape.entry("gloss")
        if shape.node is None:
            continue
        where = item.location
        if number and number != str(index):
            message = f"passage {number} stands where {index} belongs"
            findings.append(Finding(where, "SRC002", message))
        if kind and kind not in KINDS:
            findings.append(Finding(where, "SRC003", f"passage {index} has the kind “{kind}”"))
        if kind and ((kind == "aside") != bool(reason) or (reason and reason not in REASONS)):
            message = f"passage {index} of kind {kind} has the reason “{reason}”"
            findings.append(Finding(where, "SRC004", message))
        if print_ and (not is_fingerprint(print_) or print_ == _OF_NOTHING):
            message = f"the fingerprint of passage {index} is “{print_[:24]}”"
            findings.append(Finding(where, "SRC005", message))
        gloss = gloss_node.text if gloss_node and gloss_node.text else ""
        if not gloss or gloss.startswith(TO_JUDGE):
            findings.append(Finding(where, "SRC006", f"passage {index} has no gloss"))
        yield Passage(index, kind, print_, gloss, reason, where)


def write_register(article: Article) -> str:
    """The register's YAML: what :func:`parse_register` reads, in its one canonical form."""
    document: dict[str, object] = {"title": article.title, "language": article.language}
    if article.authors:
        document["authors"] = list(article.authors)
    if article.organisation:
        document["organisation"] = article.organisation
    if article.published:
        document["published"] = {
            "calendar": article.calendar,
            "date": article.published,
            "gregorian": article.gregorian,
        }
    if article.draws_on:
        document["draws_on"] = [
            ({"title": work.title} if work.title else {})
            | ({"authors": list(work.authors)} if work.authors else {})
            for work in article.draws_on
        ]
    if article.unknown:
        document["unknown"] = list(article.unknown)
    document["passages"] = [_passage_entry(passage) for passage in article.passages]
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=10_000)


def _passage_entry(passage: Passage) -> dict[str, object]:
    entry: dict[str, object] = {"number": passage.number, "kind": passage.kind}
    if passage.reason:
        entry["reason"] = passage.reason
    return entry | {"fingerprint": passage.fingerprint, "gloss": passage.gloss}
