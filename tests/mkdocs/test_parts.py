"""A site made in parts, by jobs that share nothing but files, is the site that one build makes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from concord.mkdocs import parts

from ..conftest import Once, mkdocs
from ..support import copy_site, replace


def _project(folder: Path, name: str) -> Path:
    return copy_site(folder / name / "project")


def _parts(folder: Path) -> None:
    """``whole``, and two parts of the same site, each made in a copy of the project of its own."""
    for name, languages in (("whole", ""), ("one", "fa,en"), ("two", "th")):
        made = ("--site-dir", str(folder / name / "site"))
        project = _project(folder, name)
        result = mkdocs("build", "-q", *made, cwd=project, CONCORD_LANGUAGES=languages)
        assert result.returncode == 0, result.stdout
    _project(folder, "joiner")


@pytest.fixture(scope="module")
def made(once: Once) -> Path:
    """The folder with the three."""
    return once("parts", _parts)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _joined(made: Path, site: Path, *folders: Path, **environment: str) -> tuple[int, str]:
    named = " ".join(map(str, folders))
    result = mkdocs(
        "build", "-q", "--site-dir", str(site), cwd=made / "joiner" / "project",
        CONCORD_PARTS=named, **environment,
    )  # fmt: skip
    return result.returncode, result.stdout


def test_the_parts_make_the_site_byte_for_byte(made: Path, tmp_path: Path) -> None:
    """Each part has its languages and nothing else; joined, they are what one build makes."""
    assert {path.name for path in (made / "one/site").iterdir()} == {"en", "fa", parts.NAME}
    assert {path.name for path in (made / "two/site").iterdir()} == {"th", parts.NAME}
    status, said = _joined(made, tmp_path / "site", made / "one/site", made / "two/site")
    assert status == 0, said
    joined, whole = _files(tmp_path / "site"), _files(made / "whole/site")
    assert len(whole) > 100 and sorted(joined) == sorted(whole)
    assert [path for path, data in whole.items() if joined[path] != data] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["one"], "no part has th"),
        (["one", "two", "two"], "th is in .* as well"),
        (["one", "none"], "none/site is no part of a site"),
        (["one", "whole"], "whole/site is no part of a site"),
        (["one", "other"], "other/site was made from another book"),
        (["one", "short"], "short/site: the files of th are not those that were made"),
    ],
)
def test_what_does_not_fit_makes_no_site(
    made: Path, tmp_path: Path, given: list[str], said: str
) -> None:
    """A part that is missing, twice there, of another book or cut short: one line, and the site stays."""
    for name in {"other", "short"} & set(given):
        shutil.copytree(made / "two/site", tmp_path / name / "site")
    if "other" in given:
        path = tmp_path / "other/site" / parts.NAME
        told = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(told | {"made_from": "0" * 64}), "utf-8")
    if "short" in given:
        (tmp_path / "short/site/th/404.html").unlink()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("before", "utf-8")
    where = [(tmp_path if name in ("other", "short") else made) / name / "site" for name in given]
    status, told = _joined(made, tmp_path / "site", *where)
    assert status == 2 and len(told.strip().splitlines()) == 1, told
    assert re.search(said, told), told
    assert _files(tmp_path / "site") == {"index.html": b"before"}


def test_another_book_or_address_is_told(made: Path, tmp_path: Path) -> None:
    """What a part was made from says every word of the book, in any language, and its address."""
    project = _project(tmp_path, "other")
    replace(project / "docs/book.yml", "https://book.example/", "https://book.example/more/")
    named = " ".join(str(made / name / "site") for name in ("one", "two"))
    result = mkdocs("build", "-q", cwd=project, CONCORD_PARTS=named)
    assert result.returncode == 2 and "was made from another book" in result.stdout
    assert not (project / "site").exists()


def test_a_part_takes_the_place_of_no_site(made: Path, tmp_path: Path) -> None:
    """Nor of anything else; a language that the book has not is named."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("before", "utf-8")
    for languages, said in (("th", "holds no part of a site"), ("th de", "no language de")):
        result = mkdocs(
            "build", "-q", "--site-dir", str(tmp_path / "site"), cwd=made / "joiner" / "project",
            CONCORD_LANGUAGES=languages,
        )  # fmt: skip
        assert result.returncode == 2 and said in result.stdout
    assert _files(tmp_path / "site") == {"index.html": b"before"}
