"""A fault in one of the files that say what the book is hides no other, and adds none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ..support import check, replace

ROOT = Path(__file__).parents[2]
BOOK, LANGUAGES = "docs/book.yml", "translations/languages.yml"
# In a page, its questions, and catalogues of three languages.
OTHERS = (
    ("docs/principles/own-the-fault.md", "{: #statement cites=", "{: #statement cites=x-y:1 x="),
    ("docs/questions/put-it-right.yml", "right: sorted", "right: nothing"),
    (
        "translations/th/LC_MESSAGES/pages.po",
        '\nmsgctxt "index/title"',
        '\n#, fuzzy\nmsgctxt "index/title"',
    ),
    ("translations/fa/LC_MESSAGES/pages.po", '"index/title"', '"index/titles"'),
    (
        "translations/ms/LC_MESSAGES/put-it-right.po",
        "replace-without-questions/title",
        "replace-without-questions/titles",
    ),
)


def _more(text: str) -> Callable[[str], str]:
    return lambda old: old + text


def _without(line: str) -> Callable[[str], str]:
    return lambda old: old.replace(line, "")


FAULTS: list[tuple[str, Callable[[str], str], str]] = [
    (BOOK, _more('x: "'), "CFG004"),
    (BOOK, lambda _: "", "CFG003"),
    (BOOK, lambda _: "- a\n", "CFG007"),
    (BOOK, _without("chapters:\n"), "CFG004"),
    (BOOK, lambda text: text.replace("- put-it-right", "- [put-it-right]"), "CFG007"),
    (BOOK, lambda text: text.replace("https://", "ftp://"), "CFG007"),
    (BOOK, _more("colour: red\n"), "CFG007"),
    (LANGUAGES, _more('"'), "CFG004"),
    (LANGUAGES, lambda _: "", "CFG003"),
    (LANGUAGES, lambda _: "a: b\n", "CFG007"),
    (LANGUAGES, lambda text: text.replace("- code: th", "- code: Thai!"), "CFG008"),
    (LANGUAGES, lambda text: text.replace("locale: fil", "locale: xx_YY"), "CFG008"),
    (LANGUAGES, lambda text: text.replace("- code: ms", "- code: th"), "CFG005"),
    (LANGUAGES, lambda text: text.replace("- code: th", "- code: th\n  colour: red"), "CFG007"),
]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """The real book with the other faults, and what is found of them."""
    project = tmp_path_factory.mktemp("hidden")
    for folder in ("docs", "translations"):
        shutil.copytree(ROOT / folder, project / folder)
    for file, old, new in OTHERS:
        replace(project / file, old, new)
    found = set(check(project).findings)
    assert {row.partition(":")[0] for row in found} >= {file for file, _, _ in OTHERS}
    return project, found


@pytest.mark.parametrize("index", range(len(FAULTS)))
def test_the_others_are_found_all_the_same(faulty: tuple[Path, set[str]], index: int) -> None:
    """One finding more, in the file that is at fault."""
    project, before = faulty
    file, change, code = FAULTS[index]
    text = (project / file).read_text("utf-8")
    assert change(text) != text
    try:
        (project / file).write_text(change(text), "utf-8", newline="\n")
        after = set(check(project).findings)
    finally:
        (project / file).write_text(text, "utf-8", newline="\n")
    assert before <= after
    assert {row.partition(":")[0] for row in after - before} == {file}
    assert {row.rpartition(" ")[2] for row in after - before} == {code}
