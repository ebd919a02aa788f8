"""How pages arrive and look: fonts, layout shift, weight, zoom, print, colours."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest

from ..support import LANGUAGES, real, until
from . import DESKTOP, PARALLEL, PHONE, PRINCIPLE, ROWS, Opened

_SHIFT = """() => new Promise(done => { let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum))); })"""


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    "path",
    [f"en/{PRINCIPLE}", f"th/{PRINCIPLE}", f"fa/{PRINCIPLE}", f"th/{PARALLEL}?with=th,fa", "fa/"],
)
def test_late_fonts_move_nothing(browser: Any, served: str, path: str, width: int) -> None:
    """Fonts held back until the page stands cause no layout shift when they come."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    try:
        page = context.new_page()
        held: list[Any] = []
        page.route("**/*.woff2", lambda route: held.append(route))
        page.goto(served + path, wait_until="domcontentloaded")
        until(page, "() => performance.getEntriesByType('paint').length > 0")
        for route in held:
            route.continue_()
        page.unroute("**/*.woff2")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(_SHIFT) < 0.01
    finally:
        context.close()


@pytest.mark.parametrize("language", ["th", "fa"])
def test_a_script_of_its_own_is_never_missing(browser: Any, served: str, language: str) -> None:
    """Even when no font file arrives, Thai and Persian text is set in its own font."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route("**/*.woff2", lambda route: route.abort())
        page.goto(f"{served}{language}/{PRINCIPLE}", wait_until="load")
        family = page.evaluate(
            "getComputedStyle(document.querySelector('.cn-statement p')).fontFamily.split(',')[0]"
        )
        faces = page.evaluate(
            "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
        )
        assert family.strip('"') in {face.strip('"') for face in faces}
    finally:
        context.close()


def _heaviest(language: str) -> tuple[str, ...]:
    """The home page, a chapter, and the principle that shows the most scripts of articles."""
    book = real().book
    principles = {
        principle.id: {
            book.languages[book.articles[citation.article].language].font
            for citation in principle.citations
        }
        for principle in book.principles()
    }
    most = max(principles, key=lambda key: len(principles[key]))
    return ("", f"chapters/{book.chapters[0]}/", PRINCIPLE, f"principles/{most}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_view_is_light(browser: Any, served: str, language: str) -> None:
    """What a first visit fetches is at most 120 KB compressed, fonts included; nothing of it is
    what search needs, which is there when somebody goes to search.
    """
    for path in _heaviest(language):
        context = browser.new_context()
        try:
            page = context.new_page()
            answers: list[Any] = []
            page.on("response", lambda answer, seen=answers: seen.append(answer))
            page.goto(f"{served}{language}/{path}", wait_until="networkidle")
            sizes: dict[str, int] = {}
            for answer in answers:
                if answer.url.startswith("http"):
                    body = answer.body()
                    whole = answer.url.endswith(".woff2")
                    sizes[answer.url] = len(body) if whole else len(gzip.compress(body, 6))
            assert sum(sizes.values()) <= 120_000, (path, sizes)
            if real().book.languages[language].font:
                assert any("/assets/fonts/" in url for url in sizes)
            sought = ("search-engine", "/search/index")
            assert not [url for url in sizes if any(part in url for part in sought)]
            page.evaluate("document.querySelector('.md-search__input').focus()")
            until(
                page,
                "() => performance.getEntriesByType('resource').some(r => r.name.includes('search-engine'))",
            )
        finally:
            context.close()


def test_nothing_blocks_the_first_view(opened: Opened) -> None:
    """No script of a file is waited for before the text is shown."""
    for path in (PRINCIPLE, PARALLEL, "map/"):
        page = opened(f"en/{path}")
        blocking = page.locator("head script[src]:not([defer]):not([async])")
        assert blocking.count() == 0
        first = page.evaluate(
            "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').map(r => r.name)"
        )
        assert all(name.endswith(".css") for name in first)


def test_thai_lines_break_between_words(opened: Opened) -> None:
    """Each line of a Thai paragraph ends where a word ends."""
    page = opened(f"th/{PRINCIPLE}", PHONE)
    inside = page.evaluate("""() => { const words = new Intl.Segmenter('th', {granularity: 'word'}); const bad = [];
      document.querySelectorAll('.cn-block > p').forEach(p => { const node = p.firstChild;
        if (!node || node.nodeType !== 3) return;
        const ends = new Set([...words.segment(node.data)].map(s => s.index));
        const range = document.createRange(); let before = null;
        for (let at = 0; at < node.data.length; at++) { range.setStart(node, at); range.setEnd(node, at + 1);
          const box = range.getClientRects()[0]; if (!box || !box.width) continue;
          if (before !== null && box.top > before + 5 && !ends.has(at)) bad.push(node.data.slice(at - 8, at + 8));
          before = box.top; } }); return bad; }""")
    assert inside == []


@pytest.mark.parametrize(
    "path",
    [
        "th/",
        f"th/{PRINCIPLE}",
        "fa/map/",
        "fa/status/",
        f"fa/{PARALLEL}",
        "tl/articles/th-adams/",
        "ms/chapters/put-it-right/",
    ],
)
def test_nothing_scrolls_sideways_at_high_zoom(opened: Opened, path: str) -> None:
    """At 400% zoom (320 CSS pixels) and at 200% (640) the text reflows."""
    page = opened(path, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 640, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_stacked_marks_are_not_clipped(opened: Opened) -> None:
    """Thai marks have room in headings, text and navigation."""
    page = opened(f"th/{PRINCIPLE}")
    clipped = page.evaluate("""() => [...document.querySelectorAll('h1, h2, .cn-block > p, .md-nav--primary .md-ellipsis')]
      .filter(e => e.getClientRects().length).filter(e => {
        const style = getComputedStyle(e), high = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
        return high < 1.3 || (style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1); }).map(e => e.textContent)""")
    assert clipped == []


def test_print_shows_the_rows_and_not_the_controls(opened: Opened) -> None:
    """On paper the chosen languages stand side by side without controls, opened panels or header."""
    page = opened(f"en/{PARALLEL}?with=en,fa", 1000)
    page.emulate_media(media="print")
    assert page.locator(".cn-choose").is_hidden()
    assert page.locator(".cn-link").first.is_hidden()
    page.locator("details.cn-cites").first.evaluate("details => { details.open = true; }")
    assert page.locator(".cn-panel").first.is_hidden()
    rows = page.evaluate(ROWS)
    assert all(abs(row[0]["top"] - row[1]["top"]) <= 1 for row in rows)
    assert (
        page.locator(".cn-row--heading").first.evaluate("row => getComputedStyle(row).position")
        == "static"
    )


def test_reduced_motion_moves_nothing(opened: Opened) -> None:
    """Who asks for less motion gets no transitions."""
    page = opened(f"en/{PRINCIPLE}", reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll('*')]
      .filter(e => getComputedStyle(e).transitionDuration.split(',').some(d => parseFloat(d) > 0)).length""")
    assert moving == 0


def test_colours_are_switched_and_named_in_the_pages_language(
    opened: Opened, say: Callable[[str, str], str]
) -> None:
    """Light, dark and the device's own are offered by name."""
    page = opened(f"ms/{PRINCIPLE}", color_scheme="dark")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    switch = page.locator(".md-header [data-md-component=palette] label:visible")
    assert switch.get_attribute("title") == say("ms", "read-theme-light")
    switch.click()
    until(page, "() => document.body.dataset.mdColorScheme === 'default'")
