"""What goes out to a translator's program comes back whole: XLIFF and spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from concord.translating.exchange import formats, spreadsheet
from concord.translating.exchange.units import numbered, pieces
from lxml import etree
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from ..support import concord, copy_base, replace, tree

LISTENING = "translations/th/LC_MESSAGES/listening.po"
FORMATS = {row.name: row for row in formats.TABLE if row.reader}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The base project, brought up to date."""
    project = copy_base(tmp_path / "project")
    concord(project, "translations")
    return project


def export(project: Path, name: str, *arguments: str) -> Path:
    """Export one format; the file of Thai."""
    folder = project.parent / name
    result = concord(project, "export", name, "--output", str(folder), *arguments)
    assert result.status == 0, result.out
    return folder / FORMATS[name].file.format("th")


def change(path: Path, unit: str, text: str, state: str = "") -> None:
    """Fill in a translation as a translator's program would."""
    if path.suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
        for row in rows:
            if row["id"] == unit:
                row["translation"], row["state"] = text, state or row["state"]
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return
    if path.suffix == ".po":
        po = polib.pofile(str(path), wrapwidth=0)
        entry = po.find(unit, by="msgctxt")
        entry.msgstr = text
        if state == "translated":
            entry.flags.remove("fuzzy")
        po.save()
        return
    two = path.name.endswith("-2.0.xlf")
    store = (Xliff2File if two else xlifffile).parsefile(str(path))
    found = [u for u in store.units if u.getid().endswith(unit.replace("/", "." if two else "/"))]
    found[0].target = text
    if state == "translated":
        found[0].marktranslated() if two else found[0].markfuzzy(False)
    store.savefile(str(path))


@pytest.mark.parametrize("name", FORMATS)
def test_what_nobody_touched_changes_no_byte(project: Path, tmp_path: Path, name: str) -> None:
    """Exporting the real book and importing it again leaves every catalogue as it was."""
    before = tree(project / "translations")
    folder = tmp_path / "out"
    assert concord(project, "export", name, "--output", str(folder)).status == 0
    exported = sorted(map(str, folder.iterdir()))
    assert len(exported) == 4
    result = concord(project, "import", "--dry-run", *exported)
    assert (result.status, " 0 change" in result.out) == (0, True), result.out
    result = concord(project, "import", *exported)
    assert (result.status, "updated" in result.out) == (0, False), result.out
    assert tree(project / "translations") == before


@pytest.mark.parametrize("name", FORMATS)
def test_every_text_comes_back_as_it_was(base: Path, name: str) -> None:
    """Characters that a format treats in its own way are read back as they were written."""
    strange = "ก & <b> ]]> 'ข' “ค”, {n} \\\\ \u200b; =1+1 [ฟ][hear-them-out] *จ*  "
    replace(base / LISTENING, 'msgstr "การฟัง"', f'msgstr "{strange}"')
    path = export(base, name)
    reader = FORMATS[name].reader
    assert reader is not None
    text = path.read_text("utf-8-sig").replace("\r\n", "\n")
    findings: list[object] = []
    given = {one.id: one for one in reader.read(text, path.name, findings)}  # type: ignore[arg-type]
    assert not findings
    assert given["listening/title"].text == strange.replace("\\\\", "\\")
    assert given["listening/title"].english == "Listening"


@pytest.mark.parametrize("name", FORMATS)
def test_a_missing_translation_is_filled_in(base: Path, name: str) -> None:
    """A text that a translator's program put in reaches the catalogue, and nothing else does."""
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""')
    before = (base / LISTENING).read_text("utf-8")
    path = export(base, name)
    change(path, "listening/title", "ฟัง")
    dry = concord(base, "import", "--dry-run", str(path))
    assert "th: the text of listening/title" in dry.out
    assert (base / LISTENING).read_text("utf-8") == before
    result = concord(base, "import", str(path))
    assert (result.status, f"updated {LISTENING}" in result.out) == (0, True), result.out
    after = (base / LISTENING).read_text("utf-8")
    assert after == before.replace('"Listening"\nmsgstr ""', '"Listening"\nmsgstr "ฟัง"')


