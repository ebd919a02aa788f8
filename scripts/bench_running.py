"""Times and memory of whole processes, for the bench."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORD_ARTICLES": ""}
ANEW = {**ENVIRONMENT, "CONCORDANEW": "1"}
"""For what is measured: a second build would take everything from what the first kept."""


class Failed(Exception):
    """A command that is measured did not succeed."""


def timed(command: list[str], cwd: Path) -> tuple[float, int]:
    """Seconds and peak memory in bytes of one run of ``command``.

    :raises Failed: when it does not succeed, with the end of what it said.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=ANEW, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise Failed(f"{' '.join(command)} failed:\n{output.read().decode()[-3000:]}")
    return seconds, usage.ru_maxrss * 1024


def told(name: str, value: float, target: float) -> bool:
    """Print a figure against the most it should be; whether that is missed."""
    verdict = "MISSED" if value > target else "ok"
    print(f"{name:<64} {value:6.2f}  target {target:6.2f}  {verdict}", flush=True)
    return value > target


def median_ratio(first: Callable[[], float], second: Callable[[], float], runs: int) -> float:
    """Median of the ratios of ``runs`` pairs, one after the other."""
    return statistics.median(first() / second() for _ in range(runs))


def growth(command: list[str], small: Path, large: Path, runs: int) -> tuple[float, float]:
    """Time of a command on the large book against the small, and its memory in GiB."""
    memory = 0

    def run(project: Path) -> float:
        nonlocal memory
        seconds, used = timed(command, project)
        memory = max(memory, used)
        return seconds

    return median_ratio(lambda: run(large), lambda: run(small), runs), memory / 2**30
