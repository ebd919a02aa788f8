"""A package in a browser without a learning platform: read, heard, by keyboard, from a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from ..conftest import Serve
from ..html.test_accessibility import RULES, axe
from ..support import LANGUAGES
from .test_recording import answer, go_on, here, take

CHAPTER = "put-it-right"
Unpacked = Callable[..., Path]
__all__ = ["axe"]


@pytest.fixture
def open_course(watched: Callable[..., Any], unpacked: Unpacked) -> Callable[..., Any]:
    """Opens a package from its folder; gives the browser's page."""

    def open_it(code: str, chapter: str = CHAPTER, place: str = "", **options: Any) -> Any:
        page = watched(**options)
        page.goto((unpacked(code, chapter) / "index.html").as_uri() + place)
        page.locator("[data-here]").wait_for()
        return page

    return open_it


@pytest.mark.parametrize("code", ["en", "th", "fa"])
def test_without_a_platform_it_works_and_says_so(
    open_course: Callable[..., Any], say: Callable[..., str], code: str
) -> None:
    """The reader is told that nothing is recorded, and goes through all of it all the same."""
    page = open_course(code)
    expect(page.get_by_text(say(code, "course-alone"))).to_be_visible()
    take(page)
    expect(page.locator('[data-says="passed"]')).to_be_visible()
    assert page.errors == []
    assert page.faults == []
    folder = page.url.rpartition("/")[0]
    assert all(address.startswith(folder) for address in page.requested)
    assert len(page.requested) >= 5


@pytest.mark.parametrize("way", ["throws", "refuses", "is of another origin"])
def test_a_platform_that_fails_is_none(
    open_course: Callable[..., Any], watched: Callable[..., Any], say: Callable[..., str], way: str
) -> None:
    """One that throws, one that refuses, a window that may not be asked: nothing is recorded."""
    page = open_course("en")
    address = page.url
    page = watched()
    if way == "is of another origin":
        page.set_content(f'<iframe src="{address}"></iframe>')
        page.goto("data:text/html,<title>x</title>")
        page.goto(address)
    else:
        does = "throw new Error('x')" if way == "throws" else "return 'false'"
        page.add_init_script(f"window.API = {{LMSInitialize() {{ {does}; }}}};")
        page.goto(address)
    expect(page.get_by_text(say("en", "course-alone"))).to_be_visible()
    take(page, stop=6)
    assert page.errors == []


def test_the_platform_may_be_in_the_window_that_opened_it(
    watched: Callable[..., Any], serve: Serve, unpacked: Unpacked, say: Callable[..., str]
) -> None:
    """A course in a window of its own finds the platform in the opener."""
    page = watched()
    page.goto(serve(unpacked("en", CHAPTER)))
    page.evaluate(
        """() => { window.told = []; window.API = {
          LMSInitialize: () => "true", LMSGetValue: () => "", LMSFinish: () => "true",
          LMSCommit: () => "true", LMSGetLastError: () => "0",
          LMSSetValue: (name, value) => { told.push([name, value]); return "true"; } }; }"""
    )
    with page.expect_popup() as opened:
        page.evaluate("window.open(location.href)")
    other = opened.value
    other.locator("[data-here]").wait_for()
    expect(other.get_by_text(say("en", "course-alone"))).to_be_hidden()
    assert ["cmi.core.lesson_status", "incomplete"] in page.evaluate("told")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", ["light", "dark", "forced"])
def test_no_step_has_a_violation(
    open_course: Callable[..., Any], axe: str, code: str, kind: str
) -> None:
    """axe finds nothing on a page, a question, an answer, the contents and the result."""
    page = open_course(
        code,
        viewport={"width": {"light": 1280, "dark": 390, "forced": 640}[kind], "height": 900},
        color_scheme="dark" if kind == "dark" else "light",
        forced_colors="active" if kind == "forced" else "none",
        reduced_motion="reduce",
    )
    page.evaluate(axe)
    found = {}

    def look(what: str) -> None:
        violations = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
        found[what] = [f"{v['id']}: {n['html'][:120]}" for v in violations for n in v["nodes"]]

    look("chapter")
    go_on(page)
    look("principle")
    page.evaluate("location.hash = document.querySelector('.cs-step:has(form)').id")
    expect(page.locator("[data-here] form")).to_be_visible()
    look("question")
    answer(page, right=False)
    look("answer")
    page.locator(".cs-contents summary").click()
    look("contents")
    page.evaluate("location.hash = 'concord--result'")
    expect(page.locator(".cs-result")).to_be_visible()
    look("result")
    assert {what: lines for what, lines in found.items() if lines} == {}
    assert len(found) == 6


