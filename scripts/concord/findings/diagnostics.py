"""Findings: what is wrong, where, and what to do about it.

Every check reports through :class:`Finding`; nothing else in the package prints
an error. One registry, :data:`~concord.findings.codes.CODES`, holds what each code means; a test
fails on a code that is never emitted, never documented, or has no bad and near-miss case.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from .codes import CODES


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input file.

    :ivar path: path as the user would type it, relative to the project, ``/`` separated.
    :ivar line: line number from 1; 0 when the finding is about the file as a whole.
    :ivar col: column from 1, counted in characters; 0 with ``line`` 0.
    """

    path: str
    line: int = 0
    col: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in the input, at its place.

    :ivar code: a key of :data:`CODES`.
    :ivar message: what is wrong here; may quote untrusted input.
    :ivar hint: what to do, when something better than the code's own hint is known.
    """

    location: Location
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unregistered diagnostic code {self.code}")

    @property
    def advice(self) -> str:
        """The hint for this finding, or the general one of its code."""
        return self.hint or CODES[self.code].hint

    @property
    def may_wait(self) -> bool:
        """Whether drafts go on in spite of it; see :attr:`.codes.Code.may_wait`."""
        return CODES[self.code].may_wait

    @property
    def lossless(self) -> bool:
        """Whether nothing of the file is missing from the book because of it."""
        return CODES[self.code].lossless


class CannotCheck(Exception):
    """The check itself could not run (exit status 2), as opposed to a finding (1)."""


# PO and PAGE texts may hold anything: a control character must not drive the terminal,
# a bidi control must not reorder the line around it (UAX #9, "Trojan Source").
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
"""Categories of characters that nobody can see, or that no font has."""


def printable(text: str) -> str:
    """Return ``text`` with control and format characters as ``\\u….`` escapes, ZWNJ kept."""
    return "".join(
        ch if ch == "\u200c" or unicodedata.category(ch) not in UNSEEN else f"\\u{ord(ch):04x}"
        for ch in text
    )


def amount(number: int, noun: str) -> str:
    """``number`` of something in English: “1 finding”, “2 findings”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _github_escape(text: str, *, is_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def render(findings: Iterable[Finding], style: str = "text") -> str:
    """Render findings, sorted by place, one after the other.

    :param style: ``text`` (``path:line:col CODE message`` and an indented hint),
        ``json`` (one array) or ``github`` (workflow commands).
    :returns: the text to print, with a newline at the end, or ``""`` for no findings in
        text and github style.
    """
    ordered = sorted(set(findings))
    if style == "json":
        return json.dumps([_row(f) for f in ordered], ensure_ascii=False, indent=2) + "\n"
    one = _annotation if style == "github" else _lines
    return "".join(one(finding) + "\n" for finding in ordered)


def _row(finding: Finding) -> dict[str, object]:
    return {
        "path": printable(finding.location.path),
        "line": finding.location.line,
        "col": finding.location.col,
        "code": finding.code,
        "title": CODES[finding.code].title,
        "message": printable(finding.message),
        "hint": printable(finding.advice),
    }


def _annotation(finding: Finding) -> str:
    properties = {
        "file": printable(finding.location.path),
        "line": max(finding.location.line, 1),
        "col": max(finding.location.col, 1),
        "title": f"{finding.code} {CODES[finding.code].title}",
    }
    where = ",".join(
        f"{key}={_github_escape(str(value), is_property=True)}" for key, value in properties.items()
    )
    text = _github_escape(printable(f"{finding.message}. {finding.advice}"))
    return f"::error {where}::{text}"


def _lines(finding: Finding) -> str:
    place, hint = printable(str(finding.location)), printable(finding.advice)
    return f"{place} {finding.code} {printable(finding.message)}\n    hint: {hint}"


def relative(path: PurePath, root: PurePath) -> str:
    """``path`` as findings name it: relative to ``root`` where it lies below it."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
