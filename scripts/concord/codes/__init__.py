"""What every diagnostic code means. Codes are sorted, and never reused for something else.

``concord codes`` prints this registry as scripts/diagnostics.md holds it.
"""

from __future__ import annotations

from . import catalogues, editions, files, links, pages, sources
from .code import Code, Example

__all__ = ["CODES", "Code", "Example", "table"]

_FAMILIES = (files, sources, pages, catalogues, links, editions)
CODES: dict[str, Code] = {
    code: entry for family in _FAMILIES for code, entry in family.CODES.items()
}


def table() -> str:
    """The registry as a Markdown document."""
    rows = [f"| {code} | {entry.title} | {entry.hint} |" for code, entry in CODES.items()]
    return "\n".join(
        [
            "# Diagnostics",
            "",
            "What `concord check` reports. `tests/corpus/` holds bad and good cases of each.",
            "`concord codes` prints this file.",
            "",
            "| code | what is wrong | what to do |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
