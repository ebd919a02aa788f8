"""The day that what is made of the book carries, so that the same book gives the same bytes."""

from __future__ import annotations

import datetime
import os
import re

from ..findings.diagnostics import CannotCheck

EPOCH = "SOURCE_DATE_EPOCH"
"""What asks for another day (reproducible-builds.org), in seconds since 1970."""
EARLIEST = datetime.date(1980, 1, 1)
"""What a book without a day is dated: zip knows no earlier one."""
_LATEST = datetime.date(2107, 12, 31)
"""Zip knows no later one."""


def day(revision: str) -> datetime.date | None:
    """The day asked for, else that of the content, else None.

    :param revision: the book's, ISO 8601, or ``""``.
    :raises CannotCheck: when what asks for a day names none.
    """
    if epoch := os.environ.get(EPOCH):
        # More digits are no second of a year that anything here can write.
        if re.fullmatch(r"[0-9]{1,10}", epoch):
            found = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
            if found <= _LATEST:
                return found
        raise CannotCheck(
            f"{EPOCH} is “{epoch[:40]}”, not a number of seconds from 1970 to {_LATEST.year}"
        )
    return datetime.date.fromisoformat(revision) if revision else None


def seconds(day: datetime.date) -> int:
    """The first second of a day in UTC, since 1970."""
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return int(midnight.timestamp())
