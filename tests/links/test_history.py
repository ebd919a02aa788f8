"""Years of changes to a book, and what the build says at each: `concord check`, `links accept`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from concord.book import record
from concord.book.load import load
from concord.book.record import Change, Contract, Record
from concord.links.accept import Refused, Wish, accept

from ..conftest import mkdocs
from ..support import concord, copy_base, copy_site

HASH = "sha256:" + "0" * 64


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The base project with a second principle in one chapter, recorded in its contract."""
    project = copy_base(tmp_path / "book")
    page = project / "docs/principles/keep-promises.md"
    (page.parent / "keep-your-word.md").write_text(page.read_text("utf-8"), "utf-8")
    swap(
        project / "docs/chapters/promising.md", "[keep-promises]", "[keep-promises, keep-your-word]"
    )
    assert concord(project, "translations").status == 0
    assert "new: the principle “keep-your-word”" in concord(project, "links", "accept").out
    return project


def swap(path: Path, old: str, new: str) -> None:
    """Replace a text everywhere in a file."""
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def codes(project: Path) -> set[str]:
    """The LINK and CFG001 codes that `concord check` reports; a draft's others are not ours."""
    rows = json.loads(concord(project, "check", "--format", "json").out)
    return {row["code"] for row in rows if row["code"].startswith(("LINK", "CFG001"))}


def contract(project: Path) -> Contract:
    """The contract as committed."""
    text = (project / "docs/contract.json").read_text("utf-8")
    found = record.parse(text, "contract.json", [])
    assert found is not None
    return found


def rename(project: Path, old: str, new: str) -> None:
    """Give a principle another id everywhere but in the contract."""
    (project / f"docs/principles/{old}.md").rename(project / f"docs/principles/{new}.md")
    for path in [*project.glob("docs/**/*.md"), *project.glob("translations/**/*.po")]:
        swap(path, old, new)
    assert concord(project, "translations").status == 0


def remove(project: Path, principle: str) -> None:
    """Take a principle out of the book."""
    (project / f"docs/principles/{principle}.md").unlink()
    swap(project / "docs/chapters/promising.md", f", {principle}", "")
    concord(project, "translations")


def test_what_is_published_is_the_contract(book: Path) -> None:
    """A book whose contract is recorded has nothing to say about links."""
    assert codes(book) == set()
    assert "is up to date" in concord(book, "links", "accept").out


def test_a_renamed_page_stops_the_build_until_its_move_is_recorded(book: Path) -> None:
    """A page under a new id is gone for those who link, unless the contract says where it went."""
    rename(book, "keep-your-word", "keep-to-it")
    assert codes(book) == {"LINK001", "LINK004"}
    refused = concord(book, "links", "accept")
    assert refused.status == 1 and "the contract was not changed" in refused.out
    assert "--moved" in refused.out
    done = concord(book, "links", "accept", "--moved", "keep-your-word=keep-to-it")
    assert done.status == 0, done.out
    assert "moved: “keep-your-word” → “keep-to-it”. Links to its 3 addresses" in done.out
    assert codes(book) == set()
    assert contract(book).pages["keep-your-word"].state == "moved"


def test_a_move_to_another_chapter_breaks_no_link(book: Path) -> None:
    """An address does not name the chapter, so only the outlines of two chapters change."""
    swap(book / "docs/chapters/promising.md", ", keep-your-word", "")
    swap(book / "docs/chapters/listening.md", "[hear-them-out]", "[hear-them-out, keep-your-word]")
    concord(book, "translations")
    assert codes(book) == set()
    said = concord(book, "links", "accept").out
    assert "meaning: “listening” changed in en, fa, th" in said
    assert "meaning: “promising” changed in en, fa, th" in said
    assert "keep-your-word" not in said


def test_a_retired_page_names_its_successor(book: Path) -> None:
    """A page may be given up only for another that is there."""
    remove(book, "keep-your-word")
    assert codes(book) == {"LINK001"}
    for successor in ("nowhere", "keep-your-word", "https://elsewhere.example/"):
        refused = concord(book, "links", "accept", "--retired", f"keep-your-word={successor}")
        assert refused.status == 1 and "no page of the book" in refused.out
    moved = concord(book, "links", "accept", "--moved", "keep-your-word=keep-promises")
    assert moved.status == 1 and "say --retired keep-your-word=keep-promises" in moved.out
    done = concord(book, "links", "accept", "--retired", "keep-your-word=keep-promises")
    assert "names as its successor “keep-promises”" in done.out
    assert codes(book) == set()


