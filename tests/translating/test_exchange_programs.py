"""What programs do to a file that nobody asked of them, and an import that takes it as it was meant."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from ..support import concord, copy_base, replace, tree

LISTENING = "translations/th/LC_MESSAGES/listening.po"
PROMISING = "translations/th/LC_MESSAGES/promising.po"
OTHER = ("บทนี้สอนให้ฟัง", "บทนี้ว่าด้วยการฟัง")
ENGLISH = "Here you learn to listen."


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The base project, whose introduction has the marks that programs correct."""
    project = copy_base(tmp_path / "project")
    replace(project / "docs/chapters/listening.md", ENGLISH, "Here you’ll “listen” – and learn…")
    for code in ("th", "fa"):
        path = project / f"translations/{code}/LC_MESSAGES/listening.po"
        replace(path, ENGLISH, "Here you’ll “listen” – and learn…")
    assert concord(project, "translations").status == 0
    return project


def sent(project: Path, name: str) -> Path:
    """The file of Thai in a format, as it went out."""
    output = project.parent / f"th.{name}"
    arguments = ("--language", "th", "--output", str(output))
    assert concord(project, "export", name, *arguments).status == 0
    return output


def rewritten(path: Path, column: str, change: Callable[[str], str]) -> None:
    """Change a cell of every row, as a program does that was never asked to."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows({**row, column: change(row[column])} for row in rows)


CORRECTED = {
    "straight quotation marks": lambda t: re.sub("[“”]", '"', t.replace("’", "'")),
    "hyphens": lambda t: t.replace("–", "-"),
    "two hyphens": lambda t: t.replace("–", "--"),
    "full stops": lambda t: t.replace("…", "..."),
    "a space at the end": lambda t: f"{t} ",
    "a line break at the end": lambda t: f"{t}\n",
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "two spaces": lambda t: t.replace(" ", "  "),
    "guillemets": lambda t: t.replace("“", "«").replace("”", "»"),
}


@pytest.mark.parametrize("how", CORRECTED)
def test_the_english_may_come_back_corrected(base: Path, how: str) -> None:
    """Marks and spaces that a program changed in the English keep no translation out."""
    path = sent(base, "csv")
    rewritten(path, "English", CORRECTED[how])
    rewritten(path, "translation", lambda t: "บทนี้ว่าด้วยการฟัง" if t == "บทนี้สอนให้ฟัง" else t)
    result = concord(base, "import", str(path))
    assert (result.status, " 1 change" in result.out) == (0, True), result.out
    assert 'msgstr "บทนี้ว่าด้วยการฟัง"' in (base / LISTENING).read_text("utf-8")


@pytest.mark.parametrize("mark", ["kept", "cut"])
@pytest.mark.parametrize("end", [" ", "\n", "\r\n", "\t", "\u00a0"])
def test_a_program_adds_to_a_cells_end(base: Path, end: str, mark: str) -> None:
    """A line break or space that a program added is none of the translation."""
    path, before = sent(base, "csv"), tree(base / "translations")
    if mark == "cut":
        rewritten(path, "mark", lambda _: "")
        path.write_text(path.read_text("utf-8-sig").replace(",mark", ",other", 1), "utf-8-sig")
    rewritten(path, "translation", lambda text: text and text + end)
    result = concord(base, "import", str(path))
    assert (result.status, " 0 change" in result.out) == (0, True), result.out
    assert tree(base / "translations") == before
    rewritten(path, "translation", lambda t: t.replace(*OTHER))
    assert " 1 change" in concord(base, "import", str(path)).out
    assert f'msgstr "{OTHER[1]}"' in (base / LISTENING).read_text("utf-8")


def test_a_line_break_inside_is_told_as_one(base: Path) -> None:
    """Nobody who pressed Enter in a cell is told about HTML."""
    path = sent(base, "csv")
    rewritten(path, "translation", lambda t: "การ\nฟัง" if t == "การฟัง" else t)
    result = concord(base, "import", str(path))
    assert "“listening/title” has a line break or tab" in result.out
    assert "Write it in one line" in result.out
    assert "HTML" not in result.out


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\n', "SEP=;\r\n"])
def test_a_sheet_names_its_separator(base: Path, first: str) -> None:
    """Excel's own first line is read; a finding is still told at its line."""
    rows = csv.reader(io.StringIO(sent(base, "csv").read_text("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    path = base.parent / "th.csv"
    path.write_bytes((first + out.getvalue().replace(*OTHER)).encode("utf-8-sig"))
    assert " 1 change" in concord(base, "import", "--dry-run", str(path)).out
    lines = path.read_text("utf-8-sig").split("\n")
    at = next(n for n, line in enumerate(lines, 1) if line.startswith("listening/title;"))
    path.write_text("\n".join(lines).replace("listening/title;", "listening/titel;"), "utf-8-sig")
    assert f":{at}:1 PO061" in concord(base, "import", str(path)).out


def test_a_sheet_with_capitals_and_empty_cells(base: Path) -> None:
    """Programs begin a cell with a capital, and add empty cells at the end of a row."""
    path = sent(base, "csv")
    head, _, rest = path.read_text("utf-8-sig").replace(*OTHER).partition("\n")
    rest = re.sub(r"(?m)^(listening/title,.*)$", r"\1,,", rest.replace("\r", ""))
    path.write_text(head.title() + "\n" + rest, "utf-8-sig")
    assert " 1 change" in concord(base, "import", str(path)).out


def as_omegat(text: str) -> str:
    """What OmegaT 3.6 makes of a PO file in which nobody translated anything."""
    po = polib.pofile(text, wrapwidth=0)
    for entry in po:
        if entry.fuzzy or entry.msgstr == entry.msgid:
            entry.msgstr, entry.flags = "", []
    return str(po)


def test_omegat_empties_what_is_stale_and_an_import_keeps_it(base: Path) -> None:
    """A stale text, and one that is the English itself, stay as they were; what was done is taken."""
    for path, old, new in (
        ("docs/chapters/promising.md", "# Promising {", "# Promising well {"),
        (LISTENING, 'msgstr "การฟัง"', 'msgstr "Listening"'),
    ):
        replace(base / path, old, new)
    assert concord(base, "translations").status == 0
    path, before = sent(base, "po"), tree(base / "translations")
    back = as_omegat(path.read_text("utf-8"))
    assert back.count('\nmsgstr ""') == path.read_text("utf-8").count('\nmsgstr ""') + 2
    path.write_text(back, "utf-8")
    result = concord(base, "import", str(path))
    assert (result.status, " 0 change" in result.out) == (0, True), result.out
    assert "1 stale text came back empty and stay" in result.out
    assert tree(base / "translations") == before
    replace(path, 'msgid "Promising well"\nmsgstr ""', 'msgid "Promising well"\nmsgstr "สัญญา"')
    assert " 1 change, 0 of them drafts" in concord(base, "import", str(path)).out
    text = (base / PROMISING).read_text("utf-8")
    assert 'msgid "Promising well"\nmsgstr "สัญญา"' in text and "fuzzy" not in text


def test_a_current_text_that_was_emptied_is_told(base: Path) -> None:
    """Only what a program empties by itself is passed over."""
    path = sent(base, "po")
    replace(path, 'msgstr "การฟัง"', 'msgstr ""')
    assert "PO065" in concord(base, "import", str(path)).out


def test_a_catalogue_may_be_imported_as_it_is(base: Path) -> None:
    """Somebody who sends a catalogue of the book back needs no other file; it has no marks."""
    path = base.parent / "listening.po"
    text = (base / LISTENING).read_text("utf-8")
    path.write_text(text.replace('"การฟัง"', '"ฟัง"').replace("\n", "\r\n"), "utf-8")
    assert " 1 change" in concord(base, "import", str(path)).out
    assert 'msgstr "ฟัง"' in (base / LISTENING).read_text("utf-8")