def test_a_keyboard_is_enough_and_focus_follows(open_course: Callable[..., Any]) -> None:
    """Each new page is where the keyboard is; an answer is heard and leaves it at its place."""
    page = open_course("fa")
    page.locator("[data-here] a[rel=next]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-here] h1")).to_be_focused()
    page.evaluate("location.hash = document.querySelector('.cs-step:has(form)').id")
    expect(page.locator("[data-here] h1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(here(page).locator(".cs-send")).to_be_focused()
    page.keyboard.press("Enter")
    expect(here(page).locator("input:checked")).to_be_focused()
    told = here(page).locator("[role=status] .cs-answer:visible")
    expect(told).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(told).to_have_count(1)
    assert page.errors == []


def test_links_lead_inside_or_to_a_new_tab(open_course: Callable[..., Any]) -> None:
    """What the package holds opens in it, at the block; the rest opens beside it, on the site."""
    page = open_course("en", chapter="")
    page.evaluate("location.hash = 'own-the-fault'")
    inside = page.locator('[id="own-the-fault"] a[href^="#"]:not([rel])').first
    target = str(inside.get_attribute("href"))[1:].partition("--")[0]
    inside.click()
    expect(page.locator(f'[id="{target}"]')).to_be_visible()
    expect(page.locator('[id="own-the-fault"]')).to_be_hidden()
    outside = page.locator('a[href^="http"]')
    assert outside.count() > 20
    assert page.locator('a[href^="http"]:not([target="_blank"])').count() == 0
    page.go_back()
    expect(page.locator('[id="own-the-fault"]')).to_be_visible()


def test_it_reads_from_right_to_left(open_course: Callable[..., Any]) -> None:
    """In Persian what leads on stands at the left, and numbers are Persian."""
    page = open_course("fa", viewport={"width": 390, "height": 844})
    go_on(page)
    back, on = (
        page.locator(f"[data-here] a[rel={rel}]").bounding_box() for rel in ("prev", "next")
    )
    assert on["x"] < back["x"] or on["y"] > back["y"]
    take(page)
    said = page.locator('[data-says="right"]').inner_text()
    assert re.search(r"[۰-۹]", said)
    assert not re.search(r"[0-9{}]", said)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_wider_than_a_phone(open_course: Callable[..., Any], code: str) -> None:
    """No step of the book makes a reader scroll sideways."""
    page = open_course(code, chapter="", viewport={"width": 320, "height": 640})
    page.add_style_tag(content=".cs-step { display: block !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_all_of_it_can_be_read(
    watched: Callable[..., Any], unpacked: Unpacked, say: Callable[..., str]
) -> None:
    """Pages, questions and what follows from each answer stand one after the other."""
    page = watched(java_script_enabled=False)
    page.goto((unpacked("th", CHAPTER) / "index.html").as_uri())
    expect(page.get_by_text(say("th", "course-no-script"))).to_be_visible()
    expect(page.locator(".cs-answer").last).to_be_visible()
    expect(page.locator(".cs-send").first).to_be_hidden()
    expect(page.locator(".cs-result")).to_be_hidden()


def test_an_unfinished_course_says_what_is_left(open_course: Callable[..., Any]) -> None:
    """Who looks at the result too early gets links to the steps that are still to do."""
    page = open_course("en")
    page.evaluate("location.hash = 'concord--result'")
    left = page.locator(".cs-left a")
    steps = page.locator(".cs-step").count() - 1
    expect(left).to_have_count(steps - 1)
    left.first.click()
    expect(page.locator("[data-here] h1")).to_be_focused()
    expect(page.locator('[data-says="passed"]')).to_be_hidden()
