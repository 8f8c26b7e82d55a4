"""What a room needs to add its commands to the command line."""

from __future__ import annotations

import argparse
from typing import Protocol


class CommandGroup(Protocol):
    """A group of commands, as ``ArgumentParser.add_subparsers`` makes it; argparse has no public name for its type."""

    def add_parser(self, name: str, *, help: str, description: str | None = None) -> argparse.ArgumentParser:
        """A further command of the group."""
