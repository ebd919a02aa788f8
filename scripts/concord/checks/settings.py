"""The rules about what a build is set up with: ``mkdocs.yml`` and the fonts.

mkdocs.yml is code: a build runs its hooks, plugins, tags and scripts. So it is held to what the
book needs, before a build reads it. What a site is made of stands in the book; the settings only
say where it is published and how Material looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec

from ..book import files, forms, strict_yaml, unseen
from ..book.layout import DOCS, SETTINGS
from ..book.loaded import Loaded
from ..book.model import Book
from ..book.strict_yaml import Node
from ..findings.diagnostics import Finding, Location

Test = Callable[[str], object]


@dataclass(frozen=True)
class Form:
    """What a value may be: a text that passes a test, a list, a map, or any of these.

    :ivar text: the test of a text.
    :ivar items: the form of each item of a list.
    :ivar entries: the forms of a map's entries; :attr:`needs`: those that must be there.
    :ivar holds: a text that the list must have.
    """

    text: Test | None = None
    items: Form | None = None
    entries: Mapping[str, Form] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    holds: str = ""


def _one_of(*texts: str) -> Form:
    return Form(text=texts.__contains__)


def _like(pattern: str) -> Form:
    return Form(text=partial(re.compile(pattern).fullmatch))


OTHERWISE = {
    "blog": "news belong in pages of the book, and every change is in the feed <language>/changes.xml",
    "mike": "an edition that stays is built from its tag, with an “address” of its own in docs/book.yml",
    "navigation.instant": "every page is whole, and what pages share is kept by browsers",
    "offline": "`make offline` makes a zip that opens from a folder, and the site outlives the network",
}
"""Features of Material, and plugins, that the book has no use for: what is there in their place."""
_WORD, _BOOLEAN = _like(r"[a-z0-9][a-z0-9.-]*"), _one_of("true", "false")
_PLAIN = _like(r"[^<>&\"'{}\\\n]{1,200}")
_TOGGLE = Form(
    entries={"icon": _like(r"[a-z0-9-]+(?:/[a-z0-9-]+)+"), "name": _like(r"[a-z][a-z0-9-]*")}
)
_PALETTE = Form(
    entries={"media": _like(r"\([a-z: -]+\)"), "toggle": _TOGGLE}
    | dict.fromkeys(("scheme", "primary", "accent"), _WORD)
)
_SCRIPT = _like(r"assets/[a-z0-9-]+\.js")
_FORM = Form(
    needs=("plugins", "site_name", "theme"),
    entries={
        "site_name": _PLAIN,
        "site_url": Form(text=forms.is_web_address),
        "repo_url": Form(text=forms.is_web_address),
        "repo_name": _PLAIN,
        "docs_dir": _one_of(DOCS.as_posix()),
        "site_dir": _one_of("site"),
        "strict": _BOOLEAN,
        # Only the editor's own browser: a preview shows the texts of the articles.
        "dev_addr": _like(r"(?:127\.0\.0\.1|localhost):[0-9]{2,5}"),
        "remote_branch": _WORD,
        "remote_name": _WORD,
        "theme": Form(
            needs=("custom_dir", "font", "name"),
            entries={
                "name": _one_of("material"),
                "custom_dir": _one_of("scripts/concord/mkdocs/theme"),
                "font": _one_of("false"),
                "features": Form(items=_WORD),
                "palette": Form(items=_PALETTE, entries=_PALETTE.entries),
            },
        ),
        "extra": Form(entries={"generator": _BOOLEAN, "alternate": _BOOLEAN}),
        "extra_css": Form(items=_like(r"assets/[a-z0-9-]+\.css")),
        "extra_javascript": Form(
            items=Form(
                text=_SCRIPT.text, entries={"path": _SCRIPT, "defer": _BOOLEAN, "async": _BOOLEAN}
            )
        ),
        "plugins": Form(items=_one_of("concord", "search"), holds="concord"),
        "validation": Form(
            entries={
                part: Form(entries=dict.fromkeys(named, _one_of("warn", "info", "ignore")))
                for part, named in {
                    "nav": ("omitted_files", "not_found", "absolute_links"),
                    "links": ("not_found", "anchors", "absolute_links", "unrecognized_links"),
                }.items()
            }
        ),
    },
)


def setting_findings(loaded: Loaded) -> list[Finding]:
    """What the site's settings hold that the book does not need; fonts that are not there."""
    found = [
        Finding(language.font_place, "CFG021", f"no package fontpkg-{language.font}")
        for language in loaded.book.languages.values()
        if language.font and find_spec(f"fontpkg_{language.font.replace('-', '_')}") is None
    ]
    for path in SETTINGS:
        name = path.as_posix()
        if not (loaded.root / path).exists() and not (loaded.root / path).is_symlink():
            continue
        if text := files.read_text(loaded.root / path, name, found):
            found += unseen.findings(text, name)
            if node := strict_yaml.load(text, name, found):
                found += _judged(node, _FORM, name)
                found += _agrees(node, loaded.book)
                found += _otherwise(node)
    return found


