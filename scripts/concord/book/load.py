"""Reads the whole project into a :class:`~concord.book.model.Book`; reports all that is unreadable."""

from __future__ import annotations

from pathlib import Path

from ..findings.diagnostics import CannotCheck, Finding, relative
from . import files, places
from .layout import DOCS, TRANSLATIONS
from .loaded import Loaded
from .model import CANONICAL, Book
from .parsed import Parsed
from .reader_translations import TranslationReader


def load(root: Path, parsed: Parsed | None = None, *, rewriting: bool = True) -> Loaded:
    """Load the project in ``root``.

    :param parsed: kept by a caller that loads again and again and changes nothing it was
        given; spares it the parsing of files whose text is the same.
    :param rewriting: whether the caller may write catalogues; else they take half the memory.
    :raises CannotCheck: when ``root`` holds no project at all.
    """
    if not (root / DOCS).is_dir() or not (root / TRANSLATIONS).is_dir():
        raise CannotCheck(
            f"{root}: no docs/ and translations/ here; run this in the project's folder"
        )
    findings: list[Finding] = []
    there = places.walk(root, findings)
    if lost := [place for place in there if place.is_lost]:
        findings += map(places.not_read, lost)
        return Loaded(root, Book(), findings, unread=frozenset(p.path for p in lost), places=there)
    reader = TranslationReader(
        root, findings, there, parsed or Parsed(keeps=False), rewriting=rewriting
    )
    reader.unread |= {place.path for place in there if place.is_withheld}
    languages = reader.languages()
    articles = reader.articles()
    pages = reader.pages()
    chapters, others = reader.order(pages)
    interface = reader.interface()
    translated = [language for code, language in languages.items() if code != CANONICAL]
    catalogues = reader.catalogues(translated)
    reader.stray_catalogues(languages)
    reader.copies(catalogues)
    entries = {
        code: {
            context: entry
            for held in of_language.values()
            for context, entry in held.entries.items()
        }
        for code, of_language in catalogues.items()
    }
    reader.duplicate_contexts(catalogues)
    reviews = {
        code: found
        for code, language in languages.items()
        if code != CANONICAL and (found := reader.reviews(language))
    }
    book = Book(
        languages,
        articles,
        pages,
        chapters,
        others,
        interface,
        entries,
        reader.told.address,
        reader.told.revision,
        reader.questions(),
        reader.contract(),
        reviews=reviews,
        parallel=reader.parallel(languages),
        revision_place=reader.told.revision_place,
        report=reader.told.report,
        path=reader.steps(),
        scenarios=reader.scenarios(),
    )
    waivers = reader.waivers()
    return Loaded(
        root,
        book,
        findings,
        {
            code: {domain: held.po for domain, held in of_language.items() if held.po is not None}
            for code, of_language in catalogues.items()
        },
        frozenset(reader.unread),
        waivers,
        there,
        domains={code: tuple(of_language) for code, of_language in catalogues.items()},
        remarks=tuple(
            remark
            for of_language in catalogues.values()
            for held in of_language.values()
            for remark in held.remarks
        ),
    )


def texts_at_hand(root: Path, named: str | None) -> Path | None:
    """The folder of article texts, if there is one: ``CONCORD_ARTICLES``, or ``articles/``.

    :param named: the value of the environment variable.
    :raises CannotCheck: when the variable names a folder that is not there.
    """
    if named:
        folder = Path(named) if Path(named).is_absolute() else root / named
        if not folder.is_dir():
            raise CannotCheck(f"CONCORD_ARTICLES names {named}, which is not a folder")
        return folder
    return root / "articles" if (root / "articles").is_dir() else None


def read_texts(root: Path, folder: Path, findings: list[Finding]) -> dict[str, str | None]:
    """The article texts in ``folder`` by file name, None for one that could not be read.

    :raises CannotCheck: when the folder holds none.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise CannotCheck(f"{folder}: no article text (*.txt) here")
    names = {relative(path, root): path for path in paths}
    return {name: files.read_article(path, name, findings) for name, path in names.items()}
