"""Bringing catalogues up to date: nothing lost, nothing guessed, nothing moved by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polib
import pytest
from babel import Locale
from concord.book import catalogue
from concord.book.model import Language, Message
from concord.findings.diagnostics import Finding, Location
from concord.translating.merge import merge

from ..support import check, concord, copy_base, edit, replace, tree

TH = Language("th", Locale("th"), "th", Location("translations/languages.yml"))
LISTENING = "translations/th/LC_MESSAGES/listening.po"
PROMISING = "translations/th/LC_MESSAGES/promising.po"


def _messages(*texts: tuple[str, str], domain: str = "d") -> list[Message]:
    return [Message(context, text, domain, ("paragraph",), "docs/x.md") for context, text in texts]


def _read(text: str) -> polib.POFile:
    findings: list[Finding] = []
    po = catalogue.read(text, "x.po", TH, findings)
    assert po is not None, findings
    return po


def _catalogue(*entries: polib.POEntry) -> polib.POFile:
    po = catalogue.empty(TH)
    po.extend(entries)
    return _read(catalogue.write(po, TH))


def _entry(context: str, text: str, target: str, **more: object) -> polib.POEntry:
    return polib.POEntry(msgctxt=context, msgid=text, msgstr=target, **more)


def _merged(messages: Iterable[Message], **old: polib.POFile) -> dict[str, str]:
    """The catalogues after an update, as their files hold them."""
    found = {domain: catalogue.write(po, TH) for domain, po in merge(messages, old, TH).items()}
    again = merge(messages, {domain: _read(text) for domain, text in found.items()}, TH)
    assert {domain: catalogue.write(po, TH) for domain, po in again.items()} == found
    return found


def _find(text: str, context: str, *, obsolete: bool = False) -> polib.POEntry:
    found = [e for e in _read(text) if e.msgctxt == context and bool(e.obsolete) == obsolete]
    assert len(found) == 1, text
    return found[0]


def test_a_new_block_gets_an_empty_message() -> None:
    """A translator finds what is new, with where it stands."""
    entry = _find(_merged(_messages(("p/a", "New.")))["d"], "p/a")
    assert (entry.msgid, entry.msgstr, entry.comment) == ("New.", "", "paragraph")
    assert entry.occurrences == [("docs/x.md", "")]


def test_what_did_not_change_keeps_everything() -> None:
    """Translation, translator's comment and flags of an unchanged block stay."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง", tcomment="สวย\nจริง", flags=["no-wrap"]))
    entry = _find(_merged(_messages(("p/a", "One.")), d=old)["d"], "p/a")
    assert entry.msgstr == "หนึ่ง"
    assert entry.tcomment == "สวย\nจริง"
    assert entry.flags == ["no-wrap"]


def test_a_changed_text_keeps_its_translation_as_fuzzy() -> None:
    """The old translation stays, marked, beside the English it was made from."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง", tcomment="จำ"))
    entry = _find(_merged(_messages(("p/a", "One more.")), d=old)["d"], "p/a")
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("One more.", "หนึ่ง", True)
    assert entry.previous_msgid == "One."
    assert entry.tcomment == "จำ"


def test_a_text_changed_twice_remembers_what_was_translated() -> None:
    """The former text is the one the translation was made from, not the one in between."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง"))
    first = _merged(_messages(("p/a", "Two.")), d=old)
    second = _merged(_messages(("p/a", "Three.")), d=_read(first["d"]))
    assert _find(second["d"], "p/a").previous_msgid == "One."


def test_a_text_that_goes_back_is_clean_again() -> None:
    """An English text changed and changed back costs no translator any work."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง", flags=["no-wrap"]))
    before = _merged(_messages(("p/a", "One.")), d=old)
    changed = _merged(_messages(("p/a", "Two.")), d=_read(before["d"]))
    back = _merged(_messages(("p/a", "One.")), d=_read(changed["d"]))
    assert back == before


def test_a_translation_doubted_before_the_change_stays_doubted() -> None:
    """A fuzzy flag that a translator set is not cleared because the English went back."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง", flags=["fuzzy"]))
    changed = _merged(_messages(("p/a", "Two.")), d=old)
    back = _merged(_messages(("p/a", "One.")), d=_read(changed["d"]))
    assert _find(back["d"], "p/a").fuzzy


def test_an_empty_translation_does_not_become_fuzzy() -> None:
    """There is nothing to doubt in a message that was never translated."""
    old = _catalogue(_entry("p/a", "One.", ""))
    entry = _find(_merged(_messages(("p/a", "Two.")), d=old)["d"], "p/a")
    assert not entry.fuzzy
    assert entry.previous_msgid is None


def test_a_block_that_is_gone_is_kept_as_obsolete_and_comes_back() -> None:
    """Deleting a block deletes no translation; restoring it restores the translation."""
    old = _catalogue(
        _entry("p/a", "One.", "หนึ่ง", tcomment="จำ", flags=["no-wrap"]), _entry("p/b", "B.", "ข")
    )
    gone = _merged(_messages(("p/b", "B.")), d=old)
    entry = _find(gone["d"], "p/a", obsolete=True)
    assert (entry.msgstr, entry.tcomment, entry.flags) == ("หนึ่ง", "จำ", ["no-wrap"])
    both = _messages(("p/a", "One."), ("p/b", "B."))
    assert _merged(both, d=_read(gone["d"])) == _merged(both, d=old)


