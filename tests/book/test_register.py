"""Registers: passages, fingerprints, dates; and what changed between a register and a text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from concord.articles import comparison
from concord.book import register
from concord.book.model import Article
from concord.findings.diagnostics import Finding

from ..support import BASE

TEXT = "หนึ่ง\nสอง\n\nสาม\nสี่\nห้า\n"


def _article(text: str) -> Article:
    return comparison.draft("th-a", "th", text, None)


def _changes(old: str, new: str) -> list[tuple[str, int, int]]:
    return [(c.kind, c.old, c.new) for c in comparison.compare(_article(old), new)]


def test_a_passage_is_a_line_with_more_than_white_space() -> None:
    """NO-BREAK SPACE, tabs and other white space alone make no passage."""
    text = " one \n\n\u00a0\u00a0\n\t\n \u2003\ntwo\nthree"
    assert register.passages_of(text) == ["one", "two", "three"]


def test_a_fingerprint_is_sha_256_of_the_folded_text() -> None:
    """Anybody can compute it: NFC, white space folded, UTF-8, SHA-256."""
    plain = hashlib.sha256("caf\u00e9 au lait".encode()).hexdigest()
    for copy in ("caf\u00e9 au lait", "cafe\u0301 au lait", " caf\u00e9\u00a0au \t lait "):
        assert register.fingerprint(copy) == f"sha256:{plain}"


@pytest.mark.parametrize(
    "other", ["Café au lait", "café au lait.", "cafe au lait", "café aulait", "café\u200c au lait"]
)
def test_any_other_change_is_another_fingerprint(other: str) -> None:
    """A letter, a mark, a case or a joined word makes another passage."""
    assert register.fingerprint(other) != register.fingerprint("café au lait")


@pytest.mark.parametrize(("article_id", "good"), [
    ("th-adams", True), ("fil-a1-b2", True), ("th-2", True), ("th", False), ("th-", False),
    ("TH-adams", False), ("th-Adams", False), ("th_adams", False), ("th--adams", False),
    ("t-adams", False), ("th-adams-", False), ("th-adäms", False), ("../th-a", False),
    ("th-a\n", False),
])  # fmt: skip
def test_the_form_of_an_article_id(article_id: str, good: bool) -> None:
    """An id is <language>-<slug>, for ever, in paths and addresses."""
    assert register.is_id(article_id) is good


@pytest.mark.parametrize("name", sorted(path.name for path in BASE.glob("docs/articles/*.yml")))
def test_a_register_is_read_and_written_alike(name: str) -> None:
    """Writing a register that was read changes no byte."""
    text = (BASE / "docs/articles" / name).read_text("utf-8")
    findings: list[Finding] = []
    article = register.parse_register(text, name, Path(name).stem, findings)
    assert article is not None
    assert findings == []
    assert register.write_register(article) == text


def test_odd_facts_survive_writing() -> None:
    """Titles that YAML would take for something else come back as they were."""
    for title in ("no", "1909", "a: b # c", "'quoted'", "- item", "[x]", "สระอำ", "می‌شود", "*x*"):
        article = register.parse_register(
            register.write_register(_article(TEXT)).replace("'[TODO]'", "TITLE"), "x", "th-a", []
        )
        assert article is not None
        changed = register.write_register(
            Article(**{**vars_of(article), "title": title, "organisation": title})
        )
        again = register.parse_register(changed, "x", "th-a", [])
        assert again is not None
        assert (again.title, again.organisation) == (title, title)


def vars_of(article: Article) -> dict[str, object]:
    """The fields of an article, without what it computed from them."""
    return {name: getattr(article, name) for name in Article.__dataclass_fields__}


def test_the_dates_of_both_calendars_are_the_same_day() -> None:
    """1398/03/20 is 10 June 2019, and no other day."""
    text = (BASE / "docs/articles/fa-promise.yml").read_text("utf-8")
    for date, gregorian, good in [
        ("1398-03-20", "2019-06-10", True),
        ("1398-03-21", "2019-06-10", False),
        ("1399-12-30", "2021-03-20", True),
        ("1400-12-30", "2022-03-21", False),
        ("9999-12-29", "2019-06-10", False),
        ("0000-00-00", "2019-06-10", False),
        ("1398-3-20", "2019-06-10", False),
        ("๑๓๙๘-๐๓-๒๐", "2019-06-10", False),
    ]:
        findings: list[Finding] = []
        edited = text.replace("1398-03-20", date).replace("2019-06-10", gregorian)
        register.parse_register(edited, "x.yml", "fa-promise", findings)
        assert [f.code for f in findings] == ([] if good else ["SRC011"]), date


# --- what changed -----------------------------------------------------------------------


def test_the_same_text_has_no_changes() -> None:
    """Other line ends, blank lines and spaces are no change."""
    assert _changes(TEXT, TEXT) == []
    assert _changes(TEXT, "\n\nหนึ่ง \n สอง\nสาม\n\u00a0\nสี่\nห้า") == []


def test_an_altered_passage() -> None:
    """A line that was rewritten in its place is that passage, altered."""
    assert _changes(TEXT, TEXT.replace("สาม", "สาม!")) == [("altered", 3, 3)]


def test_a_missing_passage_renumbers_what_follows() -> None:
    """A deleted line is missing; the lines after it are the same passages, renumbered."""
    assert _changes(TEXT, TEXT.replace("สอง\n", "")) == [
        ("missing", 2, 0),
        ("renumbered", 3, 2),
        ("renumbered", 4, 3),
        ("renumbered", 5, 4),
    ]


def test_an_added_passage_renumbers_what_follows() -> None:
    """A new line is added; nothing else is said to be new."""
    assert _changes(TEXT, "ศูนย์\n" + TEXT)[0] == ("added", 0, 1)
    assert {kind for kind, _, _ in _changes(TEXT, "ศูนย์\n" + TEXT)[1:]} == {"renumbered"}


def test_a_moved_passage_is_the_same_passage() -> None:
    """A line in another place is neither missing nor new."""
    moved = TEXT.replace("หนึ่ง\n", "") + "หนึ่ง\n"
    kinds = [change for change in _changes(TEXT, moved) if change[0] != "renumbered"]
    assert kinds == [("moved", 1, 5)]


def test_two_equal_passages_are_two_passages() -> None:
    """A line that stands twice may lose one of its copies."""
    assert ("missing", 3, 0) in _changes("a\nb\na\n", "a\nb\n")
    assert _changes("a\nb\na\n", "a\nb\na\n") == []


def test_every_passage_is_accounted_for_exactly_once() -> None:
    """Whatever the edit, each old and each new passage is the same, or in one change."""
    import random

    chance = random.Random(3)
    for _ in range(200):
        old = [chance.choice("abcdefgh") for _ in range(chance.randrange(1, 9))]
        new = [line for line in old if chance.random() < 0.8]
        new += [chance.choice("abcxyz") for _ in range(chance.randrange(3))]
        chance.shuffle(new) if chance.random() < 0.3 else None
        article = _article("\n".join(old))
        changes = comparison.compare(article, "\n".join(new))
        same = comparison.renumbered(article, changes)
        gone = [c.old for c in changes if c.kind in ("altered", "missing")]
        come = [c.new for c in changes if c.kind in ("altered", "added")]
        assert sorted([*same, *gone]) == list(range(1, len(old) + 1))
        assert sorted([*same.values(), *come]) == list(range(1, len(new) + 1))
        assert all(old[was - 1] == new[now - 1] for was, now in same.items())


def test_a_draft_keeps_what_was_judged() -> None:
    """Kind, reason and gloss follow a passage; an altered one is to be judged again."""
    text = (BASE / "docs/articles/th-listen.yml").read_text("utf-8")
    article = register.parse_register(text, "x.yml", "th-listen", [])
    assert article is not None
    lines = (BASE / "texts/th-listen.txt").read_text("utf-8").split("\n")
    changed = "\n".join(["ใหม่", *lines]).replace("อย่าเถียง", "อย่าโต้เถียง")
    drafted = comparison.draft("th-listen", "th", changed, article)
    kinds = [(p.number, p.kind, p.reason) for p in drafted.passages]
    assert kinds[:3] == [(1, "TODO", ""), (2, "title", ""), (3, "aside", "byline")]
    assert drafted.passages[6].gloss == "TODO Do not argue with a customer in public."
    assert drafted.passages[3].gloss == article.passages[2].gloss
    again = comparison.draft("th-listen", "th", changed.replace("โต้", "ตอบโต้"), drafted)
    assert again.passages[6].gloss == "TODO Do not argue with a customer in public."
