"""ProperDocs, which continues MkDocs 1, builds the same site where no MkDocs is installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from ..conftest import mkdocs
from ..support import ROOT, copy_site, tree

BIN = ROOT / "build" / "properdocs" / "bin"
NAMED = re.compile(r'<meta name="generator" content="[^"]*">')
WARNS = """import logging
added = logging.Logger.addHandler
def add(self, handler):
    added(self, handler)
    if self.name == "properdocs":
        self.warning("the nav is odd")
logging.Logger.addHandler = add
"""


def properdocs(*arguments: str, cwd: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    """Run ProperDocs as a user would; standard error is in the output."""
    assert (BIN / "properdocs").is_file(), "`make properdocs` installs it"
    return subprocess.run(
        [BIN / "properdocs", *arguments],
        cwd=cwd,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site that a test may change."""
    return copy_site(tmp_path / "project")


def test_no_mkdocs_is_installed_beside_it() -> None:
    """What is tried is ProperDocs alone."""
    asked = "import importlib.metadata as m; print(sorted(d.name for d in m.distributions()))"
    listed = subprocess.run(
        [BIN / "python", "-I", "-c", asked], capture_output=True, text=True, check=True
    ).stdout
    assert "'properdocs'" in listed and "'mkdocs-material'" in listed
    assert "'mkdocs'" not in listed


def test_both_build_the_same_site(project: Path, tmp_path: Path) -> None:
    """File for file, but for the name of the program in each page, and digests of those pages."""
    theirs, ours = tmp_path / "properdocs", tmp_path / "mkdocs"
    for built in (
        properdocs("build", "-f", "mkdocs.yml", "-d", str(theirs), cwd=project),
        mkdocs("build", "-d", str(ours), cwd=project),
    ):
        assert built.returncode == 0, built.stdout
    before, after = tree(ours), tree(theirs)
    assert before.keys() == after.keys() and len(before) > 100
    for name in (name for name in before if before[name] != after[name]):
        one, other = ((site / name).read_text("utf-8") for site in (ours, theirs))
        if name.endswith("/offline.json"):
            left, right = json.loads(one), json.loads(other)
            assert left.pop("version") != right.pop("version")
            assert left.pop("files").keys() == right.pop("files").keys()
            assert left == right
        else:
            assert "ProperDocs" in other, name
            assert NAMED.sub("", one) == NAMED.sub("", other), name


def test_a_warning_of_its_own_is_told(project: Path, tmp_path: Path) -> None:
    """It warns by another name than MkDocs; what it says of a language reaches who builds."""
    (tmp_path / "early").mkdir()
    (tmp_path / "early" / "sitecustomize.py").write_text(WARNS, "utf-8")
    arguments = ("build", "-f", "mkdocs.yml", "-d", str(tmp_path / "site"))
    built = properdocs(*arguments, cwd=project, path=str(tmp_path / "early"))
    for code in ("en", "th", "fa"):
        assert f"[{code}] the nav is odd" in built.stdout
