"""Stand-ins for translations: no rule finds anything in one, and a case may change any message."""

from __future__ import annotations

from pathlib import Path

import pytest

from .standin import stand_in
from .support import check, copy_base, edit

TEXTS = [
    "Wait.",
    "Here you learn to listen, “slowly”, to *every* customer: all of them.",
    "Then do what [you promised][keep-promises], won’t you?",
    "Within 24 hours; then 1,500 more.",
]


@pytest.mark.parametrize("english", TEXTS)
def test_a_stand_in_is_clean(english: str, tmp_path: Path) -> None:
    """An English text of any shape can be planted without a word of Thai or Persian."""
    project = copy_base(tmp_path / "project")
    edit(project, [{"message": "hear-them-out/statement", "english": english}])
    assert english in (project / "docs/principles/hear-them-out.md").read_text("utf-8")
    for language in ("th", "fa"):
        catalogue = project / f"translations/{language}/LC_MESSAGES/listening.po"
        assert f'msgstr "{stand_in(english, language)}"' in catalogue.read_text("utf-8")
    assert check(project).findings == []


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ("interface/minutes", "{minutes} minutes"),
        ("fa-promise/4", "A shop was early."),
        ("index/title", "A little book"),
    ],
)
def test_every_kind_of_message_can_be_changed(message: str, english: str, tmp_path: Path) -> None:
    """Texts of the site, glosses and other pages are found in their own files."""
    project = copy_base(tmp_path / "project")
    edit(project, [{"message": message, "english": english}])
    assert check(project).findings == []


def test_one_translation_alone_can_be_changed(tmp_path: Path) -> None:
    """Without English only the named language changes, in its own line."""
    project = copy_base(tmp_path / "project")
    edit(project, [{"message": "listening/intro", "th": "บทนี้สอนสอนให้ฟัง  "}])
    assert check(project).findings == ["translations/th/LC_MESSAGES/listening.po:20:1 PO024"]
