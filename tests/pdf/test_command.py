"""What ``concord pdf`` says to bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.pdf import fonts

from ..pdf import printing
from ..support import concord, replace


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return printing.copy_printable(tmp_path / "project")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--language", "xx"), "language “xx”"),
        (("--chapter", "listenin"), "did you mean “listening”"),
        (("--paper", "a5"), "paper “a5”"),
        (("--parallel", "en"), "two or three"),
        (("--language", ""), "language “”"),
    ],
)
def test_what_there_is_not_ends_with_status_2(
    project: Path, arguments: tuple[str, ...], named: str
) -> None:
    """A wrong name is said, and nothing is made."""
    result = concord(project, "pdf", *arguments)
    assert result.status == 2 and named in result.error
    assert not [path for path in (project / "build").rglob("*") if path.is_file()]


def test_a_character_no_font_has_is_named_with_its_font_and_block(project: Path) -> None:
    """PDF001: an Egyptian hieroglyph cannot be printed, and the block that holds it is found."""
    page = project / "docs" / "principles" / "keep-promises.md"
    replace(page, "Promise only what you can do.", "Promise only \U00013080 what you can do.")
    line = next(
        n for n, text in enumerate(page.read_text("utf-8").splitlines(), 1) if "\U00013080" in text
    )
    result = concord(project, "pdf", "--language", "en")
    assert result.status == 1
    assert f"docs/principles/keep-promises.md:{line}:" in result.out and "PDF001" in result.out
    assert (
        "U+13080" in result.out
        and "keep-promises/statement" in result.out
        and "Noto Sans" in result.out
    )
    assert not list((project / "build" / "pdf").glob("*.pdf"))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/articles/fa-promise.yml", "title: ", "title: \U00013080 "),
        ("translations/th/glossary.yml", "translation: ", "translation: \U00013080"),
    ],
)
def test_a_character_no_font_has_is_found_outside_the_blocks_too(
    project: Path, file: str, old: str, new: str
) -> None:
    """PDF001 in the name of an article or in a glossary names the file it stands in."""
    path = project / file
    if not path.exists():
        path.write_text("- term: promise\n  translation: คำสัญญา\n", "utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    result = concord(project, "pdf", "--language", "th")
    assert result.status == 1 and "PDF001" in result.out and result.out.startswith(file)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("docs/principles/keep-promises.md", "related: []", "related: [nobody]", "PAGE012"),
        ("docs/principles/keep-promises.md", 'cites="', 'cites="xx-none:1 ', "PAGE010"),
        ("docs/chapters/promising.md", "[keep-promises]", "[keep-promisses]", "PAGE012"),
        ("docs/book.yml", "- promising", "- promissing", "PAGE012"),
    ],
)
def test_a_book_that_is_not_sound_is_not_printed(
    project: Path, file: str, old: str, new: str, code: str
) -> None:
    """A name of nothing is found where it stands, whatever part of the book was asked for."""
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    result = concord(project, "pdf", "--language", "en", "--chapter", "listening")
    assert result.status == 1 and code in result.out and file in result.out
    assert not [path for path in (project / "build").rglob("*") if path.is_file()]


@pytest.mark.parametrize("key", ["read-next", "article-in"])
def test_a_missing_interface_text_is_named(project: Path, key: str) -> None:
    """Whether the templates ask for it or what fills them, the file and the id are said."""
    path = project / "docs" / "interface.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{key}:")), "utf-8")
    result = concord(project, "pdf", "--language", "en")
    assert result.status == 2 and f"docs/interface.yml has no text “{key}”" in result.error


def test_letters_of_any_script_in_the_fonts_can_be_printed(project: Path) -> None:
    """PDF001's near miss: accents, Greek, Thai and Persian inside an English block are no fault."""
    page = project / "docs" / "principles" / "keep-promises.md"
    replace(
        page,
        "Promise only what you can do.",
        "Promise only café λόγος ลูกค้า مشتری €5 what you can do.",
    )
    assert concord(project, "pdf", "--language", "en", "--chapter", "promising").status == 0


def test_markup_the_book_cannot_set_is_found_before_anything_is_made(project: Path) -> None:
    """An image in a block stops the command at its line, as in `concord check`."""
    page = project / "docs" / "principles" / "keep-promises.md"
    replace(page, "Promise only what you can do.", "Promise ![only](x.png) what you can do.")
    result = concord(project, "pdf", "--language", "en")
    assert result.status == 1 and "PAGE001" in result.out and "keep-promises.md" in result.out
    assert not [path for path in (project / "build").rglob("*") if path.is_file()]


def test_a_missing_font_is_said_with_its_language(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the Thai font package no Thai book is set in something else."""
    faces = [face for face in fonts.installed() if "thai" not in face.scripts]
    monkeypatch.setattr(fonts, "installed", lambda: faces)
    result = concord(project, "pdf", "--language", "th")
    assert result.status == 2 and "no font for th" in result.error and "thai" in result.error


def test_a_day_that_is_none_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is a number of seconds, or an error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = concord(project, "pdf", "--language", "en")
    assert result.status == 2 and "yesterday" in result.error


def test_a_book_without_an_address_cannot_print_links(project: Path) -> None:
    """The printed links must lead somewhere."""
    replace(project / "docs" / "book.yml", "address: https://book.example/\n", "")
    result = concord(project, "pdf", "--language", "en")
    assert result.status == 2 and "address" in result.error


def test_every_language_has_a_font_of_its_script() -> None:
    """Each script is set by a face that has it, Latin by Noto Sans."""
    from concord.book.load import load

    book = load(printing.ROOT).book
    chosen = fonts.choose(book.languages.values(), fonts.installed())
    first = {code: faces[0].slug for code, faces in chosen.items()}
    assert first == {
        "en": "noto-sans",
        "th": "sarabun",
        "tl": "noto-sans",
        "ms": "noto-sans",
        "fa": "almarai",
    }
