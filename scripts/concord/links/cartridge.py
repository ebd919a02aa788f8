"""IMS Common Cartridge: a language's chapters as modules of web links and check questions."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from ..book.model import Book
from ..book.record import Contract
from ..locale import words
from . import qti
from .elements import Element, document, element, rows

_TIME = (1980, 1, 1, 0, 0, 0)
"""The same bytes from the same book: a zip's entries have no time of their own."""
_IMS = "http://www.imsglobal.org"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
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
    name = version.replace(".", "p")
    modules = [_module(book, contract, base, code, version, chapter) for chapter in book.chapters]
    resources = [resource for module in modules for _, resource in module.items]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        manifest = _manifest(book, code, name, version, modules, resources)
        for path, text in [("imsmanifest.xml", manifest), *((r.path, r.text) for r in resources)]:
            info = zipfile.ZipInfo(path, _TIME)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8"), compresslevel=9)
    return stream.getvalue()


def _module(
    book: Book, contract: Contract, base: str, code: str, version: str, chapter: str
) -> _Module:
    """A chapter: its own page, its principles, its questions."""
    title = words.title(book, chapter, code)
    overview = words.interface(book, code, "link-overview", title=title)
    items = [(overview, _web_link(contract, base, code, version, chapter, overview))]
    for principle, _ in book.pages[chapter].principles:
        name = words.title(book, principle, code)
        items.append((name, _web_link(contract, base, code, version, principle, name)))
    if chapter in book.questions:
        text = qti.assessment(book, chapter, code, version)
        kind = f"imsqti_xmlv1p2/imscc_xmlv{version.replace('.', 'p')}/assessment"
        resource = _Resource(f"check-{chapter}", kind, f"check-{chapter}/questions.xml", text)
        items.append((words.interface(book, code, "link-check"), resource))
    return _Module(f"module-{chapter}", title, tuple(items))


def _web_link(
    contract: Contract, base: str, code: str, version: str, page_id: str, title: str
) -> _Resource:
    name = version.replace(".", "p")
    namespace = f"{_IMS}/xsd/imsccv{name}/imswl_v{name}"
    schema = f"{_IMS}/profile/cc/ccv{name}/ccv{name}_imswl_v{name}.xsd"
    url = base + contract.pages[page_id].urls[code]
    attributes = {
        "xmlns": namespace,
        "xmlns:xsi": _XSI,
        "xsi:schemaLocation": f"{namespace} {schema}",
    }
    link = element("url", attributes={"href": url, "target": "_blank"})
    text = document(rows("webLink", [element("title", title), link], attributes))
    return _Resource(f"link-{page_id}", f"imswl_xmlv{name}", f"link-{page_id}/link.xml", text)


def _manifest(
    book: Book,
    code: str,
    name: str,
    version: str,
    modules: list[_Module],
    resources: list[_Resource],
) -> str:
    package, lom = f"{_IMS}/xsd/imsccv{name}/imscp_v1p1", _LOM.format(v=name)
    folder = f"{_IMS}/profile/cc/ccv{name}"
    schemas = (
        f"{package} {folder}/ccv{name}_imscp_v1p2_v1p0.xsd "
        f"{lom} {folder}/LOM/ccv{name}_lommanifest_v1p0.xsd"
    )
    attributes = {
        "identifier": f"concord-{code}",
        "xmlns": package,
        "xmlns:lomimscc": lom,
        "xmlns:xsi": _XSI,
        "xsi:schemaLocation": schemas,
    }
    metadata = [
        element("schema", "IMS Common Cartridge"),
        element("schemaversion", f"{version}.0"),
        _general(book, code),
    ]
    outline = rows("item", map(_outline, modules), {"identifier": "root"})
    structure = {"identifier": "outline", "structure": "rooted-hierarchy"}
    parts = [
        rows("metadata", metadata),
        rows("organizations", [rows("organization", [outline], structure)]),
        rows("resources", map(_listed, resources)),
    ]
    return document(rows("manifest", parts, attributes))


def _general(book: Book, code: str) -> Element:
    """IEEE LOM: what the cartridge is called, in which language, and what it is about."""

    def string(key: str) -> Element:
        text = words.interface(book, code, key)
        return element("lomimscc:string", text, attributes={"language": code})

    parts = [
        element("lomimscc:title", string("book-title")),
        element("lomimscc:language", code),
        element("lomimscc:description", string("book-subtitle")),
    ]
    return element("lomimscc:lom", rows("lomimscc:general", parts))


def _outline(module: _Module) -> Element:
    items = (
        element(
            "item",
            element("title", title),
            attributes={
                "identifier": f"item-{resource.identifier}",
                "identifierref": resource.identifier,
            },
        )
        for title, resource in module.items
    )
    return rows("item", [element("title", module.title), *items], {"identifier": module.identifier})


def _listed(resource: _Resource) -> Element:
    return element(
        "resource",
        element("file", attributes={"href": resource.path}),
        attributes={"identifier": resource.identifier, "type": resource.type},
    )
