"""The one template environment: it escapes every value, and fails on one that is not there.

A template says how a page, or a piece that recurs, looks; Python hands it plain descriptions.
Nothing in Python spells markup, so nothing of the book can become markup: text is escaped here,
whatever a check said of it before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment() -> Environment:
    """The environment of all templates in ``concord/html/templates``."""
    made = Environment(
        loader=PackageLoader("concord.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["once"] = once
    return made


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
