"""Reading in a real browser: parallel views, links, sources, keyboard, fonts, weight, print."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("site")

PRINCIPLE = "principles/part-quickly-and-politely/"
PARALLEL = f"parallel/{PRINCIPLE}"
DESKTOP, TABLET, PHONE = 1280, 768, 390
Opened = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, served: str) -> Iterator[Opened]:
    """A function that opens a page in a fresh context; what goes wrong is in ``page.faults``."""
    contexts = []

    def open_page(path: str, width: int = DESKTOP, base: str = served, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        # What is still under way when a page is left is given up, which is no fault.
        page.on(
            "requestfailed",
            lambda request: "ABORTED" in (request.failure or "") or page.faults.append(request.url),
        )
        page.on(
            "response", lambda response: response.status >= 400 and page.faults.append(response.url)
        )
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(base + path, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield open_page
    for context in contexts:
        context.close()


# -- parallel views ----------------------------------------------------------------

_ROWS = """() => [...document.querySelectorAll('.cn-parallel .cn-cells')].map(row =>
  [...row.children].filter(cell => cell.getClientRects().length).map(cell => {
    const box = cell.getBoundingClientRect();
    return {language: cell.dataset.language, top: box.top, bottom: box.bottom, left: box.left,
            right: box.right, text: cell.textContent.trim().length};
  })).filter(row => row.length)"""

SETS = (["en", "fa"], ["th", "ms", "fa"], ["fa", "ms", "tl", "th", "en"])


@pytest.mark.parametrize("width", [TABLET, 1024, 1440])
@pytest.mark.parametrize("languages", SETS, ids="-".join)
def test_blocks_stay_aligned_row_by_row(opened: Opened, languages: list[str], width: int) -> None:
    """The tops of a row's blocks agree within a pixel, in columns of one order and width."""
    page = opened(f"en/{PARALLEL}?with={','.join(languages)}", width)
    rows = page.evaluate(_ROWS)
    assert len(rows) > 12
    for row in rows:
        assert [cell["language"] for cell in row] == languages
        assert max(cell["top"] for cell in row) - min(cell["top"] for cell in row) <= 1
        assert all(left["right"] <= right["left"] + 0.5 for left, right in itertools.pairwise(row))
        assert all(cell["text"] for cell in row), "no blank cell"
    lefts = [[round(cell["left"]) for cell in row] for row in rows]
    assert all(max(column) - min(column) <= 1 for column in zip(*lefts, strict=True)), (
        "one edge a column"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []


def test_rows_do_not_overlap(opened: Opened) -> None:
    """A long block in one language pushes the next row down in all of them."""
    rows = opened(f"th/{PARALLEL}?with=th,ms,fa").evaluate(_ROWS)
    body = rows[2:]  # the names of the columns and the title stick to the top
    for above, below in itertools.pairwise(body):
        assert max(cell["bottom"] for cell in above) <= min(cell["top"] for cell in below) + 0.5


def test_columns_run_from_the_side_where_reading_begins(opened: Opened) -> None:
    """On a Persian page the first chosen language stands at the right."""
    rows = opened(f"fa/{PARALLEL}?with=fa,en").evaluate(_ROWS)
    assert all(row[0]["left"] > row[1]["left"] for row in rows)


@pytest.mark.parametrize("languages", SETS, ids="-".join)
def test_on_a_phone_the_languages_of_a_block_stack(opened: Opened, languages: list[str]) -> None:
    """Every block keeps its languages together, one under the other, and nothing scrolls sideways."""
    page = opened(f"ms/{PARALLEL}?with={','.join(languages)}", PHONE)
    stacked = page.evaluate("""() => [...document.querySelectorAll('.cn-parallel .cn-row:not(.cn-row--heading) .cn-cells')]
      .map(row => [...row.children].filter(c => c.getClientRects().length)
        .map(c => [c.dataset.language, c.getBoundingClientRect().top, c.getBoundingClientRect().bottom]))""")
    for row in stacked:
        assert [cell[0] for cell in row] == languages
        assert all(above[2] <= below[1] for above, below in itertools.pairwise(row))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    names = page.locator("#statement .cn-tag:visible").all_text_contents()
    assert len(names) == len(languages)


def test_every_column_has_its_own_language_direction_and_font(opened: Opened) -> None:
    """What is computed for the text of each column is that of its language."""
    page = opened(f"en/{PARALLEL}?with=en,th,fa")
    found = page.evaluate("""() => [...document.querySelectorAll('#statement .cn-cell')]
      .filter(c => c.getClientRects().length).map(c => { const s = getComputedStyle(c.querySelector('p'));
        return [c.querySelector('p').lang, s.direction, s.fontFamily.split(',')[0].replaceAll('"', '')]; })""")
    assert [(lang, direction) for lang, direction, _ in found] == [
        ("en", "ltr"),
        ("th", "ltr"),
        ("fa", "rtl"),
    ]
    families = [family for *_, family in found]
    assert len(set(families)) == 3
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert set(families) <= set(loaded)


def test_the_choice_is_in_the_address_and_is_remembered(opened: Opened, served: str) -> None:
    """Languages are chosen and ordered by their controls; the address says so, and the next page knows."""
    page = opened(f"en/{PARALLEL}")
    assert page.url.endswith("?with=en,th")
    chooser = page.locator(".cn-choose")
    chooser.get_by_role("checkbox", name="فارسی").check()
    assert page.url.endswith("?with=en,th,fa")
    chooser.get_by_role("checkbox", name="ไทย").uncheck()
    chooser.locator('[data-choice="fa"] [data-move="-1"]').click()
    assert page.url.endswith("?with=fa,en")
    assert page.evaluate(_ROWS)[2][0]["language"] == "fa"
    dom = page.locator("#statement .cn-cell").evaluate_all(
        "cells => cells.map(c => c.dataset.language)"
    )
    assert dom[:2] == ["fa", "en"], "reading aloud follows the chosen order"
    page.goto(f"{served}ms/parallel/chapters/put-it-right/")
    assert page.url.endswith("?with=fa,en")
    page.goto(f"{served}ms/parallel/chapters/put-it-right/?with=tl,th")
    assert [cell["language"] for cell in page.evaluate(_ROWS)[2]] == ["tl", "th"], (
        "the address wins"
    )
    assert page.faults == []


def test_fewer_than_two_languages_cannot_be_chosen(opened: Opened) -> None:
    """The last two stay, and the reader is told why."""
    page = opened(f"en/{PARALLEL}?with=en,fa")
    page.locator('[data-choice="fa"] input').click()
    assert page.locator('[data-choice="fa"] input').is_checked()
    assert "at least two" in page.locator(".cn-status[data-shown]").inner_text()


def test_a_lit_block_is_lit_in_every_column(opened: Opened) -> None:
    """Pointing at a block or focusing what is in it lights its row and no other."""
    page = opened(f"en/{PARALLEL}?with=en,th,fa")
    colour = "row => getComputedStyle(row).backgroundColor"
    row, other = page.locator("#why-not-wait"), page.locator("#why-no-place")
    dark = row.evaluate(colour)
    row.locator(".cn-cell:visible").nth(2).hover()
    assert row.evaluate(colour) != dark and other.evaluate(colour) == dark
    box, cells = row.bounding_box(), page.evaluate(_ROWS)
    assert box["width"] > cells[4][-1]["right"] - cells[4][0]["left"], "the light spans all columns"
    other.locator(".cn-link").focus()
    assert other.evaluate(colour) != dark


def test_headings_stay_in_sight(opened: Opened) -> None:
    """While a section passes, the names of the languages and its heading stand at the top."""
    page = opened(f"en/{PARALLEL}?with=en,th,fa")
    page.set_viewport_size({"width": DESKTOP, "height": 420})
    last = page.locator("#why .cn-row").last
    last.evaluate("row => window.scrollTo(0, row.getBoundingClientRect().top + scrollY - 190)")
    page.wait_for_function("document.querySelector('#why').getBoundingClientRect().top < 60")
    names, head = (
        page.locator(".cn-names").bounding_box(),
        page.locator("#why .cn-row--heading").bounding_box(),
    )
    header = page.locator(".md-header").bounding_box()
    assert abs(names["y"] - header["height"]) <= 1
    assert abs(head["y"] - (names["y"] + names["height"])) <= 1
    assert last.bounding_box()["y"] >= head["y"] + head["height"] - 1


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("block", ["do-stop", "avoid", "differ-two-questions"])
def test_landing_on_a_block_shows_it(opened: Opened, block: str, width: int) -> None:
    """From #block the block is in sight, under the header and not behind it."""
    for path in (PARALLEL + "?with=th,ms,fa", PRINCIPLE):
        page = opened(f"fa/{path}#{block}", width)
        covered = page.locator(f"[id='{block}']").evaluate("""block => {
          const box = block.getBoundingClientRect(), at = box.top + Math.min(20, box.height / 2);
          const seen = document.elementFromPoint(box.left + box.width / 2, at);
          return !(at > 0 && at < innerHeight && block.contains(seen)); }""")
        assert not covered, (path, block)


def test_an_unknown_language_is_named_and_left_out(opened: Opened) -> None:
    """A wrong address still shows aligned columns, and says what it could not show."""
    page = opened(f"en/{PARALLEL}?with=fa,xx,%3Cb%3E,fa,EN")
    assert "xx, <b>" in page.locator(".cn-note").inner_text()
    assert [cell["language"] for cell in page.evaluate(_ROWS)[2]] == ["fa", "en"]
    assert page.faults == []


@pytest.mark.parametrize(
    "query", ["?with=zz", "?with=", "?with=,,", "?with=th", "?with=th,th", "?without"]
)
def test_a_choice_of_less_than_two_is_filled_up(opened: Opened, query: str) -> None:
    """Whatever the address asks for, at least two languages stand side by side."""
    rows = opened(f"fa/{PARALLEL}{query}").evaluate(_ROWS)
    assert all(len(row) == 2 for row in rows)
    wanted = "th" if "=th" in query else "fa"
    assert rows[2][0]["language"] == wanted


@pytest.mark.parametrize("path", [PRINCIPLE, PARALLEL, "articles/th-adams/"])
def test_an_unknown_block_is_said_to_be_missing(opened: Opened, path: str) -> None:
    """A link to a block that is not there shows the page with a note; a right one has no note."""
    page = opened(f"th/{path}#no-such%3Ci%3E")
    assert "“no-such<i>”" in page.locator(".cn-note").inner_text()
    assert page.locator("h1").is_visible()
    page.evaluate("location.hash = '#title'")
    page.wait_for_function("!document.querySelector('.cn-note')")


def test_without_scripts_all_languages_stand_under_one_another(opened: Opened) -> None:
    """Nothing of a parallel page needs a script but the choice, which is then not offered."""
    page = opened(f"en/{PARALLEL}#do-stop", java_script_enabled=False)
    cells = page.locator("#do-stop .cn-cell")
    assert cells.count() == 5
    tops = [cells.nth(index).bounding_box()["y"] for index in range(5)]
    assert tops == sorted(set(tops))
    assert page.locator(".cn-choose").is_hidden()
    assert page.locator("#do-stop .cn-tag:visible").count() == 5
    summary = page.locator("#do-stop summary")
    summary.click()
    assert page.locator("#do-stop .cn-panel a").first.is_visible()
    assert page.locator("#do-stop .cn-link").get_attribute("href") == "#do-stop"


def test_everything_works_offline_once_loaded(opened: Opened) -> None:
    """With the network gone, choosing, opening sources and copying a link still work."""
    page = opened(f"en/{PARALLEL}?with=en,fa", permissions=["clipboard-read", "clipboard-write"])
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.locator('[data-choice="ms"] input').check()
    assert [cell["language"] for cell in page.evaluate(_ROWS)[2]] == ["en", "fa", "ms"]
    page.locator("#do-stop summary").click()
    assert page.locator("#do-stop .cn-panel").is_visible()
    page.locator("#do-stop .cn-link").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith("?with=en,fa,ms#do-stop")
    assert page.faults == []


def test_the_site_works_below_a_folder_of_a_plain_file_server(
    opened: Opened, built_site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """Every address is relative: moved into a sub-path, pages, fonts and languages are found."""
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "concord").symlink_to(built_site)
    base = serve(tmp_path) + "books/concord/"
    for path in (f"th/{PARALLEL}?with=th,fa", "fa/map/", f"ms/{PRINCIPLE}"):
        page = opened(path, base=base)
        assert page.faults == []
        assert page.evaluate("[...document.fonts].some(f => f.status === 'loaded')")
        link = page.locator(".md-select__link[hreflang=tl]").get_attribute("href")
        response = page.request.get(page.evaluate("href => new URL(href, location).href", link))
        assert response.ok


# -- blocks ------------------------------------------------------------------------


@pytest.mark.parametrize("path", [PRINCIPLE, "articles/th-adams/", ""])
def test_a_blocks_link_is_copied_and_said(opened: Opened, served: str, path: str) -> None:
    """The quiet control copies the permanent address of its block and says so in the page's language."""
    page = opened(f"ms/{path}", permissions=["clipboard-read", "clipboard-write"])
    link = page.locator("[id] .cn-link, li .cn-number").nth(1)
    target = link.evaluate("link => link.closest('[id]').id")
    link.click()
    page.wait_for_selector(".cn-status[data-shown]")
    assert page.locator(".cn-status").inner_text() == "Pautan telah disalin"
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}ms/{path}#{target}"
    assert page.url.endswith(f"#{target}")


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
    page.wait_for_function("document.querySelectorAll('details.cn-cites[open]').length === 1")
    assert panel.is_hidden(), "one at a time"
    page.locator("#why-not-wait .cn-panel a").first.click()
    page.wait_for_url("**/fa/articles/ms-four-tips/#p20")
    assert page.locator("#p20").is_visible()


