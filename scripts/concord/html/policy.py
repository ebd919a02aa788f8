"""What a page may run and fetch, said by itself: its Content-Security-Policy (W3C, CSP Level 3).

No script runs but the site's own files and those that stand in the page as it was built: each of
these is named by its digest, so that markup which got into a page some other way does nothing. It
stands in a ``meta`` element, since not every host sends headers. What only a header can say, that
no other site may frame the pages, is a host's affair.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from .templating import render

_AFTER = '<meta charset="utf-8">'
META = re.compile('<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
"""The element in a page; its group is the policy."""
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\btype=[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc=", re.IGNORECASE)
_DIGEST = re.compile(r"(script|style)-src 'self'([^;]*)")
_ROOT_MISSING = "404.html"


class NoPlace(ValueError):
    """A page has no place for its policy."""


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy of pages in which scripts and styles of these digests stand.

    Pictures and fonts may stand inside style sheets (``data:``).
    """
    of_scripts, of_styles = (" ".join(["'self'", *sorted(set(of))]) for of in (scripts, styles))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {of_scripts}",
            f"style-src {of_styles}",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def guarded(html: str, more: Iterable[str] = ()) -> str:
    """A page with its policy in it.

    :param more: digests of scripts that may run as well.
    :raises NoPlace: when the page does not say first how it is encoded.
    """
    before, found, after = html.partition(_AFTER)
    if not found:
        raise NoPlace(html[:60])
    scripts = {_digest(text) for attributes, text in _SCRIPT.findall(html) if _runs(attributes)}
    styles = {_digest(text) for text in _STYLE.findall(html)}
    says = policy(scripts | set(more), styles)
    return f"{before}{found}{render('policy.html', policy=says)}{after}"


def guard(site: Path) -> None:
    """Give every page of a site a policy that has none.

    The page for what is missing shows that of a language, in its own place: what runs in those may
    run in it.

    :raises NoPlace: as :func:`guarded`.
    """
    missing = {digest for page in site.glob(f"*/{_ROOT_MISSING}") for digest in _of(page)["script"]}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        if not META.search(html, 0, 2000):
            more = missing if path == site / _ROOT_MISSING else ()
            path.write_text(guarded(html, more), "utf-8")


def whole(site: Path) -> str:
    """One policy for all pages of a guarded site, for a header of its host."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for path in site.rglob("*.html"):
        for kind, digests in _of(path).items():
            found[kind].update(digests)
    return policy(found["script"], found["style"])


def _of(page: Path) -> dict[str, list[str]]:
    """The digests in the policy of a page, by kind."""
    says = META.search(page.read_text("utf-8"), 0, 4000)
    return {
        kind: digests.split()
        for kind, digests in _DIGEST.findall(unescape(says[1]) if says else "")
    }


def _runs(attributes: str) -> bool:
    """Whether a script element holds a script, and not data or the address of a file."""
    return not _SOURCE.search(attributes) and not _DATA.search(attributes)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
