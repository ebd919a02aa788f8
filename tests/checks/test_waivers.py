"""translations/waivers.yml: findings that somebody accepts, for a reason, until a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support import Result, check, copy_base, replace

FA = "translations/fa/LC_MESSAGES/listening.po"
FILE = "translations/waivers.yml"
FAULT = f"{FA}:20:1 PO036"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one word twice, which is PO036."""
    project = copy_base(tmp_path / "project")
    replace(project / FA, "در اینجا گوش دادن", "در اینجا گوش گوش دادن")
    return project


def waived(project: Path, **entry: str) -> Result:
    """What the check says with one waiver; an entry set to nothing is left out."""
    fields = {"code": "PO036", "id": "listening/intro", "language": "fa", "reason": "said so"}
    fields |= {"expires": "2026-01-01"} | entry
    lines = [f"{key}: '{value}'" for key, value in fields.items() if value]
    (project / FILE).write_text("- " + "\n  ".join(lines) + "\n", "utf-8")
    return check(project)


def test_a_waiver_silences_one_code_of_one_message_in_one_language(project: Path) -> None:
    """Nothing but what was judged is waived."""
    assert check(project).findings == [FAULT]
    assert waived(project).findings == []
    assert waived(project, language="").findings == []
    assert waived(project, code="PO035").findings == [FAULT, f"{FILE}:1:3 CFG010"]
    assert waived(project, id="listening/title").findings == [FAULT, f"{FILE}:1:3 CFG010"]
    assert waived(project, language="th").findings == [FAULT, f"{FILE}:1:3 CFG010"]


def test_a_waiver_holds_on_its_last_day_and_not_after(project: Path) -> None:
    """The day is that of the content (`revision`, here 2026-01-01), so any machine agrees."""
    assert waived(project, expires="2026-01-01").findings == []
    assert waived(project, expires="2025-12-31").findings == [FAULT, f"{FILE}:1:3 CFG011"]


def test_a_waiver_outlives_a_change_of_the_english_until_the_translation_is_current(
    project: Path,
) -> None:
    """While the text has no current translation nobody can say whether the waiver is needed."""
    replace(project / FA, 'msgctxt "listening/intro"', '#, fuzzy\nmsgctxt "listening/intro"')
    assert [row.rpartition(" ")[2] for row in waived(project).findings] == ["PO007"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"reason": ""}, "CFG007"),
        ({"expires": ""}, "CFG007"),
        ({"expires": "next year"}, "CFG007"),
        ({"expires": "2026-02-30"}, "CFG007"),
        ({"id": ""}, "CFG007"),
        ({"code": ""}, "CFG007"),
        ({"language": "xx"}, "CFG007"),
        ({"language": "en"}, "CFG010"),
        ({"why": "no such entry"}, "CFG007"),
        ({"code": "PO999"}, "CFG012"),
        ({"code": "PO002"}, "CFG012"),
        ({"code": "PO010"}, "CFG012"),
        ({"code": "SRC007"}, "CFG012"),
    ],
)
def test_a_waiver_that_cannot_be_used_waives_nothing(
    project: Path, entry: dict[str, str], code: str
) -> None:
    """A malformed waiver is a finding, and so is what it was meant to waive."""
    codes = [row.rpartition(" ")[2] for row in waived(project, **entry).findings]
    assert sorted(codes) == sorted(["PO036", code])


def test_a_file_that_cannot_be_read_waives_nothing(project: Path) -> None:
    """An empty, broken or wrongly encoded file fails; no file at all is fine."""
    for content, code in [
        (b"", "CFG003"),
        (b"- code: [", "CFG004"),
        (b"\xff", "CFG002"),
        (b"a: b", "CFG007"),
    ]:
        (project / FILE).write_bytes(content)
        codes = {row.rpartition(" ")[2] for row in check(project).findings}
        assert codes == {"PO036", code}
