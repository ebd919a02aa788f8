"""PDF: printed editions."""

from .code import Code, Stops

CODES = {
    "PDF001": Code(
        "character that no font of the printed book has",
        "Use another character, or add the fontpkg package that has it to pyproject.toml.",
        Stops.PRINTING,
    ),
}
