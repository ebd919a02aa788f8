"""Check questions as QTI 1.2, in the profile that Common Cartridge takes.

Where the profile leaves a choice, it is made for the importers that read it (``tests/links`` follows
them step by step): Moodle and Canvas.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..book.model import Question
from ..locale.words import Words
from .elements import Element, document, element, rows

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv{v}/ccv{v}_qtiasiv1p2p1_v1p0.xsd"
_PROFILE = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "cc_maxattempts": "unlimited",
}


def title(words: Words, chapter: str) -> str:
    """What the questions of a chapter are called: in a gradebook nothing else tells them apart."""
    return f"{words.text('link-check')}: {words.title(chapter)}"


def assessment(words: Words, chapter: str, version: str) -> str:
    """The questions of a chapter in a language.

    :param words: of the language.
    :param version: of Common Cartridge, ``1.1`` or ``1.3``.
    """
    name = version.replace(".", "p")
    code = words.language.code
    items = [_item(words, chapter, question) for question in words.book.questions[chapter]]
    asked = rows(
        "assessment",
        [_metadata(_PROFILE), rows("section", items, {"ident": "root_section"})],
        {"ident": f"check-{chapter}", "title": title(words, chapter), "xml:lang": code},
    )
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA.format(v=name)}",
    }
    return document(rows("questestinterop", [asked], attributes))


def _metadata(fields: Mapping[str, str]) -> Element:
    found = (
        element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))
        for label, entry in fields.items()
    )
    return element("qtimetadata", *found)


def _item(words: Words, chapter: str, question: Question) -> Element:
    """A multiple-choice item: the options, one condition for each, and what is told to each."""
    name = f"check-{question.id}"

    def text(block: str, english: str) -> Element:
        return _material(words.block(f"{chapter}/{block}", english))

    labels = [
        element(
            "response_label",
            text(f"{name}-{option.id}", option.text),
            attributes={"ident": option.id},
        )
        for option in question.options
    ]
    choice = rows("render_choice", labels, {"shuffle": "Yes"})
    answer = {"ident": "answer", "rcardinality": "Single"}
    feedback = [
        element(
            "itemfeedback",
            element("flow_mat", text(f"{name}-{option.id}-note", option.note)),
            attributes={"ident": _told(number)},
        )
        for number, option in enumerate(question.options)
    ]
    profile = _metadata({"cc_profile": "cc.multiple_choice.v0p1"})
    presentation = element(
        "presentation",
        text(name, question.text),
        "\n",
        element("response_lid", choice, attributes=answer),
    )
    return rows(
        "item",
        [
            element("itemmetadata", profile, "\n"),
            presentation,
            rows("resprocessing", [_outcomes(), *_conditions(question)]),
            *feedback,
        ],
        {
            "ident": f"{chapter}-{question.id}",
            "title": words.title(question.principle),
        },
    )


def _outcomes() -> Element:
    score = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    return element("outcomes", element("decvar", attributes=score))


def _conditions(question: Question) -> list[Element]:
    """For each option what it scores and tells, and that nothing else does.

    What an option tells must not go on to the next condition: Moodle shows that to everybody,
    whatever they chose. So the right one scores and tells in one condition.
    """
    return [_condition(question, number) for number in range(len(question.options))]


def _condition(question: Question, number: int) -> Element:
    option = question.options[number].id
    chosen = element("varequal", option, attributes={"respident": "answer"})
    full = element("setvar", "100", attributes={"action": "Set", "varname": "SCORE"})
    told = {"feedbacktype": "Response", "linkrefid": _told(number)}
    return element(
        "respcondition",
        element("conditionvar", chosen),
        *([full] if option == question.right else []),
        element("displayfeedback", attributes=told),
        attributes={"continue": "No"},
    )


def _told(number: int) -> str:
    """The name of what an option tells. It does not hold the option's id: Canvas takes names with
    “correct”, “wrong” or “solution” in them for what everybody is told.
    """
    return f"told-{number + 1}"


def _material(text: str) -> Element:
    return element("material", element("mattext", text, attributes={"texttype": "text/plain"}))
