"""What reaches the public: pages and the files the book names, though nobody checked the book."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from concord.html import styles

from ..support import asset

MARK = b"not for the public"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"\0\0\0\0IEND\xaeB`\x82"
# The same command with a check that finds nothing: what is proved is the build's own wall.
UNCHECKED = """
import concord.checks as sound
from concord.links import contract
sound.check = lambda loaded: []
contract.findings = lambda loaded: []
from mkdocs.__main__ import cli
cli()
"""
STRAY = (
    "evil.html",
    "notes.txt",
    ".htaccess",
    "CNAME",
    "robots.txt",
    "assets/concord.css",
    "assets/stylesheets/more.css",
    "principles/more.js",
    "files/more.txt",
    "files/drawing.svg",
    "files/page.png",
)


def test_nothing_else_is_published(project: Path) -> None:
    """No stray file, no link and nothing in place of the theme's is in a site; a picture is."""
    docs = project / "docs"
    (project / "secret.txt").write_bytes(MARK)
    for name in STRAY:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(b"<svg>" + MARK)
    (docs / "passwd.txt").symlink_to("../secret.txt")
    (docs / "files/linked.png").symlink_to("../../secret.txt")
    (docs / "more").symlink_to("../translations")
    (docs / "files/map-1.png").write_bytes(PNG)
    result = subprocess.run(
        [sys.executable, "-c", UNCHECKED, "build", "--strict", "-q"],
        cwd=project,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert result.returncode == 0, result.stdout
    site = project / "site"
    published = [path for path in site.rglob("*") if path.is_file()]
    assert len(published) > 500
    assert not [path for path in published if MARK in path.read_bytes()]
    assert not [path for path in site.rglob("*") if path.is_symlink()]
    assert [path.name for path in (site / "files").iterdir()] == ["map-1.png"]
    assert (site / "files/map-1.png").read_bytes() == PNG
    sheet = asset(site, "en/assets/concord.css").read_text("utf-8")
    assert sheet == styles.sheet("concord.css")