@pytest.mark.parametrize("name", FORMATS)
def test_a_stale_translation_is_confirmed(base: Path, name: str) -> None:
    """A stale translation goes out with the English it was made from; a state confirms it."""
    replace(base / "docs/chapters/listening.md", "# Listening {", "# Listening well {")
    assert concord(base, "translations").status == 0
    path = export(base, name, "--unfinished")
    assert "the English was: Listening" in path.read_text("utf-8-sig")
    assert "Hear them out" not in path.read_text("utf-8-sig")
    assert " 0 change" in concord(base, "import", str(path)).out
    change(path, "listening/title", "การฟัง", "translated")
    result = concord(base, "import", str(path))
    assert "th: confirms listening/title" in result.out, result.out
    after = (base / LISTENING).read_text("utf-8")
    assert '#| msgid "Listening"' not in after
    assert "fuzzy" not in after


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("stale", [True, False], ids=["stale", "missing"])
def test_a_second_import_changes_nothing(base: Path, name: str, *, stale: bool) -> None:
    """A text whose state nobody touched is done, however often its file is imported."""
    if stale:
        replace(base / "docs/chapters/listening.md", "# Listening {", "# Listening well {")
        assert concord(base, "translations").status == 0
    else:
        replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""')
    path = export(base, name, "--unfinished")
    change(path, "listening/title", "ฟังให้ดี")
    if name == "xliff":  # The toolkit approves what it fills in; most programs touch no state.
        state = "needs-review-translation" if stale else "needs-translation"
        text = re.sub(
            "<target[^>]*>ฟังให้ดี", f'<target state="{state}">ฟังให้ดี', path.read_text("utf-8")
        )
        path.write_text(text.replace(' approved="yes"', ""), "utf-8")
    assert " 1 change, 0 of them drafts" in concord(base, "import", str(path)).out
    before = tree(base / "translations")
    result = concord(base, "import", str(path))
    assert (result.status, " 0 change" in result.out) == (0, True), result.out
    assert tree(base / "translations") == before


def test_a_current_text_may_be_doubted(base: Path) -> None:
    """A translator sets a text that readers see back to a draft by its state, and says so."""
    path = export(base, "csv")
    change(path, "listening/title", "การฟัง", "stale")
    result = concord(base, "import", str(path))
    assert "th: sets back to a draft listening/title" in result.out, result.out
    assert '#, fuzzy\nmsgctxt "listening/title"' in (base / LISTENING).read_text("utf-8")


def test_a_draft_confirmed_since_stays_confirmed(base: Path) -> None:
    """A file that brought a draft does not take its confirmation away when it comes again."""
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""')
    path = export(base, "csv")
    change(path, "listening/title", "ฟัง", "stale")
    assert "1 of them drafts" in concord(base, "import", str(path)).out
    assert " 0 change" in concord(base, "import", str(path)).out
    replace(base / LISTENING, "#, fuzzy\n", "")
    assert " 0 change" in concord(base, "import", str(path)).out


def test_no_mark_is_a_number(project: Path, tmp_path: Path) -> None:
    """No spreadsheet program reads a mark as a number, which it would write in its own way."""
    assert concord(project, "export", "csv", "--output", str(tmp_path)).status == 0
    for path in tmp_path.glob("*.csv"):
        rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
        assert all(re.fullmatch("[msur][0-9a-f]{12}", row["mark"]) for row in rows)


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_done_meanwhile_stays(base: Path, name: str) -> None:
    """A file that comes back late undoes nothing: what its translator did not touch is left."""
    path = export(base, name)
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr "ฟังให้ดี"')
    change(path, "listening/intro", "บทนี้ว่าด้วยการฟัง")
    result = concord(base, "import", str(path))
    assert (result.status, " 1 change" in result.out) == (0, True), result.out
    assert 'msgstr "ฟังให้ดี"' in (base / LISTENING).read_text("utf-8")
    change(path, "listening/title", "ฟัง")
    assert "PO068" in concord(base, "import", str(path)).out


def test_a_draft_stays_a_draft(base: Path) -> None:
    """A text whose state says that it needs review is kept, and not shown to readers."""
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""')
    path = export(base, "xliff")
    old = '<target state="needs-translation"/>'
    replace(path, old, '<target state="needs-review-translation">ฟัง</target>')
    assert "1 of them drafts" in concord(base, "import", str(path)).out
    assert '#, fuzzy\nmsgctxt "listening/title"' in (base / LISTENING).read_text("utf-8")


