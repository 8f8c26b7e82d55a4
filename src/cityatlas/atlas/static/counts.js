// The statistics of a selection with their bounds, counted as the pipeline counts those of all cities.
import { atlas } from "./data.js";

// The base, and count, lower and upper bound of each group, of an entry of the statistics.
export function countSelection(entry, chosen) {
  const members = membersOf(entry, chosen);
  const base = members.length;
  const rows = entry.members.map((digits) => {
    const found = [0, 0, 0, 0];
    for (const at of members) found[digits[at]] += 1;
    const [, possible, counted, certain] = found;
    return [counted + certain, certain, entry.open ? base : possible + counted + certain];
  });
  return { base, rows };
}

// Whom the base counts: cities, the study's cities, or the projects that Annex A lists.
function membersOf(entry, chosen) {
  if (entry.of === "cities") return chosen;
  if (entry.of === "study") return chosen.filter((index) => atlas.cities[index].study);
  const ids = chosen.flatMap((index) => atlas.cities[index].projects.filter((project) => project.annex));
  return ids.map((project) => project.index);
}
