"""What an import refuses: everything at once, at its place, and then nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from concord.findings.codes import CODES, Stops
from concord.translating.exchange.units import mark

from ..support import concord, copy_base, replace, tree

TOP = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
FILE = '<file original="x" source-language="en" target-language="th" datatype="plaintext"><body>'
END = "</body></file></xliff>"
SHEET = "id,language,English,translation,state\n"
MARKED = "id,language,English,translation,mark\n"
TOP_2 = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang='
LOL = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def unit(id: str, source: str, target: str, state: str = "translated") -> str:
    """A unit of XLIFF 1.2 on a line of its own."""
    target = f'<target state="{state}">{target}</target>'
    return f'\n<trans-unit id="{id}"><source>{source}</source>{target}</trans-unit>'


def xliff(*units: str) -> str:
    """A file of XLIFF 1.2 whose first unit stands in line 2."""
    return TOP + FILE + "".join(units) + END


def unit_2(source: str, target: str, state: str = "translated") -> str:
    """A file of XLIFF 2.0 with one unit."""
    segment = f'<segment state="{state}"><source>{source}</source><target>{target}</target>'
    whole = f'<unit id="u" name="listening/title">{segment}</segment></unit>'
    return f'{TOP_2}"th"><file id="f">{whole}</file></xliff>'


TITLE = unit("listening/title", "Listening", "ฟังเถอะ")
PROMISE = "hear-them-out/do-promise"
ENGLISH = "Then do what [you promised][keep-promises]."
# By code, (what it shows, the file's name, its text, the findings).
BAD: dict[str, list[tuple[str, str, str, list[str]]]] = {
    "PO060": [
        ("no XML", "a.xlf", f"{TOP}\n<file>", ["2:7"]),
        ("entities", "a.xlf", f"{LOL}\n{TOP}&b;</xliff>", ["1:1"]),
        (
            "an outside file",
            "a.xlf",
            "<?xml version='1.0'?>\n<!DOCTYPE x SYSTEM '/etc/passwd'><x/>",
            ["2:1"],
        ),
        ("another format", "a.xlf", "<tmx/>", ["1:1"]),
        ("another version", "a.xlf", xliff(TITLE).replace('"1.2"', '"1.9"', 1), ["1:1"]),
        ("no unit", "a.xlf", xliff(), ["1:1"]),
        ("no column", "a.csv", "id,English,translation\na,b,c\n", ["1:1"]),
        ("a column twice", "a.csv", "id,id,language,English,translation\n", ["1:1"]),
        ("no row", "a.csv", SHEET, ["1:1"]),
        ("no row", "a.csv", f"sep=;\n{SHEET.replace(',', ';')}", ["1:1"]),
        ("only a separator", "a.csv", "sep=;", ["2:1"]),
        ("no message", "a.po", 'msgid ""\nmsgstr "Language: th\\n"\n', ["1:1"]),
        ("an open quote", "a.csv", SHEET + 'listening/title,th,Listening,"ฟัง\n', ["2:1"]),
    ],
    "PO001": [("no PO", "a.po", "id,English\n", ["1:1"])],
    "PO061": [
        ("an id mistyped", "a.xlf", xliff(TITLE, unit("listening/titel", "x", "ก")), ["3:1"]),
        ("an id lost", "a.csv", f"{SHEET},th,Listening,ฟัง,\n", ["2:1"]),
    ],
    "PO062": [("a unit twice", "a.xlf", xliff(TITLE, TITLE), ["3:1"])],
    "PO063": [
        ("another English", "a.xlf", xliff(unit("listening/title", "Hearing", "ก")), ["2:1"]),
        ("another English", "a.csv", f"{SHEET}listening/title,th,Hearing,ก,\n", ["2:1"]),
        ("another case", "a.csv", f"{SHEET}listening/title,th,listening,ก,\n", ["2:1"]),
    ],
    "PO064": [
        ("no language of the book", "a.xlf", xliff(TITLE).replace('"th"', '"de"'), ["2:1"]),
        ("the English itself", "a.csv", f"{SHEET}listening/title,en,Listening,ฟัง,\n", ["2:1"]),
        ("from another language", "a.xlf", xliff(TITLE).replace('"en"', '"fr"'), ["1:1"]),
        (
            "from another language",
            "a.xlf",
            unit_2("Listening", "ก").replace('"en"', '"fr"'),
            ["1:1"],
        ),
    ],
    "PO065": [
        ("emptied", "a.xlf", xliff(unit("listening/title", "Listening", " ")), ["2:1"]),
        ("emptied", "a.csv", f"{SHEET}listening/title,th,Listening,,\n", ["2:1"]),
    ],
    "PO066": [
        (
            "a code without characters",
            "a.xlf",
            xliff(unit("listening/title", "Listening", "ก<x id='1'/>")),
            ["2:1"],
        ),
        (
            "no such state",
            "a.xlf",
            xliff(unit("listening/title", "Listening", "ก", "done")),
            ["2:1"],
        ),
        (
            "a code without data",
            "a.xlf",
            unit_2("Listening", "ก<ph id='1' dataRef='d9'/>"),
            ["1:1"],
        ),
        ("no such state", "a.xlf", unit_2("Listening", "ก", "done"), ["1:1"]),
        *(
            ("an error", "a.csv", f"{SHEET}listening/title,th,Listening,{error},\n", ["2:1"])
            for error in ("#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "Err:502")
        ),
        ("half a row", "a.csv", f"{SHEET}listening/title,th\n", ["2:1"]),
        ("no such state", "a.csv", f"{SHEET}listening/title,th,Listening,ก,fine\n", ["2:1"]),
        (
            "half translated",
            "a.xlf",
            unit_2("Listen", "ก").replace(
                "</unit>", "<segment><source>ing</source></segment></unit>"
            ),
            ["1:1"],
        ),
    ],
    "PO067": [
        (
            "a draft",
            "a.xlf",
            xliff(unit("listening/title", "Listening", "ก", "needs-adaptation")),
            ["2:1"],
        ),
        ("a draft", "a.csv", f"{SHEET}listening/title,th,Listening,ก,stale\n", ["2:1"]),
    ],
    "PO068": [
        (
            "two people at work",
            "a.csv",
            f"{MARKED}listening/title,th,Listening,ก,u0123456789ab\n",
            ["2:1"],
        ),
    ],
    "PO069": [
        ("a number", "a.csv", f"{MARKED}listening/title,th,Listening,ก,5.51161E+11\n", ["2:1"]),
        ("emptied", "a.csv", f"{MARKED}listening/title,th,Listening,ก,\n", ["2:1"]),
        ("left out", "a.csv", f"{MARKED}listening/title,th,Listening,ก\n", ["2:1"]),
        ("emptied", "a.xlf", xliff(TITLE.replace(" id=", ' extradata="" id=')), ["2:1"]),
        (
            "cut",
            "a.xlf",
            unit_2("Listening", "ก").replace(
                "<segment", '<notes><note category="concord:mark">u01</note></notes><segment', 1
            ),
            ["1:1"],
        ),
    ],
    "PO010": [("a link lost", "a.csv", f"{SHEET}{PROMISE},th,{ENGLISH},แล้วทำ,\n", ["2:1"])],
    "PO011": [
        ("HTML", "a.csv", f"{SHEET}listening/title,th,Listening,ก<br>,\n", ["2:1"]),
        ("two lines", "a.csv", f'{SHEET}listening/title,th,Listening,"ก\nข",\n', ["2:1"]),
    ],
    "CFG002": [("not UTF-8", "a.csv", "\udcff", [":1:1"])],
    "CFG003": [("empty", "a.xlf", "\n", [":0:0"])],
}
CASES = [(code, *case) for code, cases in BAD.items() for case in cases]
# Near misses: what translators' programs write, and what nobody touched.
GOOD = {
    "PO060": ("a.xlf", f"<?xml version='1.0' encoding='utf-8'?><!-- <b> -->{xliff(TITLE)}"),
    "PO061": ("a.csv", f"{SHEET} listening/title ,th,Listening,ฟังเถอะ,\n,,,,\n"),
    "PO062": ("a.xlf", xliff(TITLE, unit("listening/intro", "Here you learn to listen.", "ก"))),
    "PO063": ("a.xlf", xliff(TITLE, unit("listening/intro", "Old English", "บทนี้สอนให้ฟัง"))),
    "PO064": ("a.xlf", xliff(TITLE).replace('"en"', '"en-GB"').replace('"th"', '"TH"')),
    "PO065": (
        "a.csv",
        f"{SHEET}listening/title,th,Listening,ฟังเถอะ,\npromising/title,fa,Promising,,\n",
    ),
    "PO069": (
        "a.csv",
        f"{MARKED}listening/title,th,Listening,ฟังเถอะ, {mark('การฟัง', 'unreviewed')}\n",
    ),
    "PO066": ("a.xlf", xliff(TITLE.replace("ฟังเถอะ", "<mrk mtype='seg'>ฟัง</mrk>เถอะ"))),
    "PO067": ("a.xlf", xliff(TITLE.replace("translated", "final"))),
    "PO068": (
        "a.csv",
        f"{MARKED}listening/title,th,Listening,ฟังเถอะ,{mark('การฟัง', 'unreviewed')}\n"
        f"listening/intro,th,Here you learn to listen.,ก,{mark('ก', 'unreviewed')}\n",
    ),
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The base project, brought up to date."""
    project = copy_base(tmp_path / "project")
    concord(project, "translations")
    return project