def test_a_block_that_comes_back_with_another_text_is_fuzzy() -> None:
    """A revived translation of another English is not passed off as current."""
    gone = _merged(_messages(("p/b", "B.")), d=_catalogue(_entry("p/a", "One.", "หนึ่ง")))
    back = _merged(_messages(("p/a", "Two."), ("p/b", "B.")), d=_read(gone["d"]))
    entry = _find(back["d"], "p/a")
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("หนึ่ง", True, "One.")


def test_nothing_is_moved_by_likeness() -> None:
    """A new block with almost the same text gets no other block's translation."""
    old = _catalogue(_entry("p/a", "Thank them for telling you.", "ขอบคุณ"))
    merged = _merged(_messages(("p/b", "Thank them for telling you!")), d=old)
    assert _find(merged["d"], "p/b").msgstr == ""
    assert _find(merged["d"], "p/a", obsolete=True).msgstr == "ขอบคุณ"


def test_the_same_text_in_two_blocks_stays_two_messages() -> None:
    """Two blocks with one text may be translated differently."""
    old = _catalogue(_entry("p/a", "Yes.", "ครับ"), _entry("p/b", "Yes.", "ค่ะ"))
    merged = _merged(_messages(("p/b", "Yes."), ("p/a", "Yes.")), d=old)
    assert _find(merged["d"], "p/a").msgstr == "ครับ"
    assert _find(merged["d"], "p/b").msgstr == "ค่ะ"


def test_a_block_that_moves_to_another_catalogue_takes_its_translation() -> None:
    """A principle in another chapter keeps everything; the old catalogue keeps its header."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง", tcomment="จำ"))
    old.header, old.metadata = "แปลโดยทีม", {**old.metadata, "X-Team": "A"}
    merged = _merged(_messages(("p/a", "One."), domain="new"), old=_read(catalogue.write(old, TH)))
    assert _find(merged["new"], "p/a").msgstr == "หนึ่ง"
    assert _find(merged["new"], "p/a").tcomment == "จำ"
    assert list(_read(merged["old"])) == []
    assert "แปลโดยทีม" in merged["old"]
    assert "X-Team: A" in merged["old"]


def test_headers_and_remarks_of_a_catalogue_stay() -> None:
    """What a translator's tool wrote into the header is still there, volatile lines apart."""
    old = catalogue.empty(TH)
    old.header = "First line\nSecond line"
    old.metadata |= {
        "Last-Translator": "ส้ม <som@example.org>",
        "X-Odd": "x: y",
        "POT-Creation-Date": "2020-01-01 00:00+0000",
    }
    old.append(_entry("p/a", "One.", "หนึ่ง"))
    text = _merged(_messages(("p/a", "One.")), d=_read(catalogue.write(old, TH)))["d"]
    assert text.startswith("# First line\n# Second line\n")
    assert _read(text).metadata["Last-Translator"] == "ส้ม <som@example.org>"
    assert _read(text).metadata["X-Odd"] == "x: y"
    assert "POT-Creation-Date" not in text


def test_every_obsolete_form_survives() -> None:
    """Obsolete messages with former texts, plurals or no context are other people's work."""
    old = _read(
        catalogue.write(catalogue.empty(TH), TH)
        + '\n# จำ\n#, fuzzy\n#~| msgid "Older."\n#~ msgctxt "p/z"\n#~ msgid "Old."\n'
        + '#~ msgstr "เก่า"\n'
        + '\n#~ msgid "day"\n#~ msgid_plural "days"\n#~ msgstr[0] "วัน"\n#~ msgstr[1] "วัน ๆ"\n'
        + '\n#~ msgid "Home"\n#~ msgstr "บ้าน"\n'
        + '\n#~ msgctxt "p/y"\n#~ msgid "Never done."\n#~ msgstr ""\n'
    )
    text = _merged(_messages(("p/a", "One.")), d=old)["d"]
    for line in ('#~| msgid "Older."', '#~ msgstr "เก่า"', '#~ msgstr[1] "วัน ๆ"', "# จำ"):
        assert line in text
    for line in ("#, fuzzy", '#~ msgstr "บ้าน"', '#~ msgid "Never done."'):
        assert line in text


def test_two_obsolete_translations_of_one_text_are_both_kept() -> None:
    """A block retired twice with two translations keeps the second as a remark."""
    first = _merged(_messages(("p/b", "B.")), d=_catalogue(_entry("p/a", "One.", "หนึ่ง")))
    text = first["d"] + '\nmsgctxt "p/a"\nmsgid "One."\nmsgstr "เอก"\n'
    merged = _merged(_messages(("p/b", "B.")), d=_read(text))["d"]
    entry = _find(merged, "p/a", obsolete=True)
    assert {entry.msgstr, *entry.tcomment.split("\n")} == {"หนึ่ง", "also: เอก"}


