"""Configurations of servers, made with the site: what only a host can do for it."""

import hashlib
from pathlib import PurePosixPath

DIGEST = r"[.-][0-9a-f]{8,10}(\.min)?\.(css|js|json|png|svg|woff2)$"
"""How the names of files end that have a digest in their name: ours, the fonts, Material's."""


def named(path: str, data: bytes) -> str:
    """The path of a file with a digest of its content: ``assets/a.css``, ``assets/a.0123abcd.css``."""
    pure = PurePosixPath(path)
    digest = hashlib.sha256(data).hexdigest()[:8]
    return pure.with_name(f"{pure.stem}.{digest}{pure.suffix}").as_posix()
