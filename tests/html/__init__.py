"""What the reading tests share: the pages they open and how wide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PRINCIPLE = "principles/part-quickly-and-politely/"
PARALLEL = f"parallel/{PRINCIPLE}"
DESKTOP, TABLET, PHONE = 1280, 768, 390
Opened = Callable[..., Any]

ROWS = """() => [...document.querySelectorAll('.cn-parallel .cn-cells')].map(row =>
  [...row.children].filter(cell => cell.getClientRects().length).map(cell => {
    const box = cell.getBoundingClientRect();
    return {language: cell.dataset.language, top: box.top, bottom: box.bottom, left: box.left,
            right: box.right, text: cell.textContent.trim().length};
  })).filter(row => row.length)"""
"""Script that measures the visible cells of each row of a parallel view."""
