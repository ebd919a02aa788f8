"""Pages that lead on: ``/go/<id>/`` to the reader's language, and signposts at old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..book.files import write_new
from ..book.model import CANONICAL, Book
from ..book.record import LIVE, MOVED, Contract, Record
from ..links import names
from ..links.accept import effective
from ..links.publish import base_of
from ..locale import words
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
    base = base_of(book, base_url)
    contract = effective(book.contract or Contract(), book)
    made = pages(book, contract, base)
    write_new(folder, ((f"{path}index.html", html.encode()) for path, html in made))


def pages(book: Book, contract: Contract, base: str) -> Iterator[tuple[str, str]]:
    """Every page that leads on, as (path below the site's address, HTML)."""
    for page_id, record in contract.pages.items():
        final = contract.final(page_id)
        if not final:
            continue
        yield names.go(page_id), _go(book, contract, page_id, final, base)
        for code, url in record.urls.items():
            if code not in book.languages:
                yield url, _dropped(book, contract, code, final, url, base)
            elif record.state != LIVE:
                yield url, _signpost(book, contract, record, code, url, base)


def _go(book: Book, contract: Contract, page_id: str, final: str, base: str) -> str:
    """A page that takes the reader to their language, and without scripts lists them all."""
    record = contract.pages[page_id]
    # A retired page's signpost says so; whoever follows a moved one need not stop there.
    shown = contract.pages[final] if record.state in (LIVE, MOVED) else record
    places = [
        Place(
            code,
            language.direction,
            language.name,
            shown.urls.get(code, contract.pages[final].urls[code]),
            words.title(book, final, code),
        )
        for code, language in book.languages.items()
    ]
    return render(
        "go.html",
        language=CANONICAL,
        direction="ltr",
        title=words.title(book, final, CANONICAL),
        base=base or "../../",
        places=places,
        paths={place.language: place.path for place in places},
        aliases=_aliases(book, contract),
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


def _signpost(
    book: Book, contract: Contract, record: Record, code: str, url: str, base: str
) -> str:
    """What stands at the old address of a page that moved or was retired, in its language."""
    key = f"link-{record.state}"
    return _lead(book, contract, code, key, record.to, url, base, go_on=record.state == MOVED)


def _dropped(book: Book, contract: Contract, old: str, final: str, url: str, base: str) -> str:
    """What stands at an address in a language that is not published any more."""
    code = contract.languages[old].to if old in contract.languages else CANONICAL
    code = code if code in book.languages else CANONICAL
    return _lead(book, contract, code, "link-language", final, url, base, go_on=False)


def _lead(
    book: Book,
    contract: Contract,
    code: str,
    key: str,
    target: str,
    url: str,
    base: str,
    *,
    go_on: bool,
) -> str:
    path = contract.pages[target].urls[code]
    post = Signpost(
        note=words.interface(book, code, key),
        href="../" * url.count("/") + path,
        canonical=base + path,
        target=words.title(book, target, code),
        go_on=go_on,
    )
    return render(
        "signpost.html",
        language=code,
        direction=book.languages[code].direction,
        title=words.interface(book, code, f"{key}-title"),
        post=post,
    )
