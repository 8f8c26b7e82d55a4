"""The automatic coder on one section of a growing length: the time must grow with the length, not with its square.

python -m benchmarks.coder [CHARACTERS]
"""

from __future__ import annotations

import sys
import time

from cityatlas.coding.automatic.coder import code_profile
from cityatlas.coding.automatic.evaluate import RULES
from cityatlas.coding.automatic.rules import Rules, load_rules

CHARACTERS, LINEAR = 2_000_000, 1.3
SENTENCE = "Bürgerinnen und Bürger haben an der Agenda mitgewirkt, die 2018 beschlossen wurde, und planen weiter{end} "
FORMS = {"sentences": ".", "no end of a sentence": ","}


def seconds(characters: int, end: str, rules: Rules) -> float:
    """The best time of three, of the processor, for a section of so many characters in lines of ten sentences."""
    line = SENTENCE.format(end=end) * 10
    lines = [(n, line) for n in range(1, characters // len(line) + 1)]
    times = []
    for _ in range(3):
        start = time.process_time()
        code_profile({"stakeholders": lines}, [], rules)
        times.append(time.process_time() - start)
    return min(times)


def main(characters: int = CHARACTERS) -> None:
    """Print the times for a quarter and all of the characters."""
    rules = load_rules(RULES)
    seconds(10_000, ".", rules)
    for name, end in FORMS.items():
        quarter, whole = (seconds(n, end, rules) for n in (characters // 4, characters))
        print(
            f"automatic coder, {characters / 1e6:.1f} MB in a section, {name}: {whole:.1f} s; "
            f"time for each character against a quarter: {whole / quarter / 4:.2f} (at most {LINEAR})",
            flush=True,
        )


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:]))
