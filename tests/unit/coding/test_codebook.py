"""The codebook's checksum: the same for the same rules, another for others."""

from __future__ import annotations

from cityatlas.coding.codebook import CODEBOOK_FILE, codebook_checksum


def test_the_checksum_follows_the_rules_and_nothing_else(tmp_path):
    text = CODEBOOK_FILE.read_text("utf-8")
    same, other = tmp_path / "same.yaml", tmp_path / "other.yaml"
    same.write_bytes(("# a remark\n" + text).replace("\n", "\r\n").encode())
    other.write_text(text.replace("written_out", "finished"), "utf-8")
    assert codebook_checksum(same) == codebook_checksum() != codebook_checksum(other)
