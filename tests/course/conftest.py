"""The packages of the real book, opened from a folder, a server or a learning platform."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from concord.book.files import write_new
from concord.course import package
from concord.html import fonts
from concord.links import names
from concord.running import kept

from ..conftest import Once, Serve
from ..support import ROOT, real

HERE = Path(__file__).parent / "platform"
BASE = "https://book.example/sub/"


@pytest.fixture(scope="session")
def courses(once: Once) -> Path:
    """Every package of the real book: zips by their path below the site's address."""

    def make(folder: Path) -> None:
        book = real().book
        made = fonts.make(book, kept.store(ROOT))
        write_new(folder, package.packages(book, BASE, made))

    return once("courses", make)


@pytest.fixture
def unpacked(courses: Path, tmp_path: Path) -> Callable[..., Path]:
    """Gives the folder of a package."""

    def unpack(code: str, chapter: str = "") -> Path:
        target = tmp_path / "packages" / f"{code}-{chapter}"
        if not target.is_dir():
            zipfile.ZipFile(courses / names.scorm(code, chapter)).extractall(target)
        return target

    return unpack


@pytest.fixture(scope="session")
def runtime(once: Once) -> Path:
    """The script of scorm-again, as its lock file pins it."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine: no package was opened on a learning platform")

    def install(folder: Path) -> None:
        for name in ("package.json", "package-lock.json"):
            shutil.copy2(HERE / name, folder)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    return once("npm", install) / "node_modules/scorm-again/dist/scorm12.min.js"


class Platform:
    """A learning platform with one learner, and what it has recorded of them.

    :ivar record: the data model as it was last sent, by element.
    :ivar down: whether nothing reaches the platform's server.
    """

    def __init__(self, page: Any, address: str, mastery: str):
        self.page, self.address = page, address
        self.record: dict[str, Any] = {"cmi.student_data.mastery_score": mastery}
        self.commits, self.down = 0, False
        page.route("**/commit", self._commit)

    def _commit(self, route: Any) -> None:
        if self.down:
            route.abort()
            return
        sent = json.loads(route.request.post_data)
        self.record |= {name: value for name, value in sent.items() if value not in ("", {})}
        self.commits += 1
        route.fulfill(json={"result": "true", "errorCode": 0})

    def launch(self, package_: str, **more: str) -> Any:
        """Open a package for the learner. :returns: the frame it stands in."""
        self.page.goto(f"{self.address}player.html")
        # A platform gives back what was recorded, and an entry by how the learner left.
        left = self.record.get("cmi.core.exit")
        start = {
            "cmi.core.student_id": "somsri",
            "cmi.core.credit": "credit",
            "cmi.core.lesson_mode": "normal",
            **{name: str(value) for name, value in self.record.items() if _is_kept(name)},
            "cmi.core.entry": "resume" if left == "suspend" else "",
            **more,
        }
        self.page.evaluate("([start, at]) => launch(start, at)", [start, f"{package_}/index.html"])
        frame = self.page.frame_locator("iframe")
        frame.locator("[data-here]").wait_for()
        return frame

    def leave(self) -> None:
        """Close the window of the course, and wait for the last that it sends."""
        ends = "requestfailed" if self.down else "requestfinished"
        with self.page.expect_event(ends, lambda request: request.url.endswith("/commit")):
            self.page.evaluate("document.querySelector('iframe').remove()")
        self.sound()

    def sound(self) -> None:
        """Everything that the course said keeps the rules of SCORM 1.2."""
        assert self.page.evaluate("calls.length") > 3
        assert self.page.evaluate("faults") == []

    @property
    def answers(self) -> list[tuple[str, str, str]]:
        """Of each recorded answer: the question, what was chosen, the result."""
        found = []
        while (at := f"cmi.interactions.{len(found)}.") + "id" in self.record:
            parts = ("id", "student_response", "result")
            found.append(tuple(str(self.record[at + part]) for part in parts))
        return found  # type: ignore[return-value]


def _is_kept(name: str) -> bool:
    """What a platform gives back; the rest it makes itself, or only counts."""
    written_only = ("cmi.core.exit", "cmi.core.session_time", "cmi.interactions")
    return not name.startswith(written_only) and not name.endswith(("_children", "_count"))


@pytest.fixture
def platform(
    watched: Callable[..., Any],
    runtime: Path,
    serve: Serve,
    courses: Path,
    tmp_path: Path,
) -> Callable[..., Platform]:
    """Gives a learning platform that has every package, by the name of its file."""
    folder = tmp_path / "platform"
    folder.mkdir()
    shutil.copy2(HERE / "player.html", folder)
    shutil.copy2(runtime, folder)
    for path in courses.rglob("*.zip"):
        zipfile.ZipFile(path).extractall(folder / path.stem)
    address = serve(folder)
    return lambda mastery="75", **options: Platform(watched(**options), address, mastery)


@pytest.fixture
def say(book: Any) -> Callable[..., str]:
    """An interface text in a language, filled in."""

    def said(code: str, key: str, **values: str) -> str:
        return str(book.interface_text(key, code, **values).text)

    return said
