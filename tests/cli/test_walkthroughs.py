"""CONTRIBUTING.md's walk-throughs, done command by command as a newcomer would."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import polib
import pytest
from concord.book import record
from concord.book.load import load
from concord.html import pages as html_pages

from ..support import Result, check, copy_base, replace
from ..support import concord as run

ROOT = Path(__file__).parents[2]
BLOCK = "hear-them-out/do-wait"
PAGE = Path("docs/principles/hear-them-out.md")
THAI = Path("translations/th/LC_MESSAGES/listening.po")
ENGLISH, CHANGED = "Wait until they have finished.", "Wait in silence until they have finished."
PEOPLE = ("--language", "th", "--translator", "Nok Dee", "--reader", "Ploy Sae")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "book")


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """What the real book is made from; commands need nothing else of the project."""
    for name in ("docs", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def concord(book: Path, *arguments: str) -> Result:
    """Run a command that has to succeed."""
    result = run(book, *arguments)
    assert result.status == 0, result.out + result.error
    return result


def found(book: Path) -> list[str]:
    """The findings of `concord check`, as code and message."""
    return [f"{row['code']} {row['message']}" for row in json.loads(check(book).out)]


def entry(book: Path) -> polib.POEntry:
    return next(e for e in polib.pofile(str(book / THAI)) if e.msgctxt == BLOCK)


def test_change_the_meaning_of_a_block(real: Path) -> None:
    """In the real book the dry run names the block and no other, and where it is stale."""
    text = "Thank them for what they told you."
    page = real / "docs/principles/thank-them-first.md"
    line = page.read_text("utf-8").split(text)[0].count("\n") + 1
    replace(page, text, "Thank them in writing.")
    shown = concord(real, "translations", "--dry-run").out
    assert f"thank-them-first.md:{line}:3\n    - {text}\n    + Thank them in writing." in shown
    assert "    th, tl, ms, fa: stale: " in shown
    named = re.findall(r"^[a-z]\S+/\S+", shown, re.MULTILINE)
    assert named == ["thank-them-first/do-feedback"]


def test_a_changed_block_is_to_be_confirmed_in_every_language(book: Path) -> None:
    """After the update the check asks each translator, and courses are told."""
    replace(book / PAGE, ENGLISH, CHANGED)
    concord(book, "translations")
    assert found(book) == [f"PO007 “{BLOCK}” is marked fuzzy"] * 2
    said = concord(book, "links", "accept").out
    assert "meaning: “hear-them-out” changed in en, fa, th" in said


def renamed(book: Path, old: str, new: str) -> None:
    """Give a principle another id in the English: its file, and every file that names it."""
    (book / f"docs/principles/{old}.md").rename(book / f"docs/principles/{new}.md")
    named = (
        "docs/**/*.md",
        "docs/questions/*.yml",
        "docs/scenarios/*.yml",
        "docs/path.yml",
        "translations/*/asked.yml",
    )
    for path in [path for pattern in named for path in book.glob(pattern)]:
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text), "utf-8")


@pytest.mark.parametrize("updated", ["before", "after"])
def test_rename_a_principle(real: Path, updated: str) -> None:
    """Another id costs no translation and no sign-off, of the page or of those that link to it."""
    old, new = "thank-them-first", "begin-with-thanks"
    signed = {
        path: len(json.loads(path.read_text("utf-8"))) for path in real.glob("*/*/reviews.json")
    }
    assert all(signed.values()) and len(signed) > 1
    renamed(real, old, new)
    if updated == "before":
        concord(real, "translations")
        assert run(real, "status", "--require", "translated").status == 1
    said = concord(real, "links", "accept", "--moved", f"{old}={new}").out
    assert "translations and their sign-offs have the new ids" in said
    concord(real, "translations")
    assert run(real, "status", "--require", "translated").status == 0
    for path, amount in signed.items():
        kept = json.loads(path.read_text("utf-8"))
        assert len(kept) == amount
        assert not [context for context in kept if context.startswith(f"{old}/")]
    assert [f for f in found(real) if not f.startswith(("SRC", "PAGE"))] == []
    assert "is up to date" in concord(real, "links", "accept").out


def test_rename_a_block(book: Path) -> None:
    """A block under another id keeps its translations and its sign-off."""
    new = f"{BLOCK}-now"
    concord(book, "review", *PEOPLE, BLOCK)
    replace(book / PAGE, "#do-wait", "#do-wait-now")
    concord(book, "translations")
    concord(book, "links", "accept", "--moved", f"{BLOCK}={new}".replace("/", "#"))
    concord(book, "translations")
    assert found(book) == []
    assert new in json.loads((book / "translations/th/reviews.json").read_text("utf-8"))


def test_change_the_wording_of_a_block(book: Path) -> None:
    """Translations stay current in every language, and courses are told that nothing is new."""
    replace(book / PAGE, ENGLISH, "Wait till they have finished.")
    concord(book, "translations", "--wording", BLOCK)
    assert found(book) == []
    assert entry(book).tcomment.endswith(ENGLISH)
    said = concord(book, "links", "accept", "--wording").out
    assert "wording: “hear-them-out” changed in en; courses" in said


def test_translate_in_a_po_editor(book: Path) -> None:
    """A file that an editor wrapped and dated is put in order; what was translated is current."""
    replace(book / PAGE, ENGLISH, CHANGED)
    concord(book, "translations")
    po = polib.pofile(str(book / THAI))  # wraps, as editors do
    mine = next(e for e in po if e.msgctxt == BLOCK)
    mine.msgstr, mine.previous_msgid = "รอเงียบ ๆ จนลูกค้าพูดจบ", None
    mine.flags.remove("fuzzy")
    po.metadata["POT-Creation-Date"] = "2026-11-22 10:00+0700"
    po.save(str(book / THAI))
    assert [row[:5] for row in found(book)] == ["PO007", "PO004"]
    concord(book, "translations")
    assert [row[:5] for row in found(book)] == ["PO007"]  # Persian is still to be done
    assert load(book).book.translate(BLOCK, CHANGED, "th").text == mine.msgstr


def test_review_and_sign_off(book: Path) -> None:
    """A page, a block, a catalogue, everything: then the requirement is met."""
    for what in ("hear-them-out", BLOCK, "listening.po", "all"):
        assert run(book, "status", "--language", "th", "--require", "reviewed").status == 1
        concord(book, "review", *PEOPLE, what)
    concord(book, "status", "--language", "th", "--require", "reviewed")
    assert found(book) == []


def test_add_a_language(real: Path) -> None:
    """One line of data: catalogues are made, nothing but translations is missing, and a draft
    shows every page in the new language with the English marked."""
    with (real / "translations/languages.yml").open("a", encoding="utf-8") as languages:
        languages.write("- code: ur\n")
    concord(real, "translations")
    loaded = load(real)
    assert loaded.findings == []
    now = loaded.book
    assert now.catalogues["ur"].keys() == now.catalogues["th"].keys()
    pages = {page.id: page.html for page in html_pages.pages(now, now.languages["ur"])}
    assert 'class="cn-untranslated"' in pages["thank-them-first"]
    assert '<a href="../../ur/principles/thank-them-first/#do-feedback">' in pages["status"]


def test_add_an_article(book: Path) -> None:
    """From a text to a cited register: the check asks for each step until nothing is left."""
    text = book / "comptoir.txt"
    text.write_text("Un comptoir calme\n\nParlez plus bas que la personne.\n", "utf-8")
    concord(book, "article", "add", str(text), "--lang", "fr", "--slug", "comptoir")
    register = book / "docs/articles/fr-comptoir.yml"
    assert "SRC006 passage 1 has no gloss" in found(book)
    filled = register.read_text("utf-8").replace("'[TODO]'", "Un comptoir calme")
    filled = filled.replace("unknown:\n- title\n", "unknown:\n")
    for kind, gloss in (("title", "The title."), ("advice", "Lower your voice.")):
        filled = filled.replace("kind: TODO", f"kind: {kind}", 1)
        filled = filled.replace("gloss: TODO", f"gloss: {gloss}", 1)
    register.write_text(filled, "utf-8")
    asked = [row[:6] for row in found(book) if row.startswith("SRC")]
    assert asked == ["SRC012"]
    replace(book / PAGE, 'do-wait cites="th-listen:3"', 'do-wait cites="th-listen:3 fr-comptoir:2"')
    shown = concord(book, "translations", "--dry-run").out
    assert "fr-comptoir/2  docs/articles/fr-comptoir.yml:" in shown
    concord(book, "translations")
    assert "“Un comptoir calme”: Lower your voice." in entry(book).comment
    assert "new: the article “fr-comptoir”" in concord(book, "links", "accept").out
    assert {row[:5] for row in found(book)} == {"PO006"}  # its glosses are to be translated


def test_retire_a_principle(book: Path) -> None:
    """Its translations are kept as obsolete, and its addresses lead to its successor."""
    (book / "docs/principles/keep-promises.md").rename(book / "docs/principles/keep-to-it.md")
    replace(book / "docs/chapters/promising.md", "[keep-promises]", "[keep-to-it]")
    assert "LINK001 the principle “keep-promises” is gone" in found(book)
    assert "PAGE012 “keep-promises” is the id of no principle" in found(book)
    replace(book / PAGE, "related: [keep-promises]", "related: [keep-to-it]")
    replace(book / PAGE, "[you promised][keep-promises]", "[you promised][keep-to-it]")
    shown = concord(book, "translations", "--dry-run").out
    assert "keep-promises/statement  (gone)" in shown
    concord(book, "translations")
    kept = polib.pofile(str(book / "translations/th/LC_MESSAGES/promising.po"))
    assert "keep-promises/statement" in {e.msgctxt for e in kept.obsolete_entries()}
    concord(book, "links", "accept", "--retired", "keep-promises=keep-to-it")
    assert [row[:6] for row in found(book) if row.startswith("CFG")] == ["CFG022"] * 3
    for asked in book.glob("translations/*/asked.yml"):
        replace(asked, "keep-promises:", "keep-to-it:")
    assert {row[:5] for row in found(book)} == {"PO006", "PO007"}
    now = load(book).book
    assert now.contract is not None
    assert now.contract.pages["keep-promises"].state == record.RETIRED
    assert now.contract.final("keep-promises") == "keep-to-it"
