"""PO editors and tools may rewrite a catalogue in their own way; `concord translations` undoes it.

On the real catalogues, with all that a translator's work leaves in one: a stale translation
with the English it was made from, a remark, a flag, obsolete messages.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from translate.storage.pypo import pofile

from ..conftest import copy_project
from ..support import LANGUAGES, concord, replace, tree

pytestmark = pytest.mark.xdist_group("editors")

CATALOGUES = "translations/*/LC_MESSAGES/*.po"


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real book in the middle of translators' work, its catalogues canonical."""
    project = copy_project(tmp_path_factory.mktemp("editors") / "project")
    chapter = project / "docs/chapters/put-it-right.md"
    replace(chapter, "# Put it right {", "# Put it all right {")
    text = chapter.read_text("utf-8")
    chapter.write_text(re.sub(r"- [^\n]*\{: #can-find-reason \}\n", "", text), "utf-8")
    for path in project.glob("translations/*/LC_MESSAGES/put-it-right.po"):
        po = path.read_text("utf-8").replace("#\nmsgid", "# Team: ทีม, تیم\nmsgid", 1)
        remark = "# ถามบรรณาธิการแล้ว: คำนี้ยาวกว่าบรรทัดของโปรแกรมแก้ไขทั่วไป "
        path.write_text(po.replace("#. title", f"{remark.strip()}\n#. title", 1), "utf-8")
    assert concord(project, "translations").status == 0
    return project


@pytest.fixture
def mine(worked: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(worked, tmp_path / "project"))


def by_polib(data: bytes) -> bytes:
    """polib, wrapping as PO editors do."""
    return str(polib.pofile(data.decode("utf-8"), wrapwidth=78)).encode()


def by_translate_toolkit(data: bytes) -> bytes:
    """translate-toolkit, which Weblate and Pootle are made on."""
    return bytes(pofile.parsestring(data))


def by_babel(data: bytes) -> bytes:
    """Babel, as pybabel rewrites a catalogue."""
    out = io.BytesIO()
    write_po(out, read_po(io.BytesIO(data)), include_previous=True)
    return out.getvalue()


