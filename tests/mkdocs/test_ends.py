"""However a build ends, a site that was there is whole; where and when it is made is not seen in it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from .. import ends
from ..support import copy_site, tree

pytestmark = pytest.mark.xdist_group("site")
WRITING = "/th/principles/"
"""In the address of a page that a worker writes."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a site, which is not one of this book."""
    project = copy_site(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", "utf-8")
    return project


@pytest.mark.parametrize(
    "happens",
    [
        ends.Moment(ends.CTRL_C, "import", "concord.checks"),
        ends.Moment(ends.CTRL_C, "open", "book.yml"),
        ends.Moment(ends.CTRL_C, "import", "mkdocs.commands.build", "worker"),
        ends.Moment(ends.CTRL_C, "open", WRITING, "worker"),
        ends.Moment(ends.CTRL_C, "open", "/site/sitemap.xml"),
    ],
    ids=lambda happens: f"{happens.role}-{happens.part}",
)
def test_an_interrupted_build_leaves_nothing_behind(
    project: Path, tmp_path: Path, happens: ends.Moment
) -> None:
    """Ctrl-C ends a build at once: one line, no half-built folder, the old site as it was."""
    before = tree(project)
    ended = ends.run(*ends.BUILD, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_order(ended, 130, "mkdocs: interrupted")
    assert tree(project) == before and not ends.temporary(project)


def test_in_the_background_a_build_goes_on(project: Path, tmp_path: Path) -> None:
    """`make site &`: where the shell has Ctrl-C ignored, it is; so the test above would fail."""
    happens = ends.Moment(ends.CTRL_C, "import", "mkdocs.commands.build", "worker")
    ended = ends.run(
        *ends.BUILD, cwd=project, happens=happens, folder=tmp_path / "hook", ignoring=True
    )
    assert ended.status == 0 and ended.left == []
    assert (project / "site/index.html").read_text("utf-8") != "old"
    with pytest.raises(AssertionError):
        ends.in_order(ended, 130, "mkdocs: interrupted")


@pytest.mark.parametrize(
    "happens",
    [
        ends.Moment(ends.KILL, "open", WRITING, "worker"),
        ends.Moment(ends.KILL, "open", "/site/sitemap.xml"),
    ],
    ids=lambda happens: happens.part,
)
def test_kill_9(project: Path, tmp_path: Path, happens: ends.Moment) -> None:
    """Workers end with the build that was killed; the next one removes what that left."""
    before = tree(project)
    ended = ends.run(*ends.BUILD, cwd=project, happens=happens, folder=tmp_path / "hook")
    assert ended.status == -9 and ended.left == []
    assert tree(project).items() >= before.items() and ends.temporary(project)
    assert ends.run(*ends.BUILD, cwd=project).status == 0
    assert not ends.temporary(project)


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (ends.Moment(ends.KILL_WORKER, "open", WRITING, "worker"), "ended from outside"),
        (
            ends.Moment(ends.BREAK, "open", "search/index.json", "worker"),
            "mkdocs build: unexpected ValueError: boom and more (concord/mkdocs/search.py:",
        ),
        (
            ends.Moment(ends.BREAK, "open", "/site/sitemap.xml"),
            "mkdocs build: unexpected ValueError: boom and more (concord/site/root.py:",
        ),
    ],
    ids=["killed", "worker", "main"],
)
def test_what_nobody_foresaw(
    project: Path, tmp_path: Path, happens: ends.Moment, words: str
) -> None:
    """A worker that is killed, an error of our own in either process: one line and 2."""
    before = tree(project)
    ended = ends.run(*ends.BUILD, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_order(ended, 2, words)
    assert tree(project) == before and not ends.temporary(project)


def test_a_full_disk(project: Path) -> None:
    """The place that is full is named, and the old site is as it was."""
    before = tree(project)
    ended = ends.run(*ends.BUILD, cwd=project, largest=500_000)
    ends.in_order(ended, 2, f"mkdocs: {project}: File too large")
    assert tree(project) == before and not ends.temporary(project)


def test_a_folder_that_nobody_may_write_to(project: Path) -> None:
    """It is named."""
    ended = ends.run(*ends.BUILD, "-d", "/proc/concord/site", cwd=project)
    ends.in_one_line(ended, 2, "mkdocs: /proc/concord")


def test_a_day_that_is_none(project: Path) -> None:
    """MkDocs reads SOURCE_DATE_EPOCH too, and is not asked."""
    ended = ends.run(*ends.BUILD, cwd=project, SOURCE_DATE_EPOCH="abc")
    ends.in_one_line(ended, 2, "mkdocs: SOURCE_DATE_EPOCH is “abc”")


def test_two_at_once(project: Path, tmp_path: Path) -> None:
    """Both end well, and the site is the whole of one of them."""
    pause = ends.Moment(ends.PAUSE, "open", "/site/sitemap.xml")
    first = ends.start(*ends.BUILD, cwd=project, environment=pause.environment(tmp_path / "hook"))
    ends.paused(first)
    second = ends.run(*ends.BUILD, cwd=project)
    assert second.status == 0 and len(ends.temporary(project)) == 2, "a folder and its owner"
    made = tree(project / "site")
    ended = ends.end(first)
    assert ended.status == 0 and ended.left == []
    assert tree(project / "site") == made and "th/index.html" in made
    assert not ends.temporary(project)


def test_another_day_and_another_computer(tmp_path: Path) -> None:
    """Site, zip, books and exports are the same bytes a year on, in another zone, with other rights,
    another seed of hashes, another locale and another number of processors.
    """
    there = ends.other_day(tmp_path / "there") | {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    here = {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    day = "from mkdocs.utils import get_build_date as day; import os; print(day(), os.cpu_count())"
    assert ends.run("-c", day, cwd=tmp_path, **here).said != (
        ends.run("-c", day, cwd=tmp_path, **there).said
    )
    made = []
    for name, environment, mask in (("one", here, 0o022), ("two", there, 0o077)):
        project = copy_site(tmp_path / name)
        before = os.umask(mask)
        try:
            for command in (
                (*ends.PDF, "--language", "fa", "--chapter", "promising"),
                ends.BUILD,
                ends.OFFLINE,
                (*ends.CONCORD, "export", "--all"),
            ):
                ended = ends.run(*command, cwd=project, **environment)
                assert ended.status == 0, ended.said
        finally:
            os.umask(before)
        made.append(tree(project / "site") | tree(project / "build"))
    assert made[0] == made[1]
    for name in ("en/sitemap.xml.gz", "concord-offline.zip", "pdf/concord-fa-promising.pdf"):
        assert name in made[0]


class _Server:
    """A running `mkdocs serve`, whose temporary folders are a test's own."""

    def __init__(self, project: Path, temporary: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{probe.getsockname()[1]}"
        self.temporary = temporary
        temporary.mkdir(exist_ok=True)
        self.process = ends.start(
            *("-m", "mkdocs", "serve", "--livereload", "-a", place),
            cwd=project,
            environment={"TMPDIR": str(temporary)},
        )

    def wait_for(self, words: str) -> None:
        """Read what it says until it says this."""
        assert self.process.stdout is not None
        said = ""
        while words not in said:
            line = self.process.stdout.readline()
            assert line, said
            said += line

    def folders(self) -> int:
        """How many there are."""
        return len(list(self.temporary.iterdir()))


def test_what_a_killed_server_leaves_goes_with_the_next(project: Path, tmp_path: Path) -> None:
    """Its workers end with it; its folder, which MkDocs made, is removed by the next server, which
    leaves the folder of another alone and ends in order.
    """
    killed = _Server(project, tmp_path / "tmp")
    killed.wait_for("Serving on")
    other = _Server(project, tmp_path / "tmp")
    other.wait_for("Serving on")
    killed.process.kill()
    assert ends.end(killed.process).left == [] and other.folders() == 2
    last = _Server(project, tmp_path / "tmp")
    last.wait_for("Serving on")
    assert last.folders() == 2, "that of the other and its own"
    for server in (other, last):
        server.process.terminate()
        ended = ends.end(server.process)
        assert ended.status == 0 and ended.left == []
    assert last.folders() == 0


def test_an_interrupt_before_it_serves(project: Path, tmp_path: Path) -> None:
    """The first build is a build: one line, 130, nothing left."""
    server = _Server(project, tmp_path / "tmp")
    server.wait_for("Cleaning site directory")
    assert server.folders() == 1
    os.killpg(server.process.pid, 2)
    ends.in_one_line(ends.end(server.process), 130, "mkdocs: interrupted")
    assert server.folders() == 0


def test_offline_two_at_once(project: Path, tmp_path: Path) -> None:
    """Who makes the zip reads one site, whatever is built meanwhile; both zips are whole."""
    assert ends.run(*ends.BUILD, cwd=project).status == 0
    pause = ends.Moment(ends.PAUSE, "open", "site/links.json")
    first = ends.start(*ends.OFFLINE, cwd=project, environment=pause.environment(tmp_path / "hook"))
    ends.paused(first)
    second = ends.start(*ends.OFFLINE, cwd=project)
    assert second.stdout is not None and "another is at work" in second.stdout.readline()
    assert ends.end(first).status == 0 and ends.end(second).status == 0
    made = tree(project / "build")
    assert list(made) == ["concord-offline.zip"]
    assert ends.run(*ends.OFFLINE, cwd=project).status == 0 and tree(project / "build") == made