def test_keyboard_alone_reaches_sources_links_and_choice(opened: Opened) -> None:
    """Tab, Enter, Space and Escape do everything, and focus is always seen."""
    page = opened(f"en/{PARALLEL}?with=en,fa", permissions=["clipboard-read", "clipboard-write"])
    page.locator('[data-choice="ms"] input').focus()
    page.keyboard.press("Space")
    assert page.url.endswith("?with=en,fa,ms")
    assert page.evaluate("document.activeElement.value") == "ms"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("?with=en,ms,fa")
    assert page.evaluate("document.activeElement.closest('[data-choice]').dataset.choice") == "ms"
    page.locator("#do-stop .cn-link").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#do-stop .cn-panel").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cn-panel') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#do-stop .cn-panel").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_keyboard_alone_opens_the_menu_on_a_narrow_screen(opened: Opened) -> None:
    """At 200% zoom the navigation is a drawer; Tab and Space open it, and shut it is no trap."""
    page = opened(f"th/{PRINCIPLE}", 640)
    hidden = page.locator(".md-sidebar--primary a").evaluate_all(
        "links => links.every(link => getComputedStyle(link).visibility === 'hidden')"
    )
    assert hidden
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "__drawer"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "เมนู"
    page.keyboard.press("Space")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.md-sidebar--primary a')).visibility === 'visible'"
    )


