"""The lines of the console, and on a terminal one more below them that counts while steps work."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from typing import TextIO

PAUSE = 0.3
"""Seconds between two looks at the counters."""
CLEAR_LINE = "\r\x1b[K"
"""Back to the start of the line, and empty it."""


class Console:
    """Prints lines to a stream; ``count`` keeps a counter below them, on a terminal only."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._counting = False

    def line(self, text: str) -> None:
        """Print a line, or several; the counter gives way and comes back by itself."""
        with self._lock:
            self._stream.write(f"{CLEAR_LINE if self._counting else ''}{text}\n")
            self._stream.flush()

    def count(self, state: Callable[[], str]) -> None:
        """Show what ``state`` says below the lines and renew it until ``stop``; nothing where this is no terminal."""
        if self._terminal and not self._counting:
            self._counting = True
            threading.Thread(target=self._renew, args=(state,), daemon=True).start()

    def stop(self) -> None:
        """End the counter and clear its line."""
        self._stopped.set()
        if self._counting:
            self._show("")

    def _renew(self, state: Callable[[], str]) -> None:
        while not self._stopped.wait(PAUSE):
            self._show(state())

    def _show(self, text: str) -> None:
        with self._lock:
            if not text or not self._stopped.is_set():
                self._stream.write(CLEAR_LINE + text[: shutil.get_terminal_size().columns - 1])
                self._stream.flush()
