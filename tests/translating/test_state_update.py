"""What an edit of the English does to translations: shown first, and wording told from meaning."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from ..support import check, concord, copy_base, replace, tree

INTRO = "listening/intro"
THAI = "translations/th/LC_MESSAGES/listening.po"
NOTE = "wording of the English changed; it was: "


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def say(base: Path, new: str, old: str = "learn to listen") -> None:
    """Edit one English block."""
    replace(base / "docs/chapters/listening.md", old, new)


def entry(base: Path, context: str = INTRO, catalogue: str = THAI) -> polib.POEntry:
    found = [e for e in polib.pofile(str(base / catalogue)) if e.msgctxt == context]
    assert len(found) == 1
    return found[0]


def test_a_dry_run_shows_what_an_edit_touches_and_changes_nothing(base: Path) -> None:
    """The block, its place, the old and the new English, and what happens in each language."""
    say(base, "learn to listen well")
    before = tree(base)
    result = concord(base, "translations", "--dry-run")
    assert (result.status, tree(base)) == (0, before)
    assert result.out.splitlines() == [
        "listening/intro  docs/chapters/listening.md:7:1",
        "    - Here you learn to listen.",
        "    + Here you learn to listen well.",
        "    th, fa: stale: readers see the English, marked, until a translator has confirmed the"
        " translation",
        "th: 1 stale",
        "fa: 1 stale",
        "nothing was changed (--dry-run)",
    ]


WRONG = ("translations/fa/LC_MESSAGES/listening.po", "Language: fa", "Language: th")
BROKEN = {
    "another language": (*WRONG[1:], "PO003"),
    "a header broken": (WRONG[1], "Language fa", "PO003"),
    "not PO": ("msgstr", "msgsrt", "PO001"),
    "a string cut": ('8bit\\n"', "8bit\\n", "PO001"),
    "a header twice": ('"MIME', '"Language: fa\\n"\n"MIME', "PO003"),
}


@pytest.mark.parametrize(("old", "new", "code"), BROKEN.values(), ids=BROKEN)
def test_a_bad_catalogue_does_not_keep_other_languages(
    base: Path, old: str, new: str, code: str
) -> None:
    """A fault in Persian files is told and leaves Persian as it is; Thai is brought up to date."""
    path = WRONG[0]
    text = (base / path).read_text("utf-8")
    (base / path).write_text(text.replace(old, new, 1), "utf-8")
    say(base, "learn to listen well")
    before = tree(base / "translations/fa")
    result = concord(base, "translations")
    assert (result.status, f"{path}:" in result.out, code in result.out) == (1, True, True)
    assert "left as they are, for what is found in them: fa" in result.out
    assert "fa: 1 stale" not in result.out
    assert tree(base / "translations/fa") == before
    assert entry(base).fuzzy
    (base / path).write_text(text, "utf-8")
    assert concord(base, "translations").status == 0
    assert entry(base, catalogue=path).fuzzy


def test_work_on_one_language_does_not_wait_for_another(base: Path, tmp_path: Path) -> None:
    """Thai can be sent out, taken back and signed off while a Persian file is broken."""
    path = base / WRONG[0]
    path.write_text(path.read_text("utf-8").replace(*WRONG[1:]), "utf-8")
    sheet = tmp_path / "th.csv"
    wanted = ("--language", "th")
    assert concord(base, "export", "csv", *wanted, "--output", str(sheet)).status == 0
    assert concord(base, "export", "csv", "--output", str(tmp_path)).status == 1
    replace(sheet, "บทนี้สอนให้ฟัง", "บทนี้ว่าด้วยการฟัง")
    assert " 1 change" in concord(base, "import", str(sheet)).out
    people = ("--translator", "Anan", "--reader", "Mali")
    assert concord(base, "review", *wanted, *people, INTRO).status == 0
    assert concord(base, "review", "--language", "fa", *people, INTRO).status == 1


def test_a_fault_of_the_book_itself_keeps_every_language(base: Path) -> None:
    """Where the English cannot be read, nobody knows what is to be translated."""
    replace(base / "docs/chapters/listening.md", "{: #intro", "{: #title")
    before = tree(base)
    assert concord(base, "translations").status == 1
    assert tree(base) == before


def test_a_dry_run_of_a_current_book_has_nothing_to_show(base: Path) -> None:
    """Without an edit no block is named."""
    assert concord(base, "translations", "--dry-run").out == "nothing was changed (--dry-run)\n"


def test_a_dry_run_tells_new_gone_and_forgotten_blocks_apart(base: Path) -> None:
    """A block that is added, one that is removed and one that was never translated."""
    catalogue = base / THAI
    replace(catalogue, 'msgstr "บทนี้สอนให้ฟัง"', 'msgstr ""')
    say(base, "learn to listen well")
    page = base / "docs/principles/hear-them-out.md"
    replace(page, "- Arguing in front of others. {: #avoid-arguing", "- Haste. {: #avoid-haste")
    out = concord(base, "translations", "--dry-run").out
    assert "    th: not translated yet: it had no translation" in out
    assert "    fa: stale: " in out
    assert "hear-them-out/avoid-haste  docs/principles/hear-them-out.md:" in out
    assert "    th, fa: new: to be translated" in out
    assert "hear-them-out/avoid-arguing  (gone)" in out
    assert "    th, fa: obsolete: the block is gone; its translation is kept as obsolete" in out


def test_a_change_of_wording_leaves_the_translation_current(base: Path) -> None:
    """The English is renewed, nothing becomes fuzzy, and the translator is told what it was."""
    say(base, "will learn to listen")
    result = concord(base, "translations", "--wording", INTRO)
    assert result.status == 0, result.out
    assert "th: 1 wording only\n" in result.out
    found = entry(base)
    assert (found.msgid, found.msgstr) == ("Here you will learn to listen.", "บทนี้สอนให้ฟัง")
    assert (found.fuzzy, found.tcomment) == (False, NOTE + "Here you learn to listen.")
    assert not [finding for finding in check(base).findings if " PO" in finding]


def test_the_remark_survives_tools_and_updates_until_it_is_deleted(base: Path) -> None:
    """It stays beside other remarks through any PO tool and update; deleted, it stays away."""
    replace(base / THAI, "#. paragraph, of “Listening”", "# ดูอีกที\n#. paragraph, of “Listening”")
    say(base, "will learn to listen")
    concord(base, "translations", "--wording", "all")
    polib.pofile(str(base / THAI)).save(str(base / THAI))
    say(base, "shall learn to listen", "will learn to listen")
    concord(base, "translations", "--wording", "listening#intro")
    assert entry(base).tcomment == f"ดูอีกที\n{NOTE}Here you learn to listen."
    replace(base / THAI, f"# {NOTE}Here you learn to listen.\n", "")
    concord(base, "translations")
    assert entry(base).tcomment == "ดูอีกที"


def test_wording_that_goes_back_needs_no_remark(base: Path) -> None:
    """The English that was translated returns: catalogues are as they were, byte for byte."""
    before = tree(base)
    say(base, "will learn to listen")
    concord(base, "translations", "--wording", INTRO)
    say(base, "learn to listen", "will learn to listen")
    assert concord(base, "translations").status == 0
    assert tree(base) == before


def test_wording_can_be_said_after_an_update(base: Path) -> None:
    """Who forgot the option runs the command again: the fuzzy mark goes."""
    say(base, "will learn to listen")
    concord(base, "translations")
    assert entry(base).fuzzy
    assert concord(base, "translations", "--wording", INTRO).status == 0
    assert (entry(base).fuzzy, entry(base).previous_msgid) == (False, None)
    assert entry(base).tcomment == NOTE + "Here you learn to listen."


def test_what_was_stale_before_is_not_made_current_by_a_change_of_wording(base: Path) -> None:
    """A change of meaning that nobody has translated yet is not waved through with the next."""
    say(base, "learn to listen and wait")
    concord(base, "translations")
    say(base, "will learn to listen and wait", "learn to listen and wait")
    result = concord(base, "translations", "--wording", "all")
    assert "th: 1 still stale\n" in result.out
    assert (entry(base).fuzzy, entry(base).previous_msgid) == (True, "Here you learn to listen.")


def test_a_doubted_translation_stays_doubted(base: Path) -> None:
    """A fuzzy mark that a translator set for reasons of their own is not cleared."""
    replace(base / THAI, '\nmsgctxt "listening/intro"', '\n#, fuzzy\nmsgctxt "listening/intro"')
    say(base, "will learn to listen")
    concord(base, "translations", "--wording", INTRO)
    assert entry(base).fuzzy
    assert not entry(base, catalogue=THAI.replace("/th/", "/fa/")).fuzzy


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("listening/nowhere", "“listening/nowhere” is no block of the book"),
        ("listening/title", "“listening/title” did not change"),
        ("hear-them-out/avoid-haste", "“hear-them-out/avoid-haste” is new"),
    ],
)
def test_wording_of_what_did_not_change_is_refused(base: Path, named: str, told: str) -> None:
    """A name that was mistyped must not pass for a change of wording: nothing is written."""
    say(base, "will learn to listen")
    page = base / "docs/principles/hear-them-out.md"
    replace(page, "- Arguing in", '- Haste. {: #avoid-haste cites="th-listen:6" }\n- Arguing in')
    before = tree(base)
    result = concord(base, "translations", "--wording", INTRO, named)
    assert (result.status, tree(base)) == (1, before)
    assert result.out == f"{told}\nno catalogue was changed\n"
