"""The cartridges and their questions, against the profile's rules and by readers not ours."""

from __future__ import annotations

import io
import unittest
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
from concord.book import record
from concord.book.model import Book
from concord.links import accept
from concord.links import checker as check
from concord.links.cartridge import cartridge
from concord.links.names import VERSIONS
from concord.locale.words import Words
from lxml import etree

from ..support import LANGUAGES

with warnings.catch_warnings():
    # Its last release is of 2017: it is here because nobody of this project wrote it.
    warnings.simplefilter("ignore")
    from pyslet import imscc_profilev1p0 as profile
    from pyslet.imscc_profilev1p1 import CommonCartridge
    from pyslet.qtiv1.xml import QTIDocument
    from pyslet.xml.structures import XMLEntity

SCHEMAS = Path(__file__).parents[1] / "schemas"
BASE = "https://book.example/sub/"
CODES = LANGUAGES
every = pytest.mark.parametrize(("code", "version"), [(c, v) for c in CODES for v in VERSIONS])
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


@pytest.fixture(scope="module")
def contract(book: Book) -> record.Contract:
    """What the book publishes."""
    return accept.effective(book.contract or record.Contract(), book)


def opened(book: Book, contract: record.Contract, code: str, version: str) -> zipfile.ZipFile:
    """A cartridge as an archive."""
    return zipfile.ZipFile(io.BytesIO(cartridge(book, contract, BASE, code, version)))


def schema(name: str, version: str) -> etree.RelaxNG:
    """A schema of tests/schemas for a version of Common Cartridge."""
    text = (
        (SCHEMAS / f"{name}.rng").read_text("utf-8").replace("VERSION", version.replace(".", "p"))
    )
    return etree.RelaxNG(etree.fromstring(text.encode()))


def valid(schema_: etree.RelaxNG, data: bytes) -> etree._Element:
    """The document, when it is valid."""
    tree = etree.fromstring(data)
    schema_.assertValid(tree)
    return tree


@every
def test_every_file_is_valid(
    book: Book, contract: record.Contract, code: str, version: str
) -> None:
    """Manifest, web links and questions follow the profile's grammar, in every language."""
    archive = opened(book, contract, code, version)
    assert archive.testzip() is None
    links, questions = schema("weblink", version), schema("qti", version)
    valid(schema("manifest", version), archive.read("imsmanifest.xml"))
    for name in archive.namelist()[1:]:
        valid(links if name.endswith("link.xml") else questions, archive.read(name))


@every
def test_the_outline_is_the_book(
    book: Book, contract: record.Contract, code: str, version: str
) -> None:
    """Modules are the chapters, items their principles, in the book's order and language."""
    archive = opened(book, contract, code, version)
    tree = etree.fromstring(archive.read("imsmanifest.xml"))
    space = {"c": tree.nsmap[None]}
    files = {
        r.get("identifier"): r.find("c:file", space).get("href")
        for r in tree.iterfind(".//c:resource", space)
    }
    assert sorted(files.values()) == sorted(archive.namelist()[1:])
    modules = tree.findall("c:organizations/c:organization/c:item/c:item", space)
    assert [m.findtext("c:title", None, space) for m in modules] == [
        Words(book, book.languages[code]).title(chapter) for chapter in book.chapters
    ]
    for module, chapter in zip(modules, book.chapters, strict=True):
        items = module.findall("c:item", space)
        urls = [
            etree.fromstring(archive.read(files[item.get("identifierref")]))
            .find("{*}url")
            .get("href")
            for item in items[:-1]
        ]
        wanted = [chapter, *(principle for principle, _ in book.pages[chapter].principles)]
        assert urls == [BASE + contract.pages[page].urls[code] for page in wanted]
        assert files[items[-1].get("identifierref")] == f"check-{chapter}/questions.xml"
    used = [item.get("identifierref") for item in tree.iterfind(".//c:item[@identifierref]", space)]
    assert sorted(used) == sorted(files), "every resource stands once in the outline"


@every
def test_a_reader_not_ours_opens_it(
    book: Book, contract: record.Contract, code: str, version: str, tmp_path: Path
) -> None:
    """Pyslet, a content package reader with a profile test of its own, finds nothing wrong."""
    source = cartridge(book, contract, BASE, code, version)
    path = tmp_path / "course.imscc"
    # Pyslet knows the namespaces of 1.1 only; the structure of the two is the same.
    with zipfile.ZipFile(io.BytesIO(source)) as given, zipfile.ZipFile(path, "w") as archive:
        for name in given.namelist():
            archive.writestr(
                name, given.read(name).replace(b"v1p3", b"v1p1").replace(b"1.3.0", b"1.1.0")
            )
    package = CommonCartridge(str(path))
    assert len(package.laoTable) == sum(2 + len(book.pages[c].principles) for c in book.chapters)
    names = unittest.defaultTestLoader.getTestCaseNames(profile.CCTestCase)
    result = unittest.TestResult()
    unittest.TestSuite(profile.CCTestCase(package, name) for name in names).run(result)
    assert result.testsRun == 8 and not result.failures and not result.errors, result.failures


