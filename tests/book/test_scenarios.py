"""Scenarios are texts like all others: translated, cited, recorded, and compared with the articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from concord.articles.copied import copy_findings
from concord.book import beside
from concord.book.load import load
from concord.book.messages import messages, places
from concord.book.model import Book
from concord.links import contract
from concord.links.accept import effective
from concord.locale.words import Words
from concord.translating.extract import extract

from ..support import CORPUS, ROOT, concord, copy_base, edit

CASE = CORPUS / "LINK014" / "good-scenario" / "case.yml"
FILE = "docs/scenarios/listening.yml"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base project with one scenario."""
    monkeypatch.setenv("CONCORD_ARTICLES", "texts")
    project = copy_base(tmp_path / "project")
    edit(project, yaml.safe_load(CASE.read_text("utf-8"))["edits"])
    return project


def test_scenarios_are_translated_like_every_block(book: Book) -> None:
    """Each text is one message, the same to `pybabel` and to `concord`, at a place of its file."""
    where = places(book)
    for chapter in book.scenarios:
        with (ROOT / f"docs/scenarios/{chapter}.yml").open("rb") as stream:
            found = {context: text for _, _, (context, text), _ in extract(stream, (), (), {})}
        wanted = {
            m.context: m.text for m in messages(book) if m.context.startswith(f"{chapter}/case-")
        }
        scenarios = book.scenarios[chapter]
        assert found == wanted and len(found) == sum(2 + 3 * len(s.answers) for s in scenarios)
        assert {where[context].path for context in found} == {f"docs/scenarios/{chapter}.yml"}


def test_a_translator_is_told_what_a_text_rests_on(base: Path) -> None:
    """Beside what happens after an answer stand the answer and the passages behind it."""
    told = {m.context: m.comments for m in messages(load(base).book)}
    best = " ".join(told["listening/case-coffee-fresh-then"])
    assert "the best answer, “Bring a fresh cup at once.”" in best
    assert "rests on th-listen:4" in best and "Cold coffee was replaced at once." in best
    assert "rests on" not in " ".join(told["listening/case-coffee-fresh"])


def test_citations_of_scenarios_follow_their_passages(base: Path) -> None:
    """A passage that moved is renumbered in scenarios too; one that they cite cannot go."""
    text = base / "texts/th-listen.txt"
    before = text.read_text("utf-8")
    arguments = ("article", "add", str(text), "--lang", "th", "--slug", "listen")
    text.write_text(f"ใหม่\n{before}", "utf-8")
    said = concord(base, *arguments)
    assert "listening#case-coffee-fresh-why" in said.out
    assert concord(base, *arguments, "--accept").status == 0
    written = (base / FILE).read_text("utf-8")
    assert "cites: th-listen:4 th-listen:6\n" in written and "th-listen:3" not in written


def test_own_words_are_asked_of_scenarios(base: Path) -> None:
    """A sentence of an article is found in whatever a scenario tells."""
    copied = "A sentence that stands in the article at hand, word for word, and nowhere else."
    path = base / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("You argue, and the queue listens.", copied), "utf-8")
    found = list(copy_findings(load(base), {"some.txt": f"{copied}\n"}))
    assert [(f.code, f.location.path) for f in found] == [("SRC016", FILE)]
    assert "listening/case-coffee-argue-then" in found[0].message


def test_ids_of_scenarios_and_questions_are_permanent(base: Path) -> None:
    """Each that can be linked is in the contract; one that is gone is a finding."""
    loaded = load(base)
    assert loaded.book.contract is not None
    recorded = loaded.book.contract.pages["listening"].blocks
    assert {"case-coffee", "case-coffee-asks", "case-coffee-argue"} <= set(recorded)
    assert {one.anchor for one in beside.of_page(loaded.book, "listening")} <= set(recorded)
    (scenario,) = loaded.book.scenarios["listening"]
    shorter = replace(scenario, answers=scenario.answers[:-1])
    loaded.book = replace(loaded.book, scenarios={"listening": (shorter,)})
    found = [(f.code, f.message) for f in contract.findings(loaded)]
    assert found == [("LINK002", "“listening#case-coffee-guess” is gone")]


def test_trainers_notes_have_addresses_that_stay(book: Book) -> None:
    """Every session is in the contract, at an address below the page for trainers, with a title."""
    record = effective(book.contract or contract.Contract(), book)
    for chapter in book.chapters:
        page_id = f"trainers-{chapter}"
        assert record.pages[page_id].urls["fa"] == f"fa/trainers/{chapter}/"
        words = Words(book, book.languages["th"])
        assert words.title(chapter) in words.title(page_id)
