"""Crossed statistics: counts, shares, and bounds that hold under every reading of the doubtful cities."""

import itertools

import pytest

from cityatlas.statistics.crosstabs import Group, cross, group_members, share_bounds

CITIES = ("a", "b", "c", "d", "e")


def readings(group):
    """Every set of cities that a group may stand for."""
    doubtful = sorted(group.possible - group.certain)
    for size in range(len(doubtful) + 1):
        for some in itertools.combinations(doubtful, size):
            yield group.certain | set(some)


def group(certain, counted, possible):
    return Group(frozenset(certain), frozenset(counted), frozenset(possible))


@pytest.mark.parametrize(
    ("down", "across"),
    [
        (group("ab", "abc", "abcd"), group("ac", "ace", "ace")),
        (group("", "a", "abc"), group("a", "ab", "abcde")),
        (group("abcde", "abcde", "abcde"), group("", "a", "ab")),
        (group("e", "e", "e"), group("abcd", "abcd", "abcde")),
        (group("", "", ""), group("", "a", "ab")),
    ],
)
def test_share_bounds_are_those_of_trying_every_reading(down, across):
    shares = [len(d & a) / len(a) for d in readings(down) for a in readings(across) if a]
    low, high = share_bounds(down, across)
    assert low == pytest.approx(min(shares))
    assert high == pytest.approx(max(shares))


def members(statistic, group, basis, **kinds):
    return [
        {"statistic": statistic, "group": group, "basis": basis, "member": city, "membership": kind}
        for kind, cities in kinds.items()
        for city in cities
    ]


MEMBERS = [
    *members("organisation", "person_role", "coding", certain="ab", counted="c", possible="d"),
    *members("agenda_status", "adopted", "coding", certain="ac", counted="d"),
    *members("challenge", "speed", "coding", certain="a", counted="b"),
    *members("cities_by_size_class", "grossstadt", "profile_facts", certain="abc"),
]


def test_cross_counts_by_hand():
    (row,) = cross(
        MEMBERS, ("organisation", "coding", ["person_role"]), ("agenda_status", "coding", ["adopted"]), CITIES
    )
    assert (row["count"], row["base"], row["lower"], row["upper"]) == (2, 3, 1, 3)
    assert row["share"] == pytest.approx(2 / 3)


def test_silence_that_says_nothing_leaves_the_top_open():
    (row,) = cross(
        MEMBERS,
        ("challenge", "coding", ["speed"]),
        ("cities_by_size_class", "profile_facts", ["grossstadt"]),
        CITIES,
    )
    assert (row["count"], row["base"], row["lower"], row["upper"]) == (2, 3, 1, 3)
    assert row["share_upper"] == 1


def test_cities_outside_are_left_out_and_an_empty_base_has_no_share():
    assert group_members(MEMBERS, "organisation", "coding", ["person_role"], {"a", "d"})[0].counted == {"a"}
    (row,) = cross(MEMBERS, ("organisation", "coding", ["person_role"]), ("agenda_status", "coding", ["none"]), CITIES)
    assert (row["count"], row["base"], row["share"]) == (0, 0, None)


def code(city, variable, value, coder="consensus", alternative=""):
    return {
        "city": city, "variable": variable, "value": value, "coder": coder, "alternative": alternative, "strength": "",
        "confidence": "sure",
    }  # fmt: skip
