"""`make bench`: ratios, not seconds, of what must stay fast; each against its target.

Times are of whole processes on this machine, medians of alternating runs; only their
ratios are printed, because only they can be compared with another machine's.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import polib
from bench_catalogues import update_ratio
from concord.book.load import load
from concord.book.model import Book
from concord.html.pages import pages

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORD_ARTICLES": ""}
MKDOCS = [sys.executable, "-m", "mkdocs"]
UPDATE = [sys.executable, "-m", "concord.cli.main", "translations"]
# Without the contract: the principles that only fill the book were never published.
CHECK = [
    sys.executable,
    "-c",
    "from pathlib import Path; from concord.book.load import load; from concord.checks import check; "
    "import sys; sys.exit(len(check(load(Path()))))",
]
PLAIN = """site_name: Plain
site_url: https://plain.example/
theme:
  name: material
  font: false
  features: [navigation.footer, navigation.indexes, navigation.prune, navigation.top, search.highlight, search.suggest, toc.follow]
plugins: [search]
markdown_extensions: [attr_list, {toc: {permalink: true}}]
"""


def main() -> int:
    """Run the benchmarks; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each side of a ratio")
    parser.add_argument("--principles", type=int, default=1000, help="size of the large book")
    arguments = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        for name, value, target in measured(Path(folder), arguments.runs, arguments.principles):
            missed += value > target
            verdict = "ok" if value <= target else "MISSED"
            print(f"{name:<56} {value:6.2f}  target {target:5.2f}  {verdict}", flush=True)
    return int(missed > 0)


