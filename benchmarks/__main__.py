"""``make bench``: all measurements, printed and kept in benchmarks/results.txt.

python -m benchmarks [ROUNDS]
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

SCRIPTS = ("runs", "extraction", "statistics", "coder", "field_matrix")
RESULTS = Path(__file__).with_name("results.txt")


def main() -> int:
    """Run each script in a process of its own; the results file is written when all of them are done."""
    told = [f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"]
    print(told[0], flush=True)
    for name in SCRIPTS:
        run = subprocess.Popen(
            [sys.executable, "-m", f"benchmarks.{name}", *(sys.argv[1:] if name == "runs" else ())],
            stdout=subprocess.PIPE,
            text=True,
            cwd=RESULTS.parents[1],
        )
        for line in run.stdout or ():
            print(line, end="", flush=True)
            told.append(line.rstrip())
        if run.wait():
            return run.returncode
    RESULTS.write_text("\n".join(told) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
