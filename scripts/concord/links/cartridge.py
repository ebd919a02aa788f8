"""IMS Common Cartridge: a language's chapters as modules of web links and check questions."""

from __future__ import annotations

from dataclasses import dataclass

from ..book.model import Book
from ..book.record import Contract
from ..locale.words import Words
from . import qti
from .elements import Element, document, element, rows
from .zipped import zipped

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
    name, words = version.replace(".", "p"), Words(book, book.languages[code])
    modules = [_module(words, contract, base, version, chapter) for chapter in book.chapters]
    resources = [resource for module in modules for _, resource in module.items]
    manifest = _manifest(words, name, version, modules, resources)
    texts = [("imsmanifest.xml", manifest), *((r.path, r.text) for r in resources)]
    return zipped((path, text.encode("utf-8")) for path, text in texts)


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
        items.append((qti.title(words, chapter), resource))
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
        _general(words),
    ]
    outline = rows("item", map(_outline, modules), {"identifier": "root"})
    structure = {"identifier": "outline", "structure": "rooted-hierarchy"}
    parts = [
        rows("metadata", metadata),
        rows("organizations", [rows("organization", [outline], structure)]),
        rows("resources", map(_listed, resources)),
    ]
    return document(rows("manifest", parts, attributes))


def course(words: Words) -> str:
    """What the book is called in a list of courses, where its languages stand beside each other."""
    return f"{words.text('book-title')} ({words.language.name})"


def _general(words: Words) -> Element:
    """IEEE LOM: what the cartridge is called, in which language, and what it is about."""

    def string(text: str) -> Element:
        return element("lomimscc:string", text, attributes={"language": words.language.code})

    parts = [
        element("lomimscc:title", string(course(words))),
        element("lomimscc:language", words.language.code),
        element("lomimscc:description", string(words.text("book-subtitle"))),
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
