"""The same products whatever the locale, the time zone, the number of cores and the folder's name."""

from __future__ import annotations

import pytest

from tools.robustness.project_copies import copy_project, digests, environment, snakemake

pytestmark = pytest.mark.workflow


def test_two_clones_under_other_circumstances(tmp_path):
    one = copy_project(tmp_path / "one")
    two = copy_project(tmp_path / "another folder, with blanks")
    settings = {
        one: (("--cores", "1"), {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"}),
        two: (("--cores", "2"), {"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "America/Lima"}),
    }
    for project, (arguments, variables) in settings.items():
        result = snakemake(project, *arguments, env=environment(**variables, SOURCE_DATE_EPOCH="0"))
        assert result.returncode == 0, result.stdout
    first, second = digests(one), digests(two)
    assert first.keys() == second.keys() and len(first) > 20
    assert [name for name in first if first[name] != second[name]] == []