def test_what_translators_left_in_a_catalogue_stays(base: Path) -> None:
    """Comments, flags and obsolete messages are not touched by an import."""
    extra = "# หมายเหตุ\n#. title"
    text = (base / LISTENING).read_text("utf-8").replace("#. title", extra, 1)
    text = text.replace('msgstr "การฟัง"', 'msgstr ""')
    text += '\n#~ msgctxt "listening/old"\n#~ msgid "Old"\n#~ msgstr "เก่า"\n'
    (base / LISTENING).write_text(text, "utf-8")
    path = export(base, "csv")
    assert "หมายเหตุ" in path.read_text("utf-8-sig")
    change(path, "listening/title", "ฟัง")
    assert concord(base, "import", str(path)).status == 0
    after = (base / LISTENING).read_text("utf-8")
    assert after == text.replace('"Listening"\nmsgstr ""', '"Listening"\nmsgstr "ฟัง"')


def test_a_signed_off_block_says_so(base: Path) -> None:
    """A sign-off goes out as the state that translators' programs know."""
    people = ("--language", "th", "--translator", "Anan", "--reader", "Mali")
    assert concord(base, "review", *people, "listening/title").status == 0
    assert 'approved="yes"' in export(base, "xliff").read_text("utf-8")
    assert 'state="signed-off">' in export(base, "xliff").read_text("utf-8")
    assert 'state="reviewed">' in export(base, "xliff2").read_text("utf-8")
    assert ",reviewed," in export(base, "csv").read_text("utf-8")


def test_links_and_placeholders_are_protected() -> None:
    """A translator's program sees a link's brackets and a placeholder as codes, not as words."""
    english = "See [these rules][rules] on {date}."
    kinds = [piece.kind for piece in pieces(english)]
    assert kinds == ["text", "open", "text", "close", "text", "placeholder", "text"]
    turned = "{date}: [กฎ][rules]"
    assert [number for piece, number in numbered(english, turned) if piece.kind != "text"] == [
        2,
        1,
        1,
    ]
    assert "".join(piece.text for piece, _ in numbered(english, turned)) == turned


@pytest.mark.parametrize("text", ["{other} [x][y] {date} {date}", "[[", "][x]", "{", "[a](b c)"])
def test_a_fault_in_a_translation_goes_out_as_it_is(text: str) -> None:
    """Codes that the English does not have are plain words: nothing is lost or repaired."""
    english = "On {date}"
    assert "".join(piece.text for piece, _ in numbered(english, text)) == text


@pytest.mark.parametrize("text", ["=1+1", "-x", "@a", "'=1", "''+1", "+", "\t1", "'", "'x", "x=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """A spreadsheet never runs a text of the book, and the text comes back as it was."""
    assert spreadsheet.guard(text)[0] not in "=+-@\t"
    assert spreadsheet.unguard(spreadsheet.guard(text)) == text


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_sheet_of_another_separator(base: Path, separator: str) -> None:
    """A sheet that a program of another country saved, its columns moved, is read the same."""
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""')
    path = export(base, "csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    rows = [row | {"translation": row["translation"] or "ฟัง"} for row in rows]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*reversed(rows[0])], delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    result = concord(base, "import", str(path))
    assert "th: the text of listening/title" in result.out, result.out


def test_a_program_may_split_a_unit_into_segments(base: Path) -> None:
    """XLIFF 2.0 lets a program split a unit; the text is joined again, what is between included."""
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""')
    path = export(base, "xliff2")
    space = "{urn:oasis:names:tc:xliff:document:2.0}"
    document = etree.parse(str(path))
    unit = next(u for u in document.iter(f"{space}unit") if u.get("name") == "listening/title")
    unit.remove(unit.find(f"{space}segment"))
    parts = (("segment", "Lis", "ฟ"), ("ignorable", "ten", None), ("segment", "ing", "ง"))
    for kind, source, target in parts:
        part = etree.SubElement(unit, space + kind)
        if kind == "segment":
            part.set("state", "translated")
        etree.SubElement(part, f"{space}source").text = source
        if target:
            etree.SubElement(part, f"{space}target").text = target
    document.write(str(path), encoding="utf-8")
    assert concord(base, "import", str(path)).status == 0
    assert 'msgstr "ฟtenง"' in (base / LISTENING).read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_every_time(base: Path, name: str) -> None:
    """An export says nothing about when or where it was made."""
    first: Callable[[], bytes] = export(base, name).read_bytes
    before = first()
    assert export(base, name).read_bytes() == before
