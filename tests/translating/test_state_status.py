"""The state of the translations, shown: in a terminal, as JSON, as badges and on its page."""

from __future__ import annotations

import json
import re
from dataclasses import replace as with_
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from concord.book import signoff
from concord.book.model import Book, Entry, Review
from concord.findings.diagnostics import Location
from concord.html import badge
from concord.html import pages as html_pages
from concord.links import names
from concord.locale import l10n
from concord.translating.state import blocks, report

from ..support import concord, copy_base, finished, replace

ROOT = Path(__file__).parents[2]
LEAD, STATEMENT = "about/sources-articles", "thank-them-first/statement"
WHERE = Location("x.po", 1, 1)


@pytest.fixture(scope="module")
def book() -> Book:
    """The real book as a draft: in Persian a block is missing, one stale and one reviewed."""
    found = finished()
    persian = dict(found.catalogues["fa"])
    del persian[LEAD]
    persian[STATEMENT] = with_(persian[STATEMENT], fuzzy=True)
    entry: Entry = persian["thank-them-first/title"]
    mark = signoff.digest(entry.source, entry.text)
    reviews = {"fa": {entry.context: Review(mark, WHERE, "Mina", "Omid")}}
    catalogues = {**found.catalogues, "fa": persian}
    return with_(found, catalogues=catalogues, reviews=reviews)


def document(book: Book, base: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(report.files(book, base))["status.json"])
    return found


def page(book: Book, code: str) -> str:
    """The body of the status page in a language."""
    made = html_pages.pages(book, book.languages[code])
    return next(item.html for item in made if item.id == "status")


def test_every_block_is_in_exactly_one_state(book: Book) -> None:
    """The states of a language sum up to the book, in total and part by part."""
    for one in blocks.of_all(book).values():
        assert one.total.total == len(one.states) == sum(t.total for t in one.parts.values())
    assert blocks.of_all(book)["fa"].listed() == [(LEAD, "missing"), (STATEMENT, "stale")]
    assert blocks.of_all(book)["fa"].total.counts["reviewed"] == 1


