"""Scenarios of a chapter: a case from an article, told up to its decisive sentence, for practice."""

from __future__ import annotations

from dataclasses import dataclass

from ...findings.diagnostics import Location
from .sources import Citation


@dataclass(frozen=True, slots=True)
class Choice:
    """What one might say or do in a scenario.

    :ivar then: what happens then. :ivar why: why, in a sentence.
    :ivar citations: the passages that both rest on.
    :ivar role: ``ruling`` where they are the editors' own, weighed from those, else ``""``.
    """

    id: str
    text: str
    then: str
    why: str
    citations: tuple[Citation, ...]
    location: Location
    cites_location: Location
    role: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case to practise on.

    :ivar principle: id of the principle it practises.
    :ivar told: the case, up to the decisive sentence. :ivar asks: what the reader is asked then.
    :ivar best: id of the best answer.
    :ivar citations: the passages that the case is told from.
    """

    id: str
    principle: str
    told: str
    asks: str
    answers: tuple[Choice, ...]
    best: str
    citations: tuple[Citation, ...]
    location: Location
    cites_location: Location
