// What the page holds: the data of its JSON, with what the script looks up again and again.
export const atlas = { cities: [], projects: [], byShort: new Map(), entries: new Map() };

export function load(raw) {
  Object.assign(atlas, raw);
  atlas.keys = Object.fromEntries(Object.entries(raw.labels).map(([name, pairs]) => [name, Object.keys(pairs)]));
  atlas.entries = new Map(raw.statistics.map((entry) => [`${entry.statistic}/${entry.basis}`, entry]));
  atlas.projects = raw.projects.map((row, index) => ({ index, ...named(raw.projectColumns, row) }));
  atlas.cities = raw.cities.map((row, index) => cityOf(index, named(raw.cityColumns, row)));
  for (const project of atlas.projects) atlas.cities[project.city].projects.push(project);
  for (const city of atlas.cities) city.search = searchText(city);
  atlas.byShort = new Map(atlas.cities.map((city) => [city.short, city]));
  rank(atlas.cities);
}

const named = (columns, row) => Object.fromEntries(columns.map((column, at) => [column, row[at]]));

function cityOf(index, city) {
  return {
    ...city,
    index,
    projects: [],
    fields: bitsOf(city, "field"),
    models: bitsOf(city, "org"),
    ticks: [...city.ticked].reduce((bits, tick, at) => bits | (Number(tick) << at), 0),
    stateBit: 1 << atlas.keys.state.indexOf(city.state),
  };
}

// What is coded 1 of a set of variables, as bits in the codebook's order.
function bitsOf(city, set) {
  let at = -1;
  return atlas.variables.reduce((bits, variable, n) => {
    if (variable.set !== set) return bits;
    at += 1;
    return city.values[n] === "1" ? bits | (1 << at) : bits;
  }, 0);
}

function rank(cities) {
  const order = [...cities].sort((a, b) => b.population - a.population);
  order.forEach((city, at) => {
    const before = order[at - 1];
    city.rank = before && before.population === city.population ? before.rank : at + 1;
  });
}

// Text to search in and for: small letters without accents; a city also by its short name, where ü is ue.
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

const searchText = (city) => fold([city.name, city.short, ...city.projects.map((project) => project.title)].join("\n"));

// How sure it is that a city belongs to a group: 0 no, 1 possible, 2 counted but doubtful, 3 certain.
export function certainty(city, statistic, group, basis = "coding") {
  const entry = atlas.entries.get(`${statistic}/${basis}`);
  const at = entry ? entry.groups.indexOf(group) : -1;
  return at < 0 ? 0 : Number(entry.members[at][city.index]);
}

export const partOf = (text, at) => text.split(",")[at] || "";
export const isDoubtful = (city) => Boolean(city.status) && certainty(city, "agenda_status", city.status) < 3;
