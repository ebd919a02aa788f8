"""What a draft may have: findings that stop a release, and nobody who is still at work."""

from __future__ import annotations

from .codes import CODES

UNTRANSLATED = ("PO005", "PO006", "PO007", "PO008", "PO009")
"""A translation is to follow; readers of a draft see the English, marked."""
_TO_TIDY = ("PO016", "CFG010", "CFG011", "CFG015")
"""The next update drops it, somebody has to decide again, or it is not published anyway."""


def may_wait(code: str) -> bool:
    """Whether a draft may have a finding: a text is not finished, or doubtful in its wording."""
    return code in UNTRANSLATED or code in _TO_TIDY or CODES[code].waivable
