"""``concord article add``: a register from a text file, and what changed in a text since."""

from __future__ import annotations

import re
from pathlib import Path

from . import checks, files, register
from .diagnostics import Finding, Location, render
from .load import ARTICLES, DOCS, load
from .model import Article, Book, Citation


def add(root: Path, file: Path, language: str, slug: str, *, accept: bool) -> int:
    """Make the register of a new article, or compare a text with its register.

    A new register leaves the title, and kind and gloss of every passage, to judge. For a
    registered article every change is printed with the blocks that rest on it; with
    ``accept`` the register is rewritten and citations of moved passages are renumbered.

    :returns: 0 when the register is new, unchanged or rewritten; 1 when the text changed
        and was not accepted, or something is wrong with the input.
    """
    article_id = f"{language}-{slug}"
    findings: list[Finding] = []
    text = files.read_text(file, file.as_posix(), findings)
    path = root / ARTICLES / f"{article_id}.yml"
    name = (ARTICLES / path.name).as_posix()
    if not register.is_id(article_id):
        findings.append(Finding(Location(name), "SRC001", f"“{article_id}” is not <language>-<slug>"))
    if findings or text is None:
        print(render(findings), end="")
        return 1
    if not path.exists():
        drafted = register.draft(article_id, language, text, None)
        files.write_text(path, register.write_register(drafted))
        print(f"{name}: {len(drafted.passages)} passages registered; fill in every TODO")
        return 0
    return _compare(root, path, name, text, accept)


def _compare(root: Path, path: Path, name: str, text: str, accept: bool) -> int:
    loaded = load(root)
    old = loaded.book.articles.get(path.stem)
    if old is None:
        print(render(f for f in loaded.findings if f.location.path == name), end="")
        return 1
    changes = register.compare(old, text)
    for change in changes:
        print(_describe(loaded.book, old, change))
    if not changes:
        print(f"{name}: all {len(old.passages)} passages as registered")
        return 0
    if not accept:
        print(f"{len(changes)} changes; nothing was written (--accept writes the register)")
        return 1
    cited_and_gone = [
        change for change in changes
        if change.kind == "missing" and checks.resting_on(loaded.book, Citation(old.id, change.old))
    ]
    if cited_and_gone:
        print("nothing was written: blocks still cite a missing passage; change or remove them first")
        return 1
    files.write_text(path, register.write_register(register.draft(old.id, old.language, text, old)))
    renumbered = _renumber(root, old, register.renumbered(old, changes))
    print(f"{name} rewritten; {renumbered} citations renumbered; fill in every TODO")
    return 0


def _describe(book: Book, article: Article, change: register.Change) -> str:
    number = f"{change.old} → {change.new}" if change.old and change.new else str(change.old or change.new)
    resting = checks.resting_on(book, Citation(article.id, change.old)) if change.old else ()
    blocks = ", ".join(f"{page.id}#{block.id}" for page, block in resting)
    return f"{article.id} {number}: {change.kind}" + (f"; rests on it: {blocks}" if blocks else "")


def _renumber(root: Path, article: Article, numbers: dict[int, int]) -> int:
    """Rewrite citations of passages that moved; returns how many."""
    cites = re.compile(r'(?<=cites=")[^"]*(?=")')
    token = re.compile(rf"(?<![\w-]){re.escape(article.id)}:(\d+)(?!\d)")
    renumbered = 0

    def moved(match: re.Match[str]) -> str:
        nonlocal renumbered
        old = int(match[1])
        new = numbers.get(old, old)
        renumbered += new != old
        return f"{article.id}:{new}"

    texts = {path: path.read_text("utf-8") for path in sorted((root / DOCS).glob("**/*.md"))}
    rewritten = {
        path: cites.sub(lambda match: token.sub(moved, match[0]), text) for path, text in texts.items()
    }
    for path, text in rewritten.items():
        files.write_text(path, text)
    return renumbered
