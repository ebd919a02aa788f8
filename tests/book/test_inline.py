"""The inside of a block: text, emphasis and links, and no way to bring in anything else."""

from __future__ import annotations

import pytest
from concord.book import inline

KNOWN = inline.targets(["index", "hear-them-out"])


def _faults(text: str) -> list[str]:
    return [fault.kind for fault in inline.parse(text, KNOWN)[1]]


def test_emphasis_and_links_are_a_tree() -> None:
    """A renderer gets what to set, link targets apart from their words."""
    spans, faults = inline.parse("Do [*hear* them][hear-them-out] **now**.", KNOWN)
    assert faults == ()
    assert [span.kind for span in spans] == ["text", "page", "text", "strong", "text"]
    assert inline.link_targets(spans) == [("page", "hear-them-out")]
    assert inline.plain_text(spans) == "Do hear them now."


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org/a_b)",
        "<https://example.org>",
        "[x](mailto:a@example.org)",
        "[x][Hear-Them-Out]",
        "a [bracket] and (parenthesis)",
        "5 < 7 & 8",
        "2 * 3 * 4",
        "snake_case_x",
        "{name} and { } and {}",
        r"\[x\](y)".replace("](", "] ("),
        "index",
        "“[index][index]”",
        "a\u00a0b",
    ],
)
def test_what_may_stand_in_a_text(text: str) -> None:
    """Plain signs are not taken for markup."""
    assert _faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "<script>",
        "<!-- x -->",
        "`x`",
        "![x](https://e.org/a)",
        "![x][index]",
        "x {: #a }",
        "x {: .b }",
        "x{#a}",
        "x {.warning}",
        "{: onclick=x }",
        '[x](https://e.org "title")',
        "<?php x ?>",
        "&#60;b&#62; <u>",
    ],
)
def test_markup_is_a_fault(text: str) -> None:
    """No HTML, code, image or attribute of a catalogue reaches a page."""
    assert set(_faults(text)) == {"markup"}


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](//example.org)",
        "[x](../index.md)",
        "[x](/a)",
        "[x](#a)",
        "[x]()",
        "[x][nowhere]",
        "[*x*][nowhere]",
        "[x][]",
        "[][index]",
        "[x](concord:nowhere)",
        "[x] [index]",
        "[x](ftp://example.org)",
        "<javascript:alert(1)>",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_a_link_to_anywhere_else_is_a_fault(text: str) -> None:
    """A link leads to a page of the book by its id, or to a web or mail address."""
    assert "link" in _faults(text)


def test_a_fault_leaves_no_link_behind() -> None:
    """What is refused is not a link in the tree either."""
    for text in ("[x](file:///etc/passwd)", "[x](javascript:alert(1))", "[x](concord:nowhere)"):
        assert inline.link_targets(inline.parse(text, KNOWN)[0]) == []
