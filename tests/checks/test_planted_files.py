"""Faults planted in the real book's files and folders: each is found at its place, nothing else is.

All of them are planted at once, in places of their own, so that one check shows for each that it is
found, and that none hides another.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from concord.articles import copied
from concord.book import record
from concord.book.load import load
from concord.findings.codes import CODES

from ..support import check

ROOT = Path(__file__).parents[2]
BIDI, FILLER, SOFT, TAG, BLANK, MARK = (
    "\u202e",
    "\u3164",
    "\u00ad",
    "\U000e0041",
    "\u2800",
    "\u200f",
)

Plant = Callable[[Path], object]


def _sub(file: str, old: str, new: str) -> Plant:
    """The first ``old`` of a file replaced."""

    def plant(project: Path) -> None:
        text = (project / file).read_text("utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    return plant


def _write(file: str, data: bytes) -> Plant:
    def plant(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_bytes(data)

    return plant


def _more(file: str, text: str) -> Plant:
    return lambda project: (project / file).open("a", encoding="utf-8").write(text)


def _link(file: str, target: str) -> Plant:
    def plant(project: Path) -> None:
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).symlink_to(target)

    return plant


def _sealed(change: Callable[[str], str]) -> Plant:
    """The contract changed by hand and given its checksum."""

    def plant(project: Path) -> None:
        path = project / "docs/contract.json"
        found = record.parse(change(path.read_text("utf-8")), path.name, [], merged=True)
        assert found is not None
        path.write_text(record.dump(found), "utf-8", newline="\n")

    return plant


def _signed(file: str, translator: str, reader: str) -> Plant:
    """The first sign-off of a language with other names."""

    def plant(project: Path) -> None:
        lines = (project / file).read_text("utf-8").split("\n")
        context, entry = next(iter(json.loads("{" + lines[1].rstrip(",") + "}").items()))
        names = {**entry, "translator": translator, "reader": reader}
        line = f" {json.dumps(context)}: {json.dumps(names, ensure_ascii=False)},"
        text = "\n".join([lines[0], line, *lines[2:]])
        (project / file).write_text(text, "utf-8", newline="\n")

    return plant


def _other_language(text: str) -> str:
    return text.replace(
        '"th": "th/principles/own-the-fault/"',
        '"th": "th/principles/own-the-fault/",\n    "de": "de/principles/own-the-fault/"',
    )


QUESTIONS, REGISTER = "docs/questions/put-it-right.yml", "docs/articles/ms-four-tips.yml"
LANGUAGES, BOOK, CONTRACT = "translations/languages.yml", "docs/book.yml", "docs/contract.json"
FAULT, LISTEN = "docs/principles/own-the-fault.md", "docs/principles/listen-before-you-agree.md"
TITLED = "docs/articles/fa-seven-customers.yml"
NEW = "docs/articles/qq-new.yml"
NEW_REGISTER = """title: "[New]"
language: qq
unknown: [title, authors, organisation, published]
passages:
- number: 1
  kind: context
  fingerprint: {}
  gloss: Again what another article says.
