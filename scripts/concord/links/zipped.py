"""Zip files that are the same bytes every time they are made of the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_TIME = (1980, 1, 1, 0, 0, 0)
"""The entries of a zip have no time of their own: this is the first that it knows."""


def zipped(found: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as one zip.

    :param found: each as (path, content), in the order that they are to stand in.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, data in found:
            info = zipfile.ZipInfo(path, _TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, compresslevel=9)
    return stream.getvalue()
