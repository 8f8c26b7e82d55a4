"""Partitions: can one assignment give all printed counts at once?"""

from cityatlas.claims.partitions import feasible


def test_every_member_must_take_one_of_its_options():
    options = {"a": {"x"}, "b": {"x", "y"}, "c": {"y"}}
    assert feasible({"x": 1, "y": 2}, options)
    assert feasible({"x": 2, "y": 1}, options)
    assert not feasible({"x": 3, "y": 0}, options)
    assert not feasible({"x": 1, "y": 1}, options)


def test_counts_that_each_fit_but_not_together():
    # each group could have two, but only three members can move and the fourth is fixed elsewhere
    options = {"a": {"x", "y"}, "b": {"x", "y"}, "c": {"x", "y"}, "d": {"z"}}
    assert feasible({"x": 2, "y": 1, "z": 1}, options)
    assert not feasible({"x": 2, "y": 2, "z": 0}, options)


def test_groups_without_a_printed_count_take_the_rest():
    options = {"a": {"x", "rest"}, "b": {"rest"}, "c": {"x"}}
    assert feasible({"x": 1}, options)
    assert feasible({"x": 2}, options)
    assert not feasible({"x": 0}, options)
