"""Every diagnostic code on the corpus: its bad cases are found, its near misses are not."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from concord.findings.codes import CODES, Stops, table

from ..support import BASE, CORPUS, check, copy_base, edit, tree

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in CORPUS.glob("*/*/case.yml"))
CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")


@pytest.fixture(autouse=True)
def _texts_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_ARTICLES", "texts")


def _case(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((folder / "case.yml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("folder", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_case(folder: Path, tmp_path: Path) -> None:
    """A fault is found at its line, all of it at once; a near miss is not; no file changes."""
    case = _case(folder)
    project = copy_base(tmp_path / "project")
    edit(project, case["edits"])
    before = tree(project)
    result = check(project)
    expected = sorted(case.get("findings", []))
    assert result.findings == expected, case["why"]
    assert result.status == (1 if expected else 0)
    assert tree(project) == before


def test_the_base_is_clean(tmp_path: Path) -> None:
    """The project that every case edits has no finding of its own."""
    result = check(copy_base(tmp_path / "project"))
    assert (result.status, result.findings) == (0, [])


CHECKED = [code for code, entry in CODES.items() if entry.checked]
ELSEWHERE = {
    Stops.PRINTING: "tests/pdf/test_command.py",
    Stops.IMPORT: "tests/translating/test_exchange_refused.py",
}


@pytest.mark.parametrize("code", [code for code in CODES if code not in CHECKED])
def test_every_other_code_is_tried_by_its_command(code: str) -> None:
    """What no check finds is tried where it arises: its name stands in the tests of the command."""
    assert code in (ROOT / ELSEWHERE[CODES[code].stops]).read_text("utf-8")


@pytest.mark.parametrize("code", CHECKED)
def test_every_code_has_a_bad_and_a_good_case(code: str) -> None:
    """No code is registered that nobody has seen at work, and seen to keep still."""
    bad = [case for case in CASES if case.parent.name == code and case.name.startswith("bad-")]
    good = [case for case in CASES if case.parent.name == code and case.name.startswith("good-")]
    assert bad, f"no bad case of {code}"
    assert good, f"no near miss of {code}"
    for folder in bad:
        found = {finding.rpartition(" ")[2] for finding in _case(folder)["findings"]}
        assert code in found, f"{folder.name} does not show {code}"
    assert not [folder for folder in good if "findings" in _case(folder)]


def test_codes_in_the_source_are_registered() -> None:
    """No rule reports or asks about a code that is not there; that each is reported, cases prove."""
    named: set[str] = set()
    for path in (ROOT / "scripts" / "concord").rglob("*.py"):
        if path.parent.name != "codes":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                value = node.value if isinstance(node, ast.Constant) else None
                if isinstance(value, str) and CODE.fullmatch(value):
                    named.add(value)
    assert len(named) > len(CODES) / 2
    assert named <= set(CODES)


def test_codes_are_sorted_within_their_family() -> None:
    """A reader of the registry finds a code at once."""
    families: dict[str, list[str]] = {}
    for code in CODES:
        families.setdefault(code.rstrip("0123456789"), []).append(code)
    assert all(codes == sorted(codes) for codes in families.values())
    flat = [code for codes in families.values() for code in codes]
    assert flat == list(CODES), "a family is written in two places"


def test_every_code_is_documented() -> None:
    """scripts/diagnostics.md says what each code means: `concord codes` writes it."""
    written = (ROOT / "scripts" / "diagnostics.md").read_text("utf-8")
    assert written == table(), "run: concord codes > scripts/diagnostics.md"


def test_every_corpus_folder_is_of_a_code() -> None:
    """No case is left behind by a code that is gone."""
    folders = {path.name for path in CORPUS.iterdir() if path.is_dir()} - {BASE.name}
    assert folders == set(CHECKED)