def measured(work: Path, runs: int, principles: int) -> Iterator[tuple[str, float, float]]:
    """Each figure as soon as it is known: what it is, its value, its target."""
    real = scaled(work / "real", 1)
    yield "one edit under serve, in all its pages / full build", serve_ratio(real, runs), 0.05
    yield "site build / plain build, real size", build_ratio(real, work, runs), 1.2
    yield "update of 10,000 messages / Babel's", update_ratio(ROOT), 0.2
    few, many = (scaled(work / str(n), factor_for(n)) for n in (10_000, 100_000))
    for name, command in (("translations", UPDATE), ("checks", CHECK)):
        ratio, memory = growth(command, few, many, runs)
        yield f"{name}, 100,000 messages / 10,000", ratio, 12.0
        yield f"{name}, memory in GiB", memory, 1.0
    large = scaled(work / "large", -(-principles // sum(1 for _ in load(ROOT).book.principles())))
    yield f"site build / plain build, {principles} principles", build_ratio(large, work, runs), 0.6


def factor_for(wanted: int) -> int:
    """How many times every principle must stand for all languages to have so many messages."""
    catalogues = load(ROOT).book.catalogues.values()
    principles = {path.stem for path in (ROOT / "docs/principles").glob("*.md")}
    once = sum(map(len, catalogues))
    more = sum(context.split("/")[0] in principles for found in catalogues for context in found)
    return 1 + -(-(wanted - once) // more)


def scaled(target: Path, factor: int) -> Path:
    """A copy of the project whose every principle stands ``factor`` times, translated."""
    target.mkdir()
    for name in ("docs", "translations", "scripts"):
        shutil.copytree(
            ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    shutil.copy2(ROOT / "mkdocs.yml", target)
    copies = range(2, factor + 1)
    for page in sorted((target / "docs/principles").glob("*.md")):
        for copy in copies:
            shutil.copy2(page, page.with_name(f"{page.stem}-{copy}.md"))
    for chapter in (target / "docs/chapters").glob("*.md"):
        text = chapter.read_text("utf-8")
        listed = re.search(r"^principles: \[(.*)\]$", text, re.MULTILINE)
        assert listed
        names = [name.strip() for name in listed[1].split(",")]
        names += [f"{name}-{copy}" for name in names for copy in copies]
        chapter.write_text(text.replace(listed[0], f"principles: [{', '.join(names)}]"), "utf-8")
    principles = {path.stem for path in (ROOT / "docs/principles").glob("*.md")}
    for path in (target / "translations").glob("*/LC_MESSAGES/*.po"):
        _scale_catalogue(path, principles, copies)
    _scale_waivers(target / "translations/waivers.yml", principles, copies)
    subprocess.run(
        [sys.executable, "-m", "concord.cli.main", "--root", str(target), "translations"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return target


def _scale_catalogue(path: Path, principles: set[str], copies: range) -> None:
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in list(po):
        page, _, block = entry.msgctxt.partition("/")
        if page in principles:
            for copy in copies:
                po.append(
                    polib.POEntry(
                        msgctxt=f"{page}-{copy}/{block}", msgid=entry.msgid, msgstr=entry.msgstr
                    )
                )
    path.write_text(str(po), "utf-8")


def _scale_waivers(path: Path, principles: set[str], copies: range) -> None:
    """What is waived in a block is waived in its copies."""
    waived = re.split(r"(?m)^(?=- )", path.read_text("utf-8"))
    for waiver in list(waived):
        named = re.search(r"^ +id: ([a-z0-9-]+)/", waiver, re.MULTILINE)
        if named and named[1] in principles:
            waived += [waiver.replace(f"{named[1]}/", f"{named[1]}-{n}/") for n in copies]
    path.write_text("".join(waived), "utf-8")


def timed(command: list[str], cwd: Path) -> tuple[float, int]:
    """Seconds and peak memory in bytes of one run of ``command``, which must succeed."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode()[-3000:]}")
    return seconds, usage.ru_maxrss * 1024


def median_ratio(first: Callable[[], float], second: Callable[[], float], runs: int) -> float:
    """Median of the ratios of ``runs`` pairs, one after the other."""
    return statistics.median(first() / second() for _ in range(runs))


def build_ratio(project: Path, work: Path, runs: int) -> float:
    """All languages by `mkdocs build` against one plain MkDocs build of the same finished pages."""
    plain = work / f"plain-{project.name}"
    write_plain(load(project).book, plain)
    return median_ratio(
        lambda: timed([*MKDOCS, "build", "-q"], project)[0],
        lambda: timed([*MKDOCS, "build", "-q"], plain)[0],
        runs,
    )


def write_plain(book: Book, target: Path) -> None:
    """The finished pages of every language as the pages of one ordinary MkDocs project."""
    for code, language in book.languages.items():
        for page in pages(book, language):
            path = target / "docs" / code / f"{page.path.rstrip('/') or 'index'}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {json.dumps(page.title)}\n---\n\n{page.html}\n", "utf-8")
    (target / "mkdocs.yml").write_text(PLAIN, "utf-8")


def growth(command: list[str], small: Path, large: Path, runs: int) -> tuple[float, float]:
    """Time of a command on the large book against the small, and its memory in GiB."""
    memory = 0

    def run(project: Path) -> float:
        nonlocal memory
        seconds, used = timed(command, project)
        memory = max(memory, used)
        return seconds

    return median_ratio(lambda: run(large), lambda: run(small), runs), memory / 2**30


def serve_ratio(project: Path, runs: int) -> float:
    """An edit under `mkdocs serve`, until every page it touches was fetched, against a full build.

    From the beginning of the rebuild: what MkDocs waits before it looks at files again does not count.
    """
    full = statistics.median(timed([*MKDOCS, "build", "-q"], project)[0] for _ in range(runs))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "mkdocs", "serve", "--livereload", "-a", place],
        cwd=project,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    page = project / "docs/principles/own-the-fault.md"
    text = page.read_text("utf-8")
    codes = load(project).book.languages
    touched = ["en/principles/own-the-fault/", "en/chapters/put-it-right/", "en/map/"]
    touched += [f"{code}/parallel/principles/own-the-fault/" for code in codes]
    try:
        _waited(process, rb"Serving on")
        _fetched(place, touched, "")
        seconds = []
        for run in range(runs):
            _edit(process, page, re.sub(r"(?m)^# ", f"# {run} edited ", text, count=1))
            start = time.perf_counter()
            _waited(process, rb"Documentation built")
            _fetched(place, touched, f"{run} edited ")
            seconds.append(time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()
        page.write_text(text, "utf-8")
    return statistics.median(seconds) / full


def _fetched(place: str, paths: Iterable[str], text: str) -> None:
    """Fetch pages, each of which must hold a text, and the index of the search in English."""
    for path in paths:
        if text not in _get(place, path):
            sys.exit(f"{path} does not show the edit")
    _get(place, f"en/search/{json.loads(_get(place, 'en/search/index.json'))['index']}")


def _get(place: str, path: str) -> str:
    with urllib.request.urlopen(f"http://{place}/{path}") as response:
        return str(response.read().decode("utf-8"))


_SEEN = bytearray()
"""Output of the server that nobody has waited for yet."""


def _edit(process: subprocess.Popen[bytes], path: Path, text: str) -> None:
    """Write a file until that is noticed: the watcher's first look comes after "Serving on"."""
    assert process.stdout is not None
    while b"Detected file changes" not in _SEEN:
        path.write_text(text, "utf-8")
        if select.select([process.stdout], [], [], 2.0)[0]:
            _SEEN.extend(os.read(process.stdout.fileno(), 65536))
    _waited(process, rb"Detected file changes")


def _waited(process: subprocess.Popen[bytes], pattern: bytes) -> bytes:
    """Read the process's output until ``pattern`` appears; its group, or all of it."""
    assert process.stdout is not None
    while not (match := re.search(pattern, _SEEN)):
        if not select.select([process.stdout], [], [], 120)[0]:
            sys.exit(f"mkdocs serve is silent: {_SEEN.decode()}")
        _SEEN.extend(os.read(process.stdout.fileno(), 65536))
    found = match[match.lastindex or 0]  # a match of a buffer changes with the buffer
    del _SEEN[: match.end()]
    return bytes(found)


if __name__ == "__main__":
    sys.exit(main())
