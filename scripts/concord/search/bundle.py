"""The search engine as one script: a worker over http, the same code in a page over ``file://``."""

from __future__ import annotations

from pathlib import Path

import rjsmin

FOLDER = Path(__file__).parent / "engine"
PARTS = (
    "fold",
    "words",
    "stems",
    "skeleton",
    "unpacked",
    "index",
    "sounds",
    "match",
    "asked",
    "query",
    "judge",
    "rank",
    "variants",
    "results",
    "worker",
)
"""The files of ``engine/``, in the order they are joined in; each uses those before it."""
NAME = "search-engine.js"

_HEAD = """/*! Concord search. Made from scripts/concord/search/engine/, which explains it. */
function concordSearch(scope) {
"use strict";
"""
# In a page (`file://`) the function is there for the page's script to start a worker from.
_FOOT = """}
if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) concordSearch(self);
"""


def script() -> str:
    """The whole engine, without its comments: phones load it."""
    parts = [(FOLDER / f"{part}.js").read_text("utf-8") for part in PARTS]
    return str(rjsmin.jsmin(_HEAD + "\n".join(parts) + _FOOT, keep_bang_comments=True)) + "\n"
