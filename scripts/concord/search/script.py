"""The search engine as one script: a worker over http, the same code in a page over ``file://``."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "engine"
PARTS = ("fold", "words", "stems", "skeleton", "index", "match", "rank", "results", "worker")
"""The files of ``engine/``, in the order they are joined in; each uses those before it."""
NAME = "search-engine.js"

_HEAD = """/* Concord search. Made from scripts/concord/search/engine/, which explains it. */
function concordSearch(scope) {
"use strict";
"""
# In a page (`file://`) the function is there for the page's script to start a worker from.
_FOOT = """}
if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) concordSearch(self);
"""
# Comments stand at the start or the end of a line in those files, never in the middle.
_COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*\n|[ ]+/\*[^*\n]*\*/[ ]*$", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^ +|\n(?=\n)", re.MULTILINE)


def script() -> str:
    """The whole engine, without its comments: phones load it."""
    parts = [(FOLDER / f"{part}.js").read_text("utf-8") for part in PARTS]
    return _HEAD + _INDENT.sub("", _COMMENT.sub("", "\n".join(parts))) + _FOOT