def send(project: Path, name: str, text: str) -> str:
    """Put a file where the translator sent it."""
    path = project / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return str(path)


@pytest.mark.parametrize(("code", "what", "name", "text", "places"), CASES)
def test_refused(base: Path, code: str, what: str, name: str, text: str, places: list[str]) -> None:
    """Each fault is found with its code at its line, and no catalogue changes."""
    path = send(base, name, text)
    before = tree(base)
    result = concord(base, "import", path)
    found = re.findall(r"^(\S+?):(\d+:\d+) (\w+) ", result.out, re.MULTILINE)
    assert found == [(name, place.lstrip(":"), code) for place in places], result.out
    assert result.status == 1
    assert tree(base) == before


@pytest.mark.parametrize("code", GOOD)
def test_near_misses_are_taken(base: Path, code: str) -> None:
    """What only looks like the fault is imported."""
    name, text = GOOD[code]
    if code == "PO065":
        fa = base / "translations/fa/LC_MESSAGES/promising.po"
        po = fa.read_text("utf-8")
        fa.write_text(
            re.sub(r'("promising/title"\nmsgid ".*"\nmsgstr) ".*"', r'\1 ""', po), "utf-8"
        )
    result = concord(base, "import", send(base, name, text))
    assert (result.status, "the text of listening/title" in result.out) == (0, True), result.out


