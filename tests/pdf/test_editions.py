"""Which editions there are, their permanent names, and what an editor may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.book.load import load
from concord.book.model import Book
from concord.findings.diagnostics import CannotCheck
from concord.locale import l10n
from concord.pdf.editions import Edition, choose, defaults

from ..pdf import printing
from ..support import check, replace

ROOT = Path(__file__).parents[2]


def test_default_editions_are_books_chapters_and_parallel_books(book: Book) -> None:
    """A book a language, every chapter in each, English beside each other, and what the book adds."""
    made = defaults(book)
    languages = list(book.languages)
    assert [e.languages for e in made if e.kind == "book" and len(e.languages) == 1] == [
        (c,) for c in languages
    ]
    assert {e.languages for e in made if len(e.languages) > 1} == {
        *(("en", code) for code in languages[1:]),
        *book.parallel,
    }
    chapters = [e for e in made if e.kind == "chapter"]
    assert len(chapters) == len(languages) * len(book.chapters)
    assert len({e.name for e in made}) == len(made)


def test_names_are_permanent() -> None:
    """The site offers these names for ever."""
    assert Edition(("en",)).name == "concord-en"
    assert Edition(("en", "fa")).name == "concord-en-fa"
    assert Edition(("th",), ("hear-them-out",)).name == "concord-th-hear-them-out"
    assert (
        Edition(("th",), ("hear-them-out",), paper="letter").name
        == "concord-th-hear-them-out-letter"
    )
    assert Edition(("th", "en"), paper="a6", form="cards").name == "concord-cards-th-en-a6"
    assert Edition(("fa",), ("hear-them-out",), form="trainer").name == (
        "concord-trainer-fa-hear-them-out"
    )


def test_a_long_selection_still_has_a_name_a_disk_can_hold() -> None:
    """Naming every principle must not make a file name longer than 255 bytes."""
    name = Edition(("en",), ("c",), tuple(f"principle-{i}" for i in range(40))).name
    assert len(name) < 200 and name.startswith("concord-en-selection-")


def test_principles_and_chapters_named_together_are_both_whole(book: Book) -> None:
    """A chapter named beside a principle of another keeps all of its own, in the book's order."""
    chapter, other = book.chapters[0], book.chapters[1]
    principle = book.pages[other].principles[1][0]
    (edition,) = choose(book, ["en"], [], [chapter], [principle], "a4")
    assert edition.chapters == (chapter, other)
    assert edition.principles == (*(p for p, _ in book.pages[chapter].principles), principle)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"languages": ["fr"]}, "language “fr”"),
        ({"chapters": ["hear-them-ot"]}, "did you mean “hear-them-out”"),
        ({"principles": ["x"]}, "principle “x”"),
        ({"paper": "a5"}, "paper “a5”"),
        ({"parallel": [["en"]]}, "two or three"),
        ({"parallel": [["en", "en"]]}, "two or three"),
        ({"parallel": [["en", "th", "ms", "fa"]]}, "two or three"),
        ({"parallel": [["en", "xx"]]}, "language “xx”"),
    ],
)
def test_what_there_is_not_is_named(book: Book, asked: dict[str, object], named: str) -> None:
    """An unknown language, chapter, principle or paper is an error that says what there is."""
    wanted = {
        "languages": [],
        "parallel": [],
        "chapters": [],
        "principles": [],
        "paper": "a4",
    } | asked
    with pytest.raises(CannotCheck, match=named):
        choose(book, **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize("named", ["en+xx", "en", "en+en", "en, fa"])
def test_a_parallel_book_of_book_yml_is_of_languages_there_are(tmp_path: Path, named: str) -> None:
    """What `parallel:` names is checked where it stands; two or three languages joined by + are fine."""
    project = printing.copy_printable(tmp_path / "project")
    path = project / "docs" / "book.yml"
    replace(path, "pages:", "parallel:\n  - th+fa\npages:")
    assert not [row for row in check(project).findings if "book.yml" in row]
    assert ("th", "fa") in {edition.languages for edition in defaults(load(project).book)}
    replace(path, "  - th+fa", f'  - "{named}"')
    assert [row for row in check(project).findings if row.endswith("CFG007") and "book.yml" in row]


def test_facts_are_written_as_each_language_writes_them(book: Book) -> None:
    """A Persian day has no zero before it, and a size is in the language's digits and words."""
    english, persian = book.languages["en"], book.languages["fa"]
    assert l10n.date("2026-11-22", persian).startswith("۱ آذر ۱۴۰۵")
    assert l10n.size(312_400, english) == "312 kB" and l10n.size(1_054_989, english) == "1.1 MB"
    assert l10n.size(312_400, persian).startswith("۳۱۲ ")
