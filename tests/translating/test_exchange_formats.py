"""The exports are what their formats' specifications say, and other programs read them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from concord.book.load import load
from concord.book.loaded import Loaded
from concord.book.messages import messages
from concord.translating.exchange import formats, spreadsheet
from concord.translating.exchange.units import Content, pieces, units
from jsonschema import Draft202012Validator
from lxml import etree
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from ..support import LANGUAGES, RELEASED, concord, copy_base, real, replace

pytestmark = pytest.mark.xdist_group("formats")

SCHEMAS = Path(__file__).parents[1] / "schemas"


@pytest.fixture(scope="module")
def book() -> Loaded:
    """The real book."""
    return real()


@pytest.fixture(scope="module")
def made(book: Loaded) -> Mapping[str, str]:
    """Every export of the real book, by name."""
    return dict(formats.made(Content(book), formats.TABLE, book.book.translated))


def valid(schema: str, text: str) -> None:
    """Check a document against a grammar of tests/schemas."""
    grammar = etree.RelaxNG(etree.parse(str(SCHEMAS / schema)))
    grammar.assertValid(etree.fromstring(text.encode("utf-8")))


@pytest.mark.parametrize("code", LANGUAGES[1:])
@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_xliff_is_valid(made: Mapping[str, str], version: str, code: str) -> None:
    """Every XLIFF file keeps the grammar of its version, and names its languages."""
    text = made[f"concord-{code}-{version}.xlf"]
    valid(f"xliff-{version}.rng", text)
    assert f'{"target-language" if version == "1.2" else "trgLang"}="{code}"' in text


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_xliff_ids_are_unique_and_codes_agree(made: Mapping[str, str], code: str) -> None:
    """What a grammar cannot say: ids of files, units and codes, and what the codes refer to."""
    top = etree.fromstring(made[f"concord-{code}-2.0.xlf"].encode())
    space = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    files = top.xpath("//x:file/@id", namespaces=space)
    assert len(files) == len(set(files))
    ids = top.xpath("//x:unit/@id", namespaces=space)
    assert len(ids) == len(set(ids)) > 500
    for unit in top.iter("{*}unit"):
        data = unit.xpath(".//x:data/@id", namespaces=space)
        used = unit.xpath(".//@dataRef | .//@dataRefStart | .//@dataRefEnd")
        assert set(used) == set(data)
        sides = [side.xpath(".//@id") for side in unit.iter("{*}source", "{*}target")]
        assert all(len(side) == len(set(side)) for side in sides)
        assert len({frozenset(side) for side in sides}) == 1
    ids = etree.fromstring(made[f"concord-{code}-1.2.xlf"].encode()).xpath("//@id[../@resname]")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_translate_toolkit_reads_xliff(book: Loaded, made: Mapping[str, str], code: str) -> None:
    """Another reader finds every block with its text, its notes and its state."""
    wanted = list(units(book, code))
    one = xlifffile.parsestring(made[f"concord-{code}-1.2.xlf"].encode())
    two = Xliff2File.parsestring(made[f"concord-{code}-2.0.xlf"].encode())
    assert (one.getsourcelanguage(), two.getsourcelanguage()) == ("en", "en")
    assert (one.gettargetlanguage(), two.gettargetlanguage()) == (code, code)
    of_one = {unit.getid().rpartition("\x04")[2]: unit for unit in one.units}
    of_two = {unit.getid(): unit for unit in two.units}
    assert of_one.keys() == {unit.id for unit in wanted}
    assert of_two.keys() == {unit.id.replace("/", ".") for unit in wanted}
    for unit in wanted:
        first, second = of_one[unit.id], of_two[unit.id.replace("/", ".")]
        assert (first.source, first.target or "") == (unit.english, unit.text)
        assert all(note in first.getnotes() for note in unit.notes)
        if all(piece.kind == "text" for piece in pieces(unit.english)):
            assert (second.source, second.target or "") == (unit.english, unit.text)
        done = first.get_state_id() >= first.S_TRANSLATED
        assert done == (unit.state in ("approved", "reviewed", "unreviewed"))


def test_tmx_is_valid_and_read(book: Loaded, made: Mapping[str, str]) -> None:
    """The corpus keeps TMX 1.4b, and another reader finds each block's text in each language
    that has it."""
    text = made["concord.tmx"]
    valid("tmx-1.4.rng", text)
    for code in LANGUAGES[1:]:
        wanted = {
            message.context: message
            for message in messages(book.book)
            if book.book.translate(message.context, message.text, code).language == code
        }
        assert wanted or code not in RELEASED
        store = tmxfile.parsestring(text.encode(), "en", code)
        assert {unit.getid() for unit in store.units} == wanted.keys()
        for unit in store.units:
            message = wanted[unit.getid()]
            shown = book.book.translate(message.context, message.text, code)
            assert (unit.source, unit.target) == (message.text, shown.text)
    languages = etree.fromstring(text.encode()).xpath("//tu[1]/tuv/@xml:lang")
    assert tuple(code for code in languages if code in RELEASED) == RELEASED


def test_tbx_is_valid_and_read(book: Loaded, made: Mapping[str, str]) -> None:
    """The glossaries keep TBX-Basic, and another reader finds each term, and no word to avoid."""
    for code in LANGUAGES[1:]:
        text = made[f"concord-{code}.tbx"]
        valid("tbx-basic-2008.rng", text)
        store = tbxfile.parsestring(text.encode(), "en", code)
        found = {frozenset(t.text for t in u.get_source_terms()): u for u in store.units}
        assert len(found) == len(store.units) == len(book.book.languages[code].glossary) > 10
        assert not [unit for unit in store.units if unit.isobsolete() or not unit.target]
        for term in book.book.languages[code].glossary:
            unit = found[frozenset(word.strip() for word in term.term.split(","))]
            terms = {one.text for one in unit.get_target_terms(code)}
            assert not terms & {*term.avoid}
            assert term.translation.partition(",")[0].strip() == unit.target in terms
            assert all(word in unit.getnotes() for word in (*term.avoid, term.note))
        assert store.getsourcelanguage() == "en"


def test_tbx_of_all_languages(book: Loaded, made: Mapping[str, str]) -> None:
    """The one file of all says whose each note is, and has no word to avoid among its terms."""
    text = made["concord.tbx"]
    valid("tbx-basic-2008.rng", text)
    document = etree.fromstring(text.encode())
    for code in LANGUAGES[1:]:
        glossary = book.book.languages[code].glossary
        sets = document.xpath(f"//langSet[@xml:lang='{code}']")
        assert len(sets) == len(glossary)
        terms = {node.text for one in sets for node in one.iter("term")}
        assert {term.translation.partition(",")[0].strip() for term in glossary} <= terms
        notes = [node.text for one in sets for node in one.iter("note")]
        assert all(note.startswith(f"{code}: ") for note in notes)
        assert len(notes) == sum(bool(term.note or term.avoid) for term in glossary) > 0
    assert "deprecated" not in text


def test_principles_as_json(book: Loaded, made: Mapping[str, str]) -> None:
    """The JSON keeps its schema, and has every principle with its sources in every language."""
    schema = json.loads((SCHEMAS / "principles.schema.json").read_text("utf-8"))
    document = json.loads(made["principles.json"])
    Draft202012Validator(schema).validate(document)
    assert tuple(document["languages"]) == LANGUAGES
    assert [row["id"] for row in document["principles"]] == [p.id for p in book.book.principles()]
    for row, page in zip(document["principles"], book.book.principles(), strict=True):
        assert row["urls"]["th"].endswith(f"/th/principles/{page.id}/")
        for block, original in zip(row["blocks"], page.blocks, strict=True):
            assert block["texts"]["en"] == {"state": "canonical", "text": original.text}
            cited = [f"{c['article']}:{c['passage']}" for c in block["citations"]]
            assert cited == [str(cite) for cite in original.citations]
            assert tuple(block["texts"]) == LANGUAGES


def test_principles_as_csv(made: Mapping[str, str]) -> None:
    """The table says what the JSON says."""
    rows = list(csv.DictReader(io.StringIO(made["principles.csv"].removeprefix("\ufeff"))))
    document = json.loads(made["principles.json"])
    flat = [
        (p["id"], b["id"], code, t["state"], t["text"] or "", p["revision"])
        for p in document["principles"]
        for b in p["blocks"]
        for code, t in b["texts"].items()
    ]
    columns = ("principle", "block", "language", "state", "text", "revision")
    assert [tuple(spreadsheet.unguard(row[name]) for name in columns) for row in rows] == flat


def test_what_is_not_current_is_not_passed_off(tmp_path: Path) -> None:
    """A stale or missing text is in no corpus, and has no text in the principles."""
    project = copy_base(tmp_path / "project")
    po = project / "translations/th/LC_MESSAGES/listening.po"
    concord(project, "translations")
    replace(po, 'msgstr "ฟังลูกค้าให้จบ"', 'msgstr ""')
    replace(po, 'msgctxt "hear-them-out/statement"', '#, fuzzy\nmsgctxt "hear-them-out/statement"')
    loaded = load(project)
    made = dict(formats.made(Content(loaded), formats.TABLE, loaded.book.translated))
    blocks = json.loads(made["principles.json"])["principles"][0]["blocks"]
    assert blocks[0]["texts"]["th"] == {"state": "missing", "text": None}
    assert blocks[1]["texts"]["th"] == {"state": "stale", "text": None}
    unit = etree.fromstring(made["concord.tmx"].encode()).xpath("//tu[@tuid='hear-them-out/title']")
    assert unit[0].xpath("tuv/@xml:lang") == ["en", "fa"]