def test_the_json_keeps_its_schema_and_links_what_is_unfinished(book: Book) -> None:
    """Programs read the same figures, and where each unfinished block can be seen."""
    files = dict(report.files(book, "https://book.example/"))
    found = json.loads(files["status.json"])
    schema = json.loads(files["status.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    persian = found["languages"]["fa"]
    assert (persian["missing"], persian["stale"], persian["reviewed"]) == (1, 1, 1)
    assert persian["unfinished"][0] == {
        "id": LEAD, "state": "missing", "url": "https://book.example/fa/about/#sources-articles",
    }  # fmt: skip
    assert found["total"] == sum(language["total"] for language in found["languages"].values())


def test_every_published_file_is_named_and_linked(book: Book) -> None:
    """What is written is what links.json lists and what the page links to."""
    written = dict(report.files(book, "")) | dict(badge.badges(book, blocks.of_all(book)))
    assert set(written) == set(names.status(book))
    linked = set(re.findall(r'href="\.\./\.\./(status[^"]*)"', page(book, "en")))
    assert linked == set(written) - {"status.schema.json"}


def test_the_page_of_a_draft_leads_to_each_unfinished_block(book: Book) -> None:
    """The reader of any language finds the blocks that Persian readers see in English."""
    for code in book.languages:
        body = page(book, code)
        for path in ("about/#sources-articles", "principles/thank-them-first/#statement"):
            assert f'<a href="../../fa/{path}">' in body
        assert body.count('<details class="cn-unfinished">') == 1
        assert body.count('<details class="cn-fold">') == len(book.translated)
        assert body.count("<table") == len(book.languages)


def test_the_page_of_a_finished_book_lists_nothing() -> None:
    """Without an unfinished block there is no list of them."""
    assert "cn-unfinished" not in page(finished(), "fa")


def test_figures_stand_in_the_readers_digits_and_bars_repeat_them(book: Book) -> None:
    """A bar is hidden from a screen reader; its row says the same in numbers.

    A language that is folded shows the bar of its last row.
    """
    body = page(book, "fa")
    tally = blocks.of_all(book)["fa"].total
    figures = "".join(
        f"<td>{l10n.number(amount, book.languages['fa'])}</td>"
        for amount in (*tally.counts.values(), tally.total)
    )
    assert figures in body
    bars, rows = body.count('class="cn-bar" aria-hidden="true"'), body.count('<th scope="row"')
    assert bars == rows + len(book.translated)
    assert not re.search(r"<td>[0-9]", body)


def test_a_stale_and_a_missing_block_are_marked_for_the_reader(book: Book) -> None:
    """A draft shows the English, as English, with a note in the reader's language."""
    made = {item.id: item.html for item in html_pages.pages(book, book.languages["fa"])}
    for page_id, block, key in (
        ("about", "sources-articles", "missing"), ("thank-them-first", "statement", "stale"),
    ):  # fmt: skip
        note = book.catalogues["fa"][f"interface/state-{key}"].text
        english = book.pages[page_id].by_id[block].text[:30]
        assert f'<p><span lang="en" dir="ltr">{english}' in made[page_id]
        assert f'<small class="cn-untranslated">{note}</small>' in made[page_id]


def test_badges_say_in_words_what_they_show(book: Book) -> None:
    """Each is an image with a name, in its language's words and digits, as wide as its text.

    It says how much is translated, and that nobody has approved it.
    """
    files = dict(badge.badges(book, blocks.of_all(book)))
    for code, wanted in (
        (
            "fa",
            "فارسی: ۹۹٪ ترجمه شده · "
            + book.catalogues["fa"]["interface/status-approved-none"].text,
        ),
        ("all", "Translations: 99% translated · Not yet approved by a named person"),
    ):
        picture = ElementTree.fromstring(files[f"status/{code}.svg"])
        assert (picture.get("role"), picture.get("aria-label")) == ("img", wanted)
        assert picture.find("{*}title").text == wanted  # type: ignore[union-attr]
        parts = [
            int(part.get("width", "0")) for part in picture.iter() if part.tag.endswith("rect")
        ]
        assert len(parts) == 3 and int(picture.get("width", "0")) == sum(parts) < 480
    assert "100%" in files["status/th.svg"]


@pytest.mark.parametrize(("done", "shown"), [(0, 0), (1, 0), (999, 99), (1000, 100)])
def test_a_hundred_percent_is_everything(done: int, shown: int) -> None:
    """Rounding never says finished before the last block."""
    tally = blocks.Tally(
        {"approved": 0, "reviewed": done, "unreviewed": 0, "stale": 0, "missing": 1000 - done}
    )
    assert tally.percent(tally.translated) == shown
    assert sum(report.shares(tally, 30).values()) == 30
    assert bool(report.shares(tally, 30)["reviewed"]) == bool(done)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def test_the_terminal_shows_bars_and_lists_what_is_left(base: Path) -> None:
    """A line for each part of the language, the blocks that are not done, and last how many."""
    replace(base / "docs/chapters/listening.md", "learn to listen", "learn to listen well")
    concord(base, "translations")
    result = concord(base, "status", "--language", "th")
    assert result.status == 0
    assert result.out.splitlines()[2:] == [
        "th           [=============================~]   44: 43 unreviewed, 1 stale",
        "",
        "th:",
        "  interface  [==============================]    9: 9 unreviewed",
        "  pages      [==============================]    2: 2 unreviewed",
        "  listening  [============================~~]   11: 10 unreviewed, 1 stale",
        "  promising  [==============================]   11: 11 unreviewed",
        "  articles   [==============================]   11: 11 unreviewed",
        "    stale: listening/intro",
        "",
        "1 of 44 blocks not translated",
    ]


def test_many_unfinished_blocks_are_folded_to_their_parts(base: Path) -> None:
    """A new language shows on one screen how far each is; its blocks are listed when asked for."""
    with (base / "translations/languages.yml").open("a", encoding="utf-8") as languages:
        languages.write("- code: ms\n- code: tl\n")
    concord(base, "translations")
    lines = concord(base, "status").out.splitlines()
    assert [line.split()[0] for line in lines[2:6]] == ["th", "fa", "ms", "tl"]
    assert lines.count("ms:") == 1 and "th:" not in lines
    assert "  pages      [..............................]    2: 2 missing" in lines
    assert lines[-1] == "88 of 176 blocks not translated (`concord status --blocks` lists them)"
    assert len(lines) < 25
    for arguments, shown in ((("--blocks",), 88), (("--language", "ms", "--language", "tl"), 40)):
        lines = concord(base, "status", *arguments).out.splitlines()
        assert sum(line.startswith("    missing: ") for line in lines) == shown
        assert lines[-1].startswith("88 of ") and lines[-1].endswith(" blocks not translated")


def test_a_release_can_require_a_state(base: Path) -> None:
    """Exit status 1 as long as a block is below what is asked for."""
    assert concord(base, "status", "--require", "translated").status == 0
    replace(base / "docs/chapters/listening.md", "learn to listen", "learn to listen well")
    concord(base, "translations")
    result = concord(base, "status", "--require", "translated", "--format", "json")
    assert (result.status, result.error) == (1, "2 of 88 blocks not translated\n")
    assert json.loads(result.out)["stale"] == 2


def test_an_unreadable_record_is_no_state(base: Path) -> None:
    """Figures are not made from half of what there is."""
    (base / "translations/th/reviews.json").write_text("{", "utf-8")
    result = concord(base, "status")
    assert result.status == 1 and "PO014" in result.out
    assert result.out.endswith("the state of the translations is not known\n")
