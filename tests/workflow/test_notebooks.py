"""The notebooks: kept clean, executed over the tables, the same bytes each time, one message where a cell fails."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from cityatlas.explore.definitions import DEFINITIONS
from tests.conftest import ROOT, clean_environment, snakemake
from tools.robustness.project_copies import copy_project

SOURCES = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [p.stem for p in SOURCES]
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|tmp|Users|private|mnt|opt|usr|var)/|[A-Z]:\\\\", re.IGNORECASE)


def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def test_there_are_five():
    assert NAMES == [
        "01_start_here",
        "02_fields_and_how_they_are_counted",
        "03_verdicts_and_their_sensitivity",
        "04_find_peer_cities",
        "05_add_your_own_city",
    ]


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_kept_without_outputs_and_in_one_form(path):
    import nbformat

    text = path.read_text(encoding="utf-8")
    notebook = json.loads(text)
    nbformat.validate(notebook)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    ids = [c["id"] for c in notebook["cells"]]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"(text|code)-[a-z]+(-en)?", i) for i in ids)
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {"tags"} and not cell.get("outputs") and cell.get("execution_count") is None
    assert not MACHINE.search(text) and "Traceback" not in text


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_every_text_stands_in_german_then_in_english_and_one_cell_holds_the_parameters(path):
    texts = [(c["id"], c["metadata"]["tags"]) for c in cells(path) if c["cell_type"] == "markdown"]
    assert texts == [pair for name, _ in texts[::2] for pair in ((name, ["de"]), (f"{name}-en", ["en"]))]
    parameters = [c for c in cells(path) if c["metadata"].get("tags") == ["parameters"]]
    assert [c["id"] for c in parameters] == ["code-parameters"]
    assert cells(path)[2] == parameters[0] and "my_language" in "".join(parameters[0]["source"])
    german, english = ("".join(c["source"]) for c in cells(path)[:2])
    assert re.search(r"\b(der|die|und)\b", german) and re.search(r"\b(the|and)\b", english)


def in_language(path, language="de"):
    """The cells of a kept notebook that its executed product has in a language."""
    other = {"de": "en", "en": "de"}[language]
    return [c for c in cells(path) if other not in c["metadata"].get("tags", ())]


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_little_code_and_much_said(path):
    kinds = [c["cell_type"] for c in cells(path)]
    code = [c["source"] for c in cells(path) if c["cell_type"] == "code"]
    assert kinds[0] == "markdown" and cells(path)[0]["source"][0].startswith("# ")
    assert max(map(len, code)) <= 12 and kinds.count("markdown") >= 5


def test_no_text_claims_more_than_the_history_shows():
    for path in SOURCES:
        said = " ".join("".join(c["source"]) for c in cells(path) if c["cell_type"] == "markdown")
        assert not re.search(r"before anything|pre-?regist|fixed before", said, re.IGNORECASE), path.name
    opening = "".join(cells(SOURCES[0])[0]["source"])
    assert "eine Maschine kodiert" in opening and "keine Menschen" in opening
    english = "".join(cells(SOURCES[0])[1]["source"])
    assert "coded by a machine" in english and "not by people" in english


def test_alternatives_stand_side_by_side():
    code = "\n".join("".join(c["source"]) for c in cells(SOURCES[2]) if c["cell_type"] == "code")
    for definition in DEFINITIONS:
        assert f'side_by_side("{definition}")' in code
    assert all(f"definitions.{word}_alone(" in code for word in ("readings", "widths", "coders"))
    assert not re.search(r"coder_[0-9]", code)  # who coded is data: coders.yaml says it


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the tables of a run from the snapshot."""
    copy = copy_project(tmp_path_factory.mktemp("notebooks") / "project")
    result = snakemake(copy, "--until", "publish")
    assert result.returncode == 0, result.stdout
    return copy


def run(project, *arguments):
    import subprocess
    import sys

    command = [sys.executable, "-m", "cityatlas", "notebooks", *arguments]
    environment = clean_environment(CITYATLAS_PROJECT=str(project), PYTHONPATH=str(project / "src"))
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def keep_only(project, *numbers):
    """Drop the other notebooks of a copy, to save time."""
    for path in (project / "notebooks").glob("*.ipynb"):
        if not path.name.startswith(numbers):
            path.unlink()
    return project / "notebooks"


