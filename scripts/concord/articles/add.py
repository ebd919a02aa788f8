"""``concord article add``: a register from a text file, and what changed in a text since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..book import catalogue, files, register, strict_yaml
from ..book.layout import ARTICLES, SCENARIOS, catalogue_path
from ..book.load import load
from ..book.loaded import Loaded
from ..book.model import Article, Book, Citation
from ..findings.diagnostics import CannotCheck, Finding, amount, printable, render
from . import comparison, texts

_COMMENT_LINE = re.compile(r"(?m)^[ \t]*#")


def add(root: Path, file: Path, language: str, slug: str, *, accept: bool) -> int:
    """Make the register of a new article, or compare a text with its register.

    A new register leaves the title, and kind and gloss of every passage, to judge. For a
    registered article every change is printed with the blocks that rest on it; with
    ``accept`` the register is rewritten and citations of moved passages are renumbered.

    :returns: 0 when the register is new, unchanged or rewritten; 1 when the text changed
        and was not accepted, or something is wrong with the text.
    :raises CannotCheck: for a language or slug that makes no id, or a file that is none.
    """
    article_id = _id(language, slug)
    if not file.is_file():
        what = "is no file" if file.exists() else "there is no such file"
        raise CannotCheck(f"{file.as_posix()}: {what}")
    findings: list[Finding] = []
    text = files.read_article(file, file.as_posix(), findings)
    path = root / ARTICLES / f"{article_id}.yml"
    name = (ARTICLES / path.name).as_posix()
    if findings or text is None:
        print(render(findings), end="")
        return 1
    if not path.exists():
        drafted = comparison.draft(article_id, language, text, None)
        files.write_text(path, register.write_register(drafted))
        registered = amount(len(drafted.passages), "passage")
        print(f"{name}: {registered} registered; fill in every TODO")
        return 0
    return _compare(root, path, name, text, accept)


def _id(language: str, slug: str) -> str:
    """The id of an article. :raises CannotCheck: naming the argument that makes none."""
    if not register.is_id(f"{language}-x") or "-" in language:
        raise CannotCheck(f"--lang “{language}”: two or three small letters are expected, as in th")
    if not register.is_id(f"{language}-{slug}"):
        raise CannotCheck(
            f"--slug “{slug}”: small letters and digits are expected, joined by single hyphens"
        )
    return f"{language}-{slug}"


def _compare(root: Path, path: Path, name: str, text: str, accept: bool) -> int:
    loaded = load(root)
    old = loaded.book.articles.get(path.stem)
    if old is None:
        print(render(f for f in loaded.findings if f.location.path == name), end="")
        return 1
    changes = comparison.compare(old, text)
    for change in changes:
        print(_describe(loaded.book, old, change))
    if not changes:
        print(f"{name}: as registered, {amount(len(old.passages), 'passage')}")
        return 0
    if not accept:
        print(
            f"{amount(len(changes), 'change')}; nothing was written (--accept writes the register)"
        )
        return 1
    if reason := _refused(loaded, path, old, changes):
        print(f"nothing was written: {reason}")
        return 1
    rewritten = register.write_register(comparison.draft(old.id, old.language, text, old))
    numbers = comparison.renumbered(old, changes)
    numbers |= {change.old: change.new for change in changes if change.kind == "altered"}
    pages, count = _renumbered(root, loaded.book, old, numbers)
    files.write_texts(pages | _catalogues(loaded, old, numbers) | {path: rewritten})
    renumbered = amount(count, "citation")
    print(f"{name} rewritten; {renumbered} renumbered; fill in every TODO")
    return 0


def _refused(
    loaded: Loaded, path: Path, article: Article, changes: list[comparison.Change]
) -> str | None:
    """Why the register cannot be rewritten without losing something, or None."""
    missing = [change.old for change in changes if change.kind == "missing"]
    if any(texts.resting_on(loaded.book, Citation(article.id, number)) for number in missing):
        return "blocks still cite a missing passage; change or remove them first"
    # A register with an entry nobody knows would lose it; a page or catalogue that could not
    # be read would be left behind.
    own = path.relative_to(loaded.root).as_posix()
    lossy = [f for f in loaded.findings if not f.lossless or f.code == "PO003"]
    if lossy:
        return f"{lossy[0].location} {lossy[0].code} {lossy[0].message}; correct it first"
    written = strict_yaml.load(register.write_register(article), own, [])
    found = strict_yaml.load(path.read_text("utf-8"), own, [])
    if written is None or found is None or written.plain() != found.plain():
        return f"{own} holds something that would be lost; `concord check` says what"
    if _COMMENT_LINE.search(path.read_text("utf-8")):
        return f"{own} holds comments, which would be lost; move them into the glosses first"
    return None


def _describe(book: Book, article: Article, change: comparison.Change) -> str:
    number = str(change.old or change.new)
    if change.old and change.new:
        number = f"{change.old} → {change.new}"
    resting = texts.resting_on(book, Citation(article.id, change.old)) if change.old else ()
    blocks = ", ".join(resting)
    rests = f"; rests on it: {blocks}" if blocks else ""
    return printable(f"{article.id} {number}: {change.kind}{rests}")


def _renumbered(
    root: Path, book: Book, article: Article, numbers: Mapping[int, int]
) -> tuple[dict[Path, str], int]:
    """The pages and scenarios with their citations of moved passages rewritten, and how many were."""
    token = re.compile(rf"(?<![\w-]){re.escape(article.id)}:([0-9]+)(?![0-9])")
    count = 0

    def moved(match: re.Match[str]) -> str:
        nonlocal count
        old = int(match[1])
        new = numbers.get(old, old)
        count += new != old
        return f"{article.id}:{new}"

    found: dict[Path, str] = {}
    for page in book.pages.values():
        path = root / page.location.path
        lines = path.read_text("utf-8").split("\n")
        for block in page.blocks:
            if block.citations:
                row, col = block.cites_location.line - 1, block.cites_location.col - 1
                lines[row] = lines[row][:col] + token.sub(moved, lines[row][col:])
        found[path] = "\n".join(lines)
    for chapter in book.scenarios:
        path = root / SCENARIOS / f"{chapter}.yml"
        found[path] = token.sub(moved, path.read_text("utf-8"))
    return found, count


def _catalogues(loaded: Loaded, article: Article, numbers: Mapping[int, int]) -> dict[Path, str]:
    """The catalogues with every gloss at its passage's new number; of a missing one, obsolete."""
    own = re.compile(rf"{re.escape(article.id)}/([0-9]+)")
    found: dict[Path, str] = {}
    for code, of_language in loaded.catalogues.items():
        for domain, po in of_language.items():
            for entry in po:
                match = None if entry.obsolete else own.fullmatch(entry.msgctxt or "")
                if match is None:
                    continue
                if new := numbers.get(int(match[1])):
                    entry.msgctxt = f"{article.id}/{new}"
                else:
                    entry.obsolete = True
            text = catalogue.write(po, loaded.book.languages[code])
            found[loaded.root / catalogue_path(code, domain)] = text
    return found
