"""IMS Common Cartridge: a language's chapters as modules of web links and check questions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ..book.model import Book
from ..book.record import Contract
from ..locale.words import Words
from . import qti

_TIME = (1980, 1, 1, 0, 0, 0)
"""The same bytes from the same book: a zip's entries have no time of their own."""
_IMS = "http://www.imsglobal.org"
_LOM = "http://ltsc.ieee.org/xsd/imsccv{v}/LOM/manifest"


@dataclass(frozen=True)
class _Resource:
    """A file of the cartridge; :ivar type: what Common Cartridge calls its kind."""

    identifier: str
    type: str
    path: str
    text: str


@dataclass(frozen=True)
class _Module:
    """A chapter in the outline: its items are (title, resource)."""

    identifier: str
    title: str
    items: tuple[tuple[str, _Resource], ...]


def cartridge(book: Book, contract: Contract, base: str, code: str, version: str) -> bytes:
    """The cartridge of a language.

    :param base: the site's address; web links need one.
    :param version: ``1.1`` or ``1.3``.
    """
    name, words = version.replace(".", "p"), Words(book, book.languages[code])
    modules = [_module(words, contract, base, version, chapter) for chapter in book.chapters]
    resources = [resource for module in modules for _, resource in module.items]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        manifest = _manifest(words, name, version, modules, resources)
        for path, text in [("imsmanifest.xml", manifest), *((r.path, r.text) for r in resources)]:
            info = zipfile.ZipInfo(path, _TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8"), compresslevel=9)
    return stream.getvalue()


def _module(words: Words, contract: Contract, base: str, version: str, chapter: str) -> _Module:
    """A chapter: its own page, its principles, its questions."""
    book, code = words.book, words.language.code
    title = words.title(chapter)
    overview = words.text("link-overview", title=title)
    items = [(overview, _web_link(contract, base, code, version, chapter, overview))]
    for principle, _ in book.pages[chapter].principles:
        name = words.title(principle)
        items.append((name, _web_link(contract, base, code, version, principle, name)))
    if chapter in book.questions:
        text = qti.assessment(words, chapter, version)
        kind = f"imsqti_xmlv1p2/imscc_xmlv{version.replace('.', 'p')}/assessment"
        resource = _Resource(f"check-{chapter}", kind, f"check-{chapter}/questions.xml", text)
        items.append((words.text("link-check"), resource))
    return _Module(f"module-{chapter}", title, tuple(items))


def _web_link(
    contract: Contract, base: str, code: str, version: str, page_id: str, title: str
) -> _Resource:
    name = version.replace(".", "p")
    namespace = f"{_IMS}/xsd/imsccv{name}/imswl_v{name}"
    schema = f"{_IMS}/profile/cc/ccv{name}/ccv{name}_imswl_v{name}.xsd"
    url = base + contract.pages[page_id].urls[code]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<webLink xmlns="{namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{namespace} {schema}">\n'
        f'<title>{escape(title)}</title>\n<url href={quoteattr(url)} target="_blank"/>\n</webLink>\n'
    )
    return _Resource(f"link-{page_id}", f"imswl_xmlv{name}", f"link-{page_id}/link.xml", text)


def _manifest(
    words: Words,
    name: str,
    version: str,
    modules: list[_Module],
    resources: list[_Resource],
) -> str:
    code = words.language.code
    package, lom = f"{_IMS}/xsd/imsccv{name}/imscp_v1p1", _LOM.format(v=name)
    folder = f"{_IMS}/profile/cc/ccv{name}"
    schemas = (
        f"{package} {folder}/ccv{name}_imscp_v1p2_v1p0.xsd "
        f"{lom} {folder}/LOM/ccv{name}_lommanifest_v1p0.xsd"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest identifier="concord-{code}" xmlns="{package}" xmlns:lomimscc="{lom}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{schemas}">\n'
        f"<metadata>\n<schema>IMS Common Cartridge</schema>\n<schemaversion>{version}.0</schemaversion>\n"
        f"{_general(words)}</metadata>\n"
        '<organizations>\n<organization identifier="outline" structure="rooted-hierarchy">\n'
        f'<item identifier="root">\n{"".join(map(_outline, modules))}</item>\n'
        f"</organization>\n</organizations>\n<resources>\n{''.join(_listed(resources))}</resources>\n"
        "</manifest>\n"
    )


def _general(words: Words) -> str:
    """IEEE LOM: what the cartridge is called, in which language, and what it is about."""

    code = words.language.code

    def string(key: str) -> str:
        text = escape(words.text(key))
        return f"<lomimscc:string language={quoteattr(code)}>{text}</lomimscc:string>"

    return (
        "<lomimscc:lom><lomimscc:general>\n"
        f"<lomimscc:title>{string('book-title')}</lomimscc:title>\n"
        f"<lomimscc:language>{code}</lomimscc:language>\n"
        f"<lomimscc:description>{string('book-subtitle')}</lomimscc:description>\n"
        "</lomimscc:general></lomimscc:lom>\n"
    )


def _outline(module: _Module) -> str:
    items = "".join(
        f'<item identifier="item-{resource.identifier}" identifierref="{resource.identifier}">'
        f"<title>{escape(title)}</title></item>\n"
        for title, resource in module.items
    )
    return f'<item identifier="{module.identifier}">\n<title>{escape(module.title)}</title>\n{items}</item>\n'


def _listed(resources: list[_Resource]) -> Iterator[str]:
    for resource in resources:
        yield (
            f'<resource identifier="{resource.identifier}" type="{resource.type}">'
            f'<file href="{resource.path}"/></resource>\n'
        )
