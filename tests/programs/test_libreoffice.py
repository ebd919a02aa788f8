"""LibreOffice opens a spreadsheet of the book and saves it in its own formats."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ..support import concord, tree
from .conftest import program


def converted(path: Path, filter_: str, folder: Path, *options: str) -> Path:
    """A file saved by LibreOffice in another format."""
    settings = f"-env:UserInstallation=file://{folder / 'settings'}"
    command = [program("soffice"), "--headless", settings, *options, "--convert-to", filter_]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(path)], capture_output=True, text=True, check=False
    )
    made = folder / f"{path.stem}.{filter_.partition(':')[0]}"
    assert made.is_file(), done.stdout + done.stderr
    return made


AS_TEXT = "/".join(f"{column}/2" for column in range(1, 9))
READ = f"--infilter=CSV:44,34,76,1,{AS_TEXT}"
# Separator, quotation mark, UTF-8; the last token but four: every text cell is quoted, or not.
WRITE = {",": "44,34,76,1,,0,false,true,false", ";": "59,34,76,1,,0,true,true,false"}


@pytest.mark.parametrize("separator", WRITE)
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_libreoffice_saves_is_taken_back(
    book: Path, tmp_path: Path, kind: str, separator: str
) -> None:
    """A sheet that was saved as a workbook and again as CSV changes nothing in the book."""
    for code in ("th", "fa"):
        sheet = tmp_path / f"{code}.csv"
        wanted = ("--language", code, "--output", str(sheet))
        assert concord(book, "export", "csv", *wanted).status == 0
        before = tree(book / "translations")
        workbook = converted(sheet, kind, tmp_path, READ)
        filter_ = f"csv:Text - txt - csv (StarCalc):{WRITE[separator]}"
        (out := tmp_path / "out").mkdir(exist_ok=True)
        back = converted(workbook, filter_, out)
        assert back.read_bytes() != sheet.read_bytes()
        result = concord(book, "import", str(back))
        assert (result.status, " 0 change" in result.out) == (0, True), result.out
        assert tree(book / "translations") == before
