"""Check questions as QTI 1.2, in the profile that Common Cartridge takes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ..book.model import Question
from ..locale.words import Words

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv{v}/ccv{v}_qtiasiv1p2p1_v1p0.xsd"


def assessment(words: Words, chapter: str, version: str) -> str:
    """The questions of a chapter in a language.

    :param words: of the language.
    :param version: of Common Cartridge, ``1.1`` or ``1.3``.
    """
    name = version.replace(".", "p")
    code = words.language.code
    title = f"{words.text('link-check')}: {words.title(chapter)}"
    asked = words.book.questions[chapter]
    items = "\n".join(_item(words, chapter, question) for question in asked)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<questestinterop xmlns="{NAMESPACE}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{NAMESPACE} {_SCHEMA.format(v=name)}">\n'
        f'<assessment ident="check-{chapter}" title={quoteattr(title)} xml:lang="{code}">\n'
        f"{_metadata({'cc_profile': 'cc.exam.v0p1', 'qmd_assessmenttype': 'Examination', 'qmd_scoretype': 'Percentage', 'qmd_feedbackpermitted': 'Yes', 'cc_maxattempts': 'unlimited'})}"
        f'<section ident="root_section">\n{items}\n</section>\n</assessment>\n</questestinterop>\n'
    )


def _metadata(fields: dict[str, str]) -> str:
    rows = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry>"
        "</qtimetadatafield>"
        for label, entry in fields.items()
    )
    return f"<qtimetadata>{rows}</qtimetadata>\n"


def _item(words: Words, chapter: str, question: Question) -> str:
    """A multiple-choice item: the options, one condition for each, and what is told to each."""
    name = f"check-{question.id}"

    def text(block: str, english: str) -> str:
        return words.block(f"{chapter}/{block}", english)

    labels = "".join(
        f'<response_label ident="{option.id}">{_material(text(f"{name}-{option.id}", option.text))}'
        "</response_label>\n"
        for option in question.options
    )
    feedback = "".join(
        f'<itemfeedback ident="told-{option.id}"><flow_mat>'
        f"{_material(text(f'{name}-{option.id}-note', option.note))}</flow_mat></itemfeedback>\n"
        for option in question.options
    )
    title = words.title(question.principle)
    fields = {"cc_profile": "cc.multiple_choice.v0p1"}
    return (
        f'<item ident="{chapter}-{question.id}" title={quoteattr(title)}>\n'
        f"<itemmetadata>{_metadata(fields)}</itemmetadata>\n"
        f"<presentation>{_material(text(name, question.text))}\n"
        f'<response_lid ident="answer" rcardinality="Single"><render_choice shuffle="Yes">\n{labels}'
        "</render_choice></response_lid></presentation>\n"
        '<resprocessing><outcomes><decvar varname="SCORE" vartype="Decimal" minvalue="0" '
        f'maxvalue="100"/></outcomes>\n{"".join(_conditions(question))}</resprocessing>\n{feedback}</item>'
    )


def _conditions(question: Question) -> Iterator[str]:
    """For each option what it tells; the right one also scores, and comes last and final."""
    for option in question.options:
        yield (
            '<respcondition continue="Yes"><conditionvar>'
            f'<varequal respident="answer">{option.id}</varequal></conditionvar>'
            f'<displayfeedback feedbacktype="Response" linkrefid="told-{option.id}"/></respcondition>\n'
        )
    yield (
        '<respcondition continue="No"><conditionvar>'
        f'<varequal respident="answer">{question.right}</varequal></conditionvar>'
        '<setvar action="Set" varname="SCORE">100</setvar></respcondition>\n'
    )


def _material(text: str) -> str:
    return f'<material><mattext texttype="text/plain">{escape(text)}</mattext></material>'
