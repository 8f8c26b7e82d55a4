"""The one kind of error a user may see."""

from __future__ import annotations

from pathlib import Path


class InputError(Exception):
    """Bad input, told in one message: which file, which line, which city, what was expected, what to do.

    The command line prints ``str(error)`` and ends with exit code 2; no traceback is shown.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str | Path | None = None,
        line: int | None = None,
        city: str | None = None,
        expected: str | None = None,
        action: str | None = None,
    ) -> None:
        self.problem = problem
        self.file = str(file) if file is not None else None
        self.line = line
        self.city = city
        self.expected = expected
        self.action = action
        super().__init__(str(self))

    def __str__(self) -> str:
        where = self.file or ""
        if self.line is not None:
            where += f":{self.line}"
        if self.city:
            where += f" ({self.city})" if where else self.city
        message = f"{where}: {self.problem}" if where else self.problem
        if self.expected:
            message += f"\n  expected: {self.expected}"
        if self.action:
            message += f"\n  what to do: {self.action}"
        return message


class InputErrors(InputError):
    """Several findings of one check, reported together; ``errors`` keeps them apart."""

    def __init__(self, errors: list[InputError], shown: int = 20) -> None:
        self.errors = errors
        text = "\n".join(str(e) for e in errors[:shown])
        if len(errors) > shown:
            text += f"\n... and {len(errors) - shown} more"
        super().__init__(text)


def raise_all(errors: list[InputError]) -> None:
    """Raise the one error, or all of them together; do nothing for an empty list."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise InputErrors(errors)
