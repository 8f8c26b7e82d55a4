"""Which modules a step depends on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cityatlas.figures.figure_list import drawing_modules
from cityatlas.workflow.module_files import imported, module_files
from tests.conftest import ROOT, clean_environment


def names(*steps):
    return {f.rpartition("/")[2] for f in module_files(*steps)}


def printed(code):
    """The words that a program prints which imports this package."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment(PYTHONPATH=str(ROOT / "src")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.split())


def test_imports_are_followed_also_inside_functions():
    assert {"extract.py", "annex.py", "snapshot.py", "text.py"} <= names("documents.extract")
    assert "evaluate.py" in names("tidy.assemble")  # imported inside a function
    assert "register.py" not in names("documents.extract")


def test_imports_are_found_as_the_parser_finds_them():
    import ast

    from cityatlas.workflow import module_files as modules

    for path in modules.PACKAGE.rglob("*.py"):
        parts = ["cityatlas", *path.relative_to(modules.PACKAGE).with_suffix("").parts]
        package = parts[:-1]
        name = ".".join(p for p in parts if p != "__init__")
        found = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {a.name for a in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
                base = base if node.level else node.module
                found |= {base, *(f"{base}.{a.name}" for a in node.names)}
        own = {n for n in found if n.split(".")[0] == "cityatlas" and modules._path(n)}
        assert modules._imports(name) == own, name


def test_the_dispatcher_ties_no_rule_to_every_module():
    assert "__main__.py" not in names("tidy.publish") and "figures" not in " ".join(module_files("tidy.publish"))


@pytest.mark.parametrize(
    "step",
    [
        "documents.extract",
        "tidy.assemble",
        "claims.analyse",
        "tidy.publish",
        "figures.draw_all",
        "workbook.build",
        "report",
    ],
)
def test_what_a_step_really_imports_is_among_the_listed(step):
    listed = {
        f.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for f in module_files(step)
    }
    code = f"import cityatlas.{step}, sys; print(*[m for m in sys.modules if m.split('.')[0] == 'cityatlas'])"
    assert printed(code) - {"cityatlas"} <= listed


def test_the_snakefile_needs_nothing_heavy():
    text = "".join(
        p.read_text(encoding="utf-8") for p in [ROOT / "Snakefile", *(ROOT / "workflow/rules").glob("*.smk")]
    )
    used = imported(text)
    assert {"cityatlas.core.config", "cityatlas.figures.figure_files", "cityatlas.workflow.notebook_files"} <= used
    loaded = printed(f"import sys, {', '.join(sorted(used))}; print(*sys.modules)")
    assert not {"pandas", "matplotlib", "numpy", "scipy"} & loaded


def test_the_figures_depend_on_every_module_of_theirs():
    listed = {ROOT / f for f in module_files("figures.draw_all", *drawing_modules())}
    elsewhere = {
        ROOT / f"src/cityatlas/figures/{name}.py" for name in ("scenarios", "draw_one")
    }  # notebooks, a command
    assert set((ROOT / "src/cityatlas/figures").glob("*.py")) - elsewhere <= listed