def found(element: Any, name: str) -> list[Any]:
    """Every element below another whose class has this name."""
    below: list[Any] = []
    for child in element.get_children():
        if not isinstance(child, str):
            below += ([child] if type(child).__name__ == name else []) + found(child, name)
    return below


@pytest.mark.parametrize("code", CODES)
def test_the_questions_are_read_by_a_reader_not_ours(
    book: Book, contract: record.Contract, code: str
) -> None:
    """Pyslet's QTI 1.2 reader finds every question, its answers and what is told to each."""
    archive = opened(book, contract, code, "1.1")
    for chapter in book.chapters:
        document = QTIDocument()
        document.read(src=XMLEntity(io.BytesIO(archive.read(f"check-{chapter}/questions.xml"))))
        items = document.root.Assessment.SectionMixin[0].SectionItemMixin
        questions = book.questions[chapter]
        assert [item.ident for item in items] == [f"{chapter}-{q.id}" for q in questions]
        for item, question in zip(items, questions, strict=True):
            labels = [label.ident for label in found(item, "ResponseLabel")]
            assert labels == [option.id for option in question.options]
            assert len(found(item, "ItemFeedback")) == len(labels)


@every
def test_the_questions_follow_the_rules_no_grammar_says(
    book: Book, contract: record.Contract, code: str, version: str
) -> None:
    """One right answer that scores; each answer tells something; ids are unique and referred to."""
    archive = opened(book, contract, code, version)
    for chapter in book.chapters:
        tree = etree.fromstring(archive.read(f"check-{chapter}/questions.xml"))
        items = tree.findall(".//{*}item")
        assert len({item.get("ident") for item in items}) == len(items) == 4
        for item, question in zip(items, book.questions[chapter], strict=True):
            labels = [label.get("ident") for label in item.iterfind(".//{*}response_label")]
            assert len(set(labels)) == len(labels) >= 3
            assert {v.get("respident") for v in item.iterfind(".//{*}varequal")} == {"answer"}
            told = [d.get("linkrefid") for d in item.iterfind(".//{*}displayfeedback")]
            assert told == [f.get("ident") for f in item.iterfind("{*}itemfeedback")]
            conditions = item.findall(".//{*}respcondition")
            assert {c.get("continue") for c in conditions} == {"No"}
            scores = {c.findtext(".//{*}varequal"): c.findtext("{*}setvar") for c in conditions}
            assert scores == {name: "100" if name == question.right else None for name in labels}
            texts = [m.text for m in item.iterfind(".//{*}mattext")]
            assert len(texts) == 1 + 2 * len(labels) and all(texts)


def test_the_same_book_gives_the_same_bytes(book: Book, contract: record.Contract) -> None:
    """A cartridge holds no time, so that two builds can be compared."""
    one = cartridge(book, contract, BASE, "fa", "1.3")
    assert one == cartridge(book, contract, BASE, "fa", "1.3")
    times = {info.date_time for info in zipfile.ZipFile(io.BytesIO(one)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_checker_reads_what_the_cartridge_links(book: Book, contract: record.Contract) -> None:
    """Every link of a cartridge is found again by the link checker."""
    data = cartridge(book, contract, BASE, "th", "1.1")
    urls = [link.url for link in check.links("course.imscc", io.BytesIO(data), len(data))]
    assert (
        len(urls) == len(set(urls)) == sum(1 + len(book.pages[c].principles) for c in book.chapters)
    )
    assert all(url.startswith(f"{BASE}th/") for url in urls)


def test_markup_in_a_title_cannot_break_the_xml(book: Book, contract: record.Contract) -> None:
    """Whatever characters a translation holds, the cartridge stays well-formed."""
    from dataclasses import replace

    page = book.pages["put-it-right"]
    first = replace(page.blocks[0], text="Put <it> \"right\" & 'well' ]]>")
    book = replace(
        book, pages={**book.pages, page.id: replace(page, blocks=(first, *page.blocks[1:]))}
    )
    archive = opened(book, contract, "en", "1.3")
    tree = valid(schema("manifest", "1.3"), archive.read("imsmanifest.xml"))
    assert "Put <it> \"right\" & 'well' ]]>" in tree.itertext()
