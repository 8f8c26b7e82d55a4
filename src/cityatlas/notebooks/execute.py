"""The notebooks: kept without outputs in notebooks/, executed to data/processed/notebooks/ as .ipynb and .html.

The kernels run in pairs; a kernel that is done with one notebook takes the next with an empty namespace, so that the
libraries are imported once a kernel. Same tables, same bytes: no times, fixed cell ids, no counters that go on.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityatlas.core.config import CONFIG_FILE, SETTINGS_VARIABLE, Config
from cityatlas.core.counter import Counter
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.language import LANGUAGES
from cityatlas.core.product_places import in_language
from cityatlas.core.project import PROCESSED, ROOT, load_yaml, shown
from cityatlas.workflow.module_files import PACKAGE, matplotlib_folder

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
SOCKET_BYTES = 60
"""Longest folder in which kernels have their sockets: with the names below it, the path of a socket may have 103 bytes
on macOS and 107 on Linux."""
SHORT_FOLDERS = ("/tmp", "/var/tmp")
"""Where the sockets go where the machine's folder for temporary files (TMPDIR) is too long for them."""
OF_THE_USER = ("JUPYTER_", "IPYTHON", "PYTHONSTARTUP", "MATPLOTLIBRC", "MPLBACKEND")
"""Variables, by their beginning, through which a user's own settings would reach a kernel."""
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
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
    """A notebook, checked; cells without an id of their own get one. InputError where the file is none."""
    import nbformat

    try:
        content = _in_version_4(path.read_text(encoding="utf-8-sig"))
        name_cells(content["cells"])
        content["nbformat_minor"] = max(5, content["nbformat_minor"])
        notebook = nbformat.v4.reads(json.dumps(content))
        nbformat.validate(notebook)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, nbformat.ValidationError) as error:
        problem = str(error).split("\n")[0]
        raise InputError(f"the notebook cannot be read: {problem}", file=shown(path), expected="nbformat 4.5") from None
    return notebook


def _in_version_4(text: str) -> dict[str, Any]:
    """A notebook's content; one of an older version is converted, and the ids that nbformat draws for it dropped."""
    import nbformat

    content = json.loads(text)
    if content["nbformat"] != 4:
        content = nbformat.reads(text, as_version=4)
        for cell in content["cells"]:
            cell.pop("id", None)
    return content


def name_cells(cells: list[dict[str, Any]]) -> None:
    """Give each cell that has no id, no valid one or that of another cell an id by its place: ``cell-3``.

    Notebooks of tools from before nbformat 4.5 have none, and nbformat would draw them by lot on every run.
    """
    taken = {cell.get("id") for cell in cells}
    seen: set[str] = set()
    for number, cell in enumerate(cells, 1):
        own = cell.get("id")
        if not isinstance(own, str) or own in seen or not CELL_ID.fullmatch(own):
            own = f"cell-{number}"
            while own in taken:
                own += "-"
            cell["id"] = own
        seen.add(own)


def notebook_in_language(notebook: NotebookNode, language: str) -> NotebookNode:
    """A notebook with its texts in one language: cells with the tag of another language are left out.

    A notebook is kept with both, each text cell twice (tags ``de`` and ``en``); cells without such a tag are for both.
    """
    others = set(LANGUAGES) - {language}
    notebook.cells = [c for c in notebook.cells if not others.intersection(c.metadata.get("tags", ()))]
    return notebook


