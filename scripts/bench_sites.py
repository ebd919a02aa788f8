"""The build of a site beside those of other generators that build the same finished pages."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench_running import median_ratio, timed
from concord.book.load import load
from concord.book.model import Book
from concord.html.pages import pages

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "-q"]
PLAIN = """site_name: Plain
site_url: https://plain.example/
theme:
  name: material
  font: false
  features: [navigation.footer, navigation.indexes, navigation.prune, navigation.top, search.highlight, search.suggest, toc.follow]
plugins: [search]
markdown_extensions: [attr_list, {toc: {permalink: true}}]
"""


@dataclass(frozen=True)
class Other:
    """Another generator; :ivar module: what it is imported as, :ivar command: after ``python -m``."""

    name: str
    module: str
    command: tuple[str, ...]

    def is_there(self, python: str) -> bool:
        """Whether an interpreter can import it."""
        return not subprocess.run(
            [python, "-c", f"import {self.module}"], capture_output=True
        ).returncode


OTHERS = (
    Other("mkdocs-static-i18n", "mkdocs_static_i18n", ("mkdocs", "build", "-q")),
    Other("Zensical", "zensical", ("zensical", "build")),
)


def beside_plain(project: Path, work: Path, runs: int) -> tuple[float, int]:
    """All languages by `mkdocs build` against one plain MkDocs build of the same finished pages.

    :returns: the ratio, and how many pages there are.
    """
    plain = work / f"plain-{project.name}"
    amount = write_finished(load(project, rewriting=False).book, plain, PLAIN)
    ratio = median_ratio(lambda: timed(MKDOCS, project)[0], lambda: timed(MKDOCS, plain)[0], runs)
    return ratio, amount


def beside_other(
    other: Other, python: str, project: Path, work: Path, runs: int
) -> tuple[float, int]:
    """As :func:`beside_plain`, with another generator, as ``python`` runs it."""
    target = work / f"{other.module}-{project.name}"
    book = load(project, rewriting=False).book
    configuration = PLAIN
    if other.module == "mkdocs_static_i18n":
        configuration = PLAIN.replace("plugins: [search]", f"plugins: [search, {_i18n(book)}]")
    amount = write_finished(book, target, configuration)
    command = [python, "-m", *other.command]
    ratio = median_ratio(lambda: timed(MKDOCS, project)[0], lambda: timed(command, target)[0], runs)
    return ratio, amount


def _i18n(book: Book) -> str:
    """The plugin's settings: a folder a language."""
    languages = [
        {"locale": code, "name": language.name, "build": True, "default": number == 0}
        for number, (code, language) in enumerate(book.languages.items())
    ]
    return json.dumps({"i18n": {"docs_structure": "folder", "languages": languages}})


def write_finished(book: Book, target: Path, configuration: str) -> int:
    """The finished pages of every language as the pages of one ordinary MkDocs project.

    :returns: how many.
    """
    amount = 0
    for code, language in book.languages.items():
        for page in pages(book, language):
            path = target / "docs" / code / f"{page.path.rstrip('/') or 'index'}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {json.dumps(page.title)}\n---\n\n{page.html}\n", "utf-8")
            amount += 1
    (target / "mkdocs.yml").write_text(configuration, "utf-8")
    return amount
