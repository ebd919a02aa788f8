"""`mkdocs gh-deploy` does what it does for any MkDocs site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ..conftest import mkdocs

pytestmark = pytest.mark.xdist_group("site")


def test_gh_deploy_publishes_every_language(project: Path, tmp_path: Path) -> None:
    """`mkdocs gh-deploy` pushes the whole tree to the pages branch."""
    if shutil.which("git") is None:
        pytest.skip("no git on this machine: gh-deploy was not tested")
    git = [
        "git",
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@localhost",
        "-c",
        "init.defaultBranch=main",
    ]
    remote = tmp_path / "remote.git"
    subprocess.run([*git, "init", "-q", "--bare", str(remote)], check=True)
    for arguments in (
        ["init", "-q"],
        ["add", "mkdocs.yml"],
        ["commit", "-qm", "start"],
        ["remote", "add", "origin", str(remote)],
    ):
        subprocess.run([*git, *arguments], cwd=project, check=True)
    identity = {
        f"GIT_{role}_{what}": "test@localhost"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    result = mkdocs("gh-deploy", "--strict", cwd=project, **identity)
    assert result.returncode == 0, result.stdout
    listed = subprocess.run(
        [*git, "ls-tree", "-r", "--name-only", "gh-pages"],
        cwd=remote,
        check=True,
        text=True,
        capture_output=True,
    ).stdout.split()
    for wanted in (
        "index.html",
        "404.html",
        "en/index.html",
        "fa/principles/own-the-fault/index.html",
    ):
        assert wanted in listed
