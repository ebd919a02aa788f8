"""Pages that lead on: ``/go/<id>/`` to the reader's language, and signposts at old addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from ..book import addresses
from ..book.files import write_new
from ..book.model import CANONICAL, Book
from ..book.record import LIVE, MOVED, Contract, Record
from ..links.accept import effective
from ..links.publish import base_of
from ..locale.words import Words, in_each

# BCP 47 lookup (RFC 4647, section 3.4): the course's wish, the reader's own choice, the
# browser's list. CLDR names Filipino "fil" where the book, like browsers of old, says "tl".
_SCRIPT = """
(function () {
  var places = %(places)s, also = %(aliases)s, wanted = [], asked = new URLSearchParams(location.search);
  wanted.push(asked.get("lang"));
  try { wanted.push(localStorage.getItem("concord.language")); } catch (e) {}
  wanted = wanted.concat(navigator.languages || [navigator.language]);
  asked.delete("lang");
  var rest = asked.toString();
  for (var i = 0; i < wanted.length; i++) {
    var tag = String(wanted[i] || "").toLowerCase();
    for (; tag; tag = tag.indexOf("-") < 0 ? "" : tag.slice(0, tag.lastIndexOf("-"))) {
      var code = also[tag] || tag;
      if (Object.prototype.hasOwnProperty.call(places, code)) {
        location.replace("../../" + places[code] + (rest ? "?" + rest : "") + location.hash);
        return;
      }
    }
  }
})();
"""
_STYLE = (
    "body{font:1.1rem/1.7 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;"
    "color:#1d1d1f;background:#fff}h1{font-size:1.4rem}ul{list-style:none;padding:0}a{color:#303f9f}"
    "li a{display:block;padding:.7rem 1rem;margin:.5rem 0;border:1px solid #767676;"
    "border-radius:.4rem;color:inherit;text-decoration:none}"
    "a:hover,a:focus-visible{outline:3px solid #3949ab}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1e2129}a{color:#9fa8da}}"
)


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
    words = in_each(book)
    for page_id, record in contract.pages.items():
        final = contract.final(page_id)
        if not final:
            continue
        yield addresses.neutral(page_id), _go(words, book, contract, page_id, final, base)
        for code, url in record.urls.items():
            if code not in book.languages:
                yield url, _dropped(words, contract, code, final, url, base)
            elif record.state != LIVE:
                yield url, _signpost(words[code], contract, record, url, base)


def _go(
    words: Mapping[str, Words],
    book: Book,
    contract: Contract,
    page_id: str,
    final: str,
    base: str,
) -> str:
    """A page that takes the reader to their language, and without scripts lists them all."""
    record = contract.pages[page_id]
    # A retired page's signpost says so; whoever follows a moved one need not stop there.
    shown = contract.pages[final] if record.state in (LIVE, MOVED) else record
    places = {
        code: shown.urls.get(code, contract.pages[final].urls[code]) for code in book.languages
    }
    aliases = {
        str(language.locale.language): code
        for code, language in book.languages.items()
        if language.locale.language != code
    }
    aliases |= {
        old: entry.to
        for old, entry in contract.languages.items()
        if entry.state != LIVE and old not in book.languages
    }
    script = _SCRIPT % {"places": _json(places), "aliases": _json(aliases)}
    items = "".join(
        f'<li><a href="../../{escape(places[code])}" hreflang="{code}" lang="{code}" '
        f'dir="{language.direction}">{escape(language.name)} — '
        f"{escape(words[code].title(final))}</a></li>"
        for code, language in book.languages.items()
    )
    alternates = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{escape(base or "../../")}{place}">'
        for code, place in places.items()
    )
    title = words[CANONICAL].title(final)
    head = f"{alternates}<script>{script}</script>"
    return _page(CANONICAL, "ltr", title, head, f"<h1>{escape(title)}</h1><ul>{items}</ul>")


def _json(value: object) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _signpost(words: Words, contract: Contract, record: Record, url: str, base: str) -> str:
    """What stands at the old address of a page that moved or was retired, in its language."""
    key = f"link-{record.state}"
    target = contract.pages[record.to].urls[words.language.code]
    go_on = record.state == MOVED
    return _lead(words, key, record.to, _up(url) + target, base + target, go_on)


def _dropped(
    words: Mapping[str, Words], contract: Contract, old: str, final: str, url: str, base: str
) -> str:
    """What stands at an address in a language that is not published any more."""
    code = contract.languages[old].to if old in contract.languages else CANONICAL
    code = code if code in words else CANONICAL
    target = contract.pages[final].urls[code]
    return _lead(words[code], "link-language", final, _up(url) + target, base + target, False)


def _up(url: str) -> str:
    """From a page back to the site's address."""
    return "../" * url.count("/")


def _lead(words: Words, key: str, target: str, href: str, canonical: str, go_on: bool) -> str:
    heading, note, title = words.text(f"{key}-title"), words.text(key), words.title(target)
    head = (
        f'<link rel="canonical" href="{escape(canonical)}"><meta name="robots" content="noindex">'
    )
    if go_on:
        head += f'<meta http-equiv="refresh" content="0; url={escape(href)}">'
    body = (
        f"<h1>{escape(heading)}</h1><p>{escape(note)}</p>"
        f'<ul><li><a href="{escape(href)}">{escape(title)}</a></li></ul>'
    )
    language = words.language
    return _page(language.code, language.direction, heading, head, body)


def _page(code: str, direction: str, title: str, head: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{code}" dir="{direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title>{head}<style>{_STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def anchors(book: Book, page_id: str, block_id: str) -> str:
    """Empty elements with the ids of blocks whose place ``block_id`` took, so that links land."""
    record = book.contract.pages.get(page_id) if book.contract else None
    if record is None or not record.gone:
        return ""
    here = [
        old
        for old, target in sorted(record.gone.items())
        if target == block_id or block_id == "title" and (not target or "#" in target)
    ]
    return "".join(f'<span id="{old}"></span>' for old in here)