@pytest.fixture(scope="module")
def executed(project):
    result = run(project)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.splitlines()[-1] == "5 notebooks executed to data/processed/notebooks"
    assert not result.stderr
    return project / "data/processed/notebooks"


@pytest.mark.workflow
def test_every_cell_ran_and_shows_something(executed):
    for path, name in zip(SOURCES, NAMES, strict=True):
        done = [c for c in cells(executed / f"{name}.ipynb") if c["cell_type"] == "code"]
        assert [c["execution_count"] for c in done] == list(range(1, len(done) + 1)), name
        assert all(c["outputs"] for c in done if c["id"] not in ("code-setup", "code-parameters")), name
        kept = [(c["id"], "".join(c["source"])) for c in in_language(path)]
        assert [(c["id"], "".join(c["source"])) for c in cells(executed / f"{name}.ipynb")] == kept
        kinds = {o["output_type"] for c in done for o in c["outputs"]}
        assert kinds <= {"execute_result", "display_data", "stream"}, kinds
        assert not [o for c in done for o in c["outputs"] if o.get("name") == "stderr"]


EVERYTHING = """
import json, sys
for name in sys.argv[1:]:
    cells = json.load(open(name, encoding="utf-8"))["cells"]
    exec("\\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code"), {"display": print})
print(*(m for m in sys.modules if m.split(".")[0] == "cityatlas"), file=sys.stderr)
"""


