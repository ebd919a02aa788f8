"""What search understands beside the book's words: how people ask, other keys and letters, shorthand."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from concord.book.load import load
from concord.book.model import Book, Phrase, Short
from concord.search import bundle, common, documents, keyboards

from ..support import BASE, LANGUAGES

WORDS = {
    "en": ("Stay calm", "Keep your voice down while the customer shouts.", "Own the fault"),
    "th": ("ใจเย็นไว้", "เมื่อลูกค้าโกรธมาก ให้ฟังก่อน", "ขอโทษแล้วคืนเงิน"),
    "fa": ("آرام باشید", "مشتری عصبانی را بشنوید", "عذرخواهی کنید"),
}
"""By language: the title and statement of one principle, the title of another."""


@pytest.fixture(scope="module")
def engine(browser: Any) -> Iterator[Any]:
    """A page that holds the engine's parts, and makes an index of two principles of ``made``."""
    page = browser.new_page()
    page.add_script_tag(content=bundle.script())
    page.evaluate("""() => {
      const scope = {addEventListener() {}, postMessage() {}, location};
      concordSearch(scope);
      window.parts = scope.concordParts;
      window.ask = (data, query) => {
        const index = new parts.Index(data), found = new parts.Query(parts.writtenOut(query, index), index);
        const {items, held} = parts.items(found);
        return {held, readAs: found.readAs, pages: items.map((group) => group[0].location.split("#")[0]),
          titles: items.map((group) => group.find((one) => !one.location.includes("#")).title)};
      };
    }""")
    yield page
    page.close()


def made(book: Book, language: str, **more: Any) -> dict[str, Any]:
    """An index of two principles, with what a real language's has beside its texts."""
    title, statement, other = WORDS[language]
    of = book.languages[language]
    return {
        "format": documents.FORMAT,
        "language": language,
        "languages": [[language, language, "ltr", "Latn"]],
        "chapters": ["A chapter"],
        "sections": [""],
        "paths": {"principle": "*/"},
        "pages": [
            ["calm", "principle", 0, "statement", [0]],
            ["fault", "principle", 0, "statement", [0]],
        ],
        "texts": [[title, "", [], [statement]], [other, "", [], [other]]],
        "keys": keyboards.pairs(of),
        "common": common.words(language),
        "said": {"asked": "Asked as: {phrase}", "found-in": "Found in {language}"},
        **more,
    }


def test_a_phrase_that_people_ask_with_finds_its_page_and_is_told(engine: Any, book: Book) -> None:
    """No word of it is on the page; the result says why it is there, with the phrase as text."""
    data = made(book, "en", asked=[[[0], ["he went <b>ballistic</b> at the till"]]])
    found = engine.evaluate("([data, query]) => ask(data, query)", [data, "ballistic at the till"])
    assert found["pages"] == ["calm/"]
    assert "Asked as: " in found["titles"][0]
    assert "&#60;b&#62;ballistic" in found["titles"][0]


def test_a_situation_leads_to_its_pages_in_their_order(engine: Any, book: Book) -> None:
    """What is happening is answered by every page that the line leads to, the first one first."""
    data = made(book, "en", asked=[[[1, 0], ["parcel never came"]]])
    found = engine.evaluate("([data, query]) => ask(data, query)", [data, "parcel never came"])
    assert found["pages"] == ["fault/", "calm/"]


def test_phrases_are_no_text_of_the_page(engine: Any, book: Book) -> None:
    """They are found, and never shown as what a page says."""
    data = made(book, "en", asked=[[[0], ["ballistic"]]])
    shown = engine.evaluate(
        """([data, query]) => {
      const found = new parts.Query(query, new parts.Index(data));
      return parts.items(found).items.flat().map((one) => one.text);
    }""",
        [data, "ballistic"],
    )
    assert shown and not any("ballistic" in text for text in shown)


