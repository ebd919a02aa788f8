"""A site of what was kept is, byte for byte, the site that is made anew.

Again and again (`CONCORD_EDITS=100`: a hundred times) a random edit of the tiny book (an English text, a
translation, a title, an interface text, an order of chapters, a glossary’s row, the theme’s template) is
built twice: with what the builds before left, and trusting nothing. Every build of the first kind must have taken
something from the store, or the comparison would prove nothing.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import polib
import pytest
from concord.mkdocs import tree
from concord.running import kept
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from ..support import ROOT, THEME, copy_site

EDITS = int(os.environ.get("CONCORD_EDITS", "12"))
_WORD = re.compile(r"^[A-Z][a-z ]{8,}[^\n{}\[\]]*$", re.MULTILINE)


class Here:
    """Workers that are this process: a build of the tiny book takes less than their start."""

    def __init__(self, *_: Any):
        pass

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:
        done: Future[Any] = Future()
        # MkDocs keeps plugins for the next build of a process; a worker would have its own.
        plugins = MkDocsConfig.plugins.plugin_cache
        ours = dict(plugins)
        plugins.clear()
        try:
            done.set_result(work(*given))
        finally:
            plugins.clear()
            plugins.update(ours)
        return done

    def close(self) -> None:
        pass

    stop = close


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The tiny book with a theme of its own, built in this process."""
    project = copy_site(tmp_path / "book", linked=False)
    theme = project / THEME
    theme.parent.mkdir(parents=True)
    shutil.copytree(ROOT / THEME, theme)
    monkeypatch.setattr(tree, "Workers", Here)
    monkeypatch.delenv(kept.ANEW, raising=False)
    monkeypatch.chdir(project)
    return project


def _built(project: Path) -> dict[str, bytes]:
    """The files of the site, built."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    site = project / "site"
    made = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    shutil.rmtree(site)  # assets of earlier sites are carried over, by design
    return made


def _text(project: Path, chance: random.Random) -> str:
    """A word more in a text of the book."""
    pages = [p for p in (project / "docs").rglob("*.md") if _WORD.search(p.read_text("utf-8"))]
    path = chance.choice(sorted(pages))
    text = path.read_text("utf-8")
    found = chance.choice(list(_WORD.finditer(text)))
    word = f"Calmly{chance.randrange(1000)} "
    path.write_text(text[: found.start()] + word + text[found.start() :], "utf-8")
    return f"text of {path.name}"


def _title(project: Path, chance: random.Random) -> str:
    """Another title of a page."""
    path = chance.choice(sorted((project / "docs").rglob("*.md")))
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^# \S+", f"# Try{chance.randrange(1000)}", text, flags=re.M), "utf-8")
    return f"title of {path.name}"


def _translation(project: Path, chance: random.Random) -> str:
    """A translation that says it twice."""
    path = chance.choice(sorted((project / "translations").rglob("*.po")))
    catalogue = polib.pofile(str(path))
    if said := [entry for entry in catalogue if entry.msgstr]:
        entry = chance.choice(said)
        entry.msgstr = f"{entry.msgstr} {entry.msgstr.split()[0]}"
        catalogue.save(str(path))
    return f"translation in {path.name}"


def _interface(project: Path, chance: random.Random) -> str:
    """Another text of the interface."""
    path = project / "docs" / "interface.yml"
    lines = path.read_text("utf-8").splitlines()
    n = chance.choice(
        [i for i, one in enumerate(lines) if re.match(r"^[a-z-]+: [A-Z][a-z ]+$", one)]
    )
    lines[n] += f" {chance.choice(['now', 'here', 'today'])}"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return f"interface {lines[n]}"


def _order(project: Path, chance: random.Random) -> str:
    """The chapters of the book in another order."""
    path = project / "docs" / "book.yml"
    text = path.read_text("utf-8")
    listed = re.search(r"(?m)^chapters:\n((?:[ ]*- .*\n)+)", text)
    if listed:
        rows = listed[1].splitlines(keepends=True)
        chance.shuffle(rows)
        path.write_text(text.replace(listed[1], "".join(rows)), "utf-8")
    return "order of chapters"


def _glossary(project: Path, chance: random.Random) -> str:
    """A glossary of one row, or another one."""
    code = chance.choice(["fa", "th"])
    path = project / "translations" / code / "glossary.yml"
    path.write_text(f"- term: promise\n  translation: คำ{chance.randrange(1000)}\n", "utf-8")
    return f"glossary of {code}"


def _template(project: Path, chance: random.Random) -> str:
    """Another template of the theme."""
    path = project / THEME / "main.html"
    at, text = "{% block fonts %}\n", path.read_text("utf-8")
    assert at in text
    path.write_text(text.replace(at, f"{at}<!-- {chance.random()} -->\n"), "utf-8")
    return "template"


def _again(project: Path, chance: random.Random) -> str:
    """Nothing."""
    return "nothing"


_KINDS = (
    _text,
    _text,
    _title,
    _translation,
    _translation,
    _interface,
    _order,
    _glossary,
    _template,
    _again,
)


def test_random_edits_give_the_same_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """See the module."""
    taken: list[str] = []
    found = kept.Store.found

    def counted(self: kept.Store, kind: str, inputs: bytes) -> bytes | None:
        data = found(self, kind, inputs)
        if data is not None:
            taken.append(kind)
        return data

    monkeypatch.setattr(kept.Store, "found", counted)
    chance, kinds = random.Random(19), set[str]()
    _built(project)
    before: dict[str, bytes] = {}
    changes = 0
    order = [kind for _ in range(EDITS) for kind in chance.sample(_KINDS, len(_KINDS))][:EDITS]
    for kind in order:
        for folder in ("docs", "translations"):
            shutil.copytree(project / folder, project / "before" / folder, dirs_exist_ok=True)
        what = kind(project, chance)
        taken.clear()
        try:
            fast = _built(project)
        except (Abort, PluginError):  # the book cannot be so: undone
            for folder in ("docs", "translations"):
                shutil.rmtree(project / folder)
                shutil.move(project / "before" / folder, project / folder)
            continue
        assert taken, what
        kinds.update(taken)
        with monkeypatch.context() as anew:
            anew.setenv(kept.ANEW, "1")
            taken.clear()
            slow = _built(project)
            assert not taken
        assert fast.keys() == slow.keys(), what
        assert [path for path in slow if fast[path] != slow[path]] == [], what
        changes += slow != before
        before = slow
    assert changes > EDITS // 2  # some are refused, some say nothing on a page
    assert {"page", "index", "language", "courses", "links", "file"} <= kinds
