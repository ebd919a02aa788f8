"""Search in a browser: the engine as a unit, and the search box over http and from a folder."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from concord.book.model import Book
from concord.mkdocs import offline
from concord.search import bundle, documents

from ..conftest import Once
from ..support import LANGUAGES, asset, until

BOX = "[data-md-component=search-query]"
META = ".md-search-result__meta"
SERVE = Callable[[Path], str]
NASTY = {
    "long": "customer " * 1200,
    "one long word": "a" * 10_000,
    "long Thai": "ลูกค้าไม่พอใจ" * 800,
    "only marks": "\u0e49\u0e48\u064b\u0651\u0301" * 20,
    "bidi controls": "\u202e\u2066customer\u2069\u202c\u200f",
    "regex": r"(.*)+[a-z]{1,}\b|^$?\1(?=x)*",
    "emoji": "👩‍👩‍👧‍👦🔥🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "html": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "blank": " \t\u00a0\u3000 ",
    "nulls": "\x00\x01\ufffe\ud83d",
    "prototype": "__proto__ constructor toString hasOwnProperty",
    "one letter": "a",
}


# -- the engine as a unit -----------------------------------------------------------


@pytest.fixture(scope="module")
def engine(browser: Any) -> Iterator[Any]:
    """A page that holds the engine's parts."""
    page = browser.new_page()
    page.add_script_tag(content=bundle.script())
    page.evaluate("""() => {
      const scope = {addEventListener() {}, postMessage() {}, location};
      concordSearch(scope);
      window.parts = scope.concordParts;
    }""")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب", "کتاب"),
        ("مشتري", "مشتری"),
        ("آلو", "الو"),
        ("سؤال", "سوال"),
        ("مقالهٔ", "مقاله"),
        ("مـشتری", "مشتری"),
        ("۱۹۰۹", "1909"),
        ("๑๙๐๙", "1909"),
        ("١٩٠٩", "1909"),
        ("Résumé", "resume"),
        ("\u0e02\u0e4d\u0e32", "\u0e02\u0e33"),
        ("cus\u00adtomer", "customer"),
        ("ＡＢＣ", "abc"),
        ("Ñame", "name"),
        ("१९", "19"),
    ],
)
def test_spellings_of_one_word_are_folded_to_one(engine: Any, one: str, other: str) -> None:
    """Letters of another keyboard, marks, digits and hidden characters make no difference."""
    assert engine.evaluate("([a, b]) => parts.fold(a) === parts.fold(b)", [one, other])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "apologising", "apologize"),
        ("en", "taught", "teaching"),
        ("en", "replacement", "replacing"),
        ("ms", "mendengarkan", "dengar"),
        ("ms", "penyelesaian", "selesai"),
        ("ms", "memohon", "mohon"),
        ("ms", "dijanjikan", "janji"),
        ("tl", "pinalitan", "palitan"),
        ("tl", "humingi", "hingi"),
        ("tl", "sinusuportahan", "suportahan"),
        ("tl", "makikinig", "makinig"),
        ("fa", "می‌شنوید", "شنوید"),
        ("fa", "مشتری‌ها", "مشتری"),
        ("fa", "همکارانتان", "همکار"),
        ("th", "ร้องเรียน", "รองเรียน"),
    ],
)
def test_inflected_forms_share_a_stem(engine: Any, language: str, one: str, other: str) -> None:
    """A form that is typed finds the forms on the page."""
    shared = engine.evaluate(
        """([language, a, b]) => {
      const stems = new Set(parts.formsOf(b, language).stems);
      return parts.formsOf(a, language).stems.filter((stem) => stems.has(stem));
    }""",
        [language, one, other],
    )
    assert shared


def test_words_are_cut_where_their_script_leaves_no_space(engine: Any) -> None:
    """Thai is cut into words, numbers keep their separators, and each knows its place."""
    cut = """([text, language]) => {
      const out = [];
      parts.eachWord(text, language, (word, from, to) => out.push([word, text.slice(from, to)]));
      return out;
    }"""
    thai = engine.evaluate(cut, ["ขอบคุณลูกค้า $5,400 ๆ", "th"])
    assert [word for word, _ in thai] == ["ขอบคุณ", "ลูกค้า", "5,400"]
    assert all(word == place for word, place in thai)
    assert [word for word, _ in engine.evaluate(cut, ["after-sale it’s می‌شود", "fa"])] == [
        "after-sale",
        "it’s",
        "می‌شود",
    ]


