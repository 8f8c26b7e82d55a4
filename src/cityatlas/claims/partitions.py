"""Values that form a partition are also checked together: can one assignment of the cities give them all?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cityatlas.core.rows import Row

if TYPE_CHECKING:
    from cityatlas.claims.evidence import Evidence
    from cityatlas.claims.judgement import Judgement


def feasible(wanted: dict[str, int], options: dict[str, set[str]]) -> bool:
    """Whether each member can take one of its options so that every group has exactly the wanted number.

    Groups without a wanted number may take any. A maximum flow from the members through their options to the groups.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_flow

    groups = sorted({g for o in options.values() for g in o} | set(wanted))
    alike = sorted(Counter(frozenset(o) for o in options.values()).items(), key=lambda p: sorted(p[0]))
    members = len(options)
    if sum(wanted.values()) > members:
        return False
    # members with the same options are one node, so that thousands of cities make no larger graph than fifty
    source, sink = len(alike) + len(groups), len(alike) + len(groups) + 2
    rest = sink - 1  # groups without a wanted number share what the others leave
    graph = np.zeros((sink + 1, sink + 1), dtype=np.int32)
    for i, (choices, number) in enumerate(alike):
        graph[source, i] = number
        for g in choices:
            graph[i, len(alike) + groups.index(g)] = number
    for j, g in enumerate(groups):
        if g in wanted:
            graph[len(alike) + j, sink] = wanted[g]
        else:
            graph[len(alike) + j, rest] = members
    graph[rest, sink] = members - sum(wanted.values())
    return bool(maximum_flow(csr_matrix(graph), source, sink).flow_value == members)


def _data_routes(judgement: Judgement) -> dict[tuple[str, str], Row]:
    """The data routes of a claim's readings to one group, by statistic and basis."""
    checks = [c for r in judgement.readings for c in r.checks if c.role == "reading" and c.evidence == "data"]
    return {(c.route["statistic"], c.route["basis"]): c.route for c in checks if "group" in c.route}


def possible_together(group: list[Judgement], evidence: Evidence) -> bool | None:
    """Whether the printed counts of one partition can all hold at once; None where no data route tells.

    Works on the members behind the statistics: a member may be in every group that some coder or alternative gives.
    """
    routes = [_data_routes(judgement) for judgement in group]
    common = set.intersection(*(set(found) for found in routes))
    if not common:
        return None
    statistic, basis = min(common)
    wanted = {found[statistic, basis]["group"]: int(j.claim["value"]) for j, found in zip(group, routes, strict=True)}
    options: dict[str, set[str]] = {}
    for (name, key, source), members in evidence.members.items():
        if name == statistic and source == basis:
            for member in members:
                options.setdefault(member, set()).add(key)
    return feasible(wanted, options) if options else None
