"""Extraction of 11,000 profiles against reading, decoding, normalising (NFC) and splitting the same text into words.

    python -m benchmarks.extraction [PROFILES]

Each measurement runs in a process of its own, so that its peak memory is its own; times are
of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

from benchmarks.material import write_big
from cityatlas.documents.extract import extract_atlas
from cityatlas.documents.text import read_document

PROFILES = 11_000
RATIO, MEMORY, LINEAR = 10, 8, 1.3


def floor(path: Path) -> int:
    """Read, decode, normalise, split into words."""
    return len(unicodedata.normalize("NFC", path.read_bytes().decode("utf-8")).split())


def extraction(path: Path) -> int:
    """What ``extract`` does with the text."""
    return len(extract_atlas(read_document(path, "atlas"), [])["facts_projects"])


def memory(what: str) -> int:
    """Bytes in use (VmRSS) or the most ever in use (VmHWM) by this program since it started; Linux tells both.

    Elsewhere only the most is known: in bytes on macOS, in kilobytes on the other systems that have it.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith(what))


def measure_here(what: str, path: Path) -> dict[str, float]:
    """Time and peak memory of one of the two, in this process: memory above what the process had before."""
    before = memory("VmRSS")
    start = time.process_time()
    found = {"floor": floor, "extraction": extraction}[what](path)
    seconds = time.process_time() - start
    return {"seconds": seconds, "peak": memory("VmHWM") - before, "found": found}


def measure(what: str, path: Path) -> dict[str, float]:
    """The best of three runs, each in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.extraction", what, str(path)]
    runs = [json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    return min(runs, key=lambda r: r["seconds"])


def main(profiles: int = PROFILES) -> None:
    """Print the ratios for a quarter, half and all of the profiles."""
    with tempfile.TemporaryDirectory() as folder:
        times = {}
        for number in (profiles // 4, profiles // 2, profiles):
            path = Path(folder) / f"{number}.txt"
            size = write_big(path, number)
            read, found = measure("floor", path), measure("extraction", path)
            times[number] = found["seconds"]
            print(
                f"{number:6} profiles, {size / 1e6:5.1f} MB, {found['found']} projects: extraction "
                f"{found['seconds']:.2f} s / floor {read['seconds']:.2f} s = {found['seconds'] / read['seconds']:.1f}"
                f" (at most {RATIO}); peak memory {found['peak'] / size:.1f} times the text (at most {MEMORY})",
                flush=True,
            )
            path.unlink()
        first, last = min(times), max(times)
        growth = times[last] / times[first] / (last / first)
        print(f"linear: time for each profile, {last} against {first} profiles: {growth:.2f} (at most {LINEAR})")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure_here(sys.argv[1], Path(sys.argv[2]))))
    else:
        main(*(int(a) for a in sys.argv[1:]))
