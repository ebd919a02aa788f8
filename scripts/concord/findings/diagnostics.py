"""Findings: what is wrong, where, and what to do about it.

Every check reports through :class:`Finding`; nothing else in the package prints
an error. One registry, :data:`~concord.findings.codes.CODES`, holds what each code means; a test
fails on a code that is never emitted, never documented, or has no bad and near-miss case.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from .codes import CODES, Stops

MANY = 20
"""Of a code with more findings, people are shown so many, or at least one in each file."""
_SERIOUS = tuple(Stops)


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


def render(findings: Iterable[Finding], style: str = "text", *, every: bool = False) -> str:
    """Render findings, each once.

    :param style: ``text`` for people: ``path:line:col CODE message``, by code, with an indented
        hint below those that it is for; ``json`` (one array) or ``github`` (workflow commands) for
        programs: every finding, by place.
    :param every: whether text shows each finding; else of a code with more than :data:`MANY` the
        first of each file.
    :returns: the text to print, with a newline at the end, or ``""`` for no findings in
        text and github style.
    """
    ordered = sorted(set(findings))
    if style == "json":
        return json.dumps([_row(f) for f in ordered], ensure_ascii=False, indent=2) + "\n"
    lines = map(_annotation, ordered) if style == "github" else _told(ordered, every)
    return "".join(line + "\n" for line in lines)


def summary(findings: Iterable[Finding]) -> str:
    """How many findings there are, in a line; of many, how many of each code in lines before it."""
    found = set(findings)
    total = amount(len(found), "finding") if found else "no findings"
    if len(found) <= MANY:
        return total
    amounts = Counter(finding.code for finding in sorted(found, key=_weight))
    wide, code_wide = len(str(len(found))), max(map(len, amounts))
    lines = [
        f"{number:>{wide}}  {code.ljust(code_wide)}  {CODES[code].title}"
        for code, number in amounts.items()
    ]
    return "\n".join([*lines, total])


def _weight(finding: Finding) -> tuple[int, str, str, Finding]:
    """The order for people. What stops most comes last, where a terminal is when all is said."""
    return -_SERIOUS.index(CODES[finding.code].stops), finding.code, finding.advice, finding


def _told(ordered: Iterable[Finding], every: bool) -> Iterator[str]:
    """The lines of text; of a code with many findings each file shows its share of :data:`MANY`."""
    found = sorted(ordered, key=_weight)
    amounts = Counter(finding.code for finding in found)
    files = Counter(code for code, _ in {(one.code, one.location.path) for one in found})
    folded = False
    for (code, advice), alike in groupby(found, key=lambda one: (one.code, one.advice)):
        # What arises in another command than the check could not be listed anywhere else.
        short = not every and amounts[code] > MANY and CODES[code].checked
        for _, group in groupby(alike, key=lambda one: one.location.path):
            of_file = list(group)
            shown = max(1, MANY // files[code]) if short else len(of_file)
            for one in of_file[:shown]:
                yield printable(f"{one.location} {code} {one.message}")
            if (more := len(of_file) - shown) > 0:
                folded = True
                yield f"    and {more} more of {code} in this file"
        yield f"    hint: {printable(advice)}"
    if folded:
        yield "`concord check --all` lists every finding"


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


def relative(path: PurePath, root: PurePath) -> str:
    """``path`` as findings name it: relative to ``root`` where it lies below it."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