def dump(notebook: NotebookNode) -> str:
    """A notebook as text in one form: sorted keys, umlauts as they are, a line end at the end."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def kernel_environment(config: Config, home: str) -> dict[str, str]:
    """What a kernel sees: this package, the settings of the run, and nothing of the user's own IPython."""
    default = load_yaml(CONFIG_FILE)
    overrides = {k: v for k, v in config.values.items() if default.get(k) != v}
    paths = [str(PACKAGE.parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    own = {k: v for k, v in os.environ.items() if not k.startswith(OF_THE_USER)}
    own |= matplotlib_folder(str(Path(home) / "matplotlib"))
    return own | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "MPLBACKEND": "Agg",
        "MATPLOTLIBRC": os.devnull,
        "NO_COLOR": "1",
        "IPYTHONDIR": home,
        "CITYATLAS_PROJECT": str(ROOT),
        SETTINGS_VARIABLE: json.dumps(overrides, ensure_ascii=False, sort_keys=True),
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
    # sockets in the file system: no port, no network
    options = {"transport": "ipc"} if len(os.fsencode(home)) <= SOCKET_BYTES else {}
    manager = AsyncKernelManager(
        kernel_spec_manager=ThisInterpreter(data_dir=folder),
        connection_file=str(Path(folder) / "kernel.json"),
        **options,
    )
    await manager.start_kernel(env=kernel_environment(config, home), cwd=str(NOTEBOOK_FOLDER))
    client = manager.client()
    try:
        client.start_channels(hb=False)  # the process itself is watched
        await _answer(manager, client.wait_for_ready(timeout=TIMEOUT))
        client.allow_stdin = False
        yield manager, client
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


async def _answer(manager: AsyncKernelManager, waiting: Awaitable[Any]) -> None:
    """Wait for a kernel, no longer than it lives. InputError where it dies or does not answer."""
    task = asyncio.ensure_future(waiting)
    try:
        while not task.done() and await manager.is_alive():
            await asyncio.wait({task}, timeout=0.5)
        if task.done():
            return await task
        problem = "a kernel died (killed from outside, or out of memory)"
    except (RuntimeError, TimeoutError) as error:
        problem = f"a kernel does not answer ({error})"
    finally:
        task.cancel()
    raise InputError(problem, expected="enough free memory for two kernels", action="run again")


async def _execute(kernel: Kernel, notebook: NotebookNode, file: Path) -> NotebookNode:
    """Run one notebook in a kernel whose namespace is emptied first. InputError naming notebook and cell."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    client = NotebookClient(notebook, km=kernel[0], timeout=TIMEOUT, record_timing=False, coalesce_streams=True)
    client.kc = kernel[1]
    client.reset_execution_trackers()
    emptied = client.kc.execute_interactive(RESET, store_history=False, silent=True, output_hook=lambda _: None)
    await _answer(kernel[0], emptied)
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
            notebook = notebook_in_language(read_notebook(file), config["language"])
            done[file] = _tidy(await _execute(kernel, notebook, file))
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


def socket_folder() -> str | None:
    """A folder for temporary files whose path is short enough for sockets in it, or None where there is none."""
    room = SOCKET_BYTES - len("/cityatlas-12345678")
    folders = [tempfile.gettempdir(), *SHORT_FOLDERS]
    return next((f for f in folders if len(os.fsencode(f)) <= room and os.access(f, os.W_OK | os.X_OK)), None)


def execute(files: Iterable[Path], config: Config, kernels: int = KERNELS) -> dict[Path, NotebookNode]:
    """The executed notebooks by file. InputError naming notebook and cell where one fails."""
    with tempfile.TemporaryDirectory(prefix="cityatlas-", dir=socket_folder()) as home:
        return asyncio.run(_all(files, config, kernels, home))


def run(
    config: Config, source: Path = NOTEBOOK_FOLDER, target: Path = EXECUTED_FOLDER, kernels: int | None = None
) -> None:
    """Execute all notebooks and write them, with a page each, all or none; what an earlier run left goes.

    ``target``: the German ones' folder; another language has one of its own in it. ``kernels``: how many share the work
    (default: two).
    """
    from cityatlas.notebooks.page import page

    target = in_language(target, config["language"])
    notebooks = execute(notebook_files(source), config, kernels or KERNELS)
    names = [file.stem for file in notebooks]
    pages = {file.stem: page(notebook, file.stem, names, config["language"]) for file, notebook in notebooks.items()}
    for file, notebook in notebooks.items():
        write_text(target / file.name, dump(notebook))
        write_text(target / f"{file.stem}.html", pages[file.stem])
    for old in [*target.glob("*.ipynb"), *target.glob("*.html")]:
        if old.stem not in names:
            old.unlink()
    print(f"{len(notebooks)} notebooks executed to {shown(target)}")
