"""The forms of what is written in settings: days, web addresses, names that stand in paths."""

from __future__ import annotations

import datetime
import ipaddress
import re
from urllib.parse import urlsplit

REPORTED = ("language", "id", "url", "revision")
"""What a place where mistakes are told is told of a page or block."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REVISIONS = ("2000-01-01", "2199-12-31")
# Only what needs no escape in any file: no quotes, spaces, controls or letters beyond ASCII.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/[A-Za-z0-9._~!$&()*+,;=:@%/-]*")
# Where mistakes are told: the place itself, and what is told there.
_MAILTO = re.compile(r"mailto:[A-Za-z0-9._+-]+@(?P<host>[A-Za-z0-9.-]+)(?P<rest>(?:\?.*)?)")
_HTTPS = re.compile(r"https://(?P<host>[A-Za-z0-9.-]+)(?::[1-9][0-9]{0,4})?(?P<rest>/.*)")
_PLAIN = re.compile(r"[A-Za-z0-9._~!$&()*+,;=:@%/?#-]*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_THEME = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?")


def is_day(text: str) -> bool:
    """Whether a text is a day that exists, written YYYY-MM-DD (ISO 8601)."""
    try:
        return bool(_DAY.fullmatch(text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def is_revision(text: str) -> bool:
    """Whether a text is a day on which a book could have been written."""
    return is_day(text) and _REVISIONS[0] <= text <= _REVISIONS[1]


def is_web_address(text: str) -> bool:
    """Whether a text is the address of a folder on the web, with ``/`` at its end (RFC 3986).

    It names no user, asks no question, and steps through no ``..``.
    """
    if not _ADDRESS.fullmatch(text) or not text.endswith("/") or _ESCAPE.search(text):
        return False
    parts = urlsplit(text)
    folders = parts.path.split("/")[1:-1]
    if any(folder in ("", ".", "..") for folder in folders):
        return False
    try:
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return port_is_right and _is_host(parts.hostname or "")


def _is_host(host: str) -> bool:
    """Whether a name is one of labels (RFC 1123), or an IPv4 address."""
    labels = host.split(".")
    if labels[-1].isdigit():
        try:
            return bool(ipaddress.IPv4Address(host))
        except ValueError:
            return False
    return len(host) <= 253 and all(map(_LABEL.fullmatch, labels))


def is_report(text: str) -> bool:
    """Whether a text says where mistakes are told: a ``mailto:`` (RFC 6068) or ``https:`` address.

    What :data:`REPORTED` names stands in braces, behind the place itself.
    """
    mail = _MAILTO.fullmatch(text)
    place = mail or _HTTPS.fullmatch(text)
    if place is None or not _is_host(place["host"]):
        return False
    rest = place["rest"]
    for name in REPORTED:
        rest = rest.replace(f"{{{name}}}", "")
    return _PLAIN.fullmatch(rest) is not None and not _ESCAPE.search(rest)


def is_slug(text: str) -> bool:
    """Whether a text can be the name of a font family's package."""
    return _SLUG.fullmatch(text) is not None and len(text) <= 60


def is_theme_language(text: str) -> bool:
    """Whether a text can be the code by which a theme knows a language."""
    return _THEME.fullmatch(text) is not None
