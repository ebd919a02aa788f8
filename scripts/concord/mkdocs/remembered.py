"""What a language's pages are made from, so that those of the last build can stand in for them.

A whole language is kept by what its worker is given; when that changed, each page by what the theme's
templates can see. With plugins or hooks that we do not know nothing is kept: they may read anything.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..running import kept
from ..running.kept import Store, joined

_KNOWN = frozenset({"concord", "material/search", "search"})
_ELSEWHERE = re.compile(rb"!ENV|!!python|^INHERIT\b", re.MULTILINE)
"""What has a part of the settings come from where the file does not say it."""
_SEEN = ("site_name", "site_description", "site_url", "site_author", "copyright", "extra")
"""Settings that the plugin changes, or may; all others are as the file has them."""


def allowed(config: MkDocsConfig, store: Store) -> Store:
    """The store for a site with these settings."""
    unknown = config.hooks or set(config.plugins) - _KNOWN or _ELSEWHERE.search(_file(config))
    return kept.NOTHING if unknown else store


def settings(config: MkDocsConfig) -> bytes:
    """What a site is made from beside the book and our own code: settings and the theme's files."""
    custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    address = str(config.site_url).encode()
    return joined(_file(config), address, kept.digest(*custom).encode())


def _file(config: MkDocsConfig) -> bytes:
    return Path(config.config_file_path).read_bytes()


def remember_pages(env: jinja2.Environment, config: MkDocsConfig, store: Store) -> None:
    """Have an environment take a page that it made of the same before from the store."""
    if store.folder is None:
        return
    whole: list[bytes] = []

    class Remembering(env.template_class):  # type: ignore[name-defined,misc]
        """A template whose pages are kept."""

        def render(self, *given: Any, **more: Any) -> str:
            make = super().render
            page = given[0].get("page") if given else None
            if page is None:  # lists and the page for what is missing
                return str(make(*given, **more))
            context = given[0]
            if not whole:  # titles are known when the first page is set
                whole.append(_of_all(context, config))
            inputs = joined(whole[0], str(self.name).encode(), _of_page(page, context))
            return store.text("page", inputs, lambda: str(make(*given, **more)))

    env.template_class = Remembering


def _of_all(context: Any, config: MkDocsConfig) -> bytes:
    """What every page of a language can show: settings, the navigation, titles of the other pages."""
    nav: Navigation = context["nav"]
    theme = {key: config.theme[key] for key in config.theme}
    seen = {key: config[key] for key in _SEEN}
    added = [list(map(str, config[key])) for key in ("extra_css", "extra_javascript")]
    others = [_of_other(file.page) for file in context["pages"]]
    made = _plain([theme, seen, added, str(context["build_date_utc"]), _nav(nav.items), others])
    return hashlib.sha256(joined(settings(config), made)).digest()


def _nav(items: Iterable[Any]) -> list[Any]:
    """The navigation: sections with their titles, and pages."""
    return [
        [item.title, _nav(item.children)] if item.children else [type(item).__name__, item.url]
        for item in items
    ]


def _of_other(page: Page | None) -> list[Any]:
    """What another page can show of a page. Its description is for itself alone."""
    if page is None:
        return []
    meta = {key: value for key, value in page.meta.items() if key != "description"}
    return [page.url, page.title, meta]


def _of_page(page: Page, context: Any) -> bytes:
    """What a page shows itself."""
    about = [
        [page.url, page.title, page.meta, page.canonical_url, page.edit_url, page.file.src_uri],
        [_of_other(beside) for beside in (page.previous_page, page.next_page)],
        [one.url for one in page.ancestors if isinstance(one, Page)],
        [one.title for one in page.ancestors],
        [_contents(one) for one in page.toc],
        context["base_url"],
        context["concord"],
    ]
    return joined(_plain(about), str(page.content).encode("utf-8", "surrogatepass"))


def _contents(link: AnchorLink) -> list[Any]:
    return [link.title, link.id, link.level, [_contents(one) for one in link.children]]


def _plain(value: Any) -> bytes:
    """A value as bytes. What is no plain value has its address in them, and is so never the same."""
    return json.dumps(value, default=_named, ensure_ascii=True).encode()


def _named(value: Any) -> str:
    return f"{type(value).__qualname__} {value!r}"
