"""Machines that are not ours: line ends, other systems' tools, settings of pip, Windows."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT, clean_environment
from tools.robustness.project_copies import project_files

POSIX_LACKS = re.compile(
    r"readlink -f|realpath|sed (-\S+ )*(-i|-r)\b|date (-d|--)|cp -a|xargs (-\S+ )*-r|grep (-\S+ )*-\w*P|stat -c|sort -V"
    r"|nproc|sha256sum|find [^|]*-(delete|mindepth|maxdepth|printf)|mktemp --|tac\b|\btimeout \d|--color|awk.*gensub"
)
"""What GNU's tools have and those of macOS and the BSDs lack or do otherwise."""
ABSENT = {"resource", "fcntl", "pwd", "grp", "pty", "termios", "tty", "posix", "syslog", "readline", "msvcrt", "winreg"}
"""Modules that some system does not have."""
CODE = [ROOT / f for f in project_files() if f.endswith(".py")] + sorted((ROOT / "tests").rglob("*.py"))


@pytest.fixture(scope="module")
def windows_clone(tmp_path_factory):
    """A clone as Git for Windows makes it, of what is committed and the attributes as they stand here."""
    origin, clone = (tmp_path_factory.mktemp("git") / name for name in ("origin", "clone"))
    names = [".gitattributes", ".ci/run", "Makefile", "tools/in_environment.sh", "data/raw/claims.yaml", "Snakefile"]
    names += ["data/raw/reference/places.csv", "docs/pictures/fig06_lighthouse_fields.png", "docs/pictures/house.svg"]
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    for name in names:
        (origin / name).parent.mkdir(parents=True, exist_ok=True)
        (origin / name).write_bytes((ROOT / name).read_bytes())
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run([*git, *command], cwd=origin, check=True, capture_output=True)
    eol = ["-c", "core.autocrlf=true", "-c", "core.eol=crlf"]
    subprocess.run(["git", "clone", "-q", *eol, str(origin), str(clone)], check=True, capture_output=True)
    return clone, names


def test_a_clone_that_would_have_other_line_ends_has_ours(windows_clone):
    clone, names = windows_clone
    assert [name for name in names if (clone / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_no_text_of_the_project_has_other_line_ends():
    ours = [f for f in project_files() if not f.endswith((".png", ".xlsx", ".ttf"))]
    assert len(ours) > 100 and [f for f in ours if b"\r\n" in (ROOT / f).read_bytes()] == []


@pytest.mark.parametrize("name", ["Makefile", "tools/in_environment.sh", ".pre-commit-config.yaml", ".gitlab-ci.yml"])
def test_commands_are_those_of_every_system(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    found = [line for line in text.splitlines() if not line.startswith("#") and POSIX_LACKS.search(line)]
    assert found == []


def test_clean_removes_what_a_run_made_and_no_more(tmp_path):
    for name in ("Makefile", "figures/.gitkeep", "figures/a.svg", "figures/cards/b.svg", "data/raw/kept", "logs/x.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes() if name == "Makefile" else b"")
    subprocess.run(["make", "-s", "clean"], cwd=tmp_path, check=True)
    left = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()}
    assert left == {"Makefile", "figures/.gitkeep", "data/raw/kept"} and not (tmp_path / "figures/cards").exists()


def test_settings_of_pip_for_other_work_do_not_reach_ours(tmp_path):
    show = "show:\n\t@env\ninclude " + str(ROOT / "Makefile") + "\n"
    (tmp_path / "show.mk").write_text(show, encoding="utf-8")
    users = {f"PIP_{n}": "own" for n in ("USER", "TARGET", "PREFIX", "CONSTRAINT", "PYTHON")} | {"UV_PYTHON": "3.9"}
    kept = {"PIP_CERT": "/certificates", "PIP_INDEX_URL": "own", "UV_CACHE_DIR": "/cache"}
    printed = subprocess.run(
        ["make", "-s", "-f", "show.mk", "show"],
        cwd=tmp_path, env=clean_environment(**users, **kept), capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert "PIP_USER=0" in printed and all(f"{k}={v}" in printed for k, v in kept.items())
    assert not [line for line in printed if line.startswith(tuple(f"{n}=" for n in users)) and line != "PIP_USER=0"]


def test_lowest_without_uv_is_one_line(tmp_path):
    """A path with nothing but what make needs."""
    for tool in ("make", "sh", "env"):
        (tmp_path / tool).symlink_to(subprocess.run(["which", tool], capture_output=True, text=True).stdout.strip())
    own = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))} | {"PATH": str(tmp_path)}
    run = subprocess.run(["make", "lowest"], cwd=ROOT, env=own, capture_output=True, text=True)
    assert run.returncode != 0 and re.fullmatch(r"make lowest needs uv, [^\n]+\n", run.stdout), run.stdout


FAKED = "import sys; sys.platform = 'win32'; sys.argv = ['cityatlas', 'summary']; "


@pytest.mark.parametrize("arguments", [["summary"], ["--help"], [], ["no-such-step"]])
def test_windows_is_refused_in_one_line_that_names_wsl_2(arguments):
    code = f"from cityatlas.__main__ import main; {FAKED} sys.exit(main({arguments!r}))"
    own = clean_environment(PYTHONPATH=str(ROOT / "src"))
    told = subprocess.run([sys.executable, "-c", code], env=own, capture_output=True, text=True)
    assert told.returncode == 1 and told.stdout == ""
    assert re.fullmatch(r"cityatlas: Windows itself is not supported: [^\n]*WSL 2[^\n]*\n", told.stderr)


def test_the_snakefile_refuses_windows_before_it_imports_more():
    head, refusal, rest = (ROOT / "Snakefile").read_text(encoding="utf-8").partition("cityatlas.refuse_windows()\n")
    assert refusal and "from cityatlas" not in head and "from cityatlas" in rest


@pytest.mark.parametrize("platform", ["linux", "darwin", "freebsd14", "cygwin"])
def test_no_other_system_is_refused(monkeypatch, platform):
    import cityatlas

    monkeypatch.setattr(sys, "platform", platform)
    cityatlas.refuse_windows()


def imports_at_the_top(path):
    """The modules that a file imports when it is itself imported."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    plain = {a.name for n in body if isinstance(n, ast.Import) for a in n.names}
    return plain | {n.module for n in body if isinstance(n, ast.ImportFrom) and n.module}


def test_nothing_is_imported_that_a_system_lacks():
    assert len(CODE) > 250
    assert {str(p.relative_to(ROOT)): found for p in CODE if (found := imports_at_the_top(p) & ABSENT)} == {}