"""

Planted = list[tuple[str, str, Plant]]
# code, the place where it is found as far as it is sure, what plants it
TOGETHER: Planted = [
    ("CFG014", "docs/passwd.txt:0:0", _link("docs/passwd.txt", "../secret.txt")),
    ("CFG014", "docs/more:0:0", _link("docs/more", "../translations")),
    ("CFG014", "docs/files/map.png:0:0", _link("docs/files/map.png", "../../secret.txt")),
    ("CFG014", "translations/th/more.po:0:0", _link("translations/th/more.po", "/dev/zero")),
    ("CFG014", "docs/principles/pipe.md:0:0", lambda p: os.mkfifo(p / "docs/principles/pipe.md")),
    ("CFG015", "docs/evil.html:0:0", _write("docs/evil.html", b"<script>alert(1)</script>")),
    ("CFG015", "docs/assets/concord.js:0:0", _write("docs/assets/concord.js", b"alert(1)")),
    ("CFG015", "docs/.htaccess:0:0", _write("docs/.htaccess", b"Options +Indexes")),
    ("CFG016", "docs/about.md\\u200b:0:0", _write("docs/about.md\u200b", b"x")),
    ("CFG015", "docs/about.md\\u200b:0:0", lambda _: None),
    ("CFG016", "translations/ms/style.md:0:0", _write("translations/ms/style.md", b"x")),
    ("CFG017", "docs/files/drawing.svg:0:0", _write("docs/files/drawing.svg", b"<svg/>")),
    ("CFG017", "docs/files/page.png:0:0", _write("docs/files/page.png", b"<script>")),
    ("CFG018", "docs/more.md:0:0", _write("docs/more.md", b"A line.\n" * 50_000)),
    ("CFG019", "docs/about.md:1:3", _sub("docs/about.md", "# ", f"# {BIDI}")),
    ("CFG019", f"{TITLED}:1:8", _sub(TITLED, "title: ", f"title: {MARK}")),
    ("CFG019", f"{REGISTER}:", _sub(REGISTER, "gloss: ", 'gloss: "\\uFEFF" # ')),
    ("CFG019", f"{QUESTIONS}:5:", _sub(QUESTIONS, "wrong day", f"wrong{BLANK}day")),
    ("CFG019", "docs/interface.yml:1:", _sub("docs/interface.yml", "\n", f" # {TAG}\n")),
    ("CFG019", f"{BOOK}:1:", _sub(BOOK, "# The", f"# The{FILLER}")),
    ("CFG019", f"{LANGUAGES}:1:", _sub(LANGUAGES, "# The", f"# The{SOFT}")),
    (
        "CFG019",
        "translations/th/glossary.yml:4:",
        _sub("translations/th/glossary.yml", "Also", f"Al{SOFT}so"),
    ),
    (
        "CFG019",
        "translations/waivers.yml:1:",
        _sub("translations/waivers.yml", "Find", f"{BIDI}Find"),
    ),
    (
        "CFG019",
        "translations/fa/LC_MESSAGES/pages.po:1:",
        _sub("translations/fa/LC_MESSAGES/pages.po", "#", f"# {MARK}"),
    ),
    ("CFG020", "mkdocs.yml:", _more("mkdocs.yml", "hooks: [hook.py]\n")),
    ("CFG006", "mkdocs.yml:3:12", _sub("mkdocs.yml", "site_name: ", "site_name: !ENV ")),
    ("CFG021", f"{LANGUAGES}:9:9", _sub(LANGUAGES, "sarabun", "no-font")),
    (
        "CFG007",
        f"{LANGUAGES}:12:9",
        _sub(LANGUAGES, "locale: fil\n  font: noto-sans", "locale: fil\n  font: ../x"),
    ),
    ("CFG007", f"{BOOK}:4:10", _sub(BOOK, "https://concord", "https://me@concord")),
    ("CFG007", f"{BOOK}:5:11", _sub(BOOK, "2026-11-28", "2026-11-31")),
    ("CFG005", f"{BOOK}:", _more(BOOK, "  - th+ms+fa\n")),
    ("PAGE030", f"{FAULT}:3:11", _sub(FAULT, "related: [", "related: [own-the-fault, ")),
    ("PAGE030", f"{LISTEN}:3:", _sub(LISTEN, "]\n---", ", own-the-fault, own-the-fault]\n---")),
    (
        "PO014",
        "translations/th/reviews.json:2:2",
        _signed("translations/th/reviews.json", "Nok", BLANK),
    ),
    (
        "PO014",
        "translations/ms/reviews.json:2:2",
        _signed("translations/ms/reviews.json", "<i>A</i>", "B"),
    ),
    (
        "PO017",
        "translations/fa/reviews.json:2:2",
        _signed("translations/fa/reviews.json", "Anna", "ÁNN A"),
    ),
    ("LINK020", f"{CONTRACT}:", _sealed(_other_language)),
]
APART: Planted = [
    ("LINK021", f"{BOOK}:5:11", _sealed(lambda text: text.replace("2026-11", "2006-11"))),
    ("SRC014", f"{NEW}:1:1", lambda _: None),
    ("SRC015", f"{NEW}:5:3", lambda _: None),
    ("SRC017", f"{NEW}:2:11", lambda p: _write(NEW, NEW_REGISTER.format(_mark(p)).encode())(p)),
]
UNAVOIDABLE = {
    # The English has changed, or is new; a passage that lost its gloss.
    *("PO009", "PO005", "LINK004"),
}


def _mark(project: Path) -> str:
    """The fingerprint of a passage of advice."""
    text = (project / REGISTER).read_text("utf-8")
    found = re.search(r"kind: advice\n  fingerprint: (\S+)", text)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a check says of the book with all faults of each list, and of which nobody spoke."""
    rows: dict[str, list[str]] = {}
    for name, planted in (("together", TOGETHER), ("apart", APART)):
        project = tmp_path_factory.mktemp(name)
        for folder in ("docs", "translations"):
            shutil.copytree(ROOT / folder, project / folder)
        shutil.copy2(ROOT / "mkdocs.yml", project)
        before = set(check(project).findings)
        for _, _, plant in planted:
            plant(project)
        rows[name] = [row for row in check(project).findings if row not in before]
    return rows


@pytest.mark.parametrize("case", [*TOGETHER, *APART], ids=lambda case: f"{case[0]}-{case[1]}")
def test_a_fault_in_a_file(found: dict[str, list[str]], case: tuple[str, str, Plant]) -> None:
    """It is found at its place with its code."""
    rows = found["together" if case in TOGETHER else "apart"]
    assert [row for row in rows if row.startswith(case[1]) and row.endswith(f" {case[0]}")]


@pytest.mark.parametrize("name", ["together", "apart"])
def test_nothing_else_is_found(found: dict[str, list[str]], name: str) -> None:
    """No fault makes a check speak of files that are whole."""
    planted = TOGETHER if name == "together" else APART
    spoken = [(where, code) for code, where, _ in planted]
    more = [
        row
        for row in found[name]
        if not any(row.startswith(where) and row.endswith(f" {code}") for where, code in spoken)
        and row.rpartition(" ")[2] not in UNAVOIDABLE
    ]
    assert not more


def test_a_copied_sentence() -> None:
    """A text that stands in the book and in an article is found wherever it stands; no other is."""
    book = load(ROOT)
    entry = book.book.catalogues["ms"]["bring-everyone-to-the-table/do-truth"]
    copies = list(copied.copy_findings(book, {"article.txt": f"{entry.text}\n"}))
    assert [(f.code, f.location) for f in copies] == [("SRC016", entry.location)]


def test_every_code_about_files_is_planted() -> None:
    """No code of this kind is without a fault of its own in the real book."""
    done = {case[0] for case in (*TOGETHER, *APART)} | {"SRC016"}
    mine = [c for c in CODES if "CFG014" <= c <= "CFG021" or "SRC014" <= c <= "SRC017"]
    assert {*mine, "PAGE030", "LINK020", "LINK021"} <= done
