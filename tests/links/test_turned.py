"""A change that may turn advice round is named, block by block, and is none of wording."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from concord.book import record

from ..support import check, concord, copy_base, replace

PAGE = "docs/principles/hear-them-out.md"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The base project, its contract with what the blocks say; a later day."""
    project = copy_base(tmp_path / "book")
    assert concord(project, "links", "accept").status == 0
    replace(project / "docs/book.yml", "2026-01-01", "2026-02-01")
    return project


def change(project: Path, old: str, new: str) -> None:
    """Another English text, and catalogues that follow."""
    replace(project / PAGE, old, new)
    assert concord(project, "translations").status == 0


def changes(project: Path, page: str = "hear-them-out") -> list[str]:
    """The kinds of change that the contract records of a page."""
    document = json.loads((project / "docs/contract.json").read_text("utf-8"))
    return [change["change"] for change in document["pages"][page]["history"]]


TURNS = [
    ("Wait until they have finished.", "Do not wait until they have finished.", "1 denial where"),
    ("- Arguing in front of others.", "- Arguing in front of 20 others.", "has 20 where"),
]


@pytest.mark.parametrize(("old", "new", "said"), TURNS)
def test_a_turn_is_named_and_is_no_wording(book: Path, old: str, new: str, said: str) -> None:
    """`--wording` is refused, for all pages and for this one; without it the block is named."""
    change(book, old, new)
    before = (book / "docs/contract.json").read_bytes()
    for ids in ([], ["hear-them-out"]):
        refused = concord(book, "links", "accept", "--wording", *ids)
        assert (
            refused.status == 1 and "not a change of wording alone: “hear-them-out#" in refused.out
        )
        assert said in refused.out
        assert (book / "docs/contract.json").read_bytes() == before
    accepted = concord(book, "links", "accept", "--wording", "keep-promises")
    assert accepted.status == 0 and "look: “hear-them-out#" in accepted.out
    assert said in accepted.out
    assert changes(book) == ["new", "meaning"]


def test_advice_exchanged_between_sections_is_named(book: Path) -> None:
    """What to do and what to avoid change places, ids and translations with them."""
    wait, argue = "Wait until they have finished.", "Arguing in front of others."
    text = (book / PAGE).read_text("utf-8")
    turned = text.replace(wait, "@").replace(argue, wait).replace("@", argue)
    (book / PAGE).write_text(turned, "utf-8")
    assert concord(book, "translations").status == 0
    out = concord(book, "links", "accept").out
    assert "look: “hear-them-out#do-wait” says what “avoid-arguing” said" in out
    assert "look: “hear-them-out#avoid-arguing” says what “do-wait” said" in out


def test_a_rewording_passes_as_wording(book: Path) -> None:
    """Other words for the same are no turn."""
    change(book, "Wait until they have finished.", "Wait until they have said it all.")
    accepted = concord(book, "links", "accept", "--wording")
    assert accepted.status == 0 and "look:" not in accepted.out
    assert changes(book) == ["new", "wording"]


def test_an_older_contract_is_read_and_says_that_it_cannot_tell(tmp_path: Path) -> None:
    """A contract without what the blocks say is valid; a change is recorded, with a word of caution."""
    project = copy_base(tmp_path / "book")
    path = project / "docs/contract.json"
    now = record.parse(path.read_text("utf-8"), "contract.json", [])
    assert now is not None and all(page.senses for page in now.pages.values())
    older = {name: dataclasses.replace(page, senses={}) for name, page in now.pages.items()}
    path.write_text(record.dump(dataclasses.replace(now, pages=older)), "utf-8")
    assert "senses" not in path.read_text("utf-8")
    assert check(project).findings == []
    replace(project / "docs/book.yml", "2026-01-01", "2026-02-01")
    change(project, "Wait until they have finished.", "Do not wait.")
    accepted = concord(project, "links", "accept", "--wording")
    assert accepted.status == 0
    assert "was not recorded: compare them yourself" in accepted.out
    found = record.parse((project / "docs/contract.json").read_text("utf-8"), "contract.json", [])
    assert found is not None and found.pages["hear-them-out"].senses["do-wait"].endswith(" -1")


def test_what_a_block_says_is_of_a_block_and_well_formed(book: Path) -> None:
    """A careless edit of the record is a finding, like every other."""
    path = book / "docs/contract.json"
    text = path.read_text("utf-8")
    for old, new in (('"do-wait": "', '"do-what": "'), ('"do-wait": "', '"do-wait": "x')):
        document = json.loads(text)
        assert '"senses"' in text and document["pages"]["hear-them-out"]["senses"]["do-wait"]
        at = text.index(old)
        path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
        assert any("LINK005" in finding for finding in check(book).findings)


def test_translations_stay_current_only_where_the_sense_does(tmp_path: Path) -> None:
    """`concord translations --wording` refuses a block that may say the opposite, and names it."""
    project = copy_base(tmp_path / "book")
    replace(
        project / PAGE, "Wait until they have finished.", "Never wait until they have finished."
    )
    for named in ("all", "hear-them-out/do-wait"):
        refused = concord(project, "translations", "--wording", named)
        assert refused.status == 1
        assert "“hear-them-out/do-wait” has 1 denial where it had none" in refused.out
    assert concord(project, "translations").status == 0
    later = concord(project, "translations", "--wording", "hear-them-out/do-wait")
    assert later.status == 1 and "not a change of wording alone" in later.out
