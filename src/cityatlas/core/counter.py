"""How far a long step is: a line for each finished piece, which the console of a run turns into a counter."""

from __future__ import annotations


class Counter:
    """Counts the finished pieces of a step, in lines such as ``12/71 fig05_agenda_fields``."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def finished(self, piece: str) -> None:
        """Tell that one more piece is finished; flushed, so that whoever reads the log sees it at once."""
        self.done += 1
        print(f"{self.done}/{self.total} {piece}", flush=True)
