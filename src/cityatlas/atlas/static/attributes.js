// What is said of a city, attribute by attribute: for its page and for the comparison alike.
import { atlas, certainty, isDoubtful, partOf } from "./data.js";
import { hiddenWords, make } from "./dom.js";
import { label, number, say, short } from "./words.js";

export const SETS = ["org", "field", "stakeholder", "format", "aim", "challenge", "goal", "criterion"];
const SIGNS = { certain: "●", doubtful: "◐", possible: "◌", no: "○", silent: "–" };
export const SIGN_KEYS = Object.keys(SIGNS);

export const variablesOf = (set) => atlas.variables.map((variable, at) => ({ ...variable, at })).filter((variable) => variable.set === set);
export const setTitle = (set) => say(`set_${set}`);
export const nameOf = (variable) => label(variable.vocabulary, variable.key);

// certain, doubtful (counted), possible (not counted), no, or silent (not named, which does not mean no)
export function readingOf(city, variable) {
  const value = city.values[variable.at];
  const known = atlas.entries.has(`${variable.statistic}/coding`);
  const digit = known ? certainty(city, variable.statistic, variable.key) : 2 * Number(value === "1");
  if (digit) return ["possible", "doubtful", "certain"][digit - 1];
  return value === "0" && variable.silence === "no" ? "no" : "silent";
}

export const sign = (key) => make("span", { class: `sign ${key}`, "aria-hidden": "true" }, SIGNS[key]);
export const signed = (key) => [sign(key), ` ${say(`sign_${key}`)}`];

export function strengthOf(city, variable) {
  const digit = city.strengths[variable.at];
  return digit === "-" ? "" : label("strength", atlas.keys.strength[Number(digit)]);
}

// Where the profile says so: sections and lines.
export function evidenceOf(city, at) {
  const lines = partOf(city.lines, at);
  if (!lines) return "";
  const sections = [...partOf(city.sections, at)].map((digit) => label("section", atlas.keys.section[Number(digit)]));
  return `${sections.join(", ")}${sections.length ? ", " : ""}${linesText(lines)}`;
}

export const linesText = (lines) => say("lines", { lines: lines.replaceAll(";", "; ").replaceAll("-", "–") });
export const pageText = (city) => (city.page === null ? city.document : say("page_from", { page: city.page }));

export function agendaText(city) {
  if (!city.status) return say("sign_silent");
  const more = [city.form ? label("agenda_form", city.form) : "", city.year].filter(Boolean);
  return label("agenda_status", city.status) + (more.length ? ` (${more.join(", ")})` : "");
}

export function doubtSign(city) {
  if (!isDoubtful(city)) return [];
  const seen = make("span", { class: "sign doubt", "aria-hidden": "true", title: say("sign_doubtful") }, SIGNS.doubtful);
  return [seen, hiddenWords(` ${say("sign_doubtful")} `)];
}

export const rankText = (city) => say("rank_of", { rank: number(city.rank), all: number(atlas.cities.length) });

export const FACTS = [
  ["fact_state", (city) => label("state", city.state)],
  ["fact_population", (city) => number(city.population)],
  ["fact_rank", rankText],
  ["fact_size", (city) => short("size_class", city.size)],
  ["fact_area", (city) => `${number(city.area)} km²`],
  ["fact_density", (city) => number(city.density)],
  ["fact_projects", (city) => number(city.projects.length)],
];
