"""A section of a principle is a row of one table, for checks, site, parallel view and books."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest
from concord.book.load import load
from concord.book.loaded import Loaded
from concord.book.model import SECTIONS, Standard
from concord.checks.structure import sections as faults
from concord.findings.diagnostics import Location
from concord.html import styles
from concord.html.pages import pages
from concord.pdf.typeset import CannotSet

from ..pdf.printing import printed
from ..support import copy_printable

NEW = Standard("wonder", optional=True, mark="tick", colour="warm")
SOURCE = """
## What to ask {: #wonder }

- Ask what they hoped for. {: #wonder-hoped cites="th-listen:3" }
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A small book; one principle has a section that the table does not know, at its end."""
    project = copy_printable(tmp_path_factory.mktemp("section") / "project")
    page = project / "docs" / "principles" / "hear-them-out.md"
    page.write_text(page.read_text("utf-8") + SOURCE, "utf-8")
    found = load(project)
    heading = ("What to ask", Location("docs/interface.yml", 1, 1))
    book = replace(found.book, interface={**found.book.interface, "section-wonder": heading})
    return replace(found, book=book)


def test_a_section_without_a_row_is_a_finding(loaded: Loaded) -> None:
    """It is named, with those that a principle may have."""
    (finding,) = faults(loaded)
    assert finding.code == "PAGE007"
    assert "“wonder”" in finding.message and ", ".join(SECTIONS) in finding.message


def test_a_row_is_all_that_a_new_section_needs(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its row and its heading it is right, and on the page, in the parallel view and in print."""
    monkeypatch.setitem(SECTIONS, "wonder", NEW)  # type: ignore[misc]
    assert list(faults(loaded)) == []
    path = "principles/hear-them-out/"
    for code, language in loaded.book.languages.items():
        made = {page.path: page for page in pages(loaded.book, language)}
        # In a language that runs the other way, English is kept whole by isolates.
        headings = [(anchor, text.strip("\u2066\u2069")) for anchor, text in made[path].headings]
        assert ("wonder", "What to ask") in headings
        for html in (made[path].html, made[f"parallel/{path}"].html):
            tree = lxml.html.fragment_fromstring(html, "div")
            (section,) = tree.xpath("//section[.//*[@id='wonder-hoped']]")
            assert (section.get("data-mark"), section.get("data-colour")) == ("tick", "warm"), code
    assert len(printed(loaded.root, "en", book=loaded.book)) > 10_000


@pytest.mark.parametrize(
    "row", [Standard("wonder", mark="star"), Standard("wonder", colour="blue")]
)
def test_a_look_that_books_do_not_have_is_an_error(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, row: Standard
) -> None:
    """A mark or a colour that nobody drew is not left out without a word."""
    monkeypatch.setitem(SECTIONS, "wonder", row)  # type: ignore[misc]
    with pytest.raises(CannotSet, match="star|blue"):
        printed(loaded.root, "en", book=loaded.book)


def test_the_style_sheet_has_every_colour_of_the_table() -> None:
    """Names of colours are those of the custom properties that sections are styled with."""
    defined = set(re.findall(r"--cn-([a-z]+):", styles.sheet("concord.css")))
    assert {section.colour for section in SECTIONS.values()} <= defined


def test_only_sections_of_principles_have_a_look(loaded: Loaded) -> None:
    """Sections of other pages, and those that the book adds, are plain."""
    book = loaded.book
    for page in pages(book, book.languages["en"]):
        looks = lxml.html.fragment_fromstring(page.html, "div").xpath("//section[@data-mark]")
        named = {section.get("id") or section.get("aria-labelledby") for section in looks}
        assert named <= set(SECTIONS)
        assert bool(named) == ("principles/" in page.path), page.path
