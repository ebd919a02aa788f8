"""LINK: the published contract."""

from ..limits import ANSWERS, OPTIONS, QUESTIONS
from .code import Code, Stops

CODES = {
    "LINK001": Code(
        "published page gone",
        (
            "Restore it, or record where it went: `concord links accept --moved OLD=NEW` (the "
            "same page under another id) or `--retired OLD=SUCCESSOR` (another page)."
        ),
        Stops.DRAFTS,
    ),
    "LINK002": Code(
        "published block gone",
        (
            "Restore the block's id, or record what took its place: "
            "`concord links accept --moved PAGE#OLD=PAGE#NEW`."
        ),
        Stops.DRAFTS,
    ),
    "LINK003": Code(
        "published address changed",
        "Restore the address: it follows from the kind and the id, which never change.",
        Stops.DRAFTS,
    ),
    "LINK004": Code(
        "not in the contract",
        "When it is written, checked and translated, run `concord links accept` and review what it "
        "adds: from then on ids and addresses are permanent. Until then it is shown in drafts.",
        Stops.RELEASE,
    ),
    "LINK005": Code(
        "malformed contract",
        (
            "Restore docs/contract.json from version control; `concord links accept` alone writes "
            "it. After a merge keep both sides' entries and run `concord links accept --merged`."
        ),
        Stops.EVERYTHING,
    ),
    "LINK006": Code(
        "published language gone",
        (
            "Restore the language, or record where its readers go: "
            "`concord links accept --dropped OLD=NEW`."
        ),
        Stops.DRAFTS,
    ),
    "LINK007": Code(
        "revision not recorded",
        "Run `concord links accept` and review what it says has changed for those who link.",
        Stops.RELEASE,
    ),
    "LINK008": Code(
        "published id used for something else",
        "Give the new page or block an id of its own; an id never changes its meaning.",
        Stops.DRAFTS,
    ),
    "LINK009": Code(
        "signpost that leads nowhere, in a loop or by way of another",
        "Lead it straight to a page that is published: `concord links accept --moved OLD=NEW`.",
        Stops.DRAFTS,
    ),
    "LINK010": Code(
        "revision older than what is published",
        "Set `revision` in docs/book.yml to the day of this content.",
        Stops.DRAFTS,
    ),
    "LINK011": Code(
        "check question that cannot be asked or answered",
        (
            f"A chapter has {QUESTIONS} questions, each about one of its principles, with one "
            f"right option among {OPTIONS} different ones."
        ),
        Stops.DRAFTS,
    ),
    "LINK012": Code(
        "two answers to one question that a translation makes one",
        "Translate each answer; one of them is right or best and the others are not.",
        Stops.RELEASE,
    ),
    "LINK013": Code(
        "principle or outcome that no question asks about",
        "Ask about it: a question names its `principle`, and one `outcome` of its chapter.",
        Stops.RELEASE,
    ),
    "LINK014": Code(
        "scenario that cannot be practised",
        (
            "A scenario is about one principle of its chapter, and has one best answer among "
            f"{ANSWERS} different ones."
        ),
        Stops.DRAFTS,
    ),
    "LINK020": Code(
        "contract that contradicts itself",
        (
            "Restore docs/contract.json from version control and run `concord links accept`, which "
            "alone writes it: a checksum made anew does not make it right."
        ),
        Stops.DRAFTS,
    ),
    "LINK021": Code(
        "revision years after what is published",
        (
            "Set `revision` in docs/book.yml to the day of this content. What is recorded once can "
            "never go back. A book that rested for more than ten years is recorded in two steps."
        ),
        Stops.DRAFTS,
    ),
}
