"""The sections of a principle: one row each, for the checks, the pages, their style and the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STATEMENT = "statement"
"""The one paragraph above the sections."""
SAY = "say"
"""The section of words to say."""
DIFFER = "differ"
"""The section that sets articles against each other: each of its blocks cites two at least."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A section that principles have, by the id of its heading.

    Its heading is the interface text ``section-<id>``, said once for all of them.

    :ivar optional: whether a principle may do without it.
    :ivar mark: what stands before its items: ``dot``, ``tick``, ``cross`` or ``speech``.
    :ivar colour: the name of its colour: ``plain``, ``accent``, ``yes``, ``no`` or ``warm``.
    """

    id: str
    optional: bool = False
    mark: str = "dot"
    colour: str = "plain"


SECTIONS: Mapping[str, Standard] = {
    section.id: section
    for section in (
        Standard(SAY, mark="speech", colour="accent"),
        Standard("do", mark="tick", colour="yes"),
        Standard("avoid", mark="cross", colour="no"),
        Standard("unless", optional=True, colour="warm"),
        Standard("why"),
        Standard("story", optional=True, colour="warm"),
        Standard(DIFFER, optional=True, colour="warm"),
    )
}
"""By id, in the order in which a hurried reader needs them.

What marks and colours look like is said in ``pdf/typst/`` for books, and in the style sheet for
pages, where a section carries both as ``data-mark`` and ``data-colour``.
"""
