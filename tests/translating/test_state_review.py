"""Signing off: who translated and who reviewed each block is on record, as long as it holds."""

from __future__ import annotations

import json
from dataclasses import replace as with_
from pathlib import Path
from typing import Any

import pytest
from concord.book import signoff
from concord.book.load import load
from concord.book.loaded import Loaded
from concord.book.messages import messages
from concord.checks import translations
from concord.findings.diagnostics import Finding
from concord.translating.state import review

from ..support import check, concord, copy_base, replace, tree

THAI = "translations/th/LC_MESSAGES/listening.po"
RECORD = "translations/th/reviews.json"
PEOPLE = ("--translator", "Nok Dee", "--reader", "Ploy")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def sign(base: Path, *what: str) -> None:
    result = concord(base, "review", "--language", "th", *PEOPLE, *what)
    assert result.status == 0, result.out


def state(base: Path) -> dict[str, int]:
    """How many Thai blocks are in each state."""
    document: dict[str, Any] = json.loads(concord(base, "status", "--format", "json").out)
    thai = document["languages"]["th"]
    return {name: thai[name] for name in ("reviewed", "unreviewed", "stale", "missing")}


def say(base: Path, new: str, old: str = "learn to listen") -> None:
    replace(base / "docs/chapters/listening.md", old, new)


def test_a_whole_language_is_signed_off_by_one_command(base: Path) -> None:
    """`all` is every block; the book is still clean and the requirement is met."""
    assert concord(base, "status", "--require", "reviewed").status == 1
    sign(base, "all")
    assert state(base) == {"reviewed": 44, "unreviewed": 0, "stale": 0, "missing": 0}
    assert check(base).findings == []
    assert concord(base, "status", "--language", "th", "--require", "reviewed").status == 0
    assert concord(base, "status", "--require", "reviewed").status == 1


def test_the_record_has_a_line_for_each_block_in_order(base: Path) -> None:
    """Two people's sign-offs merge line by line; signing again changes no byte."""
    sign(base, "listening/title")
    sign(base, "hear-them-out/statement", "index")
    lines = (base / RECORD).read_text("utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        ' "hear-them-out/statement"', ' "index/lead"', ' "index/title"', ' "listening/title"',
    ]  # fmt: skip
    assert '{"translator": "Nok Dee", "reader": "Ploy", "text": "' in lines[1]
    before = tree(base)
    sign(base, "index")
    assert tree(base) == before


@pytest.mark.parametrize(
    ("what", "amount"),
    [("listening", 2), ("listening.po", 11), ("listening#intro", 1), ("th-listen", 6)],
)
def test_what_is_signed_off_can_be_named_in_parts(base: Path, what: str, amount: int) -> None:
    """A page, a catalogue (a chapter with its principles), a block, an article."""
    sign(base, what)
    assert state(base)["reviewed"] == amount


def test_a_sign_off_falls_away_with_either_text_and_comes_back_with_it(base: Path) -> None:
    """What was read is no longer what stands there, so nobody has read it."""
    sign(base, "all")
    replace(base / THAI, "บทนี้สอนให้ฟัง", "บทนี้สอนการฟัง")
    assert state(base) == {"reviewed": 43, "unreviewed": 1, "stale": 0, "missing": 0}
    replace(base / THAI, "บทนี้สอนการฟัง", "บทนี้สอนให้ฟัง")
    say(base, "learn to listen well")
    concord(base, "translations")
    assert state(base) == {"reviewed": 43, "unreviewed": 0, "stale": 1, "missing": 0}
    say(base, "learn to listen", "learn to listen well")
    concord(base, "translations")
    assert state(base)["reviewed"] == 44


def test_a_change_of_wording_keeps_the_sign_off(base: Path) -> None:
    """The meaning that was read is the same, so the record is renewed with the new English."""
    sign(base, "all")
    say(base, "will learn to listen")
    assert concord(base, "translations", "--wording", "listening/intro").status == 0
    assert state(base)["reviewed"] == 44
    say(base, "learn to listen", "will learn to listen")
    concord(base, "translations")
    assert state(base)["reviewed"] == 44


def test_a_change_of_wording_signs_nothing_off_by_itself(base: Path) -> None:
    """A translation edited since its sign-off stays unreviewed."""
    sign(base, "all")
    replace(base / THAI, "บทนี้สอนให้ฟัง", "บทนี้สอนการฟัง")
    say(base, "will learn to listen")
    concord(base, "translations", "--wording", "all")
    assert state(base)["unreviewed"] == 1


def test_the_sign_off_of_a_block_that_is_gone_goes_with_an_update(base: Path) -> None:
    """The record holds no block that the book does not have, once it is decided where it went."""
    sign(base, "all")
    page = base / "docs/principles/hear-them-out.md"
    replace(page, "- Arguing in front of others. {: #avoid-arguing", "- Haste. {: #avoid-haste")
    assert not [finding for finding in check(base).findings if "PO016" in finding]
    gone = "hear-them-out#avoid-arguing=hear-them-out"
    assert concord(base, "links", "accept", "--moved", gone).status == 0
    assert f"{RECORD}:7:2 PO016" in check(base).findings
    concord(base, "translations")
    assert not [finding for finding in check(base).findings if "PO016" in finding]


