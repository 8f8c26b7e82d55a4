"""The notebooks: kept without outputs in notebooks/, executed to data/processed/notebooks/ as .ipynb and .html.

The kernels run in pairs; a kernel that is done with one notebook takes the next with an empty namespace, so that the
libraries are imported once a kernel. Same tables, same bytes: no times, fixed cell ids, no counters that go on.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityatlas.core.config import CONFIG_FILE, OVERRIDES, Config
from cityatlas.core.counter import Counter
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.project import PROCESSED, ROOT, load_yaml, shown
from cityatlas.workflow.module_files import PACKAGE

if TYPE_CHECKING:
    from jupyter_client.asynchronous import AsyncKernelClient
    from jupyter_client.manager import AsyncKernelManager
    from nbformat import NotebookNode

    Kernel = tuple[AsyncKernelManager, AsyncKernelClient]

NOTEBOOK_FOLDER = ROOT / "notebooks"
EXECUTED_FOLDER = PROCESSED / "notebooks"
KERNELS = 2
TIMEOUT = 120
"""Seconds that one cell may take."""
RESET = "get_ipython().reset(new_session=True)"
"""Empties the namespace and sets the counter of executions back to 1."""
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
METADATA = {**KERNEL, "language_info": {"name": "python"}}
"""The same in every notebook: the version of the interpreter that ran it is not part of it."""


def notebook_files(folder: Path = NOTEBOOK_FOLDER) -> list[Path]:
    """The notebooks by name. InputError where there is none."""
    found = sorted(folder.glob("*.ipynb"))
    if not found:
        raise InputError("there is no notebook", file=shown(folder), expected="files such as 01_start_here.ipynb")
    return found


def read_notebook(path: Path) -> NotebookNode:
    """A notebook, checked. InputError where the file is none."""
    import nbformat

    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        problem = str(error).split("\n")[0]
        raise InputError(f"the notebook cannot be read: {problem}", file=shown(path), expected="nbformat 4.5") from None
    return notebook


def dump(notebook: NotebookNode) -> str:
    """A notebook as text in one form: sorted keys, umlauts as they are, a line end at the end."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def kernel_environment(config: Config, home: str) -> dict[str, str]:
    """What a kernel sees: this package, the settings of the run, and nothing of the user's own IPython."""
    default = load_yaml(CONFIG_FILE)
    overrides = {k: v for k, v in config.values.items() if default.get(k) != v}
    paths = [str(PACKAGE.parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    own = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER_", "IPYTHON"))}
    return own | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "MPLBACKEND": "Agg",
        "NO_COLOR": "1",
        "IPYTHONDIR": home,
        "CITYATLAS_PROJECT": str(ROOT),
        OVERRIDES: json.dumps(overrides, ensure_ascii=False, sort_keys=True),
    }


@asynccontextmanager
async def _kernel(config: Config, home: str) -> AsyncIterator[Kernel]:
    """A kernel of this very interpreter, whatever kernels the user has registered."""
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class ThisInterpreter(KernelSpecManager):
        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            argv += ["--HistoryManager.enabled=False"]
            return KernelSpec(argv=argv, display_name="Python 3", language="python")

    folder = tempfile.mkdtemp(dir=home)
    options = {} if os.name == "nt" else {"transport": "ipc"}  # sockets in the file system: no port, no network
    manager = AsyncKernelManager(
        kernel_spec_manager=ThisInterpreter(data_dir=folder),
        connection_file=str(Path(folder) / "kernel.json"),
        **options,
    )
    await manager.start_kernel(env=kernel_environment(config, home), cwd=str(NOTEBOOK_FOLDER))
    client = manager.client()
    try:
        client.start_channels()
        await client.wait_for_ready(timeout=TIMEOUT)
        client.allow_stdin = False
        yield manager, client
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


async def _execute(kernel: Kernel, notebook: NotebookNode, file: Path) -> NotebookNode:
    """Run one notebook in a kernel whose namespace is emptied first. InputError naming notebook and cell."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    client = NotebookClient(notebook, km=kernel[0], timeout=TIMEOUT, record_timing=False, coalesce_streams=True)
    client.kc = kernel[1]
    client.reset_execution_trackers()
    await client.kc.execute_interactive(RESET, store_history=False, silent=True, output_hook=lambda _: None)
    for index, cell in enumerate(notebook.cells):
        try:
            await client.async_execute_cell(cell, index)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise _failed(error, file, index, cell) from None
    return notebook


def _failed(error: Exception, file: Path, index: int, cell: Any) -> InputError:
    name, value = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", "")
    problem = {
        "CellTimeoutError": f"it took more than {TIMEOUT} seconds",
        "DeadKernelError": "the kernel died (perhaps of too little memory)",
    }.get(name, value if name.startswith("InputError") else f"{name}: {value}")
    first = cell.source.strip().split("\n")[0]
    return InputError(
        f"cell {index + 1} ({getattr(cell, 'id', '?')}), which begins with {first!r}: {problem}",
        file=shown(file),
        action="open the notebook and run it up to this cell, or run snakemake to renew the tables it reads",
    )


def _tidy(notebook: NotebookNode) -> NotebookNode:
    """Drop what the interpreter adds and a reader does not need."""
    notebook.metadata.clear()
    notebook.metadata.update(METADATA)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


async def _work(files: list[Path], config: Config, home: str, done: dict[Path, NotebookNode], counter: Counter) -> None:
    """Take notebooks off the list until none is left."""
    if not files:
        return
    async with _kernel(config, home) as kernel:
        while files:
            file = files.pop(0)
            done[file] = _tidy(await _execute(kernel, read_notebook(file), file))
            counter.finished(file.stem)


async def _all(files: Iterable[Path], config: Config, kernels: int, home: str) -> dict[Path, NotebookNode]:
    todo = sorted(files, key=lambda f: -f.stat().st_size)  # the longest first, so that both kernels end together
    done: dict[Path, NotebookNode] = {}
    counter = Counter(len(todo))
    workers = [asyncio.ensure_future(_work(todo, config, home, done, counter)) for _ in range(kernels)]
    try:
        await asyncio.gather(*workers)
    finally:  # where one fails, the other need not go on; kernels are shut down before the folder goes
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return dict(sorted(done.items()))


def execute(files: Iterable[Path], config: Config, kernels: int = KERNELS) -> dict[Path, NotebookNode]:
    """The executed notebooks by file. InputError naming notebook and cell where one fails."""
    with tempfile.TemporaryDirectory(prefix="cityatlas-") as home:
        return asyncio.run(_all(files, config, kernels, home))


def run(
    config: Config, source: Path = NOTEBOOK_FOLDER, target: Path = EXECUTED_FOLDER, kernels: int | None = None
) -> None:
    """Execute all notebooks and write them, with a page each, all or none; what an earlier run left goes.

    ``kernels``: how many share the work (default: two).
    """
    from cityatlas.notebooks.page import page

    notebooks = execute(notebook_files(source), config, kernels or KERNELS)
    names = [file.stem for file in notebooks]
    pages = {file.stem: page(notebook, file.stem, names) for file, notebook in notebooks.items()}
    for file, notebook in notebooks.items():
        write_text(target / file.name, dump(notebook))
        write_text(target / f"{file.stem}.html", pages[file.stem])
    for old in [*target.glob("*.ipynb"), *target.glob("*.html")]:
        if old.stem not in names:
            old.unlink()
    print(f"{len(notebooks)} notebooks executed to {shown(target)}")