# -- fonts, weight, print ----------------------------------------------------------

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
        page.wait_for_function("performance.getEntriesByType('paint').length > 0")
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


@pytest.mark.parametrize("language", ["en", "th", "tl", "ms", "fa"])
def test_the_first_view_is_light(browser: Any, served: str, language: str) -> None:
    """Everything a first visit to a principle fetches is under 250 KB compressed, fonts included."""
    context = browser.new_context()
    try:
        page = context.new_page()
        sizes: dict[str, int] = {}

        def measure(response: Any) -> None:
            if response.url.startswith("http"):
                body = response.body()
                whole = response.url.endswith(".woff2")
                sizes[response.url] = len(body) if whole else len(gzip.compress(body, 6))

        page.on("response", measure)
        page.goto(f"{served}{language}/{PRINCIPLE}", wait_until="networkidle")
        assert sum(sizes.values()) < 250_000, sizes
        assert any("/assets/fonts/" in url for url in sizes)
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
    rows = page.evaluate(_ROWS)
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


def test_colours_are_switched_and_named_in_the_pages_language(opened: Opened) -> None:
    """Light, dark and the device's own are offered by name."""
    page = opened(f"ms/{PRINCIPLE}", color_scheme="dark")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    switch = page.locator(".md-header [data-md-component=palette] label:visible")
    assert switch.get_attribute("title") == "Guna warna cerah"
    switch.click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")


# -- the map -----------------------------------------------------------------------


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
    assert page.locator(":target").is_visible()
    page.goto(f"{served}{language}/map/")
    page.locator(".cn-course a").last.click()
    page.wait_for_url(f"{served}{language}/{PRINCIPLE}")
