"""Peak memory is bytes on every system."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import extraction


def test_memory_in_use_is_megabytes_not_kilobytes():
    assert 10_000_000 < extraction.memory("VmRSS") <= extraction.memory("VmHWM") < 100_000_000_000


@pytest.mark.parametrize(("platform", "told"), [("darwin", 300_000_000), ("freebsd14", 300_000)])
def test_the_systems_without_proc_count_in_their_own_units(monkeypatch, platform, told):
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(Path, "exists", lambda self: False)
    monkeypatch.setattr(extraction.sys, "platform", platform)
    monkeypatch.setattr(resource, "getrusage", lambda who: SimpleNamespace(ru_maxrss=told))
    bytes_ = {"darwin": 300_000_000, "freebsd14": 300_000 * 1024}[platform]
    assert extraction.memory("VmHWM") == bytes_