def test_a_query_that_shares_common_words_alone_is_not_answered(engine: Any, book: Book) -> None:
    """As soon as many have said how they ask, a question of something else finds nothing."""
    phrases = [f"{word} customer" for word in ("angry", "rude", "loud", "upset", "cross", "mad")]
    data = made(book, "en", asked=[[[0], phrases], [[1], [f"our {word}" for word in phrases]]])
    query = "where do I park my car while the printer is down"
    assert not engine.evaluate("([data, query]) => ask(data, query)", [data, query])["pages"]
    query = "what do I do while the customer shouts"
    assert engine.evaluate("([data, query]) => ask(data, query)", [data, query])["pages"]


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("th", "-vFmK", "ขอโทษ"),
        ("th", "ะ้ฟืา ันี", "thank you"),
        ("fa", "ubvo,hid", "عذرخواهی"),
        ("fa", "قثبعدی", "refund"),
    ],
)
def test_the_same_keys_in_another_layout(
    engine: Any, book: Book, language: str, typed: str, meant: str
) -> None:
    """What was typed on a US keyboard is meant on the language's own, and the other way about."""
    keys = keyboards.pairs(book.languages[language])
    found = engine.evaluate(
        "([text, keys]) => parts.otherKeys(text, {keys: keys.map((side) => side.split(' '))})",
        [typed, keys],
    )
    assert meant in found


def test_a_text_of_letters_that_no_keyboard_has_is_left_alone(engine: Any, book: Book) -> None:
    """Nothing is guessed for Japanese on a Thai keyboard, nor where a language has no layout."""
    keys = keyboards.pairs(book.languages["th"])
    ask = "([text, keys]) => parts.otherKeys(text, {keys: keys.map((side) => side.split(' '))})"
    assert engine.evaluate(ask, ["お客様", keys]) == []
    assert engine.evaluate(ask, ["customer", keyboards.pairs(book.languages["ms"])]) == []


def test_keyboards_are_whole_and_name_their_source() -> None:
    """Every layout says something of every key of the US one, no two keys write the same."""
    held = json.loads(Path(keyboards.__file__).with_suffix(".json").read_text("utf-8"))
    assert "CLDR" in held["source"] and "Unicode" in held["licence"]
    for name, keys in held["layouts"].items():
        assert len(keys) == 94, name
        letters = [key for key in keys if key and re.match(r"\w", key)]
        assert len(letters) == len(set(letters)) > 40, name


@pytest.mark.parametrize(
    ("language", "typed", "page", "meant"),
    [
        ("th", "lukka krot mak", "calm/", "ลูกค้า"),
        ("th", "kho thot", "fault/", "ขอโทษ"),
        ("th", "khuen ngoen", "fault/", "คืนเงิน"),
        ("fa", "moshtari asabani", "calm/", "مشتری عصبانی"),
        ("fa", "ozrkhahi", "fault/", "عذرخواهی"),
    ],
)
def test_words_in_latin_letters_are_read_by_their_sound(
    engine: Any, book: Book, language: str, typed: str, page: str, meant: str
) -> None:
    """Royal Institute or chat, long vowels or none: the word is found, and said to have been read."""
    found = engine.evaluate("([data, query]) => ask(data, query)", [made(book, language), typed])
    assert found["pages"][0] == page
    assert meant in found["readAs"].replace("\u200c", "")


def test_shorthand_is_written_out(engine: Any) -> None:
    """Words of messages are taken for what they mean; words that only begin so stay."""
    shorthand = {"cust": "customer", "w/o": "without"}
    ask = "([text, shorthand]) => parts.writtenOut(text, {shorthand})"
    assert engine.evaluate(ask, ["Cust, left w/o custard", shorthand]) == (
        "customer left without custard"
    )
    stopped = {"asst.": "assistant", "no": "number"}
    assert engine.evaluate(ask, ["Asst. left (no.", stopped]) == "assistant left number"
    assert engine.evaluate(ask, ["constructor toString", shorthand]) == "constructor toString"


