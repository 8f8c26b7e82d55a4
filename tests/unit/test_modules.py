"""Which modules a step depends on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cityatlas.modules import module_files
from tests.conftest import ROOT, clean_environment


def names(*steps):
    return {f.rpartition("/")[2] for f in module_files(*steps)}


def test_imports_are_followed_also_inside_functions():
    assert {"extract.py", "annex.py", "snapshot.py", "text.py"} <= names("extract")
    assert "automatic.py" in names("assemble")  # imported inside a function
    assert "claims.py" not in names("extract")


def test_the_dispatcher_ties_no_rule_to_every_module():
    assert "__main__.py" not in names("publish") and "figures" not in " ".join(module_files("publish"))


@pytest.mark.parametrize("step", ["extract", "assemble", "analyse", "publish"])
def test_what_a_step_really_imports_is_among_the_listed(step):
    listed = {
        f.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for f in module_files(step)
    }
    code = f"import cityatlas.{step}, sys; print(*[m for m in sys.modules if m.split('.')[0] == 'cityatlas'])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment(PYTHONPATH=str(ROOT / "src")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(result.stdout.split()) - {"cityatlas"} <= listed


def test_the_snakefile_needs_nothing_heavy():
    code = (
        "import sys; import cityatlas.sources, cityatlas.summary, cityatlas.config, cityatlas.modules;"
        "print([m for m in ('pandas', 'matplotlib', 'numpy', 'scipy') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment(PYTHONPATH=str(ROOT / "src")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "[]"
