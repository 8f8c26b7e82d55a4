"""The value of a product, where its bytes may depend on the platform."""

from __future__ import annotations

from tools.robustness.product_values import value_digest


def test_the_value_of_a_table_leaves_out_the_last_digits_only(tmp_path):
    def digest(text):
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return value_digest(path)

    assert digest("share\n0.12345678\n") == digest("share\n0.12345679\n")
    assert digest("share\n0.1234\n") != digest("share\n0.1235\n")
    assert digest("name\nAachen\n") != digest("name\nBonn\n")
