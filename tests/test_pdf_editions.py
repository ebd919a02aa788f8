"""Which editions there are, their permanent names, and what an editor may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.diagnostics import CannotCheck
from concord.load import load
from concord.model import Book
from concord.pdf.editions import Edition, choose, defaults

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def book() -> Book:
    return load(ROOT).book


def test_default_editions_are_books_chapters_and_parallel_books(book: Book) -> None:
    """A book a language, every chapter in each, English beside each other, and th+ms+fa."""
    made = defaults(book)
    languages = list(book.languages)
    assert [e.languages for e in made if e.kind == "book" and len(e.languages) == 1] == [
        (c,) for c in languages
    ]
    assert {e.languages for e in made if len(e.languages) > 1} == {
        *(("en", code) for code in languages[1:]),
        ("th", "ms", "fa"),
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
