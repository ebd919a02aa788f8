"""What a served book is judged by after it is shown: the costly rest, in a process of its own.

How texts are written takes longer to judge than a page takes to be set, and no page depends on it.
So it is told a moment after the page is there, and neither the terminal nor the browser waits.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from concurrent.futures import CancelledError, Future
from pathlib import Path

from mkdocs.exceptions import PluginError

from ..book.load import load
from ..book.loaded import Loaded
from ..book.parsed import Parsed
from ..checks import built_of, check
from ..findings.diagnostics import Finding, amount, render
from ..links import contract
from ..running.workers import Workers, result

log = logging.getLogger("mkdocs.plugins.concord")
_parsed = Parsed()
"""In the process that judges: what need not be read again."""


def at_once(loaded: Loaded) -> list[Finding]:
    """Everything that a page may not be made in spite of, and all else but how texts are written."""
    return sorted({*built_of(loaded), *contract.findings(loaded)})


def refuse(findings: Collection[Finding], *, strict: bool) -> None:
    """Stop where a book has what pages cannot be made in spite of.

    :param strict: whether that is everything.
    :raises PluginError: names all of it.
    """
    if blocking := [finding for finding in findings if strict or not finding.may_wait]:
        amounts = amount(len(blocking), "finding")
        raise PluginError(f"{amounts}, nothing was built\n{render(blocking)}")


def whole(loaded: Loaded) -> list[Finding]:
    """Everything that is found in a book."""
    return check(loaded) + contract.findings(loaded)


def _judged(root: Path) -> list[Finding]:
    return whole(load(root, _parsed))


def _begin() -> None:
    """The process has imported what it needs when it knows this function."""


class Judge:
    """Judges a project again and again, and tells what stops drafts."""

    def __init__(self) -> None:
        self._pool = Workers(1, _begin)
        self._last: Future[list[Finding]] | None = None

    def judge(self, root: Path, told: Collection[Finding]) -> None:
        """Begin to judge; what nobody has begun of the time before is left out.

        :param told: what is known already.
        """
        if self._last is not None:
            self._last.cancel()
        known = frozenset(told)
        mine = self._last = self._pool.submit(_judged, root)
        mine.add_done_callback(lambda done: self._tell(done, known))

    def _tell(self, done: Future[list[Finding]], known: Collection[Finding]) -> None:
        if done is not self._last or done.cancelled():
            return  # what is judged next tells all that is still so
        try:
            found = [f for f in result(done) if not f.may_wait and f not in known]
        except CancelledError:
            return
        except Exception as error:
            log.error("how the texts are written could not be judged: %s", error)
            return
        if found:
            log.warning("%s, shown all the same\n%s", amount(len(found), "finding"), render(found))

    def end(self) -> None:
        """Stop judging."""
        self._last = None
        self._pool.stop()
