// The filters: what can be chosen, with counts that follow the other filters; and what is chosen, in words.
import { go, now } from "./address.js";
import { atlas } from "./data.js";
import { button, element, fill, make } from "./dom.js";
import { FACETS, isFiltered } from "./filter.js";
import { noFilters } from "./state.js";
import { label, number, pick, say } from "./words.js";

const VOCABULARIES = { state: "state", size: "size_class", field: "field", ticked: "field", status: "agenda_status", organisation: "organisation" };
const ORDER = ["status", "size", "field", "ticked", "organisation", "state"];
const OPEN = ["status", "size"];
const JOINED_BY_AND = ["field", "ticked", "organisation"];

export function buildFacets() {
  const shown = ORDER.filter((facet) => facet !== "ticked" || atlas.matrix);
  const opened = Object.fromEntries(shown.map((facet) => [facet, element(`facet-${facet}`)?.open ?? OPEN.includes(facet)]));
  fill(element("facets"), shown.map((facet) => facetBox(facet, opened[facet])));
}

function facetBox(facet, open) {
  const options = atlas.keys[VOCABULARIES[facet]].map((key) => {
    const box = make("input", { type: "checkbox", value: key, id: `f-${facet}-${key}`, onchange: () => toggle(facet, key) });
    return make("label", { for: box.id }, box, make("span", {}, label(VOCABULARIES[facet], key)), make("span", { class: "count", id: `n-${facet}-${key}` }));
  });
  const hint = JOINED_BY_AND.includes(facet) ? make("p", { class: "small" }, say("facet_and")) : "";
  const title = say(`facet_${facet}`);
  const group = make("div", { role: "group", "aria-label": title }, hint, options);
  return make("details", { id: `facet-${facet}`, class: "facet", open }, make("summary", {}, title), group);
}

function toggle(facet, key) {
  const chosen = now()[facet];
  const left = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
  go({ [facet]: atlas.keys[VOCABULARIES[facet]].filter((one) => left.includes(one)) });
}

export function updateFacets(state, { counts }) {
  for (const facet of FACETS) {
    if (!element(`facet-${facet}`)) continue;
    for (const key of atlas.keys[VOCABULARIES[facet]]) {
      element(`f-${facet}-${key}`).checked = state[facet].includes(key);
      element(`n-${facet}-${key}`).textContent = number(counts[facet][key] || 0);
    }
  }
  const fields = { search: state.search, low: state.low ?? "", high: state.high ?? "" };
  for (const [id, value] of Object.entries(fields)) {
    if (document.activeElement !== element(id)) element(id).value = value;
  }
}

// What is chosen: a text and what taking it away leaves, for each filter.
export function chosenFilters(state) {
  const found = ORDER.flatMap((facet) => state[facet].map((key) => ({
    text: `${say(`facet_${facet}`)}: ${label(VOCABULARIES[facet], key)}`,
    without: { [facet]: state[facet].filter((one) => one !== key) },
  })));
  if (state.low !== null || state.high !== null) found.push({ text: rangeText(state), without: { low: null, high: null } });
  if (state.search) found.push({ text: `${say("search")}: ${state.search}`, without: { search: "" } });
  return found;
}

function rangeText({ low, high }) {
  const [from, to] = [low, high].map((value) => (value === null ? "" : number(value)));
  return say(low === null ? "range_to" : high === null ? "range_from" : "range_between", { from, to });
}

export function showChosen(state, { chosen }) {
  const filters = chosenFilters(state);
  const chips = filters.map(({ text, without }) => button(`${text} ×`, () => takeAway(without), { class: "chip", "aria-label": say("chip_remove", { filter: text }) }));
  const reset = isFiltered(state) ? button(say("reset"), () => takeAway(noFilters()), { class: "reset" }) : "";
  fill(element("chips"), chips.length ? "" : make("span", { class: "small" }, say("no_filter")), chips, reset);
  element("count").textContent = say("count_cities", { n: number(chosen.length), all: number(atlas.cities.length) });
}

function takeAway(filters) {
  go(filters);
  element("search").focus({ preventScroll: true });
}

export function bindFilters() {
  element("search").addEventListener("input", (event) => go({ search: event.target.value.slice(0, 100) }, { replace: true }));
  for (const id of ["low", "high"]) element(id).addEventListener("change", (event) => go({ [id]: wholeNumber(event.target.value) }));
  element("filters").addEventListener("submit", (event) => event.preventDefault());
}

function wholeNumber(text) {
  const digits = text.replace(/[.,\s]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

export const coderText = () => say("coded_by", { who: pick(atlas.who) });
