"""Where a block comes from is silent until somebody wants to know, and moves nothing when it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from . import DESKTOP, PARALLEL, PHONE, PRINCIPLE, Opened

PLACES = """() => [...document.querySelectorAll('.cn-block > p, .cn-cell, h2')].map((element) => {
  const box = element.getBoundingClientRect();
  return [box.top + scrollY, box.left, box.width, box.height].map(Math.round); })"""
SHOWN = "foot => getComputedStyle(foot).opacity === '1'"
_SHIFTS = """window.shifts = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value; }).observe({type: 'layout-shift', buffered: true});"""


def _block(page: Any) -> Any:
    return page.locator("#do ~ *, section:has(#do) li.cn-block").last


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("how", ["hover", "tap", "focus"])
def test_a_block_says_where_it_comes_from_when_asked(
    opened: Opened, language: str, how: str
) -> None:
    """Pointing, touching and tabbing show it on that block alone; nothing moves, nothing shifts."""
    width = DESKTOP if how == "hover" else PHONE
    page = opened(f"{language}/{PRINCIPLE}", width, has_touch=how == "tap")
    page.evaluate(_SHIFTS)
    block = _block(page)
    block.scroll_into_view_if_needed()
    foot, others = block.locator(".cn-foot"), page.locator(".cn-statement .cn-foot")
    before = page.evaluate(PLACES)
    assert len(before) > 10 and not foot.evaluate(SHOWN)
    if how == "hover":
        block.locator("> p").hover()
    elif how == "tap":
        block.locator("> p").tap()
    else:
        block.locator("a.cn-link").focus()
    assert foot.evaluate(SHOWN) and not others.evaluate(SHOWN)
    assert page.evaluate(PLACES) == before
    if how == "tap":
        block.locator("summary").tap()
        assert block.locator(".cn-panel").is_visible()
        assert page.evaluate(PLACES) == before
        page.locator("h1").tap()
        assert not foot.evaluate(SHOWN)
    assert page.evaluate("window.shifts") == 0


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", [PRINCIPLE, f"{PARALLEL}?with=en,fa"])
def test_one_switch_shows_all_and_is_remembered(
    opened: Opened, say: Callable[[str, str], str], path: str, width: int
) -> None:
    """“Show sources” shows every block's; the next page has them before it is drawn."""
    page = opened(f"en/{path}", width)
    switch = page.locator(".cn-switch")
    assert switch.inner_text().strip() == say("en", "show-sources")
    switch.focus()
    page.keyboard.press("Enter")
    assert switch.inner_text().strip() == say("en", "hide-sources")
    feet = page.locator(".cn-foot")
    assert feet.count() > 10 and all(foot.evaluate(SHOWN) for foot in feet.all())
    page.reload(wait_until="load")
    page.evaluate(_SHIFTS)
    assert all(foot.evaluate(SHOWN) for foot in page.locator(".cn-foot").all())
    assert page.evaluate("new Promise(done => setTimeout(() => done(window.shifts)))") == 0
    page.locator(".cn-switch").click()
    page.reload(wait_until="load")
    assert not page.locator(".cn-statement .cn-foot, .cn-row--statement .cn-foot").evaluate(SHOWN)


def test_without_scripts_and_on_paper_sources_stand_small_at_the_end(opened: Opened) -> None:
    """Where nothing can be asked for, it is there: below the words, smaller than they are."""
    smaller = """foot => { const block = foot.parentElement.querySelector('p'), cites = foot.querySelector('summary');
      return cites.getClientRects().length > 0 && parseFloat(getComputedStyle(cites).fontSize) < parseFloat(getComputedStyle(block).fontSize); }"""
    bare = opened(f"en/{PRINCIPLE}", PHONE, java_script_enabled=False)
    feet = bare.locator(".cn-block > .cn-foot")
    assert feet.count() > 10
    assert not bare.locator(".cn-switch").is_visible()
    assert bare.locator(".cn-link").first.is_visible()
    paper = opened(f"en/{PRINCIPLE}", DESKTOP)
    paper.emulate_media(media="print")
    for foot in paper.locator(".cn-block > .cn-foot:has(summary)").all():
        assert foot.evaluate(SHOWN) and foot.evaluate(smaller)
    assert paper.locator(".cn-link:visible, .cn-switch:visible, .cn-actions:visible").count() == 0


def test_what_is_silent_has_a_name(opened: Opened, say: Callable[[str, str], str]) -> None:
    """A screen reader reaches each control, and hears what it is."""
    page = opened(f"th/{PRINCIPLE}", PHONE)
    tree = page.locator("article").aria_snapshot()
    assert tree.count(f'link "{say("th", "links-to-here")}"') > 10
    assert tree.count(say("th", "read-sources-of-block")) > 10
    assert f'button "{say("th", "show-sources")}"' in tree


def test_a_ruling_says_that_it_is_the_editors_own(
    opened: Opened, say: Callable[[str, str], str]
) -> None:
    """In words, on the page and beside its translations."""
    for path in (f"en/{PRINCIPLE}", f"en/{PARALLEL}?with=en,fa"):
        page = opened(path, DESKTOP)
        told = page.locator(".cn-ruling .cn-called:visible")
        assert told.count() >= 1
        assert told.first.inner_text() == f"{say('en', 'ruling')}:"