def test_shorthand_in_phrases_is_written_out_too(engine: Any, book: Book) -> None:
    """What is written short in a list is found by who writes it out, and by who does not."""
    data = made(book, "en", asked=[[[0], ["cust ballistic"]]], shorthand={"cust": "patron"})
    for query in ("patron", "cust"):
        found = engine.evaluate("([data, query]) => ask(data, query)", [data, query])
        assert found["pages"] == ["calm/"]


def test_thai_is_found_without_a_segmenter(engine: Any, book: Book) -> None:
    """Old browsers cut no words: phrases and pages are found by their letters."""
    data = made(book, "th", asked=[[[1], ["ของที่สั่งยังไม่มาส่ง"]]])
    found = engine.evaluate(
        """async ([source, data]) => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const inside = frame.contentWindow;
      delete inside.Intl.Segmenter;
      inside.eval(source);
      const scope = {addEventListener() {}, postMessage() {}, location};
      inside.concordSearch(scope);
      const {Index, Query, items} = scope.concordParts, index = new Index(data);
      const out = ["ยังไม่มาส่ง", "โกรธ"].map((text) => items(new Query(text, index)).items.map((group) => group[0].location.split("#")[0]));
      frame.remove();
      return out;
    }""",
        [bundle.script(), data],
    )
    assert found == [["fault/"], ["calm/"]]


# -- the index ----------------------------------------------------------------------


def test_the_index_holds_how_a_language_asks(book: Book) -> None:
    """Phrases lead to places of pages, a situation to all of its own; shorthand leads to words."""
    phrases = (
        Phrase("own-the-fault", "we sent two"),
        Phrase("own-the-fault", "wrong parcel"),
        Phrase("index#shouting", "going ballistic"),
    )
    language = dataclasses.replace(
        book.languages["en"], asked=phrases, shorthand=(Short("cust", "customer"),)
    )
    index = documents.index(book, language)
    ids = [page[0] for page in index["pages"]]
    first, second = index["asked"]
    assert first == [[ids.index("own-the-fault")], ["we sent two", "wrong parcel"]]
    assert second[1] == ["going ballistic"]
    assert len(second[0]) > 1 and all(
        index["pages"][place][1] == "principle" for place in second[0]
    )
    assert index["shorthand"] == {"cust": "customer"}


def test_the_smallest_book_says_how_its_readers_ask() -> None:
    """Both files are read in English and in translations; a language need not have them."""
    languages = load(BASE).book.languages
    asked = {code: [phrase.target for phrase in of.asked] for code, of in languages.items()}
    assert asked["en"] == ["hear-them-out"] * 2 + ["keep-promises"] * 2
    assert asked["th"] and asked["fa"]
    assert languages["en"].shorthand and not languages["fa"].shorthand


def test_what_may_be_happening_is_offered(book: Book) -> None:
    """The path, where there is one, and the situations of the home page with their places."""
    offers = documents.index(book, book.languages["en"])["offers"]
    assert offers[0] == ["now/", "What now?"]
    assert ["#shouting", "They are shouting"] in offers
    without = dataclasses.replace(book, path=())
    assert documents.index(without, book.languages["en"])["offers"] == offers[1:]


@pytest.mark.parametrize("code", LANGUAGES)
def test_link_lists_leave_no_words_behind(book: Book, code: str) -> None:
    """What joins the links of a list is no word to be found by: what leads is what comes before."""
    texts = documents.index(book, book.languages[code])["texts"]
    leads = [words for _, _, all_leads, _ in texts for words in all_leads]
    assert leads
    for words in leads:
        assert not re.search(r"^[:,،؛]|[:,،؛]\s*\S{0,4}$", words), words


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_index_is_read_as_it_was_made(engine: Any, book: Book, code: str) -> None:
    """What the file exchanges letters in for size is whole again in the browser."""
    found = documents.index(book, book.languages[code])
    file = json.loads(documents.dump(found))
    read = engine.evaluate("(file) => parts.unpacked(file)", file)
    assert {name: read[name] for name in found} == found
    assert len(read["texts"]) > 40
