"""Pages that lead on: ``/go/<id>/`` to the reader's language, and signposts at old addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..book import addresses
from ..book.files import write_new
from ..book.model import CANONICAL, Book
from ..book.record import LIVE, MOVED, Contract, Record
from ..links.accept import effective
from ..links.publish import base_of
from ..locale.words import Words, in_each
from .templating import render


@dataclass(frozen=True)
class Place:
    """A page in a language: its path below the site's address, and what the language is called."""

    language: str
    direction: str
    name: str
    path: str
    title: str


@dataclass(frozen=True)
class Signpost:
    """What stands at an old address.

    :ivar note: what became of the page.
    :ivar href: where to go on, from here; :ivar canonical: the same as a whole address.
    :ivar target: the title of what is there.
    :ivar go_on: take the reader there without asking.
    """

    note: str
    href: str
    canonical: str
    target: str
    go_on: bool


def publish(folder: Path, book: Book, base_url: str = "") -> None:
    """Write every page that leads on into the site in ``folder``.

    :raises ValueError: when one would lie outside ``folder`` or on a page.
    """
    write_new(folder, files(book, base_of(book, base_url)))


def files(book: Book, base: str) -> Iterator[tuple[str, bytes]]:
    """The file of every page that leads on, with what it holds."""
    contract = effective(book.contract or Contract(), book)
    for path, html in pages(book, contract, base):
        yield f"{path}index.html", html.encode()


def pages(book: Book, contract: Contract, base: str) -> Iterator[tuple[str, str]]:
    """Every page that leads on, as (path below the site's address, HTML)."""
    words = in_each(book)
    for page_id, record in contract.pages.items():
        final = contract.final(page_id)
        if not final:
            continue
        yield addresses.neutral(page_id), _go(words, contract, page_id, final, base)
        for code, url in record.urls.items():
            if code not in book.languages:
                yield url, _dropped(words, contract, code, final, url, base)
            elif record.state != LIVE:
                yield url, _signpost(words[code], contract, record, url, base)


def _go(words: Mapping[str, Words], contract: Contract, page_id: str, final: str, base: str) -> str:
    """A page that takes the reader to their language, and without scripts lists them all."""
    record = contract.pages[page_id]
    # A retired page's signpost says so; whoever follows a moved one need not stop there.
    shown = contract.pages[final] if record.state in (LIVE, MOVED) else record
    places = [
        Place(
            code,
            own.language.direction,
            own.language.name,
            shown.urls.get(code, contract.pages[final].urls[code]),
            own.title(final),
        )
        for code, own in words.items()
    ]
    return render(
        "go.html",
        language=CANONICAL,
        direction="ltr",
        title=words[CANONICAL].title(final),
        base=base or "../../",
        places=places,
        paths={place.language: place.path for place in places},
        aliases=_aliases(words[CANONICAL].book, contract),
    )


def _aliases(book: Book, contract: Contract) -> dict[str, str]:
    """Other codes by which a reader may name a language: CLDR's, and those given up."""
    aliases = {
        str(language.locale.language): code
        for code, language in book.languages.items()
        if language.locale.language != code
    }
    return aliases | {
        old: entry.to
        for old, entry in contract.languages.items()
        if entry.state != LIVE and old not in book.languages
    }


def _signpost(words: Words, contract: Contract, record: Record, url: str, base: str) -> str:
    """What stands at the old address of a page that moved or was retired, in its language."""
    key = f"link-{record.state}"
    return _lead(words, contract, key, record.to, url, base, go_on=record.state == MOVED)


def _dropped(
    words: Mapping[str, Words], contract: Contract, old: str, final: str, url: str, base: str
) -> str:
    """What stands at an address in a language that is not published any more."""
    code = contract.languages[old].to if old in contract.languages else CANONICAL
    code = code if code in words else CANONICAL
    return _lead(words[code], contract, "link-language", final, url, base, go_on=False)


def _lead(
    words: Words, contract: Contract, key: str, target: str, url: str, base: str, *, go_on: bool
) -> str:
    path = contract.pages[target].urls[words.language.code]
    post = Signpost(
        note=words.text(key),
        href="../" * url.count("/") + path,
        canonical=base + path,
        target=words.title(target),
        go_on=go_on,
    )
    return render(
        "signpost.html",
        language=words.language.code,
        direction=words.language.direction,
        title=words.text(f"{key}-title"),
        post=post,
    )
