"""LINK: the published contract."""

from .code import Code

CODES = {
    "LINK001": Code(
        "published page gone",
        (
            "Restore it, or record where it went: `concord links accept --moved OLD=NEW` (the "
            "same page under another id) or `--retired OLD=SUCCESSOR` (another page)."
        ),
    ),
    "LINK002": Code(
        "published block gone",
        (
            "Restore the block's id, or record what took its place: "
            "`concord links accept --moved PAGE#OLD=PAGE#NEW`."
        ),
    ),
    "LINK003": Code(
        "published address changed",
        "Restore the address: it follows from the kind and the id, which never change.",
    ),
    "LINK004": Code("not in the contract", "Run `concord links accept` and review what it adds."),
    "LINK005": Code(
        "malformed contract",
        (
            "Restore docs/contract.json from version control; `concord links accept` alone writes "
            "it. After a merge keep both sides' entries and run `concord links accept --merged`."
        ),
    ),
    "LINK006": Code(
        "published language gone",
        (
            "Restore the language, or record where its readers go: "
            "`concord links accept --dropped OLD=NEW`."
        ),
    ),
    "LINK007": Code(
        "revision not recorded",
        "Run `concord links accept` and review what it says has changed for those who link.",
    ),
    "LINK008": Code(
        "published id used for something else",
        "Give the new page or block an id of its own; an id never changes its meaning.",
    ),
    "LINK009": Code(
        "signpost that leads nowhere, in a loop or by way of another",
        "Lead it straight to a page that is published: `concord links accept --moved OLD=NEW`.",
    ),
    "LINK010": Code(
        "revision older than what is published",
        "Set `revision` in docs/book.yml to the day of this content.",
    ),
    "LINK011": Code(
        "check question that cannot be asked or answered",
        (
            "A chapter has three to five questions, each about one of its principles, with one "
            "right option among three to five different ones."
        ),
    ),
    "LINK020": Code(
        "contract that contradicts itself",
        (
            "Restore docs/contract.json from version control and run `concord links accept`, which "
            "alone writes it: a checksum made anew does not make it right."
        ),
    ),
    "LINK021": Code(
        "revision years after what is published",
        (
            "Set `revision` in docs/book.yml to the day of this content. What is recorded once can "
            "never go back. A book that rested for more than ten years is recorded in two steps."
        ),
    ),
}
