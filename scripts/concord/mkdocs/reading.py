"""What the languages' pages share: the fonts, and passages at hand on this computer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from ..articles import originals
from ..book import attached
from ..book.loaded import Loaded
from ..book.model import Citation
from ..book.printed import Offered
from ..findings.diagnostics import CannotCheck
from ..html import fonts, notices
from ..html.print import FOLDER as PRINTED
from ..pdf import icons, social
from ..running.kept import Store
from . import assets

FONTS_FOLDER = Path("assets") / "fonts"
"""Where the fonts lie in the site, once for all languages."""
ATTACHED = Path("files")
"""Where the attached files lie in the site."""
_THEME = "mkdocs-material"
_SHIPPED_ICONS = "material/templates/.icons/material/"


@dataclass(frozen=True)
class Reading:
    """What a worker is given beside the book.

    :ivar fonts: the fonts; in a worker without their bytes.
    :ivar originals: texts of passages; empty in everything that is published.
    :ivar printed: the printed editions that the site offers.
    :ivar attached: files that are published as they are, by name; in a worker none.
    :ivar pictures: the languages with a picture for previews of links.
    :ivar icons: the mark as PNG, by name (:func:`concord.pdf.icons.icons`).
    :ivar shipped: whose work the site ships.
    :ivar keeps: readers' browsers keep the pages for when there is no network.
    """

    fonts: fonts.Fonts = field(default_factory=fonts.Fonts)
    originals: Mapping[Citation, str] = field(default_factory=dict)
    printed: tuple[Offered, ...] = ()
    keeps: bool = False
    pictures: tuple[str, ...] = ()
    attached: Mapping[str, bytes] = field(default_factory=dict)
    icons: Mapping[str, bytes] = field(default_factory=dict)
    shipped: tuple[notices.Notice, ...] = ()

    def icon_paths(self) -> Mapping[str, str]:
        """Where the icons lie in the site, by name."""
        return {
            name: assets.named(f"assets/icon-{name}.png", data) for name, data in self.icons.items()
        }

    def light(self) -> Reading:
        """The same without the bytes of the files."""
        return replace(self, fonts=replace(self.fonts, files={}), attached={})


def prepare(
    loaded: Loaded,
    config: MkDocsConfig,
    printed: tuple[Offered, ...],
    store: Store,
    *,
    serving: bool,
) -> Reading:
    """Cut the fonts; read the article texts only for a site that nobody else will see.

    :raises CannotCheck: when a font or the named folder of texts is not there.
    """
    more = {
        code: "".join(
            path.read_text("utf-8")
            for path in (
                Path(folder, "partials", "languages", f"{language.theme}.html")
                for folder in config.theme.dirs
            )
            if path.is_file()
        )
        for code, language in loaded.book.languages.items()
    }
    texts = originals.at_hand(loaded) if serving else {}
    return Reading(
        fonts.make(loaded.book, store, more, passages=bool(texts)),
        texts,
        printed,
        keeps=not serving,
        pictures=social.languages(loaded.book),
        attached=attached.published(loaded.root),
        icons=icons.icons(),
        shipped=notices.found(loaded.book, _THEME, _SHIPPED_ICONS),
    )


def write(reading: Reading, site: Path) -> None:
    """Put fonts, attached files, printed editions and licences into the finished site.

    :raises CannotCheck: when an edition is not the one that the pages speak of any more.
    """
    for folder, files in ((FONTS_FOLDER, reading.fonts.files), (ATTACHED, reading.attached)):
        for name, data in files.items():
            (site / folder).mkdir(parents=True, exist_ok=True)
            (site / folder / name).write_bytes(data)
    for name, path in reading.icon_paths().items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(reading.icons[name])
    (site / notices.NAME).write_text(notices.whole(reading.shipped), "utf-8")
    for edition in reading.printed:
        data = edition.path.read_bytes()
        if reading.keeps and hashlib.sha256(data).hexdigest() != edition.sha256:
            raise CannotCheck(f"{edition.path} changed while the site was made; make it again")
        (site / PRINTED).mkdir(exist_ok=True)
        (site / PRINTED / edition.file).write_bytes(data)
