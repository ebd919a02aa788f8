"""Compressed copies beside the files of a site, which a server sends in their place."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli

COPY = re.compile(r"\.(?:br|gz)$")
"""How the names of copies end."""
_TEXTS = re.compile(r"\.(?:css|csv|html|inv|js|json|py|svg|tmx|webmanifest|xml)$")
_LEAST = 512
_QUALITY = 9  # of 11, which takes twenty times as long for a twentieth less


def compress(site: Path) -> int:
    """Make the copies of all texts that have none. :returns: how many files have copies."""
    found = 0
    for path in sorted(site.rglob("*")):
        if not path.is_file() or not _TEXTS.search(path.name) or path.stat().st_size < _LEAST:
            continue
        data = path.read_bytes()
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, quality=_QUALITY))
        found += 1
    return found
