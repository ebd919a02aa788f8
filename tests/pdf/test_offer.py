"""The site offers the printed editions that are there and are those of the book, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from concord.book.load import load
from concord.html import pages as html_pages
from concord.mkdocs import reading
from concord.pdf import listing
from concord.pdf import press as publish

from ..pdf import printing
from ..support import concord, replace

pytestmark = pytest.mark.xdist_group("offer")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with all its default editions."""
    project = printing.copy_printable(tmp_path_factory.mktemp("offer") / "project")
    assert concord(project, "pdf").status == 0
    return project


def _links(project: Path, code: str, path: str) -> dict[str, str]:
    """What a page links to as PDF: address and the rest of the link's attributes and words."""
    book = load(project).book
    printed = listing.offered(project)
    pages = html_pages.pages(book, book.languages[code], printed=printed)
    (page,) = [page for page in pages if page.path == path]
    return dict(re.findall(r'<a href="([^"]*\.pdf)"(.*?)</a>', page.html))


def test_home_offers_the_book_and_the_parallel_books_of_its_language(project: Path) -> None:
    """A reader of Persian finds the Persian book first, then those with Persian in a column."""
    found = _links(project, "fa", "")
    assert list(found)[0] == "../pdf/concord-fa.pdf"
    assert all("fa" in name for name in found) and "../pdf/concord-en-fa.pdf" in found
    for told in found.values():
        assert 'type="application/pdf"' in told and "hreflang=" in told and "A4" in told
        assert re.search("[۰-۹]", told), "the size is in the language's digits"


def test_a_chapter_offers_its_own_edition(project: Path) -> None:
    """From a chapter's page its edition is one click away, with the language it is in."""
    (found,) = _links(project, "th", "chapters/listening/").items()
    assert found[0] == "../../../pdf/concord-th-listening.pdf"
    assert 'hreflang="th"' in found[1]


def test_a_parallel_view_offers_the_books_in_columns(project: Path) -> None:
    """Who compares languages on screen can have the same on paper."""
    found = _links(project, "th", "parallel/chapters/listening/")
    assert "../../../../pdf/concord-en-th.pdf" in found
    assert all(name.count("-") > 1 for name in found)


def test_every_file_that_is_linked_is_in_the_site(project: Path, tmp_path: Path) -> None:
    """The site gets the files under the names it links, and they are what was made."""
    printed = listing.offered(project)
    reading.write(reading.Reading(printed=printed), tmp_path)
    made = {path.name: path.read_bytes() for path in (tmp_path / "pdf").iterdir()}
    assert made == {
        path.name: path.read_bytes() for path in (project / listing.OUTPUT).glob("*.pdf")
    }
    for code in load(project).book.languages:
        assert {Path(name).name for name in _links(project, code, "")} <= made.keys()


def test_unchanged_editions_are_known_without_loading_the_book(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second `concord pdf` is over at once, and says how many editions there are."""
    monkeypatch.setattr(publish, "bring_up_to_date", None)
    result = concord(project, "pdf")
    assert result.status == 0
    assert f"0 editions made, {len(listing.offered(project))} unchanged" in result.out


@pytest.mark.parametrize("harm", ["book", "file", "list", "none"])
def test_nothing_is_offered_that_is_not_the_books(tmp_path: Path, harm: str) -> None:
    """After an edit, with a file harmed or missing, or without a list, pages have no such links."""
    project = printing.copy_printable(tmp_path / "project")
    assert concord(project, "pdf", "--language", "en").status == 0
    assert not listing.offered(project), "one book is not all that is offered"
    output = project / listing.OUTPUT
    if harm != "none":
        assert concord(project, "pdf").status == 0 and listing.offered(project)
    if harm == "book":
        page = project / "docs" / "principles" / "keep-promises.md"
        replace(page, "Promise only what you can do.", "Promise only what you will do.")
    elif harm == "file":
        (output / "concord-fa.pdf").write_bytes(b"harmed")
    elif harm == "list":
        (output / listing.LIST).write_text("[]")
    assert not listing.offered(project)
    assert not _links(project, "en", "")
