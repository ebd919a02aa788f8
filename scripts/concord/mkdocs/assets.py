"""Files that change have names that change, so that a page never runs with another build's script.

A name carries a digest of what is in the file: a browser or a host may keep it for ever. Material
and the fonts name theirs so already. What pages ask for by a name that stays (the pointer to the
index of the search, the service worker, the pages themselves) is asked for anew each time, where
the one who asks is ours.

A page that a browser kept asks for the files of its own build. So where a site is built over
another, the files of the builds before stay beside the new ones, :data:`KEPT` builds long; those
that changed no such file are not counted.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rjsmin
from mkdocs.config.defaults import MkDocsConfig

from ..hosting import DIGEST
from ..hosting import named as named

HASHED = re.compile(DIGEST)
EARLIER = "assets/earlier.json"
"""Where a site says which of its files are of builds before it: JSON, a list a build, newest first."""
KEPT = 2


def of_theme(config: MkDocsConfig) -> dict[str, bytes]:
    """What lies in ``assets/`` of the site's own theme, by path below it; scripts without their
    comments, since every first visit fetches them.
    """
    folder = Path(config.theme.custom_dir or os.devnull)
    return {
        path.relative_to(folder).as_posix(): _arriving(path)
        for path in sorted((folder / "assets").rglob("*"))
        if path.is_file()
    }


def _arriving(path: Path) -> bytes:
    if path.suffix != ".js":
        return path.read_bytes()
    return f"{rjsmin.jsmin(path.read_text('utf-8'), keep_bang_comments=True)}\n".encode()


def rename(config: MkDocsConfig, names: Mapping[str, str]) -> None:
    """Have the settings name files as they are published; others stay as they are."""
    config.extra_css = [names.get(path, path) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, str):
            script.path = names.get(script.path, script.path)
    config.extra_javascript = [
        names.get(script, script) if isinstance(script, str) else script
        for script in config.extra_javascript
    ]


def keep_earlier(new: Path, old: Path) -> None:
    """Have a new site hold the files, with a digest in their names, of the one it takes the place of."""
    mine, theirs = _hashed(new), _hashed(old)
    before = [set(paths) & theirs for paths in earlier(old)]
    builds = [theirs.difference(*before) - mine, *before]
    kept: list[list[str]] = []
    for paths in builds:
        if (found := sorted(paths - mine)) and len(kept) < KEPT:
            kept.append(found)
    for path in (path for paths in kept for path in paths):
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(old / path, new / path)
    if kept:
        (new / EARLIER).parent.mkdir(parents=True, exist_ok=True)
        (new / EARLIER).write_text(json.dumps(kept), "utf-8")


def earlier(site: Path) -> list[list[str]]:
    """The files of each build before, by path; nothing where a site says nothing, or not so."""
    try:
        return told((site / EARLIER).read_bytes())
    except FileNotFoundError:
        return []


def told(data: bytes) -> list[list[str]]:
    """What :data:`EARLIER` says."""
    try:
        found: Any = json.loads(data)
    except ValueError:
        return []
    builds = found if isinstance(found, list) else []
    return [[str(path) for path in paths] for paths in builds if isinstance(paths, list)]


def _hashed(site: Path) -> set[str]:
    """The files below ``assets/`` of the site and of its languages that have a digest in their name."""
    folders = [site / "assets", *site.glob("*/assets")]
    return {
        path.relative_to(site).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and HASHED.search(path.name)
    }
