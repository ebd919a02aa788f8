"""YAML read strictly: what stands in the file is what is read, with its place."""

from __future__ import annotations

import pytest
from concord.book import strict_yaml
from concord.findings.diagnostics import Finding


def _load(text: str) -> tuple[strict_yaml.Node | None, list[str]]:
    findings: list[Finding] = []
    node = strict_yaml.load(text, "x.yml", findings)
    return node, [f"{f.location.line}:{f.location.col} {f.code}" for f in findings]


@pytest.mark.parametrize("word", [
    "no", "yes", "on", "Off", "true", "null", "~", "1909", "1_000", "0o17", "0x1F", "1e3", ".inf",
    "12:30:45", "2019-06-10", "=", "<<",
])  # fmt: skip
def test_a_word_stays_text(word: str) -> None:
    """No word is taken for a number, a date, a truth value or nothing."""
    node, findings = _load(f"id: {word}\n")
    assert findings == []
    assert node is not None
    assert node.plain() == {"id": word}


def test_every_value_has_its_place() -> None:
    """Findings can name the line and column of a value and of a key."""
    node, _ = _load("a: 1\nb:\n  - x\n  - c: y\n")
    assert node is not None
    inner = node.get("b")
    assert inner is not None
    assert (inner.items[1].location.line, inner.items[1].location.col) == (4, 5)
    assert node.keys["b"].line == 2


@pytest.mark.parametrize(("text", "expected"), [
    ("a: 1\na: 2\n", ["2:1 CFG005"]),
    ('a: 1\n"a": 2\n', ["2:1 CFG005"]),
    ("- {x: {a: 1, a: 2}}\n", ["1:14 CFG005"]),
    ("a: &x 1\nb: *x\n", ["1:4 CFG006", "2:4 CFG006"]),
    ("a: !!str 1\n", ["1:4 CFG006"]),
    ("%YAML 1.1\n---\na: 1\n", ["1:1 CFG006"]),
    ("%TAG ! tag:x,2000:\n---\na: 1\n", ["1:1 CFG006"]),
    ("a: 'x\n", ["2:1 CFG004"]),
    ("a: b: c\n", ["1:5 CFG004"]),
    ("a\n  b: c\n", ["2:4 CFG004"]),
    ("? [a]\n: b\n", ["1:3 CFG007"]),
    ("a: 1\n---\nb: 2\n", ["2:1 CFG004"]),
    ("# nothing\n", ["1:1 CFG003"]),
    ("---\n...\n", []),
    ("[" * 100, ["1:21 CFG004"]),
])  # fmt: skip
def test_what_is_not_read_is_a_finding(text: str, expected: list[str]) -> None:
    """Duplicates, anchors, aliases, tags, directives and broken syntax, each at its place."""
    assert _load(text)[1] == expected


def test_a_line_of_text_is_folded_and_has_no_control_character() -> None:
    """Line ends inside a text are spaces; an escape cannot bring in what a terminal obeys."""
    node, _ = _load('a: |\n  one\n  two\nb: "x\\u001b"\nc: "\\ud800"\nd: "  "\ne: "p\\u00a0q"\n')
    assert node is not None
    texts = {key: value.text for key, value in node.value.items()}  # type: ignore[union-attr]
    assert texts == {"a": "one two", "b": None, "c": None, "d": None, "e": "p\u00a0q"}
