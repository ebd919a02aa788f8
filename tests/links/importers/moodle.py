"""A cartridge as Moodle's import of Common Cartridge 1.1 reads it (moodle/moodle, GPL).

The steps are those of ``backup/converter/imscc11/lib.php`` (``detect_format``, ``execute``),
``backup/cc/cc2moodle.php``, ``cc112moodle.php``, ``entities.class.php``,
``entity11.quiz.class.php`` and ``entity11.resource.class.php``, which fill the forms in
``backup/cc/sheets/``.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

NAMESPACE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_NAMES = {
    "c": NAMESPACE,
    "l": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "w": "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1",
    "q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
}
_QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
_WEB_LINK = "imswl_xmlv1p1"
_ROOT_DEEP = 2
"""``includes/constants.php``: an item at this depth is a section of the course."""
_SUM_GRADES, _GRADE = 4, 10
"""``sheets/course_modules_mod_quiz.xml`` has both, for a quiz of any number of questions, and
``sheets/course_modules_mod_quiz_question_instance.xml`` has one point for each question.
"""


@dataclass(frozen=True)
class Answer:
    """An answer: the part of the question's point it earns, and what is told to who chose it."""

    text: str
    fraction: float
    feedback: str


@dataclass(frozen=True)
class Question:
    """A question. :ivar general: what is told to everybody, whatever they chose."""

    name: str
    text: str
    general: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Quiz:
    """A quiz, and the column of the gradebook with its name. :ivar attempts: 0 for any number."""

    name: str
    attempts: int
    questions: tuple[Question, ...]

    def grade(self, chosen: tuple[int, ...]) -> float:
        """The grade for the answers with these numbers, out of ten."""
        parts = [q.answers[n].fraction for q, n in zip(self.questions, chosen, strict=True)]
        return sum(parts) / _SUM_GRADES * _GRADE


@dataclass(frozen=True)
class Activity:
    """A line of a section. :ivar made: the address of a link, or a quiz."""

    name: str
    indent: int
    made: str | Quiz


@dataclass(frozen=True)
class Section:
    """A section of the course, in order; the first is the general one at the top."""

    summary: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class Course:
    """What stands in the list of courses, and what is in the course."""

    full_name: str
    short_name: str
    summary: str
    sections: tuple[Section, ...]


def restored(cartridge: bytes) -> Course:
    """The course that restoring a cartridge makes.

    :raises ValueError: where Moodle says that it does not know the format, or stops.
    """
    archive = zipfile.ZipFile(io.BytesIO(cartridge))
    manifest = archive.read("imsmanifest.xml")
    _detect_format(manifest)
    tree = etree.fromstring(manifest)
    # cc2moodle::create_instances: items below the organization, the root item among them.
    root = _query(tree, "/c:manifest/c:organizations/c:organization/c:item")
    topics = [item for each in root for item in _query(each, "c:item")]
    sections = tuple(_section(archive, tree, topic) for topic in topics)
    general = "/c:manifest/c:metadata/l:lom/l:general"
    title = _first(tree, f"{general}/l:title/l:string").strip() or "Untitled Course"
    return Course(
        _safexml(title),
        _safexml(_course_code(title)),
        _safexml(_first(tree, f"{general}/l:description/l:string")),
        sections,
    )


def _detect_format(manifest: bytes) -> None:
    """``imscc11_converter::detect_format``: the first 500 bytes must hold the namespace."""
    snippet = re.sub(rb"\s*|['\"]", b"", manifest[:500].lower())
    if f"xmlns={NAMESPACE}".encode() not in snippet:
        raise ValueError("unknown format")


def _course_code(title: str) -> str:
    """``cc2moodle::create_course_code``: 94 bytes, not characters; a broken one leaves nothing."""
    code = title.replace(" ", "").upper().encode()[:94]
    try:
        return code.decode()
    except UnicodeDecodeError:
        return ""


def _section(archive: zipfile.ZipFile, tree: etree._Element, topic: etree._Element) -> Section:
    """``create_node_course_sections_section``: the title goes into the form as it is, unescaped."""
    if topic.get("identifierref"):
        raise ValueError("an item at this depth is a section without a name")
    title = _first(topic, "c:title")
    if re.search(r"[<&]", title):
        raise ValueError(f"the course cannot be read again: {title}")
    items = _below(topic, _ROOT_DEEP + 1)
    return Section(title, tuple(_activity(archive, tree, item, deep) for item, deep in items))


def _below(item: etree._Element, deep: int) -> list[tuple[etree._Element, int]]:
    found = []
    for child in _query(item, "c:item"):
        found += [(child, deep), *_below(child, deep + 1)]
    return found


