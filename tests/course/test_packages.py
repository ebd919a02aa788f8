"""The packages as files: valid, the same every time, and in need of nothing outside them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from concord.book.model import Book
from concord.course import package
from concord.html import fonts
from concord.links import names
from concord.running import kept
from lxml import etree, html

from ..support import LANGUAGES, ROOT, real
from .conftest import BASE

SCHEMAS = Path(__file__).parents[1] / "schemas" / "scorm-1.2"
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
KINDS = [(code, chapter) for code in LANGUAGES for chapter in (real().book.chapters[0], "")]
each = pytest.mark.parametrize(("code", "chapter"), KINDS)


# libxml2 takes these two for faults of the schemas: a prefix less for XML's own namespace, and
# elements of anyone where an element of the schema may stand too. Without the latter the schemas
# allow less, so what is valid is valid by the whole ones.
WITHOUT = {
    "ims_xml.xsd": ' xmlns="http://www.w3.org/XML/1998/namespace"',
    "imsmd_rootv1p2p1.xsd": '<xsd:group ref="grp.any"/>',
}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """ADL's schema of a SCORM 1.2 manifest, with those of IMS that it builds on."""
    folder = tmp_path_factory.mktemp("schemas")
    for path in SCHEMAS.glob("*.xsd"):
        text, without = path.read_text("utf-8"), WITHOUT.get(path.name, "")
        assert without in text
        (folder / path.name).write_text(text.replace(without, "") if without else text, "utf-8")
    root = etree.Element("{http://www.w3.org/2001/XMLSchema}schema")
    for uri, name in (
        ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
        ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
        ("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"),
    ):
        place = (folder / name).as_uri()
        etree.SubElement(root, f"{root.tag[:-6]}import", namespace=uri, schemaLocation=place)
    # From a text: a schema that was not read from one has no place, and imports nothing.
    return etree.XMLSchema(etree.fromstring(etree.tostring(root)))


def opened(courses: Path, code: str, chapter: str) -> zipfile.ZipFile:
    """A package as an archive."""
    return zipfile.ZipFile(courses / names.scorm(code, chapter))


def manifest(archive: zipfile.ZipFile) -> Any:
    """Its manifest."""
    return etree.fromstring(archive.read("imsmanifest.xml"))


def test_every_chapter_and_the_book_are_there(courses: Path, book: Book) -> None:
    """Each in every language, and all of them in the list of what the site has."""
    found = {path.relative_to(courses).as_posix() for path in courses.rglob("*") if path.is_file()}
    expected = {names.scorm(code, of) for code in LANGUAGES for of in (*book.chapters, "")}
    assert found == expected
    assert expected <= set(names.everything(book))


@each
def test_the_manifest_is_valid(
    courses: Path, schema: etree.XMLSchema, code: str, chapter: str
) -> None:
    """By ADL's own schemas; its files are those of the package, and all of them."""
    archive = opened(courses, code, chapter)
    assert archive.testzip() is None
    root = manifest(archive)
    schema.assertValid(root)
    listed = [file.get("href") for file in root.iter(f"{CP}file")]
    assert sorted(listed) == sorted(set(archive.namelist()) - {"imsmanifest.xml"})
    (resource,) = root.iter(f"{CP}resource")
    assert resource.get(f"{ADL}scormtype") == "sco"
    assert resource.get("href") == "index.html" in archive.namelist()
    (item,) = root.iter(f"{CP}item")
    assert item.get("identifierref") == resource.get("identifier")
    assert item.findtext(f"{ADL}masteryscore") == str(package.MASTERY)
    (organizations,) = root.iter(f"{CP}organizations")
    assert organizations.get("default") == organizations[0].get("identifier")


def test_a_wrong_manifest_is_not_valid(courses: Path, schema: etree.XMLSchema) -> None:
    """All three schemas are really asked: a kind that ADL has not, elements that IMS has not."""
    text = opened(courses, "en", "").read("imsmanifest.xml")
    for old, new in (
        (b'"sco"', b'"course"'),
        (b"<resources>", b"<resources><other/>"),
        (b"imsmd:general", b"imsmd:special"),
    ):
        assert old in text
        assert not schema.validate(etree.fromstring(text.replace(old, new)))


