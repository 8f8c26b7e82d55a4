// The list: a sortable table that draws the rows that are seen, where there are many.
import { follow, go, linkTo, now } from "./address.js";
import { agendaText, doubtSign, readingOf, variablesOf } from "./attributes.js";
import { basketIsFull, isPicked, pickCity } from "./basket.js";
import { atlas, fold } from "./data.js";
import { button, draw, element, fill, hiddenWords, make } from "./dom.js";
import { bitCount, sorted } from "./filter.js";
import { SORTS } from "./state.js";
import { label, number, say } from "./words.js";

const ALL_DRAWN = 300;
const SPARE = 12;
let rows = [];
let marked = new Set();
let drawn = "";
let height = 0;

export function buildTable() {
  const heads = [...SORTS.map((key) => make("th", { scope: "col", "data-key": key, class: `c-${key}` }, button(say(`col_${key}`), () => sortBy(key))))];
  heads.splice(5, 0, make("th", { scope: "col", class: "c-organisation" }, say("col_organisation")));
  heads.push(make("th", { scope: "col", class: "c-pick" }, say("col_pick")));
  fill(element("table-head"), make("tr", {}, heads));
  height = 0;
}

function sortBy(key) {
  const { sort, descending } = now();
  const down = sort === key ? !descending : key === "einwohner" || key === "felder" || key === "projekte";
  go({ sort: key, descending: down });
}

// Cities that are named stay in the list, whatever is filtered; they are marked, and not counted.
export function updateTable(state, { chosen }) {
  const here = new Set(chosen);
  const named = state.cities.map((short) => atlas.byShort.get(short).index).filter((index) => !here.has(index));
  marked = new Set(named);
  rows = sorted([...chosen, ...named], state);
  for (const head of element("table-head").querySelectorAll("[data-key]")) {
    if (head.dataset.key === state.sort) head.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  element("cities").setAttribute("aria-rowcount", rows.length + 1);
  element("cities").classList.toggle("many", rows.length > ALL_DRAWN);
  element("nothing").hidden = rows.length > 0;
  drawn = "";
  drawRows();
}

export function drawRows() {
  const [first, last] = rows.length > ALL_DRAWN ? seen() : [0, rows.length];
  if (drawn === `${first}-${last}`) return;
  drawn = `${first}-${last}`;
  const focused = document.activeElement?.closest?.("#table-rows") ? document.activeElement.id : "";
  const shown = rows.slice(first, last).map((index, at) => rowOf(atlas.cities[index], first + at + 2));
  fill(element("table-rows"), gap(first), shown, gap(rows.length - last));
  if (focused) element(focused)?.focus({ preventScroll: true });
}

export function drawAllRows() {
  drawn = "all";
  fill(element("table-rows"), rows.map((index, at) => rowOf(atlas.cities[index], at + 2)));
}

function seen() {
  if (!height) {
    fill(element("table-rows"), rowOf(atlas.cities[rows[0]], 2));
    height = element("table-rows").firstChild.getBoundingClientRect().height || 40;
  }
  const above = -element("table-rows").getBoundingClientRect().top;
  const first = Math.max(0, Math.min(rows.length - 1, Math.floor(above / height) - SPARE));
  return [first, Math.min(rows.length, first + Math.ceil(innerHeight / height) + 2 * SPARE)];
}

const gap = (count) => (count ? make("tr", { class: "gap", "aria-hidden": "true", style: { height: `${count * height}px` } }, make("td", { colspan: 8 })) : "");

function rowOf(city, position) {
  const link = { cities: [city.short] };
  const name = make("a", { id: `row-${city.short}`, href: linkTo(link), onclick: follow(link) }, city.name);
  const found = matchedProjects(city);
  return make(
    "tr",
    { "aria-rowindex": position, class: marked.has(city.index) ? "outside" : null },
    make("th", { scope: "row" }, name, marked.has(city.index) ? make("span", { class: "small" }, ` ${say("outside")}`) : "", found),
    cell("land", label("state", city.state)),
    cell("einwohner", number(city.population)),
    cell("agenda", doubtSign(city), agendaText(city)),
    cell("felder", strip(city), make("span", { class: "n" }, number(bitCount(city.fields)))),
    cell("organisation", modelsText(city)),
    cell("projekte", number(city.projects.length)),
    make("td", { class: "c-pick" }, pickBox(city)),
  );
}

const cell = (key, ...children) => make("td", { class: `c-${key}`, "data-label": say(`col_${key}`) }, ...children);

function modelsText(city) {
  const found = variablesOf("org").filter((variable) => city.values[variable.at] === "1");
  return found.map((variable) => label("organisation", variable.key)).join(", ") || "–";
}

function pickBox(city) {
  const box = make("input", { type: "checkbox", id: `pick-${city.short}`, onchange: (event) => pickCity(city, event.target.checked) });
  box.checked = isPicked(city);
  box.disabled = !box.checked && basketIsFull();
  return make("label", {}, box, hiddenWords(say("pick", { city: city.name })));
}

export function updatePicks() {
  for (const box of element("table-rows").querySelectorAll(".c-pick input")) {
    box.checked = isPicked({ short: box.id.slice(5) });
    box.disabled = !box.checked && basketIsFull();
  }
}

// A square for each field: full where it is certain, half where it is doubtful, a frame where it is not coded.
function strip(city) {
  const squares = variablesOf("field").map((variable, at) => {
    const reading = readingOf(city, variable);
    const colour = atlas.colours.field[variable.key];
    const stroke = reading === "certain" || reading === "doubtful" ? colour : "var(--faint)";
    const inner = reading === "certain" ? colour : "none";
    const frame = draw("rect", { x: at * 11 + 0.5, y: 0.5, width: 9, height: 9, fill: inner, stroke });
    const half = reading === "doubtful" ? draw("path", { d: `M${at * 11} 10l10 -10v10z`, fill: colour }) : "";
    return [frame, half];
  });
  return draw("svg", { class: "strip", viewBox: "0 0 110 10", width: 110, height: 10, "aria-hidden": "true" }, squares.flat());
}

function matchedProjects(city) {
  const words = fold(now().search).split(/\s+/).filter(Boolean);
  if (!words.length) return "";
  const found = city.projects.filter((project) => words.some((word) => fold(project.title).includes(word)));
  return found.length ? make("span", { class: "found small" }, found.map((project) => project.title).join(" · ")) : "";
}
