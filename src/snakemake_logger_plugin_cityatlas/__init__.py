"""The console of a run, as a logger plugin of Snakemake: one line a step, then what was found; errors first and alone.

``profiles/default`` selects it. With ``--verbose``, ``--printshellcmds`` or ``--debug-dag`` it leaves the console to
Snakemake, which then tells its whole story there; that story stands in ``.snakemake/log`` in any case.
"""

from __future__ import annotations

import sys
from logging import LogRecord

from snakemake_interface_logger_plugins.base import LogHandlerBase

from snakemake_logger_plugin_cityatlas.console import Console
from snakemake_logger_plugin_cityatlas.story import Story


class LogHandler(LogHandlerBase):
    """Hands each record of Snakemake to the story of the run, and prints what that makes of it."""

    def __post_init__(self) -> None:
        """Make the story and the console; Snakemake calls this when it has set ``common_settings``."""
        quiet = {getattr(q, "name", str(q)).lower() for q in self.common_settings.quiet or ()}
        self._console = Console(sys.stdout if self.common_settings.stdout else sys.stderr)
        self._story = Story(
            self._console, dry=self.common_settings.dryrun, steps=not quiet & {"all", "rules", "progress"}
        )

    @property
    def writes_to_stream(self) -> bool:
        """Whether the console is ours; where it is not, Snakemake adds its own handler."""
        settings = self.common_settings
        return not (settings.verbose or settings.printshellcmds or settings.debug_dag)

    @property
    def writes_to_file(self) -> bool:
        """Snakemake itself keeps its log."""
        return False

    @property
    def has_filter(self) -> bool:
        """The story decides what is shown."""
        return True

    @property
    def has_formatter(self) -> bool:
        """The story words what is shown."""
        return True

    @property
    def needs_rulegraph(self) -> bool:
        """No step's line needs it."""
        return False

    def emit(self, record: LogRecord) -> None:
        """Show what one record means to a reader; nothing where the console is Snakemake's."""
        if not self.writes_to_stream:
            return
        try:
            self._story.take(record)
        except BrokenPipeError:
            pass  # nobody reads on; the run goes on
        except Exception:
            self.handleError(record)

    def close(self) -> None:
        """Show errors that belong to no step, and clear the counter."""
        if self.writes_to_stream:
            self._story.end()
        super().close()