@pytest.mark.parametrize(
    ("a", "b", "far"),
    [("customer", "custmoer", 1), ("customer", "custome", 1), ("abcd", "dcba", 3), ("", "ab", 2)],
)
def test_distance_counts_a_swap_as_one(engine: Any, a: str, b: str, far: int) -> None:
    """Two letters swapped are one slip of the finger."""
    assert engine.evaluate("([a, b]) => parts.distance(a, b, 9)", [a, b]) == far


@pytest.mark.parametrize("name", ["เซลฟริดจ์", "سلفریج", "Selfridge"])
def test_a_name_keeps_its_consonants_across_scripts(engine: Any, name: str) -> None:
    """A reader may write a name in their own script."""
    found = engine.evaluate(
        """(name) => {
      const bones = (word) => parts.skeletons(parts.fold(word));
      return Math.min(...bones(name).flatMap((a) => bones("Selfridge").map((b) => parts.distance(a, b, 9))));
    }""",
        name,
    )
    assert found <= 1


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("xx", "Kundenservice und Beschwerden", "beschwerde"),
        ("ru", "Клиент всегда прав", "клиенты"),
        ("ja", "お客様はいつも正しいわけではない", "正しい"),
        ("lo", "ລູກຄ້າບໍ່ພໍໃຈ", "ລູກຄ້າ"),
        ("not a code", "plain words", "plian"),
        ("am", "ደንበኛ ሁልጊዜ ትክክል ነው", "ደንበኛ"),
        ("ko", "고객이 항상 옳은 것은 아니다", "고객"),
    ],
)
def test_a_language_that_nobody_prepared_is_searched(
    engine: Any, language: str, text: str, query: str
) -> None:
    """Folding, segmentation, prefixes and typos need no knowledge of a language."""
    found = engine.evaluate(
        """([language, text, query]) => {
      const data = {format: 4, language, languages: [[language, language, "ltr"]], chapters: [], sections: [""],
        paths: {page: "*/"},
        pages: [["a", "page", -1, "x", [0]], ["b", "page", -1, "x", [0]]],
        texts: [["A", "", [], [text]], ["B", "", [], ["zzz"]]]};
      return parts.items(new parts.Query(query, new parts.Index(data))).items.map((group) => group[0].location);
    }""",
        [language, text, query],
    )
    assert found == ["a/#x"]


@pytest.mark.parametrize("query", NASTY.values(), ids=NASTY)
def test_no_query_is_longer_than_what_is_looked_for(engine: Any, query: str) -> None:
    """Ten thousand letters or words are sought by the first of them: work is bounded by the caps."""
    found = engine.evaluate(
        """(text) => {
      const page = ["a", "page", -1, "x", [0]], texts = ["A", "", [], ["customer ลูกค้า aaaa"]];
      const index = new parts.Index({format: 4, language: "th", languages: [], chapters: [], sections: [""],
        paths: {page: "*/"}, pages: [page], texts: [texts]});
      const {text: sought, terms} = new parts.Query(text, index);
      const longest = Math.max(0, ...terms.map(({word}) => word.length));
      return [sought.length, longest, parts.LONGEST_QUERY, terms.length, parts.MOST_WORDS];
    }""",
        query,
    )
    sought, longest, limit, terms, most = found
    assert longest <= sought <= limit <= 1000
    assert terms <= most <= 50


@pytest.mark.parametrize("data", ["null", "{}", "[]", '{"format": 99, "pages": []}', '"text"'])
def test_an_index_of_another_form_is_refused(engine: Any, data: str) -> None:
    """What is no index is an error to be told, not an empty book."""
    assert engine.evaluate(
        "(data) => { try { new parts.Index(data); } catch (error) { return error.message; } }",
        json.loads(data),
    )


# -- the messages -------------------------------------------------------------------

