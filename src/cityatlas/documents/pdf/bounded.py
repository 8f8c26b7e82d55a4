"""Reading a PDF in a process of its own, with bounded time and memory.

A PDF is untrusted: what ends or hangs the library that reads it must not end us.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from cityatlas.core.errors import InputError
from cityatlas.core.project import shown
from cityatlas.documents.pdf.opening import WANTED, check_file, check_library

MOST_SECONDS = 180
MOST_MEMORY = 3_000_000_000
"""Bytes that the reading process may take beside what it starts with; it uses a tenth of them."""
Result = TypeVar("Result")


def in_bounds(
    work: Callable[..., Result], path: Path, *arguments: Any, seconds: float = MOST_SECONDS, action: str | None = None
) -> Result:
    """What ``work(path, *arguments)`` gives, a function of a module, done in a process of its own.

    ``seconds``: how long it may take; ``action``: what to do where it fails. InputError where the file is no PDF, or
    ``work`` raises one, where the library is missing, and where the bounds are reached.
    """
    check_library()
    check_file(path)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, path, arguments, sender), daemon=True)
    process.start()
    sender.close()
    try:
        return _received(receiver, seconds, path, action)
    finally:
        process.kill()
        process.join()


def _received(receiver: Connection, seconds: float, path: Path, action: str | None) -> Any:
    problem = f"the PDF was not read after {seconds:.0f} seconds"
    try:
        if receiver.poll(seconds):
            kind, answer = receiver.recv()
            if kind == "done":
                return answer
            if kind == "refused":
                raise answer
            problem = f"the PDF cannot be read ({answer})"
    except EOFError:
        problem = "the PDF ended the program that reads it, or asked for too much memory"
    raise InputError(problem, file=shown(path), expected=WANTED, action=action)


def _serve(work: Callable[..., Any], path: Path, arguments: tuple[Any, ...], sender: Connection) -> None:
    """What the process of its own does: send what was found, or the reason why not."""
    try:
        _bound()
        sender.send(("done", work(path, *arguments)))
    except InputError as error:
        sender.send(("refused", error))
    except Exception as error:  # whatever a broken file makes the library raise is a message, not a traceback
        sender.send(("failed", type(error).__name__))


def _addresses() -> int:
    """Bytes of addresses that this process has already; libraries claim some for each core of the machine."""
    size = Path("/proc/self/statm")
    return int(size.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if size.exists() else 0


def _bound() -> None:
    try:
        import resource

        most = _addresses() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS))
    except (ImportError, ValueError, OSError):
        return  # systems without such limits still have that of time
