"""The printed editions of the book that are at hand, as the site and its lists name them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Offered:
    """An edition that the site offers.

    :ivar file: its permanent name.
    :ivar kind: ``book`` or ``chapter``.
    :ivar languages: one, or those side by side.
    :ivar chapter: the chapter's id, or ``""`` for a whole book.
    :ivar paper: a key of ``PAPERS`` of :mod:`concord.pdf.editions`.
    """

    path: Path
    file: str
    kind: str
    languages: tuple[str, ...]
    chapter: str
    paper: str
    bytes: int
    sha256: str