ASK = """async ([address, setup, queries]) => {
  const worker = new Worker(address);
  const ask = (message) => new Promise((resolve) => {
    let last = null; /* of the answers to a query; after it the worker says that nothing more follows */
    worker.onmessage = ({data}) => {
      if (data.type === 1) resolve(data);
      else if (data.type === 4 && data.data === message.data) resolve(last);
      else last = data;
    };
    worker.postMessage(message);
  });
  const ready = await ask({type: 0, data: setup}), out = [];
  for (const query of queries) out.push(await ask({type: 2, data: query}));
  worker.terminate();
  return [ready, out];
}"""


@pytest.fixture
def page(watched: Callable[..., Any], request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page that fails the test on a request that leaves the site or, undamaged, a script's error."""
    page = watched(viewport={"width": 1280, "height": 900})
    yield page
    hosts = {urlsplit(url).hostname for url in page.requested}
    assert hosts <= {None, "", "127.0.0.1"}
    assert not page.errors or "damage" in request.fixturenames


def ask(page: Any, served: str, language: str, *queries: str) -> list[dict[str, Any]]:
    """What the worker itself answers."""
    found = page.request.get(f"{served}{language}/").text()
    (engine,) = re.findall(r'"search": "(assets/search-engine\.[0-9a-f]+\.js\?lang=[a-z]+)"', found)
    page.goto(f"{served}404.html")
    ready, answers = page.evaluate(ASK, [f"/{language}/{engine}", {}, list(queries)])
    assert ready == {"type": 1}
    assert all(answer["type"] == 3 for answer in answers)
    return [answer["data"] for answer in answers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worker_answers_materials_messages(
    page: Any, served: str, language: str, book: Book
) -> None:
    """Set-up is answered by ready, a query by groups of a page and its blocks, as Material draws them."""
    index = documents.index(book, book.languages[language])
    title = index["texts"][[page[0] for page in index["pages"]].index("own-the-fault")][0]
    (data,) = ask(page, served, language, title)
    group = data["items"][0]
    head = next(item for item in group if "#" not in item["location"])
    assert head["location"] == "principles/own-the-fault/"
    assert "<mark>" in head["title"]
    assert index["chapters"][3] in head["title"], "the chapter"
    assert any("#" in item["location"] for item in group)
    for item in group:
        assert {"location", "title", "text", "score", "terms"} <= set(item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_query_breaks_the_worker(page: Any, served: str, language: str) -> None:
    """Whatever is typed gets an answer or an empty result, and none of it is markup."""
    answers = ask(page, served, language, *NASTY.values(), "customer")
    for name, answer in zip(NASTY, answers, strict=False):
        assert isinstance(answer["items"], list), name
        text = json.dumps(
            [[item["title"], item["text"]] for group in answer["items"] for item in group]
        )
        assert "<img" not in text and "<script" not in text and "onmouseover=" not in text, name
    assert not answers[list(NASTY).index("blank")]["items"]
    assert not answers[list(NASTY).index("only marks")]["items"]


def test_names_and_glosses_of_articles_are_found(page: Any, served: str) -> None:
    """Authors in Latin letters or the reader's, titles, and what a passage says."""
    for language, query, page_id in [
        ("en", "Marjorie Adams", "th-adams"),
        ("fa", "نوآ فلمینگ", "fa-seven-customers"),
        ("th", "อดัมส์", "th-adams"),
        ("ms", "Ang Huling Salita", "tl-last-word"),
        ("tl", "Jason Aten", "ms-four-tips"),
        ("en", "stray menu words", "th-adams"),
    ]:
        (answer,) = ask(page, served, language, query)
        assert answer["items"][0][0]["location"].startswith(f"articles/{page_id}/"), query


def test_what_another_language_has_opens_in_the_readers(page: Any, served: str) -> None:
    """What only another language answers is answered by the same block in the reader's own words."""
    (answer,) = ask(page, served, "fa", "cappuccinos")
    assert answer["concord"]["found"]
    assert answer["concord"]["language"] == "fa"
    group = answer["items"][0]
    assert group[0]["location"].startswith("principles/count-what-a-remark-costs/#")
    assert "کاپوچینو" in group[0]["text"]
    assert "cappuccino" not in json.dumps([one["title"] + one["text"] for one in group])


# -- the search box, over http and from a folder ---------------------------------------


@pytest.fixture(scope="module")
def folder(bundle: Path, once: Once) -> Path:
    """The offline bundle, unpacked where the path has spaces and letters of other scripts."""

    def unpack(place: Path) -> None:
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(place)

    return once("ที่ เก็บ کتاب #1", unpack) / offline.FOLDER


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The address of a path of the site, over http or from a folder."""
    if request.param == "http":
        served = request.getfixturevalue("served")
        return lambda path: f"{served}{path}"
    folder = request.getfixturevalue("folder")
    return lambda path: f"{folder.as_uri()}/{path}index.html"


def search(page: Any, text: str) -> None:
    """Type into the box, and wait for what it says."""
    page.focus(BOX)
    before = page.inner_text(META)
    page.keyboard.insert_text(text)
    until(
        page,
        "([meta, before]) => document.querySelector(meta).innerText !== before && document.querySelector('.md-search-result__item')",
        arg=[META, before],
    )


@pytest.mark.parametrize(
    ("language", "query", "word"),
    [
        ("en", "cappuc", "cappuccino"),
        ("th", "คาปูชิโน", "คาปูชิโน"),
        ("tl", "cappuccno", "cappuccino"),
        ("ms", "capuccino", "cappuccino"),
        ("fa", "كاپوچينو", "کاپوچینو"),
    ],
)
def test_a_result_opens_at_the_block_with_the_words_marked(
    page: Any, address: Callable[[str], str], language: str, query: str, word: str
) -> None:
    """The words are marked as the page spells them, whatever was typed, and Enter opens the first result."""
    page.goto(address(f"{language}/principles/own-the-fault/"))
    search(page, query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/count-what-a-remark-costs/**")
    block = urlsplit(page.url).fragment
    assert block.startswith("story-")
    page.wait_for_selector(f"#{block} mark")
    marked = page.eval_on_selector_all(
        f"#{block} mark", "marks => marks.map((mark) => mark.textContent.toLowerCase())"
    )
    assert any(word in text for text in marked)


def test_pasted_text_searches_as_typed_text_does(page: Any, address: Callable[[str], str]) -> None:
    """Paste by mouse, dictation and input methods press no key: only the input event is fired."""
    page.goto(address("th/"))
    page.focus(BOX)
    page.evaluate(
        """(box) => {
      const input = document.querySelector(box);
      input.value = "ขอบคุน";
      input.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertFromPaste"}));
    }""",
        BOX,
    )
    page.wait_for_selector(".md-search-result__item")
    assert "thank-them-first" in page.get_attribute(".md-search-result__link", "href")


def test_query_and_language_are_in_the_address(page: Any, address: Callable[[str], str]) -> None:
    """The address opens the same search again, and the other languages are one click away with it."""
    page.goto(address("ms/"))
    search(page, "maaf")
    until(page, "() => new URLSearchParams(location.search).get('q') === 'maaf'")
    link = page.get_attribute(".md-select__link[hreflang=en]", "href")
    assert parse_qs(urlsplit(link).query) == {"q": ["maaf"]}
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    page.wait_for_selector(".md-search-result__item")
    assert page.input_value(BOX) == "maaf"


def test_an_empty_result_suggests(page: Any, address: Callable[[str], str]) -> None:
    """Nothing found is said in the reader's language, with the query shown as text, and with ways on."""
    page.goto(address("fa/"))
    search(page, "<b>qqzzqq</b>")
    shown = page.inner_text(META)
    assert "<b>qqzzqq</b>" in shown
    links = page.locator(".md-search-result__link")
    targets = links.evaluate_all("all => all.map((link) => link.href)")
    assert sum("/fa/chapters/" in target for target in targets) >= 7
    assert any(target.endswith("#shouting") for target in targets), "what may be happening"
    assert page.locator(f"{META} b").count() == 0
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")


@pytest.mark.parametrize(
    ("language", "typed", "meant", "target"),
    [
        ("th", "-vFmK]^d8hk", "ขอโทษลูกค้า", "apologise-and-offer-to-mend"),
        ("fa", "ubvo,hid", "عذرخواهی", "apologise-and-offer-to-mend"),
        ("th", "lukka krot", "ลูกค้า", "principles/"),
        ("ms", "pelanggan x puas", "pelanggan tidak puas", "principles/"),
    ],
)
def test_the_reader_is_told_what_was_understood(
    page: Any,
    address: Callable[[str], str],
    language: str,
    typed: str,
    meant: str,
    target: str,
) -> None:
    """Keys of another layout, sounds in Latin letters and shorthand are read, and it is said so."""
    page.goto(address(f"{language}/"))
    search(page, typed)
    assert meant in page.inner_text(META)
    hrefs = page.locator(".md-search-result__link").evaluate_all(
        "all => all.slice(0, 9).map((link) => link.href)"
    )
    assert any(target in href for href in hrefs)


def test_results_are_announced(page: Any, address: Callable[[str], str]) -> None:
    """What was found is a live region in the page's language."""
    page.goto(address("th/"))
    assert page.get_attribute(META, "role") == "status"
    search(page, "ลูกค้า")
    assert "20" in page.inner_text(META)
    assert page.get_attribute("html", "lang") == "th"


def test_persian_counts_are_in_persian_digits(page: Any, address: Callable[[str], str]) -> None:
    """Numbers that Material writes are in the digits of the page's language."""
    page.goto(address("fa/"))
    search(page, "عذرخواهی")
    assert not any(digit in page.inner_text(META) for digit in "0123456789")


def test_other_languages_are_named(page: Any, address: Callable[[str], str]) -> None:
    """A reader is told in which language something was found, in their own."""
    page.goto(address("fa/"))
    search(page, "cappuccinos")
    until(page, "(meta) => document.querySelector(meta).innerText.includes('انگلیسی')", arg=META)
    link = page.get_attribute(".md-search-result__link", "href")
    assert "/fa/principles/count-what-a-remark-costs/" in link


def assert_told(page: Any) -> None:
    """A search on the page ends in the sentence that the index cannot be read, in its language."""
    page.focus(BOX)
    page.keyboard.insert_text("ลูกค้า")
    wanted = page.evaluate(
        "JSON.parse(document.getElementById('cn-search').textContent).texts.failed"
    )
    until(
        page,
        "([meta, text]) => document.querySelector(meta).innerText === text",
        arg=[META, wanted],
    )


@pytest.mark.parametrize("damage", ["missing", "truncated", "foreign"])
def test_an_index_that_cannot_be_read_is_told(
    page: Any, built_site: Path, serve: SERVE, tmp_path: Path, damage: str
) -> None:
    """A missing or damaged index says so in the reader's language, and the page goes on."""
    shutil.copytree(built_site / "th", tmp_path / "th")
    index = asset(tmp_path, "th/search/index.json")
    if damage == "missing":
        index.unlink()
        (tmp_path / "th/search/search_index.json").unlink()
    else:
        text = index.read_text("utf-8")
        index.write_text(
            text[: len(text) // 2] if damage == "truncated" else "<!doctype html>", "utf-8"
        )
    page.goto(f"{serve(tmp_path)}th/")
    assert_told(page)


@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_an_index_in_a_folder_that_cannot_be_read_is_told(
    page: Any, folder: Path, tmp_path: Path, damage: str
) -> None:
    """So it is in a folder, where indexes are scripts."""
    shutil.copytree(folder / "th", tmp_path / "th")
    index = tmp_path / "th/search/index.js"
    text = index.read_text("utf-8")
    if damage == "missing":
        index.unlink()
    else:
        index.write_text(text[: len(text) // 2], "utf-8")
    page.goto(f"{tmp_path.as_uri()}/th/index.html")
    assert_told(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundle_opens_in_every_language(page: Any, folder: Path, language: str) -> None:
    """From a folder the parallel view and the map are there, and every file asked for as well."""
    for path in ("", "map/", "parallel/principles/own-the-fault/", "principles/own-the-fault/"):
        page.goto(f"{folder.as_uri()}/{language}/{path}index.html")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").first.inner_text().strip()
    assert not page.faults


def test_the_bundle_sends_the_reader_to_their_language(browser: Any, folder: Path) -> None:
    """The start page and a signpost choose the reader's language, as the site does."""
    context = browser.new_context(locale="fil-PH")
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/index.html")
    page.wait_for_url("**/tl/index.html")
    page.goto(f"{folder.as_uri()}/go/own-the-fault/index.html")
    page.wait_for_url("**/tl/principles/own-the-fault/index.html")
    context.close()