def test_identifiers_stay(courses: Path) -> None:
    """A newer package takes the place of an older one by these; they must never change."""
    root = manifest(opened(courses, "fa", "put-it-right"))
    found = {element.get("identifier") for element in root.iter() if element.get("identifier")}
    assert found == {
        "concord-fa-put-it-right",
        "concord-fa-put-it-right-outline",
        "concord-fa-put-it-right-item",
        "concord-fa-put-it-right-course",
    }
    assert manifest(opened(courses, "th", "")).get("identifier") == "concord-th"


def test_packages_are_the_same_bytes_every_time(courses: Path, book: Book) -> None:
    """From the same book, whatever the day."""
    made = fonts.make(book, kept.store(ROOT))
    again = dict(package.packages(book, BASE, made))
    assert len(again) > 10
    for path, data in again.items():
        assert data == (courses / path).read_bytes(), path


@each
def test_every_id_stands_once_and_every_link_leads_somewhere(
    courses: Path, code: str, chapter: str
) -> None:
    """In the document, or at an address of the site; the document fetches its own files only."""
    archive = opened(courses, code, chapter)
    page = html.fromstring(archive.read("index.html").decode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) > 50
    inside = [href for href in page.xpath("//a/@href") if href.startswith("#")]
    assert {href[1:] for href in inside} <= set(ids)
    outside = [href for href in page.xpath("//a/@href") if not href.startswith("#")]
    assert outside
    assert all(href.startswith(f"{BASE}{code}/") for href in outside)
    fetched = page.xpath("//@src | //link/@href")
    assert set(fetched) <= set(archive.namelist())
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".css")]
    for address in re.findall(r"url\(\"?([^\")]*)", "\n".join(sheets)):
        assert address.startswith("data:") or address in archive.namelist()
    assert not page.xpath("//@*[starts-with(name(), 'on')]")


def test_keys_of_steps_differ(courses: Path) -> None:
    """What is kept of a step is kept of no other."""
    page = html.fromstring(opened(courses, "en", "").read("index.html").decode())
    keys = page.xpath("//@data-key")
    steps = page.xpath("//section/@data-key")
    assert len(steps) == len(set(steps)) > 50
    for form in page.xpath("//form"):
        chosen = form.xpath(".//input/@data-key")
        assert len(chosen) == len(set(chosen)) > 2
        assert len(form.xpath(".//input[@data-right]")) == 1
    assert len(keys) > len(steps)


def test_the_same_steps_in_every_language(courses: Path) -> None:
    """A record is of the book, and not of its words: only its language's package reads it."""
    found = {}
    for code in LANGUAGES:
        page = html.fromstring(opened(courses, code, "").read("index.html").decode())
        assert (page.get("lang"), page.get("dir")) == (
            code,
            real().book.languages[code].direction,
        )
        found[code] = page.xpath("//section/@data-key | //form/@data-record")
    assert len({tuple(keys) for keys in found.values()}) == 1


def test_packages_stay_small(courses: Path) -> None:
    """A chapter weighs less than a picture, so that phones load it."""
    sizes = {path.stem: path.stat().st_size for path in courses.rglob("*.zip")}
    chapters = [size for stem, size in sizes.items() if stem.count("-") > 1]
    assert max(chapters) < 70_000
    assert max(sizes.values()) < 120_000
    assert sum(sizes.values()) < 2_500_000


def test_a_book_of_too_many_steps_has_packages_of_its_chapters(book: Book) -> None:
    """What a platform could not remember whole is not offered whole."""
    chapter = book.chapters[0]
    large = replace(book, questions={chapter: book.questions[chapter] * 130})
    assert names.courses(book) == (*book.chapters, "")
    assert names.courses(large) == book.chapters
    assert not [path for path in names.everything(large) if path.endswith("concord-en.zip")]


def test_no_address_no_package(book: Book) -> None:
    """Links to the rest of the book need an address; without one nothing is made."""
    assert list(package.packages(book, "", fonts.Fonts())) == []