def test_a_chain_is_never_recorded(book: Path) -> None:
    """What led to a page that moves now leads straight to where it went."""
    rename(book, "keep-your-word", "second-name")
    assert concord(book, "links", "accept", "--moved", "keep-your-word=second-name").status == 0
    rename(book, "second-name", "third-name")
    done = concord(book, "links", "accept", "--moved", "second-name=third-name")
    assert "leads straight to “third-name” now" in done.out
    # A signpost may be led anew, also to a page that is published by now.
    assert concord(book, "links", "accept", "--moved", "keep-your-word=third-name").status == 0
    assert {contract(book).pages[old].to for old in ("keep-your-word", "second-name")} == {
        "third-name"
    }
    assert codes(book) == set()


def test_a_new_language_is_one_finding_until_it_is_published(book: Path) -> None:
    """Every page of a new language is new: that is said once, and is no change of any page."""
    with (book / "translations/languages.yml").open("a", encoding="utf-8") as languages:
        languages.write("- code: vi\n")
    assert concord(book, "translations").status == 0
    rows = json.loads(concord(book, "check", "--format", "json").out)
    new = [row for row in rows if row["code"] == "LINK004"]
    assert [row["path"] for row in new] == ["translations/languages.yml"]
    assert "when it is translated" in new[0]["hint"]
    before = contract(book).pages["keep-promises"]
    said = concord(book, "links", "accept").out
    assert said.count("new in “vi”") == 1 and "changed in" not in said
    assert "warning: “vi” is published with 0 of " in said
    after = contract(book).pages["keep-promises"]
    assert after.urls["vi"] == "vi/principles/keep-promises/" and after.content.keys() >= {"vi"}
    assert after.history == before.history
    assert codes(book) == set()


def test_a_translated_language_is_published_without_a_warning(book: Path) -> None:
    """The warning is about what is unfinished only."""
    path = book / "docs/contract.json"
    path.unlink()
    unfinished = concord(book, "links", "accept", "--new").out  # its second principle is new
    assert "warning: “th”" in unfinished and "warning: “en”" not in unfinished
    whole = copy_base(book.parent / "whole")
    (whole / "docs/contract.json").unlink()
    assert "warning" not in concord(whole, "links", "accept", "--new").out


def test_a_dropped_language_leads_to_another(book: Path) -> None:
    """A language that is given up loses no address."""
    languages = book / "translations/languages.yml"
    lines = languages.read_text("utf-8").splitlines(keepends=True)
    languages.write_text("".join(line for line in lines if "fa" not in line), "utf-8")
    shutil.rmtree(book / "translations/fa")
    assert codes(book) == {"LINK006"}
    done = concord(book, "links", "accept", "--dropped", "fa=en")
    assert done.status == 0, done.out
    assert "dropped: “fa” → “en”" in done.out
    assert codes(book) == set()
    assert "fa" in contract(book).pages["listening"].urls


def test_an_id_is_never_used_again(book: Path) -> None:
    """A new page cannot take the id of one that was given up, whatever is asked for."""
    page = book / "docs/principles/keep-your-word.md"
    text = page.read_text("utf-8")
    remove(book, "keep-your-word")
    assert concord(book, "links", "accept", "--retired", "keep-your-word=keep-promises").status == 0
    page.write_text(text, "utf-8")
    swap(book / "docs/chapters/promising.md", "[keep-promises]", "[keep-promises, keep-your-word]")
    concord(book, "translations")
    assert "LINK008" in codes(book)
    refused = concord(book, "links", "accept")
    assert refused.status == 1 and "LINK008" in refused.out
    assert contract(book).pages["keep-your-word"].state == "retired"


def test_a_deleted_contract_is_not_begun_anew_by_itself(book: Path) -> None:
    """Without its contract the build stops; only the words --new begin one."""
    (book / "docs/contract.json").unlink()
    assert codes(book) == {"CFG001"}
    assert concord(book, "links", "accept").status == 1
    assert not (book / "docs/contract.json").exists()
    assert concord(book, "links", "accept", "--new").status == 0


def test_a_block_that_is_gone_says_what_took_its_place(book: Path) -> None:
    """A fragment that was published lands where its block went."""
    page = book / "docs/chapters/listening.md"
    swap(page, "{: #intro }", "{: #opening }")
    for path in book.glob("translations/**/*.po"):
        swap(path, '"listening/intro"', '"listening/opening"')
    assert codes(book) == {"LINK002", "LINK004"}
    done = concord(book, "links", "accept", "--moved", "listening#intro=listening#opening")
    assert done.status == 0, done.out
    assert contract(book).pages["listening"].gone == {"intro": "opening"}
    assert codes(book) == set()


