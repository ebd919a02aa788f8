"""PO files: read strictly, written in one form, nothing dropped in between."""

from __future__ import annotations

import random

import pytest
from babel import Locale
from concord.book import catalogue
from concord.book.model import Language
from concord.findings.diagnostics import Finding, Location

TH = Language("th", Locale("th"), "th", Location("translations/languages.yml"))
TL = Language("tl", Locale("fil"), "tl", Location("translations/languages.yml"))
HEADER = (
    '#\nmsgid ""\nmsgstr ""\n"Project-Id-Version: Concord\\n"\n"Language: th\\n"\n'
    '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
)


def _message(target: str, context: str = "p/a", text: str = "One.") -> str:
    return f'\nmsgctxt "{context}"\nmsgid "{text}"\nmsgstr "{target}"\n'


def _findings(text: str, language: Language = TH) -> list[str]:
    findings: list[Finding] = []
    catalogue.read(text, "x.po", language, findings)
    return [f"{f.location.line} {f.code}" for f in findings]


ODD = [
    r"\"quoted\"",
    r"back\\slash",
    r"\\",
    r"\\n is no line end",
    r"a\tb",
    r"a\nb",
    r"\n",
    r"\\\"\\",
    "",
    " ",
    "  two  spaces ",
    "%s {x} $y",
    "สระอำ น้ำ",
    "می‌شود",
    "𝒳🙂",
    "e\u0301",
    "a\u00a0b",
    "#~ x",
    r"msgid \"x\"",
    "'",
    "x" * 500,
    r"line one\nline two\n",
    "<<<<<<<",
    r"\r",
]


@pytest.mark.parametrize("target", ODD)
def test_odd_content_is_read_and_written_alike(target: str) -> None:
    """What a translator wrote is what is read, and writing it changes no byte."""
    text = HEADER + _message(target)
    findings: list[Finding] = []
    po = catalogue.read(text, "x.po", TH, findings)
    assert po is not None, findings
    (entry,) = po
    written = catalogue.write(po, TH)
    again = catalogue.read(written, "x.po", TH, findings := [])
    assert again is not None
    assert findings == []
    assert again[0].msgstr == entry.msgstr
    assert catalogue.write(again, TH) == written


def test_wrapping_does_not_change_a_text() -> None:
    """A string in pieces is the same string in one."""
    whole = catalogue.read(HEADER + _message("one two"), "x.po", TH, [])
    parts = HEADER + '\nmsgctxt "p/" "a"\n'.replace('" "', "") + 'msgid ""\n"One."\n'
    parts += 'msgstr ""\n"one "\n"two"\n'
    pieces = catalogue.read(parts, "x.po", TH, [])
    assert whole is not None
    assert pieces is not None
    assert catalogue.write(pieces, TH) == catalogue.write(whole, TH)


def test_random_catalogues_are_read_or_refused_but_never_shortened() -> None:
    """Any mix of PO lines is either refused at a line, or read with every string in it."""
    chance = random.Random(7)
    lines = [
        'msgctxt "p/{n}"',
        'msgid "t{n}"',
        'msgstr "s{n}"',
        '"more{n}"',
        "# remark{n}",
        "#. c",
        "",
        "#, no-wrap",
        '#| msgid "old{n}"',
        '#~ msgctxt "o/{n}"',
        '#~ msgid "x{n}"',
        '#~ msgstr "y{n}"',
        '#~| msgid "z{n}"',
        "#: docs/x.md",
        "msgstr",
        '"',
        "## k{n}",
    ]
    whole = 0
    for _ in range(3000):
        rows = [chance.choice(lines).format(n=n) for n in range(chance.randrange(1, 9))]
        if chance.random() < 0.5:
            rows = ["", 'msgctxt "q/1"', 'msgid "q"', *rows]
        text = HEADER + "\n".join(rows) + "\n"
        findings: list[Finding] = []
        po = catalogue.read(text, "x.po", TH, findings)
        if po is None or any(finding.code == "PO001" for finding in findings):
            assert findings
            continue
        whole += 1
        written = catalogue.write(po, TH)
        for row in rows:
            held = row.strip('#~|" ').partition('"')[2] if '"' in row else row.strip("# ")
            if not row.startswith(("#.", "#:", "#,")):
                assert held.rstrip('"') in written, text
    assert whole > 50


def test_the_place_of_a_message_is_the_line_of_its_translation() -> None:
    """A translator is led to the line to change."""
    text = HEADER + '\n# remark\nmsgctxt "p/a"\nmsgid ""\n"One."\nmsgstr "หนึ่ง"\n'
    po = catalogue.read(text, "x.po", TH, [])
    assert po is not None
    entry = catalogue.entries(po, "x.po")["p/a"]
    assert text.split("\n")[entry.location.line - 1] == 'msgstr "หนึ่ง"'
    assert (entry.source, entry.text, entry.fuzzy) == ("One.", "หนึ่ง", False)


def test_obsolete_messages_are_not_shown() -> None:
    """A kept translation of a block that is gone is no entry of the book."""
    obsolete = '\n#~ msgctxt "p/b"\n#~ msgid "x"\n#~ msgstr "y"\n'
    po = catalogue.read(HEADER + _message("หนึ่ง") + obsolete, "x.po", TH, [])
    assert po is not None
    assert list(catalogue.entries(po, "x.po")) == ["p/a"]


@pytest.mark.parametrize("name", ["fil", "tl", "TL", "fil_PH", "fil-PH", "tl_PH"])
def test_a_language_may_be_called_by_its_folder_or_its_locale(name: str) -> None:
    """Weblate calls Tagalog by its folder, CLDR Filipino; what a program wrote stays as it is."""
    text = HEADER.replace("Language: th", f"Language: {name}") + _message("isa")
    assert _findings(text, TL) == []
    po = catalogue.read(text, "x.po", TL, [])
    assert po is not None and catalogue.write(po, TL) == text


@pytest.mark.parametrize("name", ["", "th", "fil_US", "tl_TH", "ph", "f", "fil_", "tlh"])
def test_another_language_is_another(name: str) -> None:
    """What only begins alike, or names a country that does not go without saying, is found."""
    text = HEADER.replace("Language: th", f"Language: {name}") + _message("isa")
    assert _findings(text, TL) == ["2 PO003"]


def test_every_bad_line_is_reported_in_one_run() -> None:
    """Two broken messages are two findings, and the good one between them none."""
    text = HEADER + _message('a"', "p/a") + _message("b", "p/b") + _message("c\\", "p/c")
    assert _findings(text) == ["12 PO001", "20 PO001"]


def test_a_line_of_a_megabyte_is_read_whole() -> None:
    """Nothing is cut or wrapped, however long a translation is, and the junk after it is seen."""
    long = "สวัสดี " * 150_000
    text = HEADER + _message(long)
    po = catalogue.read(text, "x.po", TH, [])
    assert po is not None
    assert catalogue.entries(po, "x.po")["p/a"].text == long
    assert catalogue.write(po, TH) == text
    assert _findings(HEADER + _message(long + '" junk')) == ["12 PO001"]


def test_a_file_name_is_never_opened() -> None:
    """A text that happens to be the name of a file is read as a text."""
    assert _findings("#") == ["1 PO003", "1 PO003"]
    assert _findings("/etc/passwd") == ["1 PO001"]
