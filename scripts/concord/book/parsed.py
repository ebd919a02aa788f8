"""What came of files the last time, for who reads the same project again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ..findings.diagnostics import Finding

Held = TypeVar("Held")


class Parsed:
    """Remembers what was made of each file, and made again only when what it was made of changed.

    What is remembered is given out again as it is, and must not be changed.

    :param keeps: remember anything at all; who reads a project once need not.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._known: dict[tuple[str, str], tuple[object, Any, list[Finding]]] = {}

    def of(
        self,
        kind: str,
        name: str,
        source: object,
        findings: list[Finding],
        make: Callable[[list[Finding]], Held],
    ) -> Held:
        """What ``make`` makes, with its findings added to ``findings``.

        :param kind: what of the file at ``name`` it is; :param source: all that it is made of.
        """
        if not self._keeps:
            return make(findings)
        known = self._known.get((kind, name))
        if known is None or known[0] != source:
            found: list[Finding] = []
            known = self._known[kind, name] = (source, make(found), found)
        findings += known[2]
        held: Held = known[1]
        return held
