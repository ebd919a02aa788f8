"""Faults planted in the English of the real book, and where both English and translations agree.

Each is found at its place with its code; beside that only translations fall behind (PO009).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ..support import check

ROOT = Path(__file__).parents[2]
Plant = Callable[[str], str]


def sub(old: str, new: str) -> Plant:
    """Another text in place of one that stands once."""

    def plant(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        return text.replace(old, new)

    return plant


def moved(line: str, below: str) -> Plant:
    """A line that begins so, moved below another."""

    def plant(text: str) -> str:
        whole = next(row for row in text.split("\n") if row.startswith(line)) + "\n"
        return sub(f"{below}\n\n", f"{below}\n\n{whole}")(text.replace(whole, ""))

    return plant


PRINCIPLES, CHAPTERS = "docs/principles", "docs/chapters"
FAULTS: list[tuple[str, str, Plant]] = [
    (
        "PAGE017",
        f"{PRINCIPLES}/thank-them-first.md",
        moved("- Thank them for the chance", "## What to avoid {: #avoid }"),
    ),
    (
        "PAGE017",
        f"{PRINCIPLES}/back-your-colleague.md",
        moved("- Leaving a colleague", "## What to do {: #do }"),
    ),
    (
        "PAGE017",
        f"{CHAPTERS}/hear-them-out.md",
        sub("#can-judge-the-case", "#judge-the-case"),
    ),
    ("PAGE017", "docs/about.md", sub("#audience-readers", "#licence-readers")),
    (
        "PAGE018",
        f"{PRINCIPLES}/keep-the-colleague-in-the-room.md",
        sub("Fourlane", "Forlane"),
    ),
    ("PAGE018", "docs/articles/ms-four-tips.yml", sub("Consultant Jason Aten", "So Jason Atten")),
    (
        "PAGE019",
        "docs/index.md",
        sub("[thank them first][thank-them-first]", "[back your colleague][thank-them-first]"),
    ),
    (
        "PAGE019",
        f"{PRINCIPLES}/give-up-the-last-word.md",
        sub(
            "[own the fault][own-the-fault] if it is yours, or "
            "[listen before you agree][listen-before-you-agree]",
            "[own the fault][listen-before-you-agree] if it is yours, or "
            "[listen before you agree][own-the-fault]",
        ),
    ),
    ("PAGE020", "docs/interface.yml", sub("Badge: {language}", "Badge: {lang}")),
    (
        "PAGE021",
        f"{PRINCIPLES}/be-kind-when-they-are-wrong.md",
        sub(
            "Find a common language, so that you both mean the same thing.",
            "Stay respectful, even when the mistake is plainly theirs.",
        ),
    ),
    (
        "PAGE022",
        "docs/articles/tl-last-word.yml",
        sub("gloss: But the matter did not end there.", "gloss: '> But it did not end there.'"),
    ),
    (
        "PAGE022",
        f"{PRINCIPLES}/apologise-and-offer-to-mend.md",
        sub("Then do something", "*Then do something"),
    ),
    (
        "LINK011",
        "docs/questions/before-it-goes-wrong.yml",
        sub(
            "text: We work through the evening so that orders are done sooner.",
            "text: we tell customers early on that day that it will be late",
        ),
    ),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The codes found in each file that has a fault, all faults planted at once."""
    project = tmp_path_factory.mktemp("english")
    for folder in ("docs", "translations"):
        shutil.copytree(ROOT / folder, project / folder)
    before = set(check(project).findings)
    for _, name, plant in FAULTS:
        path = project / name
        path.write_text(plant(path.read_text("utf-8")), "utf-8", newline="\n")
    codes: dict[str, list[str]] = {}
    for row in sorted(set(check(project).findings) - before):
        where, _, code = row.rpartition(" ")
        codes.setdefault(where.split(":")[0], []).append(code)
    return codes


@pytest.mark.parametrize(("code", "name"), [fault[:2] for fault in FAULTS])
def test_a_fault_in_the_english(found: dict[str, list[str]], code: str, name: str) -> None:
    """The fault is found in its file; a block whose id changed is missed by the contract too."""
    assert code in found[name]
    assert set(found[name]) == {code}


def test_nothing_else_is_said(found: dict[str, list[str]]) -> None:
    """Translations that fall behind, and ids that are gone, are said; so is a name that the English
    does not have any more, and in its file of questions an outcome whose id is gone."""
    planted = {name for _, name, _ in FAULTS}
    asked = "docs/questions/hear-them-out.yml"
    others = {code for name, codes in found.items() if name not in planted for code in codes}
    assert others - {"LINK011", "LINK013"} <= {
        *("PO005", "PO008", "PO009", "PO016", "PO056", "LINK002", "LINK004")
    }
    assert {
        name for name, codes in found.items() if {"LINK011", "LINK013"} & {*codes}
    } - planted <= {asked}


def test_options_that_a_translation_makes_one(tmp_path: Path) -> None:
    """LINK012 at the catalogue: one option says what another does, but for a full stop."""
    project = tmp_path / "book"
    for folder in ("docs", "translations"):
        shutil.copytree(ROOT / folder, project / folder)
    before = set(check(project).findings)
    name = "translations/ms/LC_MESSAGES/hear-them-out.po"
    text = (project / name).read_text("utf-8")
    right = _translation(text, "hear-them-out/check-who-understands-together")
    other = _translation(text, "hear-them-out/check-who-understands-messages")
    changed = text.replace(f'msgstr "{other}"', f'msgstr "{right.upper().rstrip(".")}."', 1)
    (project / name).write_text(changed, "utf-8", newline="\n")
    rows = [row for row in check(project).findings if row not in before]
    assert any(row.startswith(name) and row.endswith("LINK012") for row in rows)


def _translation(text: str, context: str) -> str:
    message = text[text.index(f'msgctxt "{context}"') :]
    return message[message.index('msgstr "') + 8 : message.index('"\n', message.index("msgstr"))]
