"""Cases to practise on, on a chapter's page and on paper; trainer's notes of twenty minutes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from concord.book import scenarios
from concord.book.messages import messages
from concord.book.model import Book, Scenario
from concord.book.sessions import MINUTES, sessions
from concord.html.pages import pages
from concord.html.renderer import SitePage
from playwright.sync_api import expect

from ..support import LANGUAGES
from . import PHONE, Opened

pytestmark = pytest.mark.xdist_group("pages")
CHAPTER, CASE = "put-it-right", "case-audio-cds"
BEST, OTHER = f"{CASE}-today", f"{CASE}-send-back"
SEES = """id => { const box = document.getElementById(id).querySelector('.cn-outcome')
  .getBoundingClientRect(); return box.height > 0 && box.width > 0; }"""
"""Script: whether what happens after an answer can be seen."""


@pytest.fixture(scope="module")
def made(book: Book) -> dict[str, dict[str, SitePage]]:
    """Every page of the real book, by language and path."""
    return {
        code: {page.path: page for page in pages(book, language)}
        for code, language in book.languages.items()
    }


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_told_and_asked_before_its_answers(
    book: Book, made: dict[str, dict[str, SitePage]], language: str
) -> None:
    """Each case stands between the principles and the check questions, whole and in order."""
    told = 0
    for chapter in book.chapters:
        html = made[language][f"chapters/{chapter}/"].html
        order = [html.index(f'id="{name}"') for name in ("principles", "practise", "check")]
        assert order == sorted(order)
        for scenario in book.scenarios[chapter]:
            names = [name for name, _, _ in scenarios.blocks(scenario)]
            shown = [n for n in names if not n.endswith(("-then", "-why"))]
            places = [html.index(f'id="{name}"') for name in shown]
            assert places == sorted(places) and order[1] < places[0] < places[-1] < order[2]
            told += 1
    assert told >= len(book.chapters)


def test_one_answer_is_best_and_rulings_are_the_editors(
    book: Book, made: dict[str, dict[str, SitePage]]
) -> None:
    """Exactly one answer of a case says that it is the best; each ruling says whose view it is."""
    html = made["en"][f"chapters/{CHAPTER}/"].html.split('id="practise"')[1].split('id="check"')[0]
    cases = book.scenarios[CHAPTER]
    best, view = (book.interface[key][0] for key in ("practise-best", "practise-ruling"))
    assert html.count(f"<strong>{best}</strong>") == len(cases) > 0
    rulings = [choice for case in cases for choice in case.answers if choice.role]
    assert html.count(f"{view}:") == len(rulings) > 0
    letters = re.findall(r'class="cn-letter">(\w)<', html)
    assert letters == [*"ABCD"[: len(cases[0].answers)], *"ABCD"[: len(cases[1].answers)]]


@pytest.mark.parametrize("scripts", [True, False])
def test_choosing_an_answer_shows_what_happens(opened: Opened, scripts: bool) -> None:
    """By keyboard alone, and without scripts: what happens is hidden, then shown, one at a time."""
    page = opened(f"en/chapters/{CHAPTER}/", PHONE, java_script_enabled=scripts)
    answers = page.locator(f"details[name={CASE}]")
    outcome = page.locator(f"#{BEST} .cn-outcome")
    expect(outcome).to_be_hidden()
    page.locator(f"#{BEST} > summary").focus()
    page.keyboard.press("Enter")
    expect(outcome).to_be_visible()
    page.locator(f"#{OTHER} > summary").focus()
    page.keyboard.press("Space")
    expect(page.locator(f"#{OTHER} .cn-outcome")).to_be_visible()
    expect(outcome).to_be_hidden()
    assert answers.count() > 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.faults == []


def test_the_passages_behind_what_happens_can_be_asked_for(opened: Opened) -> None:
    """The sources of an opened answer are reached by keyboard and close on Escape."""
    page = opened(f"en/chapters/{CHAPTER}/")
    page.locator(f"#{OTHER} > summary").click()
    sources = page.locator(f"#{OTHER} .cn-cites > summary")
    sources.focus()
    page.keyboard.press("Enter")
    panel = page.locator(f"#{OTHER} .cn-panel")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("Passage 14")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(f"#{OTHER} .cn-outcome")).to_be_visible()


def _paper(page: Any) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in document).split())


def test_on_paper_all_is_shown(book: Book, opened: Opened) -> None:
    """A chapter that is printed has every answer, its letter, and what happens after it."""
    text = _paper(opened(f"en/chapters/{CHAPTER}/"))
    for scenario in book.scenarios[CHAPTER]:
        for letter, choice in zip("ABCD", scenario.answers, strict=False):
            for said in (choice.text, choice.then, choice.why):
                assert said in text
            assert f"{letter} {choice.text}" in text


def test_from_right_to_left_letters_stand_at_the_right(opened: Opened) -> None:
    """In Persian the letter of an answer stands before its text, at the right edge."""
    page = opened(f"fa/chapters/{CHAPTER}/", PHONE)
    edges = page.locator(f"#{BEST} > summary").evaluate(
        "s => [s.querySelector('.cn-letter').getBoundingClientRect().right,"
        " s.getBoundingClientRect().left, s.getBoundingClientRect().right]"
    )
    assert edges[2] - edges[0] < edges[0] - edges[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


# -- trainer's notes -----------------------------------------------------------------


def test_a_session_takes_twenty_minutes_and_every_chapter_has_one(book: Book) -> None:
    """The parts of a session add up, and no chapter is without."""
    assert sum(MINUTES.values()) == 20
    assert [session.chapter.id for session in sessions(book)] == list(book.chapters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_say_only_what_the_book_says(
    book: Book, made: dict[str, dict[str, SitePage]], language: str
) -> None:
    """Every line of the notes is a text of the book, or an interface text: no advice is new."""
    known = {m.context: m.text for m in messages(book)}
    said = {
        _words(book.translate(context, text, language).text.replace("*", ""))
        for context, text in known.items()
    }
    for chapter in book.chapters:
        html = made[language][f"trainers/{chapter}/"].html
        lines = re.findall(r'<li class="cn-block"><p>(.*?)</p>', html, re.DOTALL)
        assert len(lines) > 10
        for line in lines:
            # What is not translated yet says so, and links lead on.
            line = re.sub(r"<small.*?</small>", "", line)
            plain = _words(line)
            assert any(_bare(plain) == _bare(text) for text in said), plain


def _bare(text: str) -> str:
    return re.sub(r"\]\[[^\]]*\]|[\[\]\s&;#0-9]|quot|amp", "", text)


def test_the_case_is_told_apart_from_what_happens(
    book: Book, made: dict[str, dict[str, SitePage]]
) -> None:
    """Nobody who hears the case and its answers hears which is best; the best is told last."""
    for session in sessions(book):
        case = session.case
        assert isinstance(case, Scenario)
        html = made["en"][f"trainers/{session.chapter.id}/"].html
        part = html.split('id="case"')[1].split('id="play"')[0]
        first, then = part.split("</dl></div>")
        best = book.interface["practise-best"][0]
        assert best not in first and then.count(best) == 1
        outcomes = then.split("<dt>")[1:]
        assert best in outcomes[-1] and len(outcomes) == len(case.answers)


def test_a_chapter_without_scenarios_is_practised_on_its_questions(book: Book) -> None:
    """A session is held all the same: the case is a question, and the role play another."""
    bare = replace(book, scenarios={})
    for session in sessions(bare):
        assert session.case in bare.questions[session.chapter.id]
        assert session.customer in bare.questions[session.chapter.id]
        assert session.lines and session.do and session.avoid and session.good
    language = book.languages["th"]
    paths = {page.path for page in pages(bare, language)}
    assert {f"trainers/{chapter}/" for chapter in book.chapters} <= paths


def test_trainers_find_every_session_and_print_it(
    book: Book, opened: Opened, say: Callable[[str, str], str]
) -> None:
    """From the page for trainers each session opens; printed it has boxes, the address and no buttons."""
    page = opened("en/trainers/")
    links = page.locator("main ol.cn-list a")
    assert links.count() == len(book.chapters)
    links.nth(book.chapters.index(CHAPTER)).click()
    expect(page.locator("h1")).to_contain_text("Put it right")
    text = _paper(page)
    for part in MINUTES:
        assert say("en", f"trainer-{part}") in text
    assert f"go/{CHAPTER}/" in text
    assert "Link to this block" not in text
    boxes = page.locator(".cn-boxes > li")
    assert boxes.count() > 3
    assert page.faults == []
