"""English pages: blocks with their ids, citations and places; anything else a finding."""

from __future__ import annotations

import textwrap

import pytest
from concord.book.model import Block, Page
from concord.book.pages import parse_page
from concord.findings.diagnostics import Finding


def _parse(body: str, kind: str = "page", page_id: str = "about") -> tuple[Page, list[str]]:
    findings: list[Finding] = []
    page = parse_page(textwrap.dedent(body), "docs/x.md", page_id, kind, findings)
    return page, [f"{f.location.line}:{f.location.col} {f.code}" for f in findings]


def _page(body: str) -> Page:
    page, findings = _parse(body)
    assert findings == []
    return page


def _blocks(page: Page) -> list[tuple[str, str, str, str]]:
    return [(block.kind, block.id, block.section, block.text) for block in page.blocks]


def test_blocks_in_their_order_with_their_sections() -> None:
    """Title, headings, paragraphs and items, each with its id and the heading above it."""
    page = _page("""\
        # Title {: #title }

        Above.
        {: #above }

        ## First {: #first }

        - Item. {: #item }
        - Another
          one. {: #other }

        Below. {: #below }
        """)
    assert _blocks(page) == [
        ("title", "title", "", "Title"),
        ("paragraph", "above", "", "Above."),
        ("heading", "first", "", "First"),
        ("item", "item", "first", "Item."),
        ("item", "other", "first", "Another one."),
        ("paragraph", "below", "first", "Below."),
    ]


def test_the_text_of_a_block_keeps_its_markdown_and_nothing_else() -> None:
    """Emphasis and links stay as written; line ends and runs of spaces fold; NBSP stays."""
    page = _page("""\
        # Title {: #title }

        Say *thank  you*
        to [them][index], \\*not\\*   “no”\u00a0!
        {: #a }
        """)
    assert page.by_id["a"].text == "Say *thank you* to [them][index], \\*not\\* “no”\u00a0!"


def test_citations_are_read_in_order() -> None:
    """A block names its passages, and knows where it names them."""
    block = _page('# T {: #title }\n\nX. {: #a cites="th-b:3 fa-a-b2:12" }\n').by_id["a"]
    assert [str(cite) for cite in block.citations] == ["th-b:3", "fa-a-b2:12"]
    assert (block.location.line, block.location.col) == (3, 1)
    assert (block.cites_location.line, block.cites_location.col) == (3, 4)


def _at(block: Block) -> tuple[int, int]:
    return block.location.line, block.location.col


def test_places_are_those_of_the_first_word() -> None:
    """A finding leads to the words, behind the mark of a heading or an item, after front matter."""
    page, findings = _parse(
        '---\naudience: everyone\nrelated: []\n---\n\n# T {: #title }\n\n-   Item. {: #a cites="x-y:1" }\n',
        "principle",
    )
    assert findings == []
    assert _at(page.by_id["title"]) == (6, 3)
    assert _at(page.by_id["a"]) == (8, 5)
    assert page.by_id["a"].cites_location.col == 11


def test_front_matter_has_places_too() -> None:
    """A principle named in the front matter is found in its line."""
    page, findings = _parse(
        "---\naudience: everyone\nrelated:\n  - a\n  - b\n---\n# T {: #title }\n", "principle"
    )
    assert findings == []
    assert [(i, where.line, where.col) for i, where in page.related] == [("a", 4, 5), ("b", 5, 5)]


def test_a_page_has_no_front_matter_or_its_own_kind_of_it() -> None:
    """What a chapter lists a plain page does not."""
    assert _parse("---\nrelated: []\n---\n# T {: #title }\n")[1] == ["2:1 CFG007"]
    assert _parse("---\nprinciples: [no]\n---\n# T {: #title }\n", "chapter")[1] == []


def test_a_word_that_yaml_takes_for_false_stays_a_word() -> None:
    """The principle `no` is called no."""
    page, _ = _parse("---\nprinciples: [no, on, 1909, ~]\n---\n# T {: #title }\n", "chapter")
    assert [i for i, _ in page.principles] == ["no", "on", "1909", "~"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text.", ["3:1 PAGE002"]),
        ("[x]: http://example.org", ["3:1 PAGE001"]),
        ("[x]: http://example.org\nText. {: #a }", ["3:1 PAGE001"]),
        ("Text. {: #a }\n\n- [x]: /y", ["5:1 PAGE001", "5:1 PAGE001"]),
        ("1. One. {: #a }", ["3:1 PAGE001"]),
        ("- One. {: #a }\n    - Two. {: #b }", ["4:5 PAGE001"]),
        ("- One. {: #a }\n  - Two. {: #b }\n- Three. {: #c }", ["4:3 PAGE001"]),
        ("### Deep {: #a }", ["3:1 PAGE001"]),
        ("Title {: #a }\n---", ["3:1 PAGE001"]),
        ("<!-- note -->", ["3:1 PAGE001"]),
        ("```\n{: #a }\n```", ["3:1 PAGE001"]),
        ("Text.  \nMore. {: #a }", ["3:1 PAGE001"]),
        ("- # Heading {: #a }", ["3:1 PAGE001"]),
        ("# Again {: #again }", ["3:3 PAGE006"]),
        ("{: #a }", ["3:1 PAGE003"]),
        ("Text. {: #a b=c }", ["3:7 PAGE003"]),
        ("Text. {: #a\ncites=\"x-y:1\" }", ["3:1 PAGE003"]),
        ("Text. {: #a } \nmore", ["3:1 PAGE003"]),
        ("Text. {#a}", ["3:1 PAGE002"]),
        ("- Text.\n{: #a }", []),
        ("- Text.\n  {: #a }", []),
        ("Text.\n{: #a }   ", []),
        ("Text. {: #a }  \n\n\n", []),
        ("Text.  \n{: #a }", []),
        ("* Text. {: #a }\n* More. {: #b }", []),
        ("Text with { braces } and {: in it. {: #a }", []),
    ],
)  # fmt: skip
def test_markup(body: str, expected: list[str]) -> None:
    """Whatever a block is not made of is found where it stands; near misses pass."""
    assert _parse(f"# T {{: #title }}\n\n{body}\n")[1] == expected


def test_nothing_is_dropped_in_silence() -> None:
    """Every word of a page is in a block, or its line has a finding."""
    body = "# T {: #title }\n\n- a {: #a }\n\n  b\n\n  > c\n\n- d\n\n---\n\n    e\n\n"
    body += "<i>f</i> {: #f }\n"
    page, findings = _parse(body)
    shown = " ".join(block.text for block in page.blocks)
    lines = {int(finding.partition(":")[0]) for finding in findings}
    for number, line in enumerate(body.split("\n"), start=1):
        for word in "abcdef":
            if f" {word} " in f" {line} " or f">{word}<" in line:
                assert word in shown or number in lines, word


def test_a_page_without_a_body_is_a_finding_not_a_crash() -> None:
    """Front matter alone is no page."""
    assert _parse("---\nprinciples: [a]\n---\n", "chapter")[1] == ["1:1 PAGE006"]
