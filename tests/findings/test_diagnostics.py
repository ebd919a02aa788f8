"""Findings as they are shown: sorted, once each, and safe to print."""

from __future__ import annotations

import json

import pytest
from concord.findings.codes import CODES, table
from concord.findings.diagnostics import MANY, Finding, Location, render, summary

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


def many(amount: int, code: str = "PO006", path: str = "a.po") -> list[Finding]:
    """So many findings of a code in a file."""
    return [Finding(Location(path, line, 1), code, f"“x/{line}”") for line in range(1, amount + 1)]


def test_a_thousand_findings_are_grouped_and_the_worst_stands_last() -> None:
    """One screen for a language that is to be translated; what stops drafts is read, not lost."""
    found = many(600) + many(400, path="b.po") + [Finding(Location("z.md", 3, 1), "PAGE010", "“x”")]
    found.append(Finding(Location("a.yml", 2, 1), "CFG005", "“y” is given twice"))
    lines = render(found).splitlines()
    assert len(lines) < 40
    assert [line for line in lines if " PO006 “" in line] == [
        *(f"a.po:{line}:1 PO006 “x/{line}”" for line in range(1, 11)),
        *(f"b.po:{line}:1 PO006 “x/{line}”" for line in range(1, 11)),
    ]
    assert "    and 590 more of PO006 in this file" in lines
    assert "    and 390 more of PO006 in this file" in lines
    assert lines.count(f"    hint: {CODES['PO006'].hint}") == 1
    assert lines[-5].startswith("z.md:3:1 PAGE010")
    assert lines[-3].startswith("a.yml:2:1 CFG005")
    assert "concord check --all" in lines[-1]


def test_every_finding_is_shown_when_asked_for_and_to_programs() -> None:
    """Nothing is folded with `every`, in JSON or in annotations; each is there once."""
    found = many(1000)
    shown = render(found + found, every=True).splitlines()
    assert len(shown) == 1000 + 1 and shown[-1].startswith("    hint: ")
    assert len(json.loads(render(found + found, "json"))) == 1000
    assert len(render(found + found, "github").splitlines()) == 1000


def test_a_few_findings_are_all_shown() -> None:
    """Up to twenty of a code nothing is folded, and their hint stands below them once."""
    lines = render(many(MANY)).splitlines()
    assert len(lines) == MANY + 1 and "more" not in "".join(lines)
    assert len(render(many(MANY + 1)).splitlines()) == MANY + 3
    assert (
        len(render([one for n in range(50) for one in many(1, path=f"{n}.po")]).splitlines()) == 51
    )


def test_findings_with_advice_of_their_own_keep_it() -> None:
    """A hint is not given to findings that it is not for."""
    own = Finding(Location("a.po", 2, 1), "PO006", "b", "Do something else.")
    lines = render([*many(1), own, *many(1, path="b.po")]).splitlines()
    assert lines == [
        "a.po:2:1 PO006 b",
        "    hint: Do something else.",
        "a.po:1:1 PO006 “x/1”",
        "b.po:1:1 PO006 “x/1”",
        "    hint: Translate it.",
    ]


def test_what_only_an_import_finds_is_never_folded() -> None:
    """`concord check --all` could not list it."""
    assert len(render(many(50, "PO063")).splitlines()) == 51


def test_the_summary_counts_by_code_when_there_are_many() -> None:
    """The last line is the number; before it each code with its title, the worst last."""
    assert summary([]) == "no findings"
    assert summary([FIRST, FIRST]) == "1 finding"
    assert summary([*many(30), FIRST]).splitlines() == [
        f"30  PO006    {CODES['PO006'].title}",
        f" 1  PAGE002  {CODES['PAGE002'].title}",
        "31 findings",
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
