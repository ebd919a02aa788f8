"""A cartridge as Canvas reads it (instructure/canvas-lms, AGPL; instructure/QTIMigrationTool).

Modules are made by ``lib/cc/importer/standard/org_converter.rb``, links by
``weblink_converter.rb``, quizzes by ``gems/plugins/qti_exporter/lib/qti/`` from what the migration
tool makes of QTI 1.2: each condition becomes a rule with what it scores and which feedback it sets,
and conditions that do not go on become one rule with alternatives.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True)
class Question:
    """A question. :ivar answers: its text, whether it is right, and what is told to who chose it.

    :ivar told_to_all: what is told by whether an answer is right, whichever it was.
    """

    name: str
    answers: tuple[tuple[str, bool, str], ...]
    told_to_all: tuple[str, ...]


@dataclass(frozen=True)
class Quiz:
    """A quiz: its title stands in the list of quizzes and in the gradebook."""

    title: str
    allowed_attempts: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Module:
    """A module. :ivar items: name and address, or name and quiz."""

    title: str
    items: tuple[tuple[str, str | Quiz], ...]


def imported(cartridge: bytes) -> tuple[Module, ...]:
    """The modules that an import makes."""
    archive = zipfile.ZipFile(io.BytesIO(cartridge))
    tree = etree.fromstring(archive.read("imsmanifest.xml"))
    files = {
        each.get("identifier"): (each.get("type"), each.find("{*}file").get("href"))
        for each in tree.iterfind(".//{*}resource")
    }
    found = []
    for item in tree.iterfind("{*}organizations/{*}organization/{*}item/{*}item"):
        items = tuple(_item(archive, files, child) for child in item.iterfind("{*}item"))
        found.append(Module(item.findtext("{*}title"), items))
    return tuple(found)


def _item(
    archive: zipfile.ZipFile, files: dict[str, tuple[str, str]], item: etree._Element
) -> tuple[str, str | Quiz]:
    """``process_item``: the kind of a resource by the end or the start of its type."""
    kind, path = files[item.get("identifierref")]
    document = etree.fromstring(archive.read(path))
    name = item.findtext("{*}title")
    if re.search(r"assessment\Z", kind):
        return name, _quiz(document)
    assert kind.startswith("imswl"), kind
    return name, document.find("{*}url").get("href")


def _quiz(document: etree._Element) -> Quiz:
    """``assessment_test_converter.rb``: no number of attempts, and nought, is any number (-1)."""
    test = document.find("{*}assessment")
    fields = {
        field.findtext("{*}fieldlabel"): field.findtext("{*}fieldentry")
        for field in test.iterfind("{*}qtimetadata/{*}qtimetadatafield")
    }
    attempts = fields.get("cc_maxattempts", "")
    allowed = int(attempts) if attempts.isdecimal() and int(attempts) >= 1 else -1
    return Quiz(test.get("title"), allowed, tuple(map(_question, test.iterfind(".//{*}item"))))


def _question(item: etree._Element) -> Question:
    """``choice_interaction.rb`` (``process_response_conditions``) and
    ``assessment_item_converter.rb`` (``attach_feedback_values``, ``get_feedback``).
    """
    conditions = item.findall("{*}resprocessing/{*}respcondition")
    told = {
        each.get("ident"): each.findtext(".//{*}mattext")
        for each in item.iterfind("{*}itemfeedback")
    }
    weights: dict[str, bool] = {}
    feedback: dict[str, str] = {}
    for condition in conditions:
        answer = condition.findtext("{*}conditionvar/{*}varequal").strip()
        # A later rule about an answer takes its weight away again; the first feedback stays.
        weights[answer] = float(condition.findtext("{*}setvar") or 0) > 0
        for shown in condition.iterfind("{*}displayfeedback"):
            feedback.setdefault(answer, told[shown.get("linkrefid")])
    answers = tuple(
        (label.findtext(".//{*}mattext"), weights[label.get("ident")], feedback[label.get("ident")])
        for label in item.iterfind(".//{*}response_label")
    )
    to_all = r"(?i)wrong|incorrect|_IC$|correct|_C$|solution|general_|_all"
    everybody = tuple(text for name, text in told.items() if re.search(to_all, name))
    return Question(item.get("title"), answers, everybody)
