"""One language's pages as MkDocs wants them: files, navigation, contents, alternates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from .. import look
from ..book import addresses
from ..book.addresses import ARTICLES, PARALLEL
from ..book.model import CANONICAL
from ..html import policy, styles
from ..html.navigation import Entry, navigation
from ..html.notices import UNUSED
from ..html.pages import planned
from ..html.parts import Link
from ..html.renderer import Renderer, SitePage
from ..links import names, structured
from ..pdf import social
from ..search import bundle
from . import assets, keep, manifest, search
from .reading import FONTS_FOLDER
from .worker import Payload

_CHAPTERS = addresses.path("", "chapter").rstrip("/") + "/"
_PRINCIPLES = addresses.path("", "principle").rstrip("/") + "/"
MARK = "assets/mark.svg"
"""The mark of the book in a language's site: its logo and its icon."""
_SCRIPT_TEXTS = (
    "copied",
    "copy-failed",
    "copy-selected",
    "two-at-least",
    "unknown-language",
    "unknown-block",
    "menu",
    "search",
)
"""Interface texts that the site's script shows, without ``read-``."""


class LanguageSite:
    """Feeds the pages of one language to MkDocs."""

    def __init__(self, payload: Payload):
        self.book = payload.book
        self.language = payload.book.languages[payload.language]
        self.reading = payload.reading
        self.store = payload.store
        given = self.reading
        plan = planned(self.book, self.language, given.originals, given.printed, given.shipped)
        self.plan = {_source(page.path): page for page in plan}
        self.pages: dict[str, SitePage] = {}
        self.renderer = Renderer(self.book, self.language)
        self._files = Files([])
        self._assets: dict[str, bytes] = {}

    def configure(self, config: MkDocsConfig) -> None:
        """Set the theme's language and direction, the names of things, and the navigation."""
        themes = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
        known = any((folder / f"{self.language.theme}.html").is_file() for folder in themes)
        # The theme's texts may lack a language; the page's lang and dir are ours all the same.
        config.theme["language"] = self.language.theme if known else "en"
        config.theme["direction"] = self.language.direction
        self._assets = _assets(config)
        named = {path: assets.named(path, data) for path, data in self._assets.items()}
        assets.rename(config, named)
        config.theme["logo"] = config.theme["favicon"] = named[MARK]
        fonts = self.reading.fonts
        config.extra["concord"] = {
            "assets": named,
            "icons": self.reading.icon_paths(),
            "sheet": fonts.sheet,
            "sheets": dict(fonts.sheets),
            "preloads": dict(fonts.preload),
            "picture": self._picture(),
            "fonts_folder": FONTS_FOLDER.as_posix(),
            "canonical": CANONICAL,
            "texts": {key: self.renderer.text(f"read-{key}") for key in _SCRIPT_TEXTS}
            | {"kept": keep.note(self.book, self.language) if self.reading.keeps else ""},
            "search": search.settings(self.renderer),
            "language": self.language.code,
            "direction": self.language.direction,
            "home": self.renderer.text("home"),
            "notices": self.renderer.text("notices"),
            "find": self.renderer.text("home-search"),
            "not_found": self.renderer.text("page-not-found"),
            "not_found_note": self.renderer.text("page-not-found-note"),
            "languages": [
                {"code": other.code, "name": other.name, "direction": other.direction}
                for other in self.book.languages.values()
            ],
        }
        config.site_name = self.renderer.text("book-title")
        config.site_description = self.renderer.text("book-subtitle")
        config.nav = self._navigation()
        self._name_palettes(config)
        theirs = config.plugins.get("material/search") or config.plugins.get("search")
        if theirs is not None and self.language.theme not in ("en", "th"):
            # Material's default for a language without settings of its own is English stop words.
            theirs.config.pipeline = []

    def _name_palettes(self, config: MkDocsConfig) -> None:
        """Say what each colour switch does; mkdocs.yml gives the id of the text."""
        palettes = config.theme["palette"]
        for palette in palettes if isinstance(palettes, list) else []:
            toggle = palette.get("toggle") or {}
            if toggle.get("name") in self.book.interface:
                palette["toggle"] = {**toggle, "name": self.renderer.text(toggle["name"])}

    def _navigation(self) -> list[Any]:
        """The order of the pages as MkDocs wants it; a section begins with its own page."""

        def named(entry: Entry) -> dict[str, Any]:
            page = {entry.title: _source(entry.path)}
            return {entry.title: [page, *map(named, entry.within)]} if entry.within else page

        return [named(entry) for entry in navigation(self.renderer)]

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """The theme's files, and the finished pages; of the folder MkDocs was given, nothing."""
        kept = [
            file
            for file in files
            if file.src_dir in config.theme.dirs
            and file.src_uri not in self._assets
            and not UNUSED.search(file.src_uri)
            and not file.src_uri.endswith(".map")  # of its sources, a megabyte
        ]
        for name, page in self.plan.items():
            level = InclusionLevel.INCLUDED if page.listed else InclusionLevel.NOT_IN_NAV
            kept.append(File.generated(config, name, content="", inclusion=level))
        told = manifest.manifest(self.renderer, self.reading.icon_paths())
        kept.append(File.generated(config, manifest.NAME, content=told))
        for path, data in self._assets.items():
            kept.append(File.generated(config, assets.named(path, data), content=data))
        self._files = Files(kept)
        return self._files

    def content(self, page: Page) -> tuple[str, list[AnchorLink]]:
        """The body of a page and its table of contents."""
        name = page.file.src_uri
        ours = self.pages[name] = self.plan[name].make()
        if not ours.listed or not page.title:  # else the navigation says what it is called
            page.title = ours.title
        # Material's index of the page would not be read: ours is made from the book.
        page.meta.update(title=ours.title, description=ours.description, search={"exclude": True})
        if not ours.listed:
            page.meta.update(hide=["navigation", "toc"], search={"exclude": True})
            page.previous_page, page.next_page = (
                self._page(ours.previous),
                self._page(ours.following),
            )
        top = AnchorLink(ours.title, "title", 1)
        top.children = [AnchorLink(text, anchor, 2) for anchor, text in ours.headings]
        return ours.html, [top]

    def guarded(self, html: str) -> str:
        """A page as it is published. One that is only served gets a script of MkDocs' yet."""
        return policy.guarded(html) if self.reading.keeps else html

    def finish(self, config: MkDocsConfig) -> None:
        """Add to the built site what is no page."""
        search.write(self.book, self.language, config, self.store, small=self.reading.keeps)

    def _picture(self) -> str:
        """The picture that previews of links show, below the site's address, or ``""``."""
        made = self.reading.pictures
        code = self.language.code if self.language.code in made else CANONICAL
        return f"{social.FOLDER}{code}.png" if code in made else ""

    def _report(self, page: SitePage) -> Link | None:
        """Where a mistake on a page is told."""
        self.renderer.begin(page.path)
        return self.renderer.report(page.id)

    def _page(self, path: str) -> Page | None:
        file = self._files.get_file_from_path(_source(path)) if path else None
        if not file or not file.page:
            return None
        # It may not be set yet, and MkDocs would make a title of its address.
        file.page.title = self.plan[file.src_uri].title()
        return file.page

    def context(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        """For the templates: the page's path below ``/<language>/`` and the whole site's address."""
        ours = self.pages[page.file.src_uri]
        path = ours.path
        own = f"{self.language.code}/"
        base = (config.site_url or "").removesuffix(own)
        parallel = path.startswith(PARALLEL)
        described = (
            None
            if parallel
            else structured.data(self.book, ours.id, self.language.code, base, ours.description)
        )
        return {
            "path": path,
            "base": base,
            "default": addresses.default(path, base),
            "parallel": parallel,
            "styled": styled(path),
            "data": described,
            "feed": names.feed(self.language.code),
            "report": self._report(ours),
        }


def styled(path: str) -> tuple[str, ...]:
    """The style sheets that a page needs besides the one of all pages."""
    if path == "" or path.startswith((_CHAPTERS, _PRINCIPLES)):
        return ()
    return ("other.css", "parallel.css") if path.startswith(PARALLEL) else ("other.css",)


def _assets(config: MkDocsConfig) -> dict[str, bytes]:
    """Style sheets, scripts and the mark, by the path that the theme and the settings call them."""
    made = {f"assets/{name}": styles.sheet(name) for name in styles.SHEETS}
    made |= {MARK: look.mark(), f"assets/{bundle.NAME}": bundle.script()}
    return assets.of_theme(config) | {path: text.encode() for path, text in made.items()}


def _source(path: str) -> str:
    """The Markdown file that MkDocs would have made ``path`` from."""
    # The first page of a section is its index.
    if path in ("", ARTICLES) or path.startswith(_CHAPTERS):
        return f"{path}index.md"
    return f"{path.rstrip('/')}.md"