def test_the_catalogues_given_are_not_changed() -> None:
    """An update that is not written has no effect."""
    old = _catalogue(_entry("p/a", "One.", "หนึ่ง"), _entry("p/b", "B.", "ข"))
    before = catalogue.write(old, TH)
    _merged(_messages(("p/b", "B more.")), d=old)
    assert catalogue.write(old, TH) == before


def test_nothing_is_lost_in_a_long_life() -> None:
    """Through changes, removals, returns and moves every translation is somewhere."""
    words = {f"p/b{n}": f"คำ {n}" for n in range(6)}
    old = {"d": _catalogue(*(_entry(c, f"Text {c}.", target) for c, target in words.items()))}
    steps = [
        _messages(*((c, f"Text {c}.") for c in list(words)[:3])),
        _messages(*((c, f"Text {c}, new.") for c in list(words)[1:5])),
        _messages(*((c, f"Text {c}.") for c in list(words)[2:]), domain="e"),
        _messages(("p/x", "Other.")),
    ]
    for messages in steps:
        old = {domain: _read(text) for domain, text in _merged(messages, **old).items()}
        kept = {entry.msgstr for po in old.values() for entry in po}
        assert set(words.values()) <= kept


# --- the command ------------------------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def test_an_update_of_a_current_book_changes_no_byte(base: Path) -> None:
    """`concord translations` on a book that is up to date leaves every file alone."""
    before = tree(base)
    result = concord(base, "translations")
    assert (result.status, tree(base)) == (0, before)
    assert result.out.endswith("0 changed\n")


def test_an_update_run_twice_changes_no_byte_the_second_time(base: Path) -> None:
    """Whatever the first run did, the second finds nothing left to do."""
    replace(base / "docs/chapters/listening.md", "learn to listen", "learn to listen well")
    assert concord(base, "translations").status == 0
    before = tree(base)
    assert concord(base, "translations").status == 0
    assert tree(base) == before


def test_an_update_shows_a_changed_text_to_the_translator(base: Path) -> None:
    """The check asks for the message again, in every language, and nowhere else."""
    replace(base / "docs/chapters/listening.md", "learn to listen", "learn to listen well")
    concord(base, "translations")
    found = check(base).findings
    assert [finding for finding in found if "LINK" not in finding] == [
        "translations/fa/LC_MESSAGES/listening.po:22:1 PO007",
        "translations/th/LC_MESSAGES/listening.po:22:1 PO007",
    ]


def test_a_principle_that_changes_its_chapter_keeps_its_translations(base: Path) -> None:
    """Its messages move to the other catalogue with it; the check stays clean."""
    chapters = base / "docs/chapters"
    replace(chapters / "listening.md", "[hear-them-out]", "[hear-them-out, keep-promises]")
    replace(chapters / "promising.md", "[keep-promises]", "[]")
    assert concord(base, "translations").status == 0
    assert "รักษาคำพูด" in (base / LISTENING).read_text("utf-8")
    assert "รักษาคำพูด" not in (base / PROMISING).read_text("utf-8")
    assert not [finding for finding in check(base).findings if " PO" in finding]


def test_a_new_language_gets_its_catalogues(base: Path) -> None:
    """Listing a language is enough: the update makes everything a translator needs."""
    edit(base, [{"file": "translations/languages.yml", "append": "- code: ms\n"}])
    assert concord(base, "translations").status == 0
    made = sorted(path.name for path in (base / "translations/ms/LC_MESSAGES").iterdir())
    assert made == ["articles.po", "interface.po", "listening.po", "pages.po", "promising.po"]
    missing = [f for f in check(base).findings if f.startswith("translations/ms")]
    assert len(missing) == 44
    assert {finding.rpartition(" ")[2] for finding in missing} == {"PO006"}


@pytest.mark.parametrize(
    "fault",
    [
        {"file": "docs/index.md", "append": "\nNo id.\n"},
        {"file": "docs/articles/th-listen.yml", "write": ""},
        {"file": "docs/book.yml", "delete": True},
    ],
    ids=["page", "register", "no-book"],
)
def test_an_update_of_a_broken_book_writes_nothing(base: Path, fault: dict[str, object]) -> None:
    """Where something was not read whole, updating could lose it: nothing is written."""
    replace(base / "docs/chapters/promising.md", "learn to promise", "learn to promise less")
    edit(base, [fault])
    before = tree(base)
    result = concord(base, "translations")
    assert (result.status, tree(base)) == (1, before)
    assert "no catalogue was changed" in result.out


def test_an_update_repairs_the_form_of_a_catalogue(base: Path) -> None:
    """Wrapped strings, spare blank lines and dates of an editor are put in order."""
    original = (base / LISTENING).read_text("utf-8")
    replace(base / LISTENING, 'msgstr "การฟัง"', 'msgstr ""\n"การ"\n"ฟัง"\n')
    replace(base / LISTENING, '8bit\\n"\n', '8bit\\n"\n"POT-Creation-Date: 2020\\n"\n')
    assert concord(base, "translations").status == 0
    assert (base / LISTENING).read_text("utf-8") == original
