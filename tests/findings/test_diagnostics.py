"""Findings as they are shown: sorted, once each, and safe to print."""

from __future__ import annotations

import json

import pytest
from concord.findings.codes import CODES, table
from concord.findings.diagnostics import Finding, Location, render

FIRST = Finding(Location("a.md", 2, 10), "PAGE002", "b")
LATER = Finding(Location("a.md", 10, 1), "PAGE002", "a")


def test_findings_are_sorted_by_place_and_given_once() -> None:
    """Line 2 comes before line 10; the same finding twice is one."""
    text = render([LATER, FIRST, LATER])
    lines = text.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "a.md:2:10 PAGE002 b",
        "a.md:10:1 PAGE002 a",
    ]


def test_nothing_found_prints_nothing() -> None:
    """No findings are no output, or an empty list for a program."""
    assert render([]) == render([], "github") == ""
    assert json.loads(render([], "json")) == []


def test_an_annotation_cannot_be_forged() -> None:
    """A path or message with line ends, colons or percent signs stays inside its annotation."""
    forged = Finding(Location("a,b:c.md", 1, 1), "PAGE002", "x\n::error::y %0A\r")
    (line,) = render([forged], "github").splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac.md,line=1,col=1,")
    assert line.count("::error") == 2
    assert "%250A" in line


def test_zwnj_is_shown_and_other_invisible_characters_are_named() -> None:
    """Persian stays readable; nothing invisible hides in a message."""
    shown = render([Finding(Location("a.md"), "PAGE002", "می\u200cشود \u202e\ufeff")])
    assert "می\u200cشود \\u202e\\ufeff" in shown


def test_an_unregistered_code_cannot_be_reported() -> None:
    """Every finding has a meaning and a hint."""
    with pytest.raises(ValueError, match="XYZ001"):
        Finding(Location("a.md"), "XYZ001", "x")


def test_the_table_of_codes_names_each_once() -> None:
    """The documentation has a row for every code, with what to do."""
    rows = [
        line for line in table().splitlines() if line.startswith(tuple(f"| {c} " for c in CODES))
    ]
    assert len(rows) == len(CODES)
    assert all(row.count(" | ") == 3 for row in rows)
