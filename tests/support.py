"""The tiny base project of tests/corpus/, edits to it, and what a command makes of it."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from pathlib import Path
from typing import Any

import polib
import yaml
from concord.book import catalogue, record
from concord.book.layout import catalogue_path
from concord.book.load import load
from concord.book.loaded import Loaded
from concord.book.messages import messages
from concord.book.model import Book, Message
from concord.cli.main import main
from concord.findings.codes import CODES
from concord.html import signposts
from concord.links import publish
from concord.links.accept import Wish, accept
from concord.mkdocs import offline
from concord.translating.merge import merge

from .standin import stand_in

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(__file__).parent / "corpus"
BASE = CORPUS / "base"
THEME = "scripts/concord/mkdocs/theme"
SECRET = "ข้อความทดสอบที่ห้ามเผยแพร่"
"""Stands in for a passage that only its owner may show."""
LANGUAGES: tuple[str, ...] = tuple(
    language["code"]
    for language in yaml.safe_load((ROOT / "translations/languages.yml").read_text("utf-8"))
)
"""The languages of the real book; the first is English."""
RELEASED = tuple(
    code
    for code in LANGUAGES
    if code in json.loads((ROOT / "docs/contract.json").read_text("utf-8"))["languages"]
)
"""Those that are published; any other is a draft, which may be unfinished."""
TRANSLATED = tuple(code for code in RELEASED if code != LANGUAGES[0])


def may_wait(code: str) -> bool:
    """Whether a draft may have a finding of a code."""
    return CODES[code].may_wait


@functools.cache
def real() -> Loaded:
    """The real book, read once a process; whoever changes a thing in it changes a copy."""
    return load(ROOT)


def copy_base(target: Path) -> Path:
    """A copy of the base project that a test may change; `concord check` on it is clean."""
    shutil.copytree(BASE, target)
    return target


def copy_printable(target: Path) -> Path:
    """The base project with every interface text, which books and sites need; it is a draft."""
    project = copy_base(target)
    path = project / "docs" / "interface.yml"
    have = path.read_text("utf-8")
    keys = {line.partition(":")[0] for line in have.splitlines()}
    real = (ROOT / "docs" / "interface.yml").read_text("utf-8").splitlines(keepends=True)
    path.write_text(
        have + "".join(line for line in real if line.partition(":")[0] not in keys), "utf-8"
    )
    return project


def copy_site(target: Path, *, linked: bool = True) -> Path:
    """The base project as a site that `mkdocs` builds in a third of the time of the real one.

    :param linked: with the theme, by a link; without it, when a test copies it itself.
    """
    project = copy_printable(target)
    shutil.copy2(ROOT / "mkdocs.yml", project)
    if linked:
        (project / THEME).parent.mkdir(parents=True)
        (project / THEME).symlink_to(ROOT / THEME)
    return project


def edit(project: Path, edits: Iterable[Mapping[str, Any]]) -> None:
    """Apply the edits of a case, as tests/corpus/README.md describes them."""
    for step in edits:
        if "message" in step:
            _say(project, step)
            continue
        if "catalogues" in step:
            _complete(project)
            continue
        path = project / step["file"]
        if "move" in step:
            (project / step["move"]).parent.mkdir(parents=True, exist_ok=True)
            path.rename(project / step["move"])
        elif step.get("delete"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif step.get("folder"):
            path.mkdir(parents=True)
        elif "link" in step:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(step["link"])
        elif step.get("pipe"):
            os.mkfifo(path)
        elif step.get("seal"):
            contract = record.parse(path.read_text("utf-8"), path.name, [], merged=True)
            path.write_text(record.dump(contract or record.Contract()), "utf-8")
        elif step.get("publish"):
            published, _ = accept(record.Contract(), load(project).book, Wish())
            path.write_text(record.dump(published), "utf-8")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_edited(path, step))


def _say(project: Path, step: Mapping[str, Any]) -> None:
    """Change a message: its English in docs/ and in every catalogue, and its translations."""
    book = load(project).book
    (message,) = [one for one in messages(book) if one.context == step["message"]]
    english = str(step.get("english", message.text))
    if english != message.text:
        replace(project / message.file, message.text, english)
    for language in book.translated:
        if language in step or english != message.text:
            translation = str(step.get(language, stand_in(english, language)))
            _translate(
                project / catalogue_path(language, message.domain), message, english, translation
            )


def _complete(project: Path) -> None:
    """Give every catalogue the messages that it lacks, with stand-ins."""
    book = load(project).book
    asked = list(messages(book))
    for code in book.translated:
        paths = {one.domain: project / catalogue_path(code, one.domain) for one in asked}
        old = {domain: polib.pofile(str(path)) for domain, path in paths.items()}
        for domain, po in merge(asked, old, book.languages[code]).items():
            for entry in po.untranslated_entries():
                entry.msgstr = stand_in(entry.msgid, code)
            paths[domain].write_text(catalogue.write(po, book.languages[code]), "utf-8")


def _translate(path: Path, message: Message, english: str, translation: str) -> None:
    """Give a message of a catalogue another English and translation, where it stands."""
    context = f'msgctxt "{message.context}"\n'
    head, found, tail = path.read_text("utf-8").partition(
        f'{context}msgid "{polib.escape(message.text)}"\n'
    )
    assert found, f"{path.name} does not hold “{message.context}”"
    said = f'msgid "{polib.escape(english)}"\nmsgstr "{polib.escape(translation)}"\n'
    rest = tail.partition("\n")[2]
    path.write_text(head + context + said + rest, "utf-8", newline="\n")


def _edited(path: Path, step: Mapping[str, Any]) -> bytes:
    """The new content of a file."""
    if "hex" in step:
        return bytes.fromhex(step["hex"])
    if "write" in step:
        return str(step["write"]).encode() * int(step.get("times", 1))
    old = path.read_bytes()
    if "keep" in step:
        return old[: old.index(str(step["keep"]).encode()) + len(str(step["keep"]).encode())]
    if "prepend" in step:
        return bytes.fromhex(step["prepend"]) + old
    if "append" in step:
        return old + str(step["append"]).encode()
    sought = str(step["replace"]).encode()
    given = bytes.fromhex(step["bytes"]) if "bytes" in step else str(step["with"]).encode()
    assert sought in old, f"{path.name} does not hold {step['replace']!r}"
    if not step.get("every"):
        assert old.count(sought) == 1, f"{path.name} holds {step['replace']!r} more than once"
    return old.replace(sought, given)


def replace(path: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def tree(project: Path) -> dict[str, str]:
    """A digest of every file below a folder, by path; not of what is kept for later builds."""
    return {
        path.relative_to(project).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(project.rglob("*"))
        if path.is_file() and path.relative_to(project).parts[0] != ".cache"
    }


def finished() -> Book:
    """The real book in the languages that are published: what is true of a finished one."""
    whole = real().book
    languages = {code: whole.languages[code] for code in RELEASED}
    return replace_fields(
        whole, languages=languages, catalogues={code: whole.catalogues[code] for code in TRANSLATED}
    )


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    status: int
    out: str
    error: str

    @property
    def findings(self) -> list[str]:
        """``path:line:col CODE`` of each finding of ``check --format json``."""
        rows = json.loads(self.out)
        return sorted(f"{row['path']}:{row['line']}:{row['col']} {row['code']}" for row in rows)


def concord(project: Path, *arguments: str) -> Result:
    """Run a command of ``concord`` in this process."""
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        status = main(["--root", str(project), *arguments])
    return Result(status, out.getvalue(), error.getvalue())


def check(project: Path) -> Result:
    """Run ``concord check --format json``."""
    return concord(project, "check", "--format", "json")


def bundled(site: Path, target: Path) -> Path:
    """The offline bundle of a built site."""
    places = {"site": site, "root": ROOT, "output": target}
    options = [part for name, path in places.items() for part in (f"--{name}", str(path))]
    assert offline.main(options) == 0
    return target


def asset(site: Path, name: str) -> Path:
    """The file of a site whose name, but for the digest in it, is ``name``: ``en/assets/a.css``."""
    stem, _, suffix = name.rpartition(".")
    (found,) = site.glob(f"{stem}.{'[0-9a-f]' * 8}.{suffix}")
    return found


def write_published(folder: Path, book: Book, base: str) -> None:
    """Write into a site all that is published for those who link to it."""
    publish.publish(folder, book, base)
    signposts.publish(folder, book, base)


def until(page: Any, condition: str, arg: object = None) -> None:
    """Wait for what a function of a page says, half a minute at most.

    Playwright's own wait makes a program of the text each time it looks, which a page's policy forbids.
    """
    page.evaluate(
        f"""arg => new Promise((done, fail) => {{
          const met = {condition}, last = performance.now() + 30000;
          const look = () => met(arg) ? done(true)
            : performance.now() > last ? fail(new Error('never: ' + met)) : requestAnimationFrame(look);
          look(); }})""",
        arg,
    )
