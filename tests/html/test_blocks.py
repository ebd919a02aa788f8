"""Blocks in a real browser: links, sources, keyboard, the pictures of the map."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from ..support import until
from . import PARALLEL, PRINCIPLE, Opened


@pytest.mark.parametrize("path", [PRINCIPLE, "articles/th-adams/", ""])
def test_a_blocks_link_is_copied_and_said(
    opened: Opened, served: str, say: Callable[[str, str], str], path: str
) -> None:
    """The quiet control copies the permanent address of its block and says so in the page's language."""
    page = opened(f"ms/{path}", permissions=["clipboard-read", "clipboard-write"])
    link = page.locator("[id] .cn-link, li .cn-number").nth(1)
    target = link.evaluate("link => link.closest('[id]').id")
    link.click()
    page.wait_for_selector(".cn-status[data-shown]")
    assert page.locator(".cn-status").inner_text() == say("ms", "read-copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}ms/{path}#{target}"
    expect(page).to_have_url(f"{served}ms/{path}#{target}")


def test_without_a_clipboard_the_old_way_copies(opened: Opened) -> None:
    """On a site without https, where browsers have no clipboard interface, copying still works."""
    page = opened(f"en/{PRINCIPLE}", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("""() => { const real = navigator.clipboard; window.pasted = () => real.readText();
      Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true}); }""")
    page.locator("#do-stop .cn-link").click()
    page.wait_for_selector(".cn-status[data-shown]")
    assert page.locator(".cn-status").inner_text() == "Link copied"
    assert page.evaluate("window.pasted()").endswith(f"{PRINCIPLE}#do-stop")


def test_sources_open_close_and_lead_to_the_passage(opened: Opened) -> None:
    """From a block one step shows article, passage and heading; a second leads to the passage."""
    page = opened(f"fa/{PRINCIPLE}")
    page.locator("#why-no-place summary").click()
    panel = page.locator("#why-no-place .cn-panel")
    assert "۲۵" in panel.inner_text()
    page.locator("#why-not-wait summary").click()
    until(page, "() => document.querySelectorAll('details.cn-cites[open]').length === 1")
    expect(panel, "one at a time").to_be_hidden()
    page.locator("#why-not-wait .cn-panel a").first.click()
    page.wait_for_url("**/fa/articles/ms-four-tips/#p20")
    expect(page.locator("#p20")).to_be_visible()


def test_keyboard_alone_reaches_sources_links_and_choice(opened: Opened) -> None:
    """Tab, Enter, Space and Escape do everything, and focus is always seen."""
    page = opened(f"en/{PARALLEL}?with=en,fa", permissions=["clipboard-read", "clipboard-write"])
    page.locator('[data-choice="ms"] input').focus()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"\?with=en,fa,ms$"))
    assert page.evaluate("document.activeElement.value") == "ms"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?with=en,ms,fa$"))
    assert page.evaluate("document.activeElement.closest('[data-choice]').dataset.choice") == "ms"
    page.locator("#do-stop .cn-link").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#do-stop .cn-panel")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cn-panel') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#do-stop .cn-panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_keyboard_alone_opens_the_menu_on_a_narrow_screen(
    opened: Opened, say: Callable[[str, str], str]
) -> None:
    """At 200% zoom the navigation is a drawer; Tab and Space open it, and shut it is no trap."""
    page = opened(f"th/{PRINCIPLE}", 640)
    hidden = page.locator(".md-sidebar--primary a").evaluate_all(
        "links => links.every(link => getComputedStyle(link).visibility === 'hidden')"
    )
    assert hidden
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.opens"):
            break
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == say(
        "th", "read-menu"
    )
    page.keyboard.press("Enter")
    until(
        page,
        "() => getComputedStyle(document.querySelector('.md-sidebar--primary a')).visibility === 'visible'",
    )
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.keyboard.press("Escape")
    until(
        page,
        "() => getComputedStyle(document.querySelector('.md-sidebar--primary a')).visibility === 'hidden'",
    )
    assert page.evaluate("document.activeElement.dataset.opens") == "__drawer"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_pictures_have_selectable_text_and_working_links(
    opened: Opened, served: str, language: str, scheme: str
) -> None:
    """A mark leads to the block that gives the advice; titles can be selected; text stands out."""
    page = opened(f"{language}/map/", color_scheme=scheme)
    selected = page.evaluate("""() => { const text = document.querySelector('.cn-map__title');
      getSelection().selectAllChildren(text); return [getSelection().toString().trim(), text.textContent.trim()]; }""")
    assert selected[0] and selected[0] == selected[1]
    page.locator(".cn-map__cell--differ a").first.click()
    page.wait_for_url("**/principles/**#differ-*")
    expect(page.locator(":target")).to_be_visible()
    page.goto(f"{served}{language}/map/")
    step = page.locator(".cn-course a").last
    target = step.evaluate("link => new URL(link.getAttribute('href'), location).href")
    assert target.startswith(f"{served}{language}/principles/")
    step.click()
    page.wait_for_url(target)
