"""The Weblate component file, translations/weblate.json: one component a catalogue."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from concord.book.load import load
from concord.translating import weblate

from ..support import LANGUAGES, concord, copy_base, real


@pytest.fixture(scope="module")
def components() -> list[dict[str, Any]]:
    """The components, as `weblate import_json` takes them."""
    path = Path(__file__).parents[2] / "translations/weblate.json"
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def test_every_catalogue_has_its_component(root: Path, components: list[dict[str, Any]]) -> None:
    """No catalogue is missing, none is in two components, none of them is of nothing."""
    matched = [sorted(root.glob(one["filemask"])) for one in components]
    paths = [path for of_one in matched for path in of_one]
    assert sorted(paths) == sorted(root.glob("translations/*/LC_MESSAGES/*.po"))
    assert len({one["slug"] for one in components}) == len(components)
    languages = len(LANGUAGES) - 1
    assert {len(of_one) for of_one in matched} == {languages}


def test_weblate_keeps_our_form_and_our_rules(components: list[dict[str, Any]]) -> None:
    """Weblate writes unwrapped PO files in the book's languages, and protects placeholders."""
    codes = [code for code in LANGUAGES if code != "en"]
    for one in components:
        assert (one["file_format"], one["file_format_params"]) == ("po", {"po_line_wrap": -1})
        assert [
            code for code in [*codes, "fil", "en"] if re.search(one["language_regex"], code)
        ] == codes
        assert r"\{[a-z_]+\}" in one["check_flags"]


def test_the_file_is_made_from_the_book(root: Path) -> None:
    """What is committed is what `concord translations` writes: nobody keeps it by hand."""
    written = (root / "translations/weblate.json").read_text("utf-8")
    assert written == weblate.write(real().book), "run `concord translations`"


def test_a_new_language_and_a_new_chapter_need_no_edit(tmp_path: Path) -> None:
    """An update brings the list along where there is one, and makes none where there is none."""
    project = copy_base(tmp_path / "project")
    listed = project / "translations/weblate.json"
    assert concord(project, "translations").status == 0
    assert not listed.exists()
    listed.write_text("[]", "utf-8")
    with (project / "translations/languages.yml").open("a", encoding="utf-8") as languages:
        languages.write("- code: zh-Hant\n")
    assert "updated translations/weblate.json" in concord(project, "translations").out
    components = json.loads(listed.read_text("utf-8"))
    matched = [path for one in components for path in project.glob(one["filemask"])]
    assert sorted(matched) == sorted(project.glob("translations/*/LC_MESSAGES/*.po"))
    for one in components:
        pattern = re.compile(one["language_regex"])
        assert pattern.search("zh-Hant") and not pattern.search("zh-Hant-TW")
    chapter = load(project).book.pages["listening"]
    assert chapter.title in {one["name"] for one in components}


def test_only_labels_may_be_the_same_in_every_language(components: list[dict[str, Any]]) -> None:
    """Weblate doubts no name of a format among the labels, and still any text that stays English."""
    flagged = [one["slug"] for one in components if "ignore-same" in one["check_flags"].split(",")]
    assert flagged == ["interface"]


def test_no_address_is_made_up(components: list[dict[str, Any]]) -> None:
    """Where the repository lies is for whoever sets Weblate up to say."""
    assert "://" not in json.dumps(components)
    assert not [one for one in components if "repo" in one]