def _otherwise(node: Node) -> Iterator[Finding]:
    """Features and plugins that the book has something else for."""
    theme = node.get("theme")
    for of, where in (("plugins", node), ("features", theme)):
        listed = where.get(of) if where and isinstance(where.value, dict) else None
        for item in listed.items if listed and isinstance(listed.value, list) else ():
            # A plugin with settings is a map of one entry.
            name = next(iter(item.value), "") if isinstance(item.value, dict) else item.value
            if way := otherwise(str(name)):
                yield Finding(item.location, "CFG031", f"“{name}” does not work here: {way}")


def otherwise(name: str) -> str:
    """What the book has in the place of a plugin or a feature, or ``""``."""
    name = name.removeprefix("material/")
    return next(
        (way for known, way in OTHERWISE.items() if name == known or name.startswith(f"{known}.")),
        "",
    )


def _agrees(node: Node, book: Book) -> Iterator[Finding]:
    """Address and name are said once, in the book; the settings may only repeat them."""
    title = book.interface.get("book-title")
    told = {
        "site_url": (book.address, "“address” in docs/book.yml"),
        "site_name": (title and title[0], "“book-title” in docs/interface.yml"),
    }
    for key, (wanted, where) in told.items():
        given, form = node.get(key), _FORM.entries[key].text
        if not given or wanted in (None, given.value):
            continue
        if isinstance(given.value, str) and form and form(given.value):  # else it is CFG020
            says = f"“{wanted}”" if wanted else "nothing"
            yield Finding(given.location, "CFG030", f"“{key}” is not {where}, which says {says}")


def _judged(node: Node, form: Form, named: str) -> Iterator[Finding]:
    """What is wrong with a value; :param named: what findings call it."""
    if isinstance(node.value, dict) and len(node.value) == 1 and otherwise(next(iter(node.value))):
        return  # CFG031 says it
    if isinstance(node.value, str) and otherwise(node.value):
        return
    if isinstance(node.value, dict) and form.entries:
        yield from _entries(node, node.value, form, named)
    elif isinstance(node.value, list) and form.items:
        for item in node.items:
            yield from _judged(item, form.items, f"an item of {named}")
        if form.holds and form.holds not in [item.value for item in node.items]:
            yield _finding(node.location, f"{named} lacks “{form.holds}”")
    elif not (isinstance(node.value, str) and form.text and form.text(node.value)):
        told = f" “{node.value[:60]}”" if isinstance(node.value, str) else " of this shape"
        yield _finding(node.location, f"{named} may not be{told}")


def _entries(node: Node, given: Mapping[str, Node], form: Form, named: str) -> Iterator[Finding]:
    for key, value in given.items():
        if key in form.entries:
            yield from _judged(value, form.entries[key], f"“{key}”")
        else:
            yield _finding(node.keys[key], f"{named} may not have “{key[:60]}”")
    for key in form.needs:
        if key not in given:
            yield _finding(node.location, f"{named} lacks “{key}”")


def _finding(where: Location, message: str) -> Finding:
    return Finding(where, "CFG020", message)