def test_a_later_revision_is_recorded_with_its_changes(book: Path) -> None:
    """A new day of the content is recorded, with whether the meaning or the wording changed."""
    swap(book / "docs/book.yml", "2026-01-01", "2026-05-01")
    assert codes(book) == {"LINK007"}
    swap(book / "docs/principles/keep-your-word.md", "only what", "just what")
    concord(book, "translations")
    assert "meaning: “keep-your-word” changed in" in concord(book, "links", "accept").out
    assert contract(book).pages["keep-your-word"].history[-1].change == "meaning"
    swap(book / "docs/book.yml", "2026-05-01", "2026-06-01")
    swap(book / "docs/principles/keep-your-word.md", "just what", "only what")
    concord(book, "translations")
    assert "wording: “keep-your-word”" in concord(book, "links", "accept", "--wording").out
    assert [c.revision for c in contract(book).pages["keep-your-word"].history] == [
        "2026-01-01",
        "2026-05-01",
        "2026-06-01",
    ]


def test_an_older_revision_is_refused(book: Path) -> None:
    """The day of the content never goes back."""
    swap(book / "docs/book.yml", "2026-01-01", "2025-01-01")
    assert codes(book) == {"LINK010"}
    assert concord(book, "links", "accept").status == 1


def test_a_resolved_merge_is_taken_on_request_only(book: Path) -> None:
    """Both sides of a merge make a contract again; its checksum is wrong until --merged."""
    path = book / "docs/contract.json"
    whole = path.read_text("utf-8")
    swap(path, "sha256:" + json.loads(whole)["checksum"][7:], HASH)
    assert codes(book) == {"LINK005"}
    assert concord(book, "links", "accept").status == 1
    assert concord(book, "links", "accept", "--merged").status == 0
    assert path.read_text("utf-8") == whole


def test_a_refusal_changes_nothing(book: Path) -> None:
    """No wish that cannot be granted leaves a trace in the contract."""
    before = (book / "docs/contract.json").read_bytes()
    for wish in (
        ("--moved", "listening=promising"),
        ("--moved", "never-was=promising"),
        ("--moved", "listening"),
        ("--retired", "listening#nothing=listening#intro"),
        ("--dropped", "th=en"),
        ("--dropped", "xx=en"),
        ("--new",),
    ):
        result = concord(book, "links", "accept", *wish)
        assert result.status == 1 and "the contract was not changed" in result.out, (wish, result)
    assert (book / "docs/contract.json").read_bytes() == before


def test_a_broken_promise_stops_a_real_build(tmp_path: Path) -> None:
    """`mkdocs build` itself makes nothing of a book that lost a published page or its contract."""
    project = copy_site(tmp_path / "project")
    page = project / "docs/principles/keep-promises.md"
    text = page.read_text("utf-8")
    page.unlink()
    result = mkdocs("build", cwd=project)
    gone = "LINK001 the principle “keep-promises” is gone"
    assert result.returncode and gone in result.stdout, result.stdout
    page.write_text(text, "utf-8")
    (project / "docs/contract.json").unlink()
    result = mkdocs("build", cwd=project)
    assert result.returncode and "docs/contract.json:0:0 CFG001" in result.stdout, result.stdout
    assert not (project / "site").exists()


def test_the_contract_is_written_one_way(book: Path) -> None:
    """Reading and writing a contract gives the same bytes, whatever is in it."""
    page = Record(
        "page",
        "moved",
        "index",
        "2026-01-01",
        "2026-02-02",
        {"en": "en/gone/"},
        {"en": HASH},
        ("title", "p10", "p9"),
        {"old": "title", "older": ""},
        (Change("2026-01-01", "new", ("en",)), Change("2026-02-02", "moved", ("en",))),
    )
    text = record.dump(Contract("2026-02-02", contract(book).languages, {"gone": page}))
    again = record.parse(text, "contract.json", [])
    assert again is not None and record.dump(again) == text
    assert '"blocks": ["p9", "p10", "title"]' in text


def test_a_recorded_change_needs_no_file(book: Path) -> None:
    """What is published beside the pages follows the book even before a change is recorded."""
    loaded = load(book)
    assert loaded.book.contract is not None
    new, effects = accept(loaded.book.contract, loaded.book, Wish())
    assert effects == [] and new == loaded.book.contract
    with pytest.raises(Refused, match="still a page"):
        accept(loaded.book.contract, loaded.book, Wish(moved={"listening": "promising"}))
