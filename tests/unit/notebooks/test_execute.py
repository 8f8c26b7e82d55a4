"""Notebooks as other tools save them, kernels that die, and machines whose temporary folder has a long path."""

from __future__ import annotations

import json
import os
import tempfile
import time
import warnings

import pytest

from cityatlas.core.errors import InputError
from cityatlas.notebooks import execute
from cityatlas.notebooks.execute import dump, kernel_environment, name_cells, read_notebook, run, socket_folder


def code(source, **more):
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source, **more}


def saved(path, *cells, minor=4, mark=""):
    content = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": minor}
    path.write_text(mark + json.dumps(content), encoding="utf-8")
    return path


IDS = {
    "none": ([None, None], ["cell-1", "cell-2"]),
    "one": (["setup", None], ["setup", "cell-2"]),
    "twice": (["same", "same", "same"], ["same", "cell-2", "cell-3"]),
    "not valid": (["", "with blank", "x" * 65, 7], ["cell-1", "cell-2", "cell-3", "cell-4"]),
    "a name that is taken": ([None, "cell-1"], ["cell-1-", "cell-1"]),
    "of their own": (["b", "a"], ["b", "a"]),
}


@pytest.mark.parametrize("kind", IDS)
def test_cells_without_an_id_get_the_same_one_each_time(kind):
    given, wanted = IDS[kind]
    cells = [{} if own is None else {"id": own} for own in given]
    name_cells(cells)
    assert [c["id"] for c in cells] == wanted


@pytest.mark.parametrize("minor", [0, 2, 4, 5])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_notebook_of_any_tool_reads_the_same_twice_and_without_a_warning(tmp_path, minor, mark, caplog):
    path = saved(tmp_path / "old.ipynb", code(["1 +\n", " 1"]), code("2"), minor=minor, mark=mark)
    with warnings.catch_warnings(action="error"):
        once, again = read_notebook(path), read_notebook(path)
    assert dump(once) == dump(again) and once.nbformat_minor == 5 and once.cells[0].source == "1 +\n 1"
    assert not caplog.records


def test_a_notebook_from_before_version_4_reads_the_same_twice(tmp_path):
    cells = [{"cell_type": "code", "input": ["1"], "outputs": [], "language": "python", "collapsed": False}]
    cells.append({"cell_type": "heading", "level": 1, "source": ["Title"]})
    content = {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}
    (tmp_path / "v3.ipynb").write_text(json.dumps(content), encoding="utf-8")
    once, again = (read_notebook(tmp_path / "v3.ipynb") for _ in "12")
    assert dump(once) == dump(again) and [c.id for c in once.cells] == ["cell-1", "cell-2"]


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", "{}", '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ["text"]}', "7"]
)
def test_what_is_no_notebook_is_one_message(tmp_path, text):
    (tmp_path / "x.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.ipynb: the notebook cannot be read"):
        read_notebook(tmp_path / "x.ipynb")


def test_a_notebook_without_ids_gives_the_same_bytes_twice(tmp_path, config):
    saved(tmp_path / "a.ipynb", {"cell_type": "markdown", "metadata": {}, "source": "# Title"}, code("1 + 1"))
    made = []
    for _ in "12":
        run(config, tmp_path, tmp_path / "done", kernels=1)
        made.append({p.name: p.read_bytes() for p in (tmp_path / "done").iterdir()})
    assert made[0] == made[1] and b'"cell-2"' in made[0]["a.ipynb"]


def test_sockets_go_where_their_path_is_short(tmp_path, monkeypatch):
    deep = tmp_path / ("d" * 200)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    assert socket_folder() == "/tmp"
    monkeypatch.setattr(execute, "SHORT_FOLDERS", (str(tmp_path / "nowhere"),))
    assert socket_folder() is None
    monkeypatch.setattr(tempfile, "tempdir", "/tmp")
    assert socket_folder() == "/tmp"


@pytest.mark.parametrize("short", [execute.SHORT_FOLDERS, ()])
def test_kernels_work_whatever_the_length_of_the_temporary_folder(tmp_path, monkeypatch, config, short):
    """With nowhere short to go, the kernel is spoken to over the machine's own network."""
    deep = tmp_path / ("d" * 200)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    monkeypatch.setenv("TMPDIR", str(deep))
    monkeypatch.setattr(execute, "SHORT_FOLDERS", short)
    run(config, saved(tmp_path / "a.ipynb", code("6 * 7")).parent, tmp_path / "done", kernels=1)
    assert '"42"' in (tmp_path / "done/a.ipynb").read_text(encoding="utf-8")
    assert list(deep.iterdir()) == []


@pytest.mark.parametrize("death", ["os.kill(os.getpid(), 9)", "os._exit(0)", "os.abort()"])
def test_a_kernel_that_dies_in_a_cell_is_one_message_within_seconds(tmp_path, config, death):
    saved(tmp_path / "a.ipynb", code("1"), code(f"import os; {death}"))
    began = time.monotonic()
    with pytest.raises(InputError, match=r"a\.ipynb: cell 2 .*the kernel died"):
        run(config, tmp_path, tmp_path / "done")
    assert time.monotonic() - began < 20 and not (tmp_path / "done").exists()


def test_a_kernel_that_dies_at_its_start_is_one_message_within_seconds(tmp_path, config, monkeypatch):
    monkeypatch.setattr(execute.sys, "executable", "/bin/false")
    saved(tmp_path / "a.ipynb", code("1"))
    with pytest.raises(InputError, match="a kernel (died|does not answer)"):
        run(config, tmp_path, tmp_path / "done")


def test_a_kernel_sees_nothing_of_the_users_own(config, monkeypatch):
    for name in ("PYTHONSTARTUP", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MATPLOTLIBRC", "MPLBACKEND"):
        monkeypatch.setenv(name, "/home/user/own")
    monkeypatch.setenv("PATH", "/kept")
    seen = kernel_environment(config, "/empty")
    assert "PYTHONSTARTUP" not in seen and "JUPYTER_CONFIG_DIR" not in seen and seen["PATH"] == "/kept"
    assert (seen["IPYTHONDIR"], seen["MPLBACKEND"], seen["MATPLOTLIBRC"]) == ("/empty", "Agg", os.devnull)


def test_texts_of_another_language_are_left_out_and_untagged_cells_stay():
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    from cityatlas.notebooks.execute import notebook_in_language

    def made():
        texts = [new_markdown_cell(t, metadata={"tags": [t]}) for t in ("de", "en")]
        return new_notebook(
            cells=[*texts, new_code_cell("1", metadata={"tags": ["parameters"]}), new_markdown_cell("x")]
        )

    assert [c.source for c in notebook_in_language(made(), "de").cells] == ["de", "1", "x"]
    assert [c.source for c in notebook_in_language(made(), "en").cells] == ["en", "1", "x"]