def test_a_second_reader_need_not_be_named(base: Path) -> None:
    """That somebody else has read a text is on record without a name, and is no approval."""
    assert concord(base, "review", "--language", "th", "all").status == 0
    assert state(base)["reviewed"] == 44
    assert '"index/title": {"text": "' in (base / RECORD).read_text("utf-8")
    assert concord(base, "status", "--language", "th", "--require", "approved").status == 1


def test_a_named_person_approves(base: Path) -> None:
    """Who answers for a language is told in JSON; who read it before stays on record."""
    sign(base, "all")
    approved = concord(base, "review", "--language", "th", "--approver", "Mali", "all")
    assert (approved.status, state(base)["reviewed"]) == (0, 0)
    thai = json.loads(concord(base, "status", "--format", "json").out)["languages"]["th"]
    assert (thai["approved"], thai["approvers"]) == (44, ["Mali"])
    assert '"reader": "Ploy", "approver": "Mali"' in (base / RECORD).read_text("utf-8")
    for wanted in ("reviewed", "approved"):
        assert concord(base, "status", "--language", "th", "--require", wanted).status == 0
    replace(base / THAI, "บทนี้สอนให้ฟัง", "บทนี้สอนการฟัง")
    assert concord(base, "status", "--language", "th", "--require", "approved").status == 1


def test_who_wrote_a_text_does_not_approve_it(base: Path) -> None:
    """The translator that is on record is asked for, not only the one that is named now."""
    sign(base, "all")
    refused = concord(base, "review", "--language", "th", "--approver", "Nok Dee", "index")
    assert (refused.status, state(base)["reviewed"]) == (1, 44)
    assert "“Nok Dee” cannot judge “index/title”" in refused.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--translator", "Nok Dee", "--reader", "NOK  dee", "all"), "cannot judge"),
        (("--translator", "นก", "--reader", " ", "all"), "has a name"),
        ((*PEOPLE, "nowhere", "index"), "“nowhere” is no page, block or catalogue"),
        ((*PEOPLE, "all"), "“listening/intro” is stale, so there is nothing to sign off"),
        ((*PEOPLE, "index/lead"), "“index/lead” is missing, so there is nothing to sign off"),
    ],
    ids=["same-person", "nobody", "nowhere", "stale", "missing"],
)
def test_what_cannot_be_signed_off_is_refused(
    base: Path, arguments: tuple[str, ...], told: str
) -> None:
    """Nobody reads their own work, and nobody signs what is not translated; nothing is written."""
    say(base, "learn to listen well")
    concord(base, "translations")
    pages = base / "translations/th/LC_MESSAGES/pages.po"
    replace(pages, 'msgstr "เริ่มจาก[การฟังลูกค้าให้จบ][hear-them-out]"', 'msgstr ""')
    before = tree(base)
    result = concord(base, "review", "--language", "th", *arguments)
    assert (result.status, tree(base)) == (1, before)
    assert told in result.out and "nothing was signed off" in result.out


def test_the_canonical_language_is_not_reviewed(base: Path) -> None:
    """English is what the others are translations of; an unknown code is no language either."""
    for code in ("en", "xx"):
        result = concord(base, "review", "--language", code, *PEOPLE, "all")
        assert (result.status, result.error) == (
            2, f"concord: “{code}” is no translated language of the book\n",
        )  # fmt: skip


def test_a_merge_that_left_both_sides_is_put_in_order(base: Path) -> None:
    """The lines of both sides in any order become the record again with an update."""
    sign(base, "index", "listening")
    whole = (base / RECORD).read_text("utf-8")
    first, *rest = whole.splitlines()[1:-1]
    swapped = ",\n".join(line.rstrip(",") for line in (*rest, first))
    (base / RECORD).write_text("{\n" + swapped + "\n}\n", "utf-8")
    assert check(base).findings == [f"{RECORD}:2:1 PO015"]
    assert concord(base, "translations").status == 0
    assert (base / RECORD).read_text("utf-8") == whole


@pytest.fixture(scope="module")
def real() -> tuple[Loaded, str]:
    """The real book, and the record of a Thai sign-off of all of it."""
    loaded = load(Path(__file__).parents[2])
    signed = review.sign(
        loaded.book, "th", messages(loaded.book), review.People("Nok Dee", "Ploy Sae")
    )
    return loaded, signoff.dump(signed)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("PO014", '\n "about/title"', '\n "about/title": {},\n "about/title"'),
        ("PO014", '\n "about/title"', '\n<<<<<<< ours\n "about/title"'),
        ("PO015", '\n "about/title"', '\n  "about/title"'),
        ("PO016", '"about/title"', '"about/titel"'),
        ("PO017", '"map/title": {"translator": "Nok Dee"', '"map/title": {"translator": "PloySae"'),
    ],
)
def test_a_fault_planted_in_the_real_record(
    real: tuple[Loaded, str], code: str, old: str, new: str
) -> None:
    """Each code finds its fault among the sign-offs of the whole book, and nothing else."""
    loaded, text = real
    assert text.count(old) == 1
    findings: list[Finding] = []
    before = list(translations.translation_findings(loaded))
    found = signoff.parse(text.replace(old, new), RECORD, findings)
    book = with_(loaded.book, reviews={"th": found})
    findings += [
        f for f in translations.translation_findings(with_(loaded, book=book)) if f not in before
    ]
    assert [finding.code for finding in findings] == [code]
