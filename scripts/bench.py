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
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib
from concord.html_pages import pages
from concord.load import load
from concord.model import Book

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORD_ARTICLES": ""}
MKDOCS = [sys.executable, "-m", "mkdocs"]
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
    rows: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        work = Path(folder)
        real = scaled(work / "real", 1)
        factor = -(-arguments.principles // sum(1 for _ in load(ROOT).book.principles()))
        small, large = scaled(work / "small", -(-factor // 10)), scaled(work / "large", factor)
        rows.append(
            ("site build / plain build, real size", build_ratio(real, work, arguments.runs), 1.2)
        )
        rows.append(
            (
                f"site build / plain build, {arguments.principles} principles",
                build_ratio(large, work, arguments.runs),
                0.6,
            )
        )
        ratio, memory = check_ratio(small, large, arguments.runs)
        rows.append(("checks, ten times the principles", ratio, 12.0))
        rows.append(("checks, memory in GiB", memory, 1.0))
        rows.append(
            (
                "rebuild after one catalogue edit / full build, real size",
                serve_ratio(real, arguments.runs),
                0.3,
            )
        )
    width = max(len(name) for name, _, _ in rows)
    for name, value, target in rows:
        verdict = "ok" if value <= target else "MISSED"
        print(f"{name.ljust(width)}  {value:6.2f}  target {target:5.2f}  {verdict}")
    return int(any(value > target for _, value, target in rows))


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
    subprocess.run(
        [sys.executable, "-m", "concord.cli", "--root", str(target), "translations"],
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


def check_ratio(small: Path, large: Path, runs: int) -> tuple[float, float]:
    """Time of the checks on the large book against the small, and their memory in GiB."""
    command = [
        sys.executable,
        "-c",
        "from concord.load import load; from concord.checks import check; import sys, pathlib; sys.exit(len(check(load(pathlib.Path()))))",
    ]
    memory = 0

    def run(project: Path) -> float:
        nonlocal memory
        seconds, used = timed(command, project)
        memory = max(memory, used)
        return seconds

    return median_ratio(lambda: run(large), lambda: run(small), runs), memory / 2**30


def serve_ratio(project: Path, runs: int) -> float:
    """A rebuild under `mkdocs serve` after one catalogue edit against its first, full build."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "mkdocs", "serve", "--livereload", "-a", "127.0.0.1:0"],
        cwd=project,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    catalogue = project / "translations/ms/LC_MESSAGES/put-it-right.po"
    text = catalogue.read_text("utf-8")
    match = re.search(r'msgctxt "own-the-fault/title"\nmsgid "[^"]*"\nmsgstr "', text)
    assert match
    try:
        full = _built(process)
        _waited(process, rb"Serving on")  # an edit before that is not watched for
        ratios = []
        for run in range(runs):
            catalogue.write_text(f"{text[: match.end()]}{run} {text[match.end() :]}", "utf-8")
            ratios.append(_built(process) / full)
    finally:
        process.terminate()
        process.wait()
        catalogue.write_text(text, "utf-8")
    return statistics.median(ratios)


_SEEN = bytearray()
"""Output of the server that nobody has waited for yet."""


def _built(process: subprocess.Popen[bytes]) -> float:
    """Seconds MkDocs says the next build took."""
    return float(_waited(process, rb"Documentation built in ([\d.]+) seconds")[1])


def _waited(process: subprocess.Popen[bytes], pattern: bytes) -> re.Match[bytes]:
    """Read the process's output until ``pattern`` appears."""
    assert process.stdout is not None
    while not (match := re.search(pattern, _SEEN)):
        if not select.select([process.stdout], [], [], 120)[0]:
            sys.exit(f"mkdocs serve is silent: {_SEEN.decode()}")
        _SEEN.extend(os.read(process.stdout.fileno(), 65536))
    del _SEEN[: match.end()]
    return match


if __name__ == "__main__":
    sys.exit(main())
