"""The one template environment: it escapes every value, and fails on one that is not there.

A template says how a page, or a piece that recurs, looks; Python hands it plain descriptions.
Nothing in Python spells markup, so nothing of the book can become markup: text is escaped here,
whatever a check said of it before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from functools import cache, lru_cache

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from .. import look


class Compiled(BytecodeCache):
    """Templates that were compiled, for other environments and processes of the same build.

    :ivar code: each by its name and place. One whose source changed since is compiled again.
    """

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


compiled = Compiled()


def compile_all() -> dict[str, bytes]:
    """Compile every template: what :data:`compiled` of another process can be told."""
    for name in environment().list_templates():
        environment().get_template(name)
    return compiled.code


@cache
def environment() -> Environment:
    """The environment of all templates in ``concord/html/templates``; ``tokens()`` is how things look."""
    found = Environment(
        loader=PackageLoader("concord.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals["tokens"] = look.tokens
    found.filters["json"] = json_in_html
    found.filters["once"] = once
    return found


@lru_cache(maxsize=1 << 14)
def once(value: Hashable, macro: Callable[[Hashable], Markup]) -> Markup:
    """``{{ value | once(macro) }}``: what the macro makes of a value that recurs, made once."""
    return macro(value)


def render(template: str, /, **values: object) -> Markup:
    """A template with its values filled in; what comes out is markup and is not escaped again.

    :param template: its name below ``templates/``.
    :raises jinja2.UndefinedError: when the template asks for a value that is not given.
    """
    return Markup(environment().get_template(template).render(values))


def json_in_html(value: object) -> Markup:
    """JSON for inside a script element: nothing in it can end the element or begin another.

    Jinja's own ``tojson`` sorts keys and writes every letter beyond ASCII as a number.
    """
    text = json.dumps(value, ensure_ascii=False)
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)
