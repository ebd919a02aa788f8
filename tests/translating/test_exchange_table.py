"""Whatever stands in the table of formats works on the smallest clean book and on the real one."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from concord.book.load import load
from concord.book.messages import messages
from concord.book.model import Book
from concord.links.publish import publish as publish_links
from concord.translating.exchange import formats
from concord.translating.exchange.formats import Format, Holds
from concord.translating.exchange.units import Content
from jsonschema import Draft202012Validator
from lxml import etree

from ..conftest import ROOT, copy_project
from ..support import BASE, concord, copy_base

pytestmark = pytest.mark.xdist_group("table")

SCHEMAS = Path(__file__).parents[1] / "schemas"
# By format, the grammar of tests/schemas that its files keep.
GRAMMARS = {
    "xliff": "xliff-1.2.rng",
    "xliff2": "xliff-2.0.rng",
    "tmx": "tmx-1.4.rng",
    "tbx": "tbx-basic-2008.rng",
    "principles": "principles.schema.json",
}
COPIES = {"smallest": copy_base, "real": copy_project}
of_format = pytest.mark.parametrize("row", formats.TABLE, ids=lambda row: row.file)


@pytest.fixture(scope="module", params=[BASE, ROOT], ids=["smallest", "real"])
def content(request: pytest.FixtureRequest) -> Content:
    """A clean book."""
    loaded = load(request.param)
    assert loaded.findings == []
    return Content(loaded)


def words(book: Book, code: str) -> Iterator[str]:
    """What a book says in a language: its blocks and its glossary."""
    for message in messages(book):
        yield book.translate(message.context, message.text, code).text
    yield from (term.translation for term in book.languages[code].glossary)


def whole(row: Format, text: str) -> bool:
    """Read a file as any program would, and by its grammar where the tests have one."""
    grammar = GRAMMARS.get(row.name, "")
    if row.file.endswith(".json"):
        if grammar:
            schema = json.loads((SCHEMAS / grammar).read_text("utf-8"))
            Draft202012Validator(schema).validate(json.loads(text))
        return bool(json.loads(text))
    if row.file.endswith(".csv"):
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        return bool(rows) and all(len(cells) == len(head) for cells in rows)
    if not text.startswith("<?xml"):
        assert not grammar
        return bool(text.strip())
    top = etree.fromstring(text.encode("utf-8"))
    if grammar:
        etree.RelaxNG(etree.parse(str(SCHEMAS / grammar))).assertValid(top)
    return len(top) > 0


@of_format
def test_every_format_is_made_of_every_book(row: Format, content: Content) -> None:
    """Each file is there, whole, holds words of each of its languages, and is the same again."""
    languages = content.book.translated
    made = dict(formats.made(content, [row], languages))
    files = row.files(languages)
    wanted = {name: codes for name, codes in files.items() if row.needs(content.book, codes)}
    assert made.keys() == wanted.keys()
    for name, codes in wanted.items():
        assert whole(row, made[name]), name
        for code in codes:
            assert any(said in made[name] for said in words(content.book, code)), (name, code)
    assert dict(formats.made(Content(content.loaded), [row], languages)) == made


def test_the_real_book_has_something_for_every_format(content: Content) -> None:
    """What a book has nothing for is left out: of the smallest its glossary, of the real nothing."""
    book = content.book
    left = {row.name for row in formats.TABLE if not row.needs(book, book.translated)}
    assert "tbx" in left if content.loaded.root == BASE else not left


def test_the_command_exports_each_format_by_its_name(tmp_path: Path) -> None:
    """Of the smallest book too; of what it has nothing for it says so, and writes nothing."""
    project = copy_base(tmp_path / "project")
    alone = set()
    for name in formats.NAMES:
        output = tmp_path / name
        result = concord(project, "export", name, "--output", str(output))
        assert (result.status == 0) == output.is_dir(), result.out
        assert result.status == 0 or f"the book has nothing that could stand in {name}" in (
            result.error
        )
        alone |= {path.name for path in output.glob("*")}
    assert concord(project, "export", "--all").status == 0
    assert {path.name for path in (project / "build/exchange").iterdir()} == alone
    assert len(alone) > len(formats.NAMES)


@pytest.mark.parametrize("book", COPIES)
@pytest.mark.parametrize(
    "row", [row for row in formats.TABLE if row.reader], ids=lambda row: row.name
)
def test_what_is_taken_back_reaches_the_catalogue(row: Format, book: str, tmp_path: Path) -> None:
    """Of every book: a text that somebody changed is taken in, and nothing else."""
    project = COPIES[book](tmp_path / "project")
    loaded = load(project)
    output, (code, *_) = tmp_path / "out", loaded.book.translated
    assert concord(project, "export", row.name, "--output", str(output)).status == 0
    (path,) = (output / name for name, codes in row.files([code]).items() if code in codes)
    assert row.reader is not None
    assert path.name.endswith(row.reader.endings)
    text = path.read_bytes().decode("utf-8")
    context, old = next(
        (context, entry.text)
        for context, entry in loaded.book.catalogues[code].items()
        if text.count(entry.text) == 1 and len(entry.text) > 5
    )
    path.write_bytes(text.replace(old, old[::-1]).encode("utf-8"))
    result = concord(project, "import", str(path))
    assert (result.status, " 1 change" in result.out) == (0, True), result.out
    now = load(project).book.catalogues[code]
    before = loaded.book.catalogues[code]
    assert {c for c in now if now[c].text != before[c].text} == {context}
    assert now[context].text == old[::-1]


# -- the site ------------------------------------------------------------------------


def published(folder: Path, content: Content) -> set[str]:
    """What is written into a site, by path below its address."""
    formats.publish(folder, content.loaded)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_site_offers_what_the_table_says(content: Content, tmp_path: Path) -> None:
    """The files there are, their paths and the links for courses are the same."""
    book = content.book
    found = published(tmp_path, content)
    wanted = {
        f"exports/{name}"
        for row in formats.TABLE
        if row.on_site
        for name, codes in row.files(book.translated).items()
        if row.needs(book, codes)
    }
    assert found == wanted == set(formats.paths(book))
    linked = {code: {path for path, _ in formats.labels(book, code)} for code in book.languages}
    assert set().union(*linked.values()) == found
    assert all(linked.values())
    assert len(found) >= 3


def test_links_json_has_the_address_of_every_export(tmp_path: Path) -> None:
    """A course may link to a file of the exports, and the link checker knows it."""
    book = load(ROOT).book
    publish_links(tmp_path, book, "https://book.example/", formats.paths(book))
    listed = json.loads((tmp_path / "links.json").read_text("utf-8"))["files"]
    assert {f"https://book.example/{path}" for path in formats.paths(book)} <= set(listed)
    assert "https://book.example/exports/concord.tmx" in listed


def test_a_built_site_lists_every_export(built_site: Path) -> None:
    """What lies under /exports/ is an address that a course may link to, and is linked itself:
    a file of one language on its own pages, one of all languages on everybody's.
    """
    links = json.loads((built_site / "links.json").read_text("utf-8"))
    there = {path.name for path in (built_site / "exports").iterdir()}
    listed = {url.rpartition("/")[2] for url in links["files"] if "/exports/" in url}
    assert there == listed
    book = load(ROOT).book
    pages = {code: built_site / code / "for-courses/index.html" for code in book.languages}
    linked = {
        code: set(re.findall(r'href="\.\./\.\./exports/([^"]+)"', page.read_text("utf-8")))
        for code, page in pages.items()
    }
    assert set().union(*linked.values()) == there
    for row in formats.TABLE:
        for name, codes in row.files(book.translated).items() if row.on_site else ():
            holders = book.languages if row.holds is Holds.ALL else codes
            assert [code for code in linked if name in linked[code]] == list(holders), name


def test_what_the_site_offers_has_a_name_in_the_interface() -> None:
    """The page for courses can call each file by a name, in every language."""
    interface = load(ROOT).book.interface
    assert [row.on_site for row in formats.TABLE if row.on_site] == [
        row.on_site for row in formats.TABLE if row.on_site in interface
    ]


def first_language(_: Content, languages: Sequence[str]) -> str:
    """An exporter that says which language it was asked for."""
    return languages[0]


@pytest.mark.parametrize(("on_site", "amount"), [("home", 3), (None, 0)])
def test_a_format_is_on_the_site_only_when_its_row_says_so(
    on_site: str | None, amount: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file a language: each is published, and a reader is shown the one in their own."""
    row = Format(
        name="words", file="words-{}.txt", holds=Holds.EACH, on_site=on_site, make=first_language
    )
    monkeypatch.setattr(formats, "TABLE", (row,))
    content = Content(load(BASE))
    found = published(tmp_path, content)
    assert len(found) == amount
    assert all((tmp_path / path).read_text("utf-8") in path for path in found)
    shown = {code: dict(formats.labels(content.book, code)) for code in content.book.languages}
    assert shown == {
        code: {f"exports/words-{code}.txt": "home"} if on_site else {} for code in shown
    }


def test_a_row_has_to_say_whether_it_is_published() -> None:
    """Nobody publishes a file by forgetting a word."""
    says: Mapping[str, object] = {"name": "x", "file": "x", "holds": Holds.ALL, "make": len}
    with pytest.raises(TypeError, match="on_site"):
        Format(**says)  # type: ignore[arg-type]


# -- what is said of it ----------------------------------------------------------------


def test_the_formats_are_documented() -> None:
    """scripts/formats.md is the table, and `concord export --list` prints it."""
    written = (ROOT / "scripts/formats.md").read_text("utf-8")
    assert written == concord(BASE, "export", "--list").out, (
        "run: concord export --list > scripts/formats.md"
    )


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_documents_name_formats_there_are(name: str) -> None:
    """Commands that people copy from the documents ask for formats of the table."""
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"concord export ([a-z0-9]+)", text))
    assert named <= set(formats.NAMES)
    assert "scripts/formats.md" in text
