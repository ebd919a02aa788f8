"""What search holds of the book, and the engine as the one script it is published as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from concord.book import addresses
from concord.book.model import Book
from concord.search import bundle, documents

from ..support import LANGUAGES, RELEASED, ROOT

SETS = ("dev", "test")


def texts_of(book: Book, code: str) -> dict[str, list]:
    """The texts of the index's pages by id: title, names, leads, blocks."""
    index = documents.index(book, book.languages[code])
    return {page[0]: texts for page, texts in zip(index["pages"], index["texts"], strict=True)}


def blocks_of(book: Book, code: str, page_id: str) -> dict[str, str]:
    """The texts of a page's blocks by id."""
    pages = {page[0]: page for page in documents.index(book, book.languages[code])["pages"]}
    return dict(zip(pages[page_id][3].split(), texts_of(book, code)[page_id][3], strict=True))


def test_every_page_can_be_found_in_every_language(book: Book) -> None:
    """Principles, chapters, other pages and articles are all there, under the contract's paths."""
    for code in book.languages:
        index = documents.index(book, book.languages[code])
        kinds = {page[0]: page[1] for page in index["pages"]}
        assert set(kinds) == {*book.pages, *book.articles, "articles"}
        paths, kind = index["paths"], kinds["own-the-fault"]
        assert paths[kind].replace("*", "own-the-fault") == addresses.path("own-the-fault", kind)


def test_a_block_is_found_in_the_words_of_its_language(book: Book) -> None:
    """The index holds the text the page shows, with the id that a result opens at."""
    entry = book.pages["own-the-fault"].by_id["statement"]
    for code in book.languages:
        shown = book.translate("own-the-fault/statement", entry.text, code).text
        assert blocks_of(book, code, "own-the-fault")["statement"] == shown


def test_titles_authors_and_glosses_of_articles_are_found(book: Book) -> None:
    """An article is held with its own title and people, and with what passages say that no block cites."""
    article = book.articles["th-adams"]
    names = texts_of(book, "fa")["th-adams"][1]
    assert article.title in names
    assert "Marjorie Adams" in names
    cited = {str(c) for page in book.pages.values() for b in page.blocks for c in b.citations}
    told = [
        str(p.number)
        for p in article.passages
        if p.kind not in ("aside", "teaser") and f"th-adams:{p.number}" not in cited
    ]
    assert list(blocks_of(book, "fa", "th-adams")) == told and told


def test_words_that_lead_to_a_page_belong_to_it(book: Book) -> None:
    """What the home page says of a situation finds the principles it leads to."""
    assert "They are shouting" in texts_of(book, "en")["thank-them-first"][2]


def test_section_headings_that_all_pages_share_are_not_text(book: Book) -> None:
    """“What to do” stands on every principle and would find them all; it only labels blocks."""
    index = documents.index(book, book.languages["en"])
    assert "What to do" in index["sections"]
    for page, texts in zip(index["pages"], index["texts"], strict=True):
        assert page[1] != "principle" or "What to do" not in texts[3]


def test_markup_is_not_searched(book: Book) -> None:
    """Links are held by their words alone."""
    for code in book.languages:
        texts = documents.index(book, book.languages[code])["texts"]
        blocks = [text for title, _, leads, shown in texts for text in (title, *leads, *shown)]
        assert len(blocks) > 500
        assert not [text for text in blocks if "][" in text]


def test_the_same_book_gives_the_same_index(book: Book) -> None:
    """Two runs write the same bytes, which hold JSON and end with a line."""
    first, second = (documents.dump(documents.index(book, book.languages["th"])) for _ in range(2))
    assert first == second
    assert json.loads(first)["format"] == documents.FORMAT


def test_the_engine_is_all_its_parts_without_comments() -> None:
    """Every file of the engine is in the script, and what only explains is not."""
    made = bundle.script()
    assert {path.stem for path in bundle.FOLDER.glob("*.js")} == set(bundle.PARTS)
    for part in bundle.PARTS:
        code = (bundle.FOLDER / f"{part}.js").read_text("utf-8")
        names = [
            line.split("(")[0].removeprefix("function ")
            for line in code.splitlines()
            if line.startswith("function ")
        ]
        assert all(f"function {name}(" in made for name in names)
    assert made.count("/*") == 1, "only the line that says where it is from"


def query_set(name: str, code: str) -> Path:
    """Where a set of queries of a language lies."""
    return ROOT / f"tests/queries/{name}.{code}.json"


MEASURED = [code for code in RELEASED if any(query_set(name, code).exists() for name in SETS)]
"""How well search finds is measured in published languages that have queries, and in no others:
what readers of a draft would ask for is not translated yet.
"""


def test_search_is_measured_in_english_and_in_translations() -> None:
    """Some languages have queries, English among them, and no set is of a language that is none."""
    others = [code for code in LANGUAGES if code not in MEASURED]
    print(f"measured in {', '.join(MEASURED)}; not in {', '.join(others) or 'no language'}")
    assert "en" in MEASURED and len(MEASURED) > 1
    found = {path.name for path in (ROOT / "tests/queries").glob("*.json")}
    assert found <= {query_set(name, code).name for name in SETS for code in LANGUAGES}


@pytest.mark.parametrize("code", MEASURED)
def test_query_sets_ask_for_pages_of_the_book(book: Book, code: str) -> None:
    """Each of a language's sets has thirty queries or more, and asks for pages that exist."""
    assert book.contract
    for name in SETS:
        queries = json.loads(query_set(name, code).read_text("utf-8"))["queries"]
        assert len(queries) >= 30
        for query in queries:
            assert query["query"].strip()
            assert query["relevant"], query["query"]
            # What was retired or moved is found under its successor.
            now = {book.contract.final(page) for page in query["relevant"]}
            assert now <= {*book.pages, *book.articles}, query["query"]


@pytest.mark.parametrize("code", MEASURED)
def test_development_and_test_queries_are_kept_apart(code: str) -> None:
    """Few queries stand in both sets: what was tuned on does not prove anything."""
    dev, test = (
        {
            query["query"]
            for query in json.loads(query_set(name, code).read_text("utf-8"))["queries"]
        }
        for name in SETS
    )
    assert len(dev & test) <= len(test) // 5
