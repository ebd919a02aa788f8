"""Fixtures for reading in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from . import DESKTOP, Opened


@pytest.fixture
def opened(browser: Any, served: str) -> Iterator[Opened]:
    """A function that opens a page in a fresh context; what goes wrong is in ``page.faults``."""
    contexts = []

    def open_page(path: str, width: int = DESKTOP, base: str = served, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        # What is still under way when a page is left is given up, which is no fault.
        page.on(
            "requestfailed",
            lambda request: "ABORTED" in (request.failure or "") or page.faults.append(request.url),
        )
        page.on(
            "response", lambda response: response.status >= 400 and page.faults.append(response.url)
        )
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(base + path, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield open_page
    for context in contexts:
        context.close()
