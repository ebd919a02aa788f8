"""`mkdocs gh-deploy` does what it does for any MkDocs site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from ..conftest import mkdocs
from ..support import concord, copy_site, real


def finish(project: Path) -> None:
    """Translate the texts of the site, as the real book has them."""
    assert concord(project, "translations").status == 0
    for path in project.glob("translations/*/LC_MESSAGES/interface.po"):
        known = real().book.catalogues[path.parts[-3]]
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for entry in catalogue.untranslated_entries():
            entry.msgstr = known[entry.msgctxt].text
        path.write_text(str(catalogue), "utf-8")
    assert concord(project, "translations").status == 0


def test_gh_deploy_publishes_every_language(tmp_path: Path) -> None:
    """`mkdocs gh-deploy` pushes the whole tree to the pages branch."""
    project = copy_site(tmp_path / "project")
    finish(project)
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
        "fa/principles/keep-promises/index.html",
    ):
        assert wanted in listed
