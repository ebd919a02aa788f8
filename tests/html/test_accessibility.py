"""WCAG 2.2 AA by axe on every type of page, in every language, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..support import LANGUAGES

PAGES = (
    "",
    "chapters/earn-their-loyalty/",
    "principles/listen-before-you-agree/",
    "articles/",
    "articles/ms-four-tips/",
    "map/",
    "status/",
    "now/",
    "for-courses/",
    "trainers/",
    "trainers/earn-their-loyalty/",
    "about/",
    "parallel/principles/listen-before-you-agree/?with=th,fa,en",
    "parallel/chapters/earn-their-loyalty/",
    "404.html",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, from its package."""
    import axe_playwright_python

    folder = Path(axe_playwright_python.__file__).parent
    return next(folder.rglob("axe.min.js")).read_text("utf-8")


@pytest.fixture(params=["light", "dark", "forced"])
def page(request: pytest.FixtureRequest, browser: Any, axe: str) -> Iterator[Any]:
    """A page of a desktop in light colours, of a phone in dark ones, and of a desktop at 200% zoom
    in colours that the reader forces.
    """
    width = {"light": 1280, "dark": 390, "forced": 640}[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if request.param == "dark" else "light",
        forced_colors="active" if request.param == "forced" else "none",
        reduced_motion="reduce",
    )
    context.add_init_script(axe)
    yield context.new_page()
    context.close()


def _violations(page: Any) -> list[str]:
    found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_type_has_a_violation(page: Any, served: str, language: str) -> None:
    """axe finds nothing on any type of page."""
    found = {}
    for path in PAGES:
        page.goto(f"{served}{language}/{path}", wait_until="load")
        if violations := _violations(page):
            found[path] = violations
    assert found == {}


def test_the_root_and_what_opens_have_none_either(page: Any, served: str) -> None:
    """The page that asks for a language, and a block's opened sources, are as accessible."""
    page.goto(f"{served}404.html", wait_until="load")
    assert _violations(page) == []
    page.goto(f"{served}fa/principles/part-quickly-and-politely/", wait_until="load")
    page.locator("#why-no-place > p").click()
    page.locator("#why-no-place summary").click()
    assert _violations(page) == []
    page.goto(f"{served}fa/chapters/put-it-right/", wait_until="load")
    page.locator(".cn-practice .cn-answer > summary").first.click()
    assert _violations(page) == []


def test_every_page_says_its_language_title_and_main_heading(page: Any, served: str) -> None:
    """A screen reader hears the language, one title and one first-level heading that says what the page is."""
    for language, path in (
        ("fa", "map/"),
        ("th", "parallel/chapters/put-it-right/"),
        ("ms", ""),
        ("tl", "articles/th-adams/"),
    ):
        page.goto(f"{served}{language}/{path}", wait_until="load")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        assert page.title()
        first = page.locator("h1").inner_text().split("\n")[0]
        assert first
        # The control beside a heading is not part of its name.
        assert page.locator("h1 a, h2 a").count() == 0


def test_controls_are_named_in_the_pages_language(page: Any, served: str) -> None:
    """No button, link or field of ours is nameless, and none is named in English elsewhere."""
    page.goto(
        f"{served}fa/parallel/principles/part-quickly-and-politely/?with=fa,th", wait_until="load"
    )
    names = page.locator(".cn-choose button, .cn-link").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert names and all(names)
    assert not any(char.isascii() and char.isalpha() for name in names for char in name)
    summaries = page.locator(".cn-cites > summary").all_inner_texts()
    assert summaries and all(text.strip() for text in summaries)
