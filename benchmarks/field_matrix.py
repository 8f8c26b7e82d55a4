"""How long the field matrix of a PDF of 200 pages takes to read, and how much memory, on a report of our own making.

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


def write_pdf(path: Path, style: str) -> None:
    """A report with full pages of text around its 50 profiles."""
    from tests.fixtures import field_pdf
    from tests.fixtures.matrix import made_up_cells

    text = field_pdf.Layout(style, offset=PAGES - field_pdf.LAST_PAGE, dense=True)
    path.write_bytes(field_pdf.by_reportlab(field_pdf.profiles(made_up_cells()), text))


def measure_here(path: Path) -> dict[str, float]:
    """Seconds and peak megabytes of the reading process's own work, in this process."""
    from cityatlas.documents.matrix import study_pages
    from cityatlas.documents.pdf.looking import look
    from cityatlas.documents.text import name_key

    start, worked = time.perf_counter(), time.process_time()
    looked = look(path, {name_key(city): city for city in study_pages()})
    found = {"seconds": time.perf_counter() - start, "busy": time.process_time() - worked}
    return found | {"peak": memory("VmHWM") / 1e6, "groups": len(looked.groups)}


def main() -> None:
    """Print time and memory for two kinds of highlighting."""
    with tempfile.TemporaryDirectory() as folder:
        for style in STYLES:
            path = Path(folder) / f"{style}.pdf"
            write_pdf(path, style)
            command = [sys.executable, "-m", "benchmarks.field_matrix", str(path)]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            print(
                f"field matrix, {PAGES} pages, {style}: {found['groups']} groups in {found['seconds']:.1f} s, "
                f"{found['busy']:.1f} s of one core (at most {SECONDS}); peak memory {found['peak']:.0f} MB "
                f"(at most {MEMORY})",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(measure_here(Path(sys.argv[1]))))
    else:
        main()
