"""What editors, git, commit hooks and the forges do for the project."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
ALL = [*WORKFLOWS, GITLAB, HOOKS]
RULES = {
    match[1]: match[2].split()
    for match in re.finditer(r"^([a-z-]+):([^#\n]*)", (ROOT / "Makefile").read_text("utf-8"), re.M)
}
"""The Makefile's targets, each with what it needs."""


def loaded(path: Path) -> Any:
    """A YAML file, as a forge reads it."""
    return yaml.safe_load(path.read_text("utf-8"))


def commands(path: Path) -> Iterator[str]:
    """Every line that is run by a shell."""
    text = loaded(path)
    if path == HOOKS:
        yield from (hook["entry"] for repo in text["repos"] for hook in repo["hooks"])
    elif path == GITLAB:
        for job in text.values():
            if isinstance(job, dict):
                for key in ("before_script", "script", "after_script"):
                    yield from job.get(key, [])
    else:
        for job in text["jobs"].values():
            for step in job["steps"]:
                yield from step.get("run", "").splitlines()


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_only_targets_of_the_makefile_are_run(path: Path) -> None:
    """What a forge does can be done here by the same words; nothing is done there alone."""
    found = list(commands(path))
    assert found
    for command in found:
        match = re.fullmatch(r"make ([a-z-]+)", command)
        assert match, f"{command!r} is no target of the Makefile"
        assert match[1] in RULES, f"the Makefile has no target {match[1]}"


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_a_change_is_checked_and_tested_and_main_is_published(path: Path) -> None:
    """Nothing is published that was not checked and tested, and nothing but main."""
    assert set(commands(path)) == {
        "make check",
        "make test",
        "make properdocs",
        "make site",
    }
    text = loaded(path)
    if path == GITLAB:
        publish = text["pages"]
        assert text["check"]["stage"] == text["test"]["stage"] == text["stages"][0]
        assert publish["stage"] == text["stages"][-1] != text["stages"][0]
        assert publish["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
        assert publish["pages"]["publish"] in publish["artifacts"]["paths"]
        return
    jobs = text["jobs"]
    assert "pull_request" in text[True]  # `on` is a truth value in YAML 1.1
    made = jobs["site"]
    assert (
        set(made["needs"]) == {"check", "test"} and made["if"] == "github.ref == 'refs/heads/main'"
    )
    assert jobs["publish"]["needs"] == "site"
    assert text["permissions"] == {"contents": "read"}, "only the job that publishes may write"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_no_address_and_no_loose_version_is_written_down(path: Path) -> None:
    """Actions are pinned by major version; where packages are from is each machine's affair."""
    text = path.read_text("utf-8")
    assert "://" not in text
    for used in re.findall(r"uses: *(.*)", text):
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@v\d+", used), used


def test_hooks_run_what_the_tests_run() -> None:
    """A commit is held to nothing that `make test` does not ask for, with tools of the project."""
    hooks = [hook for repo in loaded(HOOKS)["repos"] for hook in repo["hooks"]]
    assert {repo["repo"] for repo in loaded(HOOKS)["repos"]} == {"local"}
    for hook in hooks:
        assert hook["entry"].removeprefix("make ") in RULES["test"]
        assert (hook["language"], hook["pass_filenames"]) == ("system", False)
    assert any(re.search(hook["files"], "scripts/concord/cli/main.py") for hook in hooks)
    assert not any(re.search(hook["files"], "docs/index.md") for hook in hooks)


# -- git -------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new repository with the project's attributes."""
    run(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    return tmp_path


def run(folder: Path, *arguments: str, ok: bool = True) -> str:
    """What git says, whatever the settings of who runs the tests."""
    who = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "core.autocrlf=true"]
    result = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert not ok or result.returncode == 0, result.stderr
    return result.stdout


def test_line_ends_are_the_same_in_every_working_tree(repository: Path) -> None:
    """A PO file saved on Windows is committed with LF and comes back so; a font keeps its bytes."""
    font = b"wOF2\0\r\n\x00\xff\r\n"
    (repository / "a.po").write_bytes(b'msgid ""\r\nmsgstr ""\r\n')
    (repository / "a.woff2").write_bytes(font)
    run(repository, "add", ".")
    run(repository, "commit", "-qm", "x")
    (repository / "a.po").unlink()
    (repository / "a.woff2").unlink()
    run(repository, "checkout", "--", ".")
    assert (repository / "a.po").read_bytes() == b'msgid ""\nmsgstr ""\n'
    assert (repository / "a.woff2").read_bytes() == font


def test_a_merge_of_two_contracts_loses_neither(repository: Path) -> None:
    """What both sides published stays; the checksum is left for who resolves it."""
    path = repository / "docs/contract.json"
    path.parent.mkdir()
    lines = ['"checksum": "0"', *(f'"page-{number}"' for number in range(20))]

    def commit(*changed: str) -> None:
        path.write_text("\n".join(changed) + "\n", "utf-8")
        run(repository, "add", ".")
        run(repository, "commit", "-qm", "x")

    commit(*lines)
    run(repository, "checkout", "-qb", "theirs")
    commit('"checksum": "1"', *lines[1:], '"page-theirs"')
    run(repository, "checkout", "-q", "main")
    commit('"checksum": "2"', *lines[1:8], '"page-ours"', *lines[8:])
    run(repository, "merge", "theirs", ok=False)
    merged = path.read_text("utf-8")
    assert '"page-ours"' in merged and '"page-theirs"' in merged
    assert merged.count("<<<<<<<") == 1 and '"checksum": "1"' in merged.split(">>>>>>>")[0]
    assert "diff: unspecified" in run(repository, "check-attr", "diff", "docs/contract.json")


def test_no_text_in_the_repository_has_other_line_ends() -> None:
    """What stands in the project is what .editorconfig and .gitattributes ask for."""
    looked = 0
    for path in (ROOT / "translations").rglob("*.po"):
        assert b"\r" not in path.read_bytes(), path
        looked += 1
    assert looked > 20
    config = (ROOT / ".editorconfig").read_text("utf-8")
    assert config.startswith("#") and "root = true" in config and "end_of_line = lf" in config