def test_every_code_of_an_import_has_both() -> None:
    """No code is registered that nobody has seen at work, and seen to keep still."""
    registered = {code for code, entry in CODES.items() if entry.stops is Stops.IMPORT}
    assert registered <= BAD.keys()
    assert registered == GOOD.keys()


def test_all_findings_at_once(base: Path) -> None:
    """Two files with faults are both reported, and the sound unit between them is not written."""
    one = send(base, "one.xlf", xliff(TITLE, unit("listening/x", "x", "ก")))
    two = send(base, "two.csv", f"{SHEET}listening/title,th,Listening,กก,\nlistening/y,th,y,ก,\n")
    before = tree(base)
    result = concord(base, "import", one, two)
    for expected in ("one.xlf:3:1 PO061", "two.csv:2:1 PO062", "two.csv:3:1 PO061"):
        assert expected in result.out
    assert "3 findings; no catalogue was changed" in result.out
    assert tree(base) == before


def test_outdated_units_may_be_left_out(base: Path) -> None:
    """A long file is not lost because one block's English changed meanwhile."""
    old = unit("listening/intro", "Old English", "ก")
    path = send(base, "a.xlf", xliff(TITLE, old))
    result = concord(base, "import", "--skip-outdated", path)
    assert result.status == 0
    told = "the English of “listening/intro” is “Old English”, and “Here you learn to listen.” in"
    assert f"left out: a.xlf:3:1 {told} the book" in result.out
    assert "th: the text of listening/title" in result.out