def _activity(
    archive: zipfile.ZipFile, tree: etree._Element, item: etree._Element, deep: int
) -> Activity:
    """``convert_to_moodle_type``: what a resource becomes; the item's title is its name."""
    identifier = item.get("identifierref", "")
    resource = f'/c:manifest/c:resources/c:resource[@identifier="{identifier}"]'
    kind, path = _first(tree, f"{resource}/@type"), _first(tree, f"{resource}/c:file/@href")
    name = _safexml(_first(item, "c:title"))
    indent = max(deep - _ROOT_DEEP - 1, 0)
    if kind not in (_QUIZ, _WEB_LINK):
        raise ValueError(f"{identifier} becomes nothing: {kind!r}")
    document = etree.fromstring(archive.read(path))
    made = _quiz(document, name) if kind == _QUIZ else _link(document)
    return Activity(name, indent, made)


def _link(document: etree._Element) -> str:
    """``cc11_resource``: an address goes into the form as it is; what is no URL becomes another."""
    url = _first(document, "/w:webLink/w:url/@href")
    if "&" in url:
        raise ValueError(f"the course cannot be read again: {url}")
    plain = r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9_.!~*'()%:@+$,=-]*)*"
    return url if re.fullmatch(plain, url) else "http://invalidurldetected/"


def _quiz(document: etree._Element, name: str) -> Quiz:
    """``cc11_quiz::generate_instances``: a file with no question Moodle knows makes no quiz."""
    path = "/q:questestinterop/q:assessment/q:section/q:item"
    questions = tuple(_question(item) for item in _query(document, path))
    if not questions:
        raise ValueError(f"no quiz: {name}")
    fields = "/q:questestinterop/q:assessment/q:qtimetadata/q:qtimetadatafield"
    attempts = _first(document, f"{fields}[q:fieldlabel='cc_maxattempts']/q:fieldentry")
    return Quiz(name, 0 if attempts in ("", "unlimited") else int(attempts), questions)


def _question(item: etree._Element) -> Question:
    """``get_questions`` with ``get_question_type``, which goes by the item's ``cc_profile``."""
    field = "q:itemmetadata/q:qtimetadata/q:qtimetadatafield"
    profile = _first(item, f"{field}[q:fieldlabel='cc_profile']/q:fieldentry")
    if profile != "cc.multiple_choice.v0p1":
        raise ValueError(f"not a multiple choice: {profile}")
    text = _safexml(_inside_body(_first(item, "q:presentation/q:material/q:mattext")))
    labels = _query(item, "q:presentation/q:response_lid/q:render_choice/q:response_label")
    answers = tuple(
        Answer(
            _safexml(_first(label, "q:material/q:mattext")),
            _score(item, label.get("ident", "")),
            _safexml(_told(item, _conditions(item, label.get("ident", "")))),
        )
        for label in labels
    )
    return Question(item.get("title") or text[:249], text, _safexml(_general(item)), answers)


def _conditions(item: etree._Element, identifier: str) -> list[etree._Element]:
    """The conditions of an answer; its name is compared without case, in the first ``varequal``."""
    return [
        condition
        for condition in _query(item, "q:resprocessing/q:respcondition")
        if _first(condition, "q:conditionvar/q:varequal").lower() == identifier.lower()
    ]


def _score(item: etree._Element, identifier: str) -> float:
    """``get_score``: the last condition of an answer decides; any number but nought is all of it."""
    scores = [_first(condition, "q:setvar") for condition in _conditions(item, identifier)]
    return float(bool(scores) and scores[-1] not in ("", "0"))


def _general(item: etree._Element) -> str:
    """``get_general_feedback``: what is shown by every condition that goes on to the next."""
    conditions = _query(item, "q:resprocessing/q:respcondition")
    return _told(item, [c for c in conditions if c.get("continue", "").lower() == "yes"])


def _told(item: etree._Element, conditions: list[etree._Element]) -> str:
    """``get_feedback``: one text of each feedback that conditions display, joined by spaces."""
    names = [name for c in conditions for name in _query(c, "q:displayfeedback/@linkrefid")]
    path = "q:itemfeedback[@ident='{}']/q:flow_mat/q:material/q:mattext"
    return "".join(f"{_first(item, path.format(name))} " for name in names)


def _inside_body(text: str) -> str:
    """``update_sources``, ``include_titles``: a question's text is parsed as HTML, twice."""
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
    for _ in range(2):
        page = f"<html><head>{head}</head><body>{text}</body></html>".encode()
        body = etree.fromstring(page, etree.HTMLParser()).find("body")
        text = etree.tostring(body, method="c14n").decode()
        text = re.sub("</?body>", "", text, flags=re.IGNORECASE)
    return text


def _safexml(text: str) -> str:
    """``entities::safexml``: references become characters, so that none is left to see."""
    return html.unescape(text)


def _query(node: etree._Element, path: str) -> list[etree._Element]:
    found: list[etree._Element] = node.xpath(path, namespaces=_NAMES)
    return found


def _first(node: etree._Element, path: str) -> str:
    """The text of the first match; to PHP, “0” is as good as nothing."""
    found = _query(node, path)
    text = (
        (found[0] if isinstance(found[0], str) else "".join(found[0].itertext())) if found else ""
    )
    return "" if text == "0" else str(text)
