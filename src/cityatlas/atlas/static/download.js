// The selection as CSV, plain or as a German Excel opens it; a cell that a spreadsheet would run is guarded.
import { readingOf, variablesOf } from "./attributes.js";
import { atlas, certainty } from "./data.js";
import { element } from "./dom.js";
import { pick, say } from "./words.js";

const STARTS_FORMULA = /^(?='*[=+\-@])|(?:(?<=;)|(?<=; ))(?=["']*[=+\-@])/g;
const keysOf = (city, set, wanted) => variablesOf(set).filter((variable) => wanted.includes(readingOf(city, variable))).map((variable) => variable.key).join("|");
const CERTAINTY = ["", "possible", "doubtful", "certain"];

export const CSV_COLUMNS = [
  ["city", (city) => city.name],
  ["ags", (city) => city.ags],
  ["state_code", (city) => city.state],
  ["population", (city) => city.population],
  ["area_km2", (city) => city.area],
  ["density_per_km2", (city) => city.density],
  ["size_class", (city) => city.size],
  ["agenda_status", (city) => city.status],
  ["agenda_status_certainty", (city) => CERTAINTY[certainty(city, "agenda_status", city.status)]],
  ["agenda_form", (city) => city.form],
  ["agenda_year", (city) => city.year],
  ["fields", (city) => keysOf(city, "field", ["certain", "doubtful"])],
  ["fields_doubtful", (city) => keysOf(city, "field", ["doubtful"])],
  ["organisation", (city) => keysOf(city, "org", ["certain", "doubtful"])],
  ["organisation_doubtful", (city) => keysOf(city, "org", ["doubtful"])],
  ["projects", (city) => city.projects.map((project) => project.title).join("|")],
  ["atlas_page", (city) => city.page ?? ""],
  ["line", (city) => city.line],
  ["coded_by", (city) => city.coders || pick(atlas.who)],
];

// ``excel``: semicolons, decimal commas, a byte order mark and Windows' line ends.
export function csvOf(cities, excel) {
  const [between, end] = excel ? [";", "\r\n"] : [",", "\n"];
  const cell = (value) => (typeof value === "number" ? (excel ? String(value).replace(".", ",") : String(value)) : guarded(value));
  const quoted = (text) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [CSV_COLUMNS.map(([name]) => name), ...cities.map((city) => CSV_COLUMNS.map(([, value]) => quoted(cell(value(city)))))];
  return (excel ? "\ufeff" : "") + lines.map((cells) => cells.join(between) + end).join("");
}

const guarded = (text) => text.replace(STARTS_FORMULA, "'");

export function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  element("said").textContent = say("saved", { name });
}

export function saveTable(chosen, excel) {
  const cities = chosen.map((index) => atlas.cities[index]);
  save(`smart-city-atlas-${cities.length}${excel ? "-excel" : ""}.csv`, csvOf(cities, excel), "text/csv;charset=utf-8");
}