def by_command(*command: str) -> Callable[[bytes], bytes]:
    """A program of GNU gettext."""

    def run(data: bytes) -> bytes:
        if shutil.which(command[0]) is None:
            pytest.skip(f"no {command[0]} on this machine: GNU gettext was not tested")
        done = subprocess.run(command, input=data, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    return run


def by_poedit(data: bytes) -> bytes:
    """Poedit: its own headers in its own order, lines wrapped at 79."""
    po = polib.pofile(data.decode("utf-8"), wrapwidth=79)
    mine = {
        "Last-Translator": "Mali <mali@example.org>",
        "Language-Team": "",
        "X-Generator": "Poedit 3.4",
    }
    po.metadata = dict(reversed(po.metadata.items())) | mine
    return str(po).encode()


def by_lokalize(data: bytes) -> bytes:
    """Lokalize: a revision date, no line between the header and what follows is changed."""
    po = polib.pofile(data.decode("utf-8"), wrapwidth=80)
    po.metadata |= {"PO-Revision-Date": "2026-11-22 10:00+0700", "X-Generator": "Lokalize 24.12"}
    return str(po).encode()


def on_windows(data: bytes) -> bytes:
    """An editor on Windows."""
    return data.replace(b"\n", b"\r\n")


REWRITING = {
    "polib": by_polib,
    "msgcat": by_command("msgcat", "--width=79", "-"),
    "windows": on_windows,
}
FAITHFUL = {
    "translate-toolkit": by_translate_toolkit,
    "msgcat": by_command("msgcat", "--no-wrap", "-"),
}


def rewrite(project: Path, tool: Callable[[bytes], bytes]) -> int:
    """Have a tool write every catalogue again; how many it wrote differently."""
    changed = 0
    for path in sorted(project.glob(CATALOGUES)):
        before = path.read_bytes()
        after = tool(before)
        path.write_bytes(after)
        changed += before != after
    return changed


@pytest.mark.parametrize("tool", FAITHFUL)
def test_our_form_is_the_tools_own(mine: Path, tool: str) -> None:
    """A tool that does not wrap lines writes every catalogue byte for byte as we do."""
    assert rewrite(mine, FAITHFUL[tool]) == 0


@pytest.mark.parametrize("tool", REWRITING)
def test_a_tool_rewrites_everything(mine: Path, tool: str) -> None:
    """Whatever a tool does to the form of a catalogue, an update gives the same bytes again."""
    before = tree(mine / "translations")
    assert rewrite(mine, REWRITING[tool])
    assert concord(mine, "translations").status == 0
    assert tree(mine / "translations") == before


@pytest.mark.parametrize("tool", [by_poedit, by_lokalize])
def test_an_editor_adds_its_headers(mine: Path, tool: Callable[[bytes], bytes]) -> None:
    """Headers an editor adds stay; everything else comes back as it was."""
    before = {path: path.read_text("utf-8") for path in sorted(mine.glob(CATALOGUES))}
    assert rewrite(mine, tool) == len(before)
    assert concord(mine, "translations").status == 0
    for path, text in before.items():
        after = path.read_text("utf-8")
        assert "X-Generator" in after
        added = r'"(?:X-Generator|Last-Translator|Language-Team|PO-Revision-Date): ?[^\n]*\n'
        assert re.sub(added, "", after) == text


def test_babel_moves_the_former_english(mine: Path) -> None:
    """After pybabel the former English of stale messages is a remark, as its reader takes it.

    Every translation and remark is there, and every mark of what the book still says; nothing
    becomes current by it. Of what became obsolete Babel drops the marks.
    """

    def kept(text: str) -> str:
        messages = text.partition("\n\n")[2]  # Babel fills the header with stock phrases
        lost = r"(?m)^(?:#~?\||# \|) .*\n|^#, python-brace-format\n|^#, .*\n(?=#~)"
        former = re.compile(lost)
        return former.sub("", messages)

    before = {path: path.read_text("utf-8") for path in sorted(mine.glob(CATALOGUES))}
    assert rewrite(mine, by_babel)
    assert concord(mine, "translations").status == 0
    assert [kept(path.read_text("utf-8")) for path in before] == [*map(kept, before.values())]


def test_msgmerge_with_our_own_template(mine: Path) -> None:
    """A merge of GNU gettext against the same texts changes nothing that an update keeps."""
    if shutil.which("msgmerge") is None:
        pytest.skip("no msgmerge on this machine: GNU gettext was not tested")
    before = tree(mine / "translations")
    for path in sorted(mine.glob(CATALOGUES)):
        po = polib.pofile(str(path), wrapwidth=0)
        template = mine / "template.pot"
        for entry in po:
            entry.msgstr, entry.flags, entry.previous_msgid = "", [], None
        po[:] = [entry for entry in po if not entry.obsolete]
        po.save(str(template))
        command = ["msgmerge", "--quiet", "--previous", "--no-fuzzy-matching", "--update"]
        done = subprocess.run([*command, "--backup=none", str(path), str(template)], check=False)
        assert done.returncode == 0
        template.unlink()
    assert concord(mine, "translations").status == 0
    assert tree(mine / "translations") == before


def test_gettext_compiles_every_catalogue(root: Path) -> None:
    """GNU gettext finds no fault in any of the real catalogues."""
    if shutil.which("msgfmt") is None:
        pytest.skip("no msgfmt on this machine: GNU gettext was not tested")
    paths = sorted(root.glob(CATALOGUES))
    assert len({path.parts[-3] for path in paths}) == len(LANGUAGES) - 1
    for path in paths:
        command = ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_an_editor_drops_the_former_english(mine: Path) -> None:
    """Where an editor dropped `#|`, the translation is still there, still not shown."""
    path = mine / "translations/th/LC_MESSAGES/put-it-right.po"
    text = path.read_text("utf-8")
    assert '#| msgid "Put it right"\n' in text
    path.write_text(re.sub(r"(?m)^#\| .*\n", "", text), "utf-8")
    assert concord(mine, "translations").status == 0
    assert '#, fuzzy\nmsgctxt "put-it-right/title"' in path.read_text("utf-8")


def test_windows_line_ends_are_reported(mine: Path) -> None:
    """The check says what is wrong with a file that Windows wrote, and what to do."""
    path = mine / "translations/th/LC_MESSAGES/put-it-right.po"
    path.write_bytes(on_windows(path.read_bytes()))
    result = concord(mine, "check")
    name = path.relative_to(mine).as_posix()
    assert f"{name}:1:1 PO004" in result.out
    assert "Windows line ends (CRLF)" in result.out
    assert "make translations" in result.out
