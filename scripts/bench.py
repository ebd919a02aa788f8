"""`make bench`: ratios, not seconds, of what must stay fast; each against its target.

Times are of whole processes on this machine, which should do nothing else: medians of
alternating runs. Only their ratios are printed, because only they can be compared with another
machine's. What is being done, and how long it may take on two cores, is said on standard error.
It takes about half an hour; a third of it is one plain build of ten thousand pages.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench_books import ROOT, copies_for, factor_for, scaled
from bench_catalogues import update_ratio
from bench_running import growth, timed, told
from bench_serve import serve_ratio
from bench_sites import OTHERS, Other, beside_other, beside_plain

UPDATE = [sys.executable, "-m", "concord.cli.main", "translations"]
# What is found does not matter: copies of principles were never published, and no path leads there.
CHECK = [
    sys.executable,
    "-c",
    "from pathlib import Path; from concord.book.load import load; from concord.checks import check; "
    "book = load(Path(), rewriting=False); check(book); assert book.complete and book.book.pages",
]


@dataclass(frozen=True)
class Figure:
    """What was measured; :ivar target: the most it should be."""

    name: str
    value: float
    target: float


Measure = tuple[str, int, Callable[[], Iterator[Figure]]]
"""What is measured, for how many seconds it may last, and what measures it."""


def main() -> int:
    """Run the benchmarks; 1 when a target is missed or something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs of what is short")
    parser.add_argument("--principles", type=int, default=1000, help="size of the large book")
    parser.add_argument(
        "--others",
        default=sys.executable,
        metavar="PYTHON",
        help="the Python in which mkdocs-static-i18n and Zensical are installed",
    )
    parser.add_argument(
        "--only", default="", metavar="WORD", help="only measures with this word in their name"
    )
    parser.add_argument(
        "--huge", action="store_true", help="check 10,000 principles too: ten minutes more"
    )
    arguments = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        for name, seconds, measure in _measures(Path(folder), arguments):
            if arguments.only not in name:
                continue
            print(f"… {name} (about {seconds} s)", file=sys.stderr, flush=True)
            missed += _told(name, measure)
    return int(missed > 0)


def _told(name: str, measure: Callable[[], Iterator[Figure]]) -> int:
    """Print each figure as soon as it is known; how many missed their target or failed."""
    missed = 0
    try:
        for figure in measure():
            missed += told(figure.name, figure.value, figure.target)
    except (Exception, SystemExit) as error:  # whatever failed, the others are measured
        print(f"{name}: NOT MEASURED: {type(error).__name__}: {error}", flush=True)
        return missed + 1
    return missed


def _measures(work: Path, arguments: argparse.Namespace) -> Iterator[Measure]:
    runs, few = arguments.runs, min(arguments.runs, 3)
    books: dict[int, Path] = {}

    def book(factor: int) -> Path:
        """The book with every principle so many times; made when it is first wanted."""
        if factor not in books:
            books[factor] = scaled(work / f"book-{factor}", factor)
        return books[factor]

    def built(factor: int, pairs: int, target: float) -> Iterator[Figure]:
        ratio, amount = beside_plain(book(factor), work, pairs)
        yield Figure(f"site build / plain MkDocs, {amount:,} pages", ratio, target)

    def served(factor: int) -> Iterator[Figure]:
        size = len(list((book(factor) / "docs/principles").glob("*.md")))
        ratio = serve_ratio(book(factor), few)
        yield Figure(f"one edit under serve / full build, {size:,} principles", ratio, 0.05)

    large = copies_for(arguments.principles)
    yield "site build at real size", 30 * runs, lambda: built(1, runs, 0.7)
    yield "serve at real size", 60, lambda: served(1)
    for other in OTHERS:
        if other.is_there(arguments.others):
            of_other = lambda other=other: _beside(other, arguments.others, book(1), work, runs)  # noqa: E731
            yield f"site build beside {other.name}", 30 * runs, of_other
        elif arguments.only in other.name:
            print(f"site build / {other.name}: not compared, {other.name} is not installed")
    yield "update of a catalogue beside Babel's", 20, _updated
    yield "site build at three times the size", 60 * few, lambda: built(4, few, 0.7)
    yield "translations", 60 * few, lambda: _grown("translations", UPDATE, book, few, 0.5)
    yield "checks", 150, lambda: _grown("checks", CHECK, book, 1, 1.0)
    yield "site build at about 5,000 pages", 300, lambda: built(19, 1, 0.7)
    yield f"site build of {arguments.principles} principles", 800, lambda: built(large, 1, 0.2)
    yield f"serve of {arguments.principles} principles", 240, lambda: served(large)
    if arguments.huge:
        yield "check of 10,000 principles", 700, lambda: _huge(work)


def _beside(other: Other, python: str, project: Path, work: Path, runs: int) -> Iterator[Figure]:
    ratio, amount = beside_other(other, python, project, work, runs)
    yield Figure(f"site build / {other.name}, {amount:,} pages", ratio, 1.0)


def _updated() -> Iterator[Figure]:
    yield Figure("update of 10,000 messages / Babel's", update_ratio(ROOT), 0.2)


def _grown(
    name: str, command: list[str], book: Callable[[int], Path], runs: int, most: float
) -> Iterator[Figure]:
    few, many = (book(factor_for(amount)) for amount in (10_000, 100_000))
    ratio, memory = growth(command, few, many, runs)
    yield Figure(f"{name}, time, 100,000 messages / 10,000", ratio, 12.0)
    yield Figure(f"{name}, 100,000 messages, memory in GiB", memory, most)


def _huge(work: Path) -> Iterator[Figure]:
    project = scaled(work / "huge", copies_for(10_000), update=False)
    yield Figure("checks, 10,000 principles, memory in GiB", timed(CHECK, project)[1] / 2**30, 1.0)


if __name__ == "__main__":
    sys.exit(main())