@pytest.mark.workflow
def test_the_rule_names_every_module_that_the_notebooks_use(project):
    import subprocess
    import sys

    from cityatlas.workflow.module_files import module_files
    from cityatlas.workflow.notebook_files import notebook_modules

    environment = clean_environment(CITYATLAS_PROJECT=str(project), PYTHONPATH=str(project / "src"), MPLBACKEND="Agg")
    run = subprocess.run(
        [sys.executable, "-c", EVERYTHING, *(path.name for path in SOURCES)],
        cwd=project / "notebooks",
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    used = {name for name in run.stderr.splitlines()[-1].split() if name.startswith("cityatlas.")}
    assert "cityatlas.figures.similarity" in used
    files = module_files(*notebook_modules(SOURCES))
    listed = {re.sub(r"^src/|(/__init__)?\.py$", "", file).replace("/", ".") for file in files}
    assert used <= listed


@pytest.mark.workflow
def test_nothing_of_the_machine_or_the_memory_is_in_it(executed, project):
    for path in sorted(executed.iterdir()):
        text = re.sub(r'"image/png": "[^"]*"|base64,[^"]*', "", path.read_text(encoding="utf-8"))
        assert not MACHINE.search(text) and str(project) not in text, path.name
        assert not re.search(r"\bat 0x[0-9a-f]{6,}|(?:iopub|shell)\.", text), path.name


@pytest.mark.workflow
def test_pages_load_nothing_and_their_pictures_have_words(executed):
    for name in NAMES:
        text = (executed / f"{name}.html").read_text(encoding="utf-8")
        assert text.startswith("<!doctype html>") and "<title>" in text and "<script" not in text
        assert not re.search(r'(?:src|href)="(?!data:|#|0[1-5]_)', text), name
        assert "@import" not in text and "url(" not in text
        alts = re.findall(r'<img[^>]*alt="([^"]*)"', text, re.DOTALL) if "<img" in text else []
        assert len(alts) == text.count("<img") and all(len(a) > 40 and "No description" not in a for a in alts), name


@pytest.mark.workflow
def test_the_second_run_gives_the_same_bytes_and_clears_leftovers(executed, project):
    before = {p.name: p.read_bytes() for p in executed.iterdir()}
    (executed / "99_gone.html").write_text("old", encoding="utf-8")
    assert run(project).returncode == 0
    assert {p.name: p.read_bytes() for p in executed.iterdir()} == before


@pytest.mark.workflow
def test_the_language_of_the_run_reaches_labels_and_figures(project, tmp_path, executed):
    english = tmp_path / "english"
    shutil.copytree(project, english)
    keep_only(english, "01")
    result = run(english, "--config", '{"language": "en"}')
    assert result.returncode == 0, result.stderr
    text = (english / "data/processed/notebooks/en/01_start_here.html").read_text(encoding="utf-8")
    german = (executed / "01_start_here.html").read_text(encoding="utf-8")
    assert "Population (31 Dec 2017)" in text and "Einwohner (31.12.2017)" in german and "Einwohner (" not in text
    assert '<html lang="en">' in text and "Start here" in text and "Hier anfangen" not in text
    assert '<html lang="de">' in german and "Hier anfangen" in german and "Start here" not in german


OTHERS = [
    {
        "my_city": '"Jena"',
        "my_field": '"health"',
        "my_language": '"en"',
        "my_claim": '"press-mobilitaet-92"',
        "number": "3",
    }
    | {"my_intervals": '{"about_half": "[0.4, 0.6]"}', "my_quantifier": '"individual"', "my_place": '"Ulm"'},
    {"my_city": '"Bad Hersfeld"', "my_field": '"data_platform"', "my_claim": '"bw-8"', "number": "12"}
    | {"my_weights": '{"state": 1}', "my_town": "dict(population=900)", "my_intervals": "{}", "my_ends": "(0.3, 0.2)"}
    | {"my_state": '"DE-NW"'},
]
"""Two other sets of parameters, by name: what stands in the place of each notebook's own."""


def with_parameters(path, values):
    """Write other values into a notebook's one cell of parameters, as a user would."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    (cell,) = (c for c in notebook["cells"] if c["id"] == "code-parameters")
    own = {name for name in values if re.search(rf"^{name} = ", "".join(cell["source"]), re.MULTILINE)}
    cell["source"] = ["".join(cell["source"]) + "".join(f"\n{name} = {values[name]}" for name in sorted(own))]
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


@pytest.mark.workflow
@pytest.mark.parametrize("values", OTHERS, ids=["jena-in-english", "a-small-town"])
def test_everything_follows_another_set_of_parameters(project, tmp_path, executed, values):
    copy = tmp_path / "other"
    shutil.copytree(project, copy)
    for path in (copy / "notebooks").glob("*.ipynb"):
        with_parameters(path, values)
    result = run(copy)
    assert result.returncode == 0, result.stderr
    for name in NAMES:
        there = copy / "data/processed/notebooks" / f"{name}.ipynb"
        done = [c for c in cells(there) if c["cell_type"] == "code"]
        assert all(c["outputs"] for c in done if c["id"] not in ("code-setup", "code-parameters")), name
        text = json.dumps([c["outputs"] for c in done], ensure_ascii=False)
        before = [c["outputs"] for c in cells(executed / f"{name}.ipynb") if c["cell_type"] == "code"]
        assert text != json.dumps(before, ensure_ascii=False), name
    first = (copy / "data/processed/notebooks/01_start_here.html").read_text(encoding="utf-8")
    assert values["my_city"].strip('"') in first and values["my_claim"].strip('"') in first


@pytest.mark.workflow
def test_they_run_from_any_working_folder(project, tmp_path):
    import os
    import subprocess
    import sys

    environment = clean_environment(PYTHONPATH=str(project / "src"), MPLBACKEND="Agg")
    environment.pop("CITYATLAS_PROJECT", None)
    for folder in (tmp_path, project, project / "notebooks", os.sep):
        result = subprocess.run(
            [sys.executable, "-c", EVERYTHING, str(project / "notebooks" / "04_find_peer_cities.ipynb")],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert result.returncode == 0, result.stderr


@pytest.mark.workflow
def test_a_cell_that_fails_is_one_message_and_nothing_is_written(project, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(project, broken, ignore=lambda folder, names: ["notebooks"] if folder.endswith("processed") else [])
    path = keep_only(broken, "01", "04") / "04_find_peer_cities.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("Konstanz", "Atlantis", 1), encoding="utf-8")
    result = run(broken)
    assert result.returncode == 2 and "Traceback" not in result.stderr
    assert re.match(
        r"cityatlas notebooks: notebooks/04_find_peer_cities\.ipynb: cell \d+ \(code-known\).*no city 'Atlantis'",
        result.stderr,
    )
    assert result.stderr.count("cityatlas notebooks:") == 1
    assert not (broken / "data/processed/notebooks").exists()


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    from cityatlas.core.errors import InputError
    from cityatlas.notebooks.execute import notebook_files, read_notebook

    (tmp_path / "x.ipynb").write_text("no json", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.ipynb: the notebook cannot be read"):
        read_notebook(tmp_path / "x.ipynb")
    with pytest.raises(InputError, match="no notebook"):
        notebook_files(tmp_path / "nowhere")
