"""How long a PDF of 200 pages takes to read, and how much memory, on reports of our own making: its field matrix, and
its text layer beside the facts.

python -m benchmarks.field_matrix
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.extraction import memory

SECONDS, MEMORY = 30, 400
"""At most, for 200 pages: seconds and megabytes."""
PAGES = 200
STYLES = ("filled", "bold")
TEXT = "text"
"""The report whose text layer is compared."""


def write_pdf(path: Path, style: str) -> None:
    """A report with full pages of text around its 50 profiles."""
    from tests.fixtures import field_pdf
    from tests.fixtures.matrix import made_up_cells

    text = field_pdf.Layout(style, offset=PAGES - field_pdf.LAST_PAGE, dense=True)
    path.write_bytes(field_pdf.by_reportlab(field_pdf.profiles(made_up_cells()), text))


def write_text_pdf(path: Path) -> None:
    """A report with full pages of text, its profiles' facts and its pictures' numbers."""
    from tests.fixtures import atlas_pdf

    text = [atlas_pdf.Block("body", atlas_pdf.BODY * 15)] * 2
    pages = [[*page, *text] for page in atlas_pdf.report_pages()]
    path.write_bytes(atlas_pdf.by_reportlab(pages, offset=PAGES - len(pages), columns=2))


def measure_here(path: Path) -> dict[str, float]:
    """Seconds and peak megabytes of the reading process's own work, in this process; and the profiles it found."""
    start, worked = time.perf_counter(), time.process_time()
    profiles = (_compared if path.stem == TEXT else _looked)(path)
    found = {"seconds": time.perf_counter() - start, "busy": time.process_time() - worked}
    return found | {"peak": memory("VmHWM") / 1e6, "profiles": profiles}


def _looked(path: Path) -> int:
    from cityatlas.documents.matrix import study_pages
    from cityatlas.documents.pdf.looking import look
    from cityatlas.documents.text import name_key

    return len(look(path, {name_key(city): city for city in study_pages()}).groups)


def _compared(path: Path) -> int:
    from cityatlas.documents.matrix import study_pages
    from cityatlas.documents.pdf.atlas_text import read_all
    from cityatlas.documents.pdf.comparing import wanted_pictures
    from cityatlas.documents.text import name_key

    pages = study_pages()
    return len(read_all(path, {name_key(city): city for city in pages}, wanted_pictures(), pages).profiles)


def main() -> None:
    """Print time and memory for two kinds of highlighting, and for the text layer."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (*STYLES, TEXT):
            path = Path(folder) / f"{name}.pdf"
            write_text_pdf(path) if name == TEXT else write_pdf(path, name)
            command = [sys.executable, "-m", "benchmarks.field_matrix", str(path)]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            what = "text layer beside the facts" if name == TEXT else f"field matrix, {name}"
            print(
                f"PDF of {PAGES} pages, {what}: {found['profiles']} profiles in {found['seconds']:.1f} s, "
                f"{found['busy']:.1f} s of one core (at most {SECONDS}); peak memory {found['peak']:.0f} MB "
                f"(at most {MEMORY})",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(measure_here(Path(sys.argv[1]))))
    else:
        main()