def test_only_the_language_that_is_wanted(base: Path) -> None:
    """A file in another language of the book is refused when one is named."""
    path = send(base, "a.xlf", xliff(TITLE))
    result = concord(base, "import", "--language", "fa", path)
    assert (result.status, "a.xlf:2:1 PO064 the language is “th”, not fa" in result.out) == (
        1,
        True,
    )
    assert concord(base, "import", "--language", "xx", path).status == 2


def test_catalogues_behind_the_english_come_first(base: Path) -> None:
    """A catalogue that `make translations` has to update is not imported into."""
    replace(base / "docs/chapters/listening.md", "# Listening {", "# Listening well {")
    path = send(base, "a.xlf", xliff(unit("listening/title", "Listening well", "ฟัง")))
    before = tree(base)
    result = concord(base, "import", path)
    assert (result.status, "PO009" in result.out) == (1, True)
    assert tree(base) == before


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("none.xlf", "none.xlf cannot be read: No such file"),
        ("docs", "docs cannot be read: Is a directory"),
        ("docs/book.yml", "docs/book.yml is neither .xlf nor .csv"),
    ],
)
def test_a_name_of_no_such_file(base: Path, name: str, what: str) -> None:
    """A name mistyped is a wrong argument like any other, and is said to be one."""
    before = tree(base)
    result = concord(base, "import", str(base / name))
    assert (result.status, what in result.error) == (2, True), result.error
    assert tree(base) == before


@pytest.mark.parametrize(("text", "hint"), [("\n", "concord export"), ("\udcff", "CSV UTF-8")])
def test_hints_are_about_a_file_that_was_sent(base: Path, text: str, hint: str) -> None:
    """Nobody is told to restore a translator's file from version control, or to drop its mark."""
    result = concord(base, "import", send(base, "a.csv", text))
    assert hint in result.out
    assert "version control" not in result.out
    assert "byte order mark" not in result.out


def test_a_text_about_a_spreadsheets_error_is_no_error(base: Path) -> None:
    """Only a cell that holds nothing else is taken for one."""
    path = send(base, "a.csv", f"{SHEET}listening/title,th,Listening,เขียน #N/A ไว้,\n")
    assert "th: the text of listening/title" in concord(base, "import", path).out


def test_the_next_xliff_with_the_same_core(base: Path) -> None:
    """A program may answer XLIFF 2.0 with 2.1, which says the same in the same namespace."""
    text = unit_2("Listening", "ฟังเถอะ").replace('"2.0"', '"2.1"', 1)
    result = concord(base, "import", send(base, "a.xlf", text))
    assert "th: the text of listening/title" in result.out


@pytest.mark.parametrize(
    "arguments", [(), ("tmx", "--all"), ("csv", "--output", "a.csv"), ("csv", "--language", "en")]
)
def test_an_export_that_makes_no_sense(base: Path, arguments: tuple[str, ...]) -> None:
    """No format, two formats, two files in one name, the English: exit status 2, nothing written."""
    before = tree(base)
    assert concord(base, "export", *arguments).status == 2
    assert tree(base) == before


def test_nothing_is_exported_from_a_book_with_findings(base: Path) -> None:
    """A catalogue that cannot be read whole is reported instead of being sent out in part."""
    po = base / "translations/th/LC_MESSAGES/listening.po"
    po.write_text(po.read_text("utf-8") + "junk\n", "utf-8")
    result = concord(base, "export", "csv")
    assert (result.status, "PO001" in result.out) == (1, True)
    assert not (base / "build").exists()
