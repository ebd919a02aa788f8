"""A book as it is shown under `mkdocs serve`: every file of its site, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from ..book.loaded import Loaded
from ..course import package as course
from ..html import badge, notices, signposts
from ..html.pages import planned
from ..html.print import FOLDER as PRINTED
from ..links import names, publish
from ..pdf import social
from ..site import root
from ..translating.exchange import formats
from ..translating.state import report as state
from ..translating.state.blocks import of_all
from .on_request import OneLanguage
from .reading import ATTACHED, FONTS_FOLDER, Reading

PAGE = "index.html"
_SCORM = "courses/scorm/"
Made = Mapping[str, bytes]


class Shown:
    """The site of a book that was loaded.

    :param site_url: the address that it is served at.
    :param language: what sets the pages of a language, told of this book.
    """

    def __init__(
        self,
        loaded: Loaded,
        reading: Reading,
        site_url: str,
        language: Callable[[Shown, str], OneLanguage],
    ):
        self.loaded, self.book, self.reading = loaded, loaded.book, reading
        self.base = publish.base_of(self.book, site_url)
        self._language = language
        self._languages: dict[str, OneLanguage] = {}
        self._kept: dict[str, bytes | None] = {}

    def file(self, path: str) -> bytes | None:
        """The file at a path below the site's address, or None. It is made once.

        :raises Exception: what making it raises.
        """
        if path not in self._kept:
            self._kept[path] = self._file(path)
        return self._kept[path]

    def _file(self, path: str) -> bytes | None:
        code, _, below = path.partition("/")
        if code in self.book.languages and path not in self._for_programs:
            if code not in self._languages:
                self._languages[code] = self._language(self, code)
            if (found := self._languages[code].file(below)) is not None:
                return found
        if path in self._printed:
            return self._printed[path].read_bytes()
        return next(
            (made()[path] for covers, made in self._parts if covers(path) and path in made()), None
        )

    @property
    def _parts(self) -> tuple[tuple[Callable[[str], bool], Callable[[], Made]], ...]:
        """What is made together: whether a path may be of it, and all of it by path."""
        told = frozenset(names.status(self.book))
        return (
            (lambda path: path.startswith((_FONTS, _ATTACHED, _ICONS)), lambda: self._files),
            (lambda path: path in ("404.html", "sitemap.xml", PAGE), lambda: self._root),
            (lambda path: path.startswith(social.FOLDER), lambda: self._pictures),
            (lambda path: path in self._for_programs, lambda: self._published),
            (lambda path: path.startswith(_SCORM), lambda: self._courses),
            (lambda path: path in told, lambda: self._state),
            (lambda path: path.startswith(f"{formats.EXPORTS}/"), lambda: self._exports),
            (lambda path: path == notices.NAME, lambda: self._notices),
            (lambda path: path.endswith(PAGE), lambda: self._signposts),
        )

    @cached_property
    def _for_programs(self) -> frozenset[str]:
        found = names.everything(self.book)
        return frozenset(path for path in found if not path.startswith(_SCORM))

    @cached_property
    def _printed(self) -> dict[str, Path]:
        return {f"{PRINTED}{one.file}": one.path for one in self.reading.printed}

    @cached_property
    def _files(self) -> Made:
        found = {f"{_FONTS}{name}": data for name, data in self.reading.fonts.files.items()}
        found |= {f"{_ATTACHED}{name}": data for name, data in self.reading.attached.items()}
        paths = self.reading.icon_paths()
        return found | {path: self.reading.icons[name] for name, path in paths.items()}

    @cached_property
    def _root(self) -> Made:
        return {name: text.encode() for name, text in root.files(self.book, self.base)}

    @cached_property
    def _pictures(self) -> Made:
        made = social.pictures(self.book)
        return {f"{social.FOLDER}{code}.png": data for code, data in made.items()}

    @cached_property
    def _published(self) -> Made:
        pages = [
            f"{code}/{page.path}"
            for code, language in self.book.languages.items()
            for page in planned(self.book, language)
        ]
        others = ["", *pages, *self._printed]
        exported = formats.paths(self.book)
        return dict(publish.files(self.book, self.base, [*sorted(others), *exported]))

    @cached_property
    def _courses(self) -> Made:
        return dict(course.packages(self.book, self.base, self.reading.fonts))

    @cached_property
    def _state(self) -> Made:
        badges = badge.badges(self.book, of_all(self.book))
        return {p: text.encode() for p, text in (*state.files(self.book, self.base), *badges)}

    @cached_property
    def _exports(self) -> Made:
        return {path: text.encode() for path, text in formats.published(self.loaded)}

    @cached_property
    def _notices(self) -> Made:
        return {notices.NAME: notices.whole(self.reading.shipped).encode()}

    @cached_property
    def _signposts(self) -> Made:
        return dict(signposts.files(self.book, self.base))


_FONTS, _ATTACHED = f"{FONTS_FOLDER.as_posix()}/", f"{ATTACHED.as_posix()}/"
_ICONS = "assets/icon-"
