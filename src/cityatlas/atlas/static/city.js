// The page of a city: facts, agenda, fields, organisation, projects, peers, and how to object.
import { follow, go, linkTo, now } from "./address.js";
import { agendaText, doubtSign, evidenceOf, FACTS, linesText, nameOf, pageText } from "./attributes.js";
import { readingOf, SETS, setTitle, SIGN_KEYS, sign, signed, strengthOf, variablesOf } from "./attributes.js";
import { atlas } from "./data.js";
import { button, card, copy, element, make, scrolling, tableOf } from "./dom.js";
import { peersSection } from "./peers.js";
import { findCity } from "./state.js";
import { label, number, pick, say } from "./words.js";

export function cityPage(city) {
  const counted = variablesOf("field").filter((variable) => city.values[variable.at] === "1").length;
  return [
    head(city),
    make("div", { class: "cards" }, facts(city), agenda(city)),
    readingTable(city, "field", say("fields_of", { n: number(counted), all: number(variablesOf("field").length) })),
    projects(city),
    ...SETS.slice(2).map((set) => make("details", { class: "fold" }, make("summary", {}, setTitle(set)), readingTable(city, set))),
    make("p", { class: "small" }, legend()),
    peersSection(city),
    make("div", { class: "cards" }, sheet(city), city.study ? objection(city) : ""),
  ];
}

export const legend = () => SIGN_KEYS.flatMap((key, at) => [at ? " · " : "", sign(key), ` ${say(`legend_${key}`)}`]);
export const coderNote = (city) => (city.coders ? say(`coded_${city.coders.includes("hand") ? "hand" : "rules"}`) : say("coded_by", { who: pick(atlas.who) }));

function head(city) {
  const place = [label("state", city.state), label("size_class", city.size).replace(/ \(.*/, ""), pageText(city)].join(" · ");
  return make(
    "div",
    { class: "panel-head" },
    make("h2", { id: "panel-title", tabindex: -1 }, city.name),
    make("p", { class: "small" }, place),
    make("p", { class: "note" }, `${coderNote(city)} `, say(city.study ? "source_study" : "source_own", { document: city.document })),
    acts(compareWith([city.short])),
  );
}

const close = () => go({ cities: [] });

export function acts(first) {
  const print = button(say("print"), () => window.print());
  return make("p", { class: "acts" }, first, print, button(say("close"), close, { id: "panel-close" }));
}

const MOST_OPTIONS = 300;

// Where a list to choose from would be endless, the name is typed.
function typedCity(cities) {
  const found = (event) => findCity(event.target.value.trim());
  const choose = (event) => { if (found(event)) go({ cities: [...new Set([...cities, found(event).short])] }); };
  const input = make("input", { id: "compare-with", onchange: choose, placeholder: say("choose_city") });
  return make("label", { class: "inline", for: "compare-with" }, `${say("compare_with")} `, input);
}

// A choice of one more city for the comparison.
export function compareWith(cities) {
  if (atlas.cities.length > MOST_OPTIONS) return typedCity(cities);
  const others = atlas.cities.filter((city) => !cities.includes(city.short));
  const options = others.map((city) => make("option", { value: city.short }, city.name));
  const choose = (event) => { if (event.target.value) go({ cities: [...cities, event.target.value] }); };
  const select = make("select", { id: "compare-with", onchange: choose }, make("option", { value: "" }, say("choose_city")), options);
  return make("label", { class: "inline", for: "compare-with" }, `${say("compare_with")} `, select);
}

function facts(city) {
  const rows = FACTS.flatMap(([key, text]) => [make("dt", {}, say(key)), make("dd", {}, text(city))]);
  const more = [make("dt", {}, say("fact_ags")), make("dd", {}, city.ags)];
  const page = city.page === null ? [] : [make("dt", {}, say("fact_page")), make("dd", {}, say("page_line", { page: city.page, line: city.line }))];
  return card(say("facts"), make("dl", {}, rows, more, page));
}

function agenda(city) {
  const values = {
    agenda_status: city.status && label("agenda_status", city.status),
    agenda_form: city.form && label("agenda_form", city.form),
    agenda_year: city.year,
  };
  const lines = Object.entries(values).map(([name, value]) => {
    const at = atlas.variables.findIndex((variable) => variable.name === name);
    const evidence = make("span", { class: "small block" }, evidenceOf(city, at));
    return value ? [make("dt", {}, say(name)), make("dd", {}, value, evidence)] : [];
  });
  const told = make("p", { class: "big" }, doubtSign(city), agendaText(city));
  return card(say("agenda"), told, make("dl", {}, lines.flat()), readingTable(city, "org"));
}

function readingTable(city, set, title = setTitle(set)) {
  const [strong, ticked] = [set === "field" || set === "stakeholder", set === "field" && city.ticked];
  const heads = [setTitle(set), say("reading"), ...(strong ? [say("strength")] : []), ...(ticked ? [say("ticked")] : []), say("evidence", { place: pageText(city) })];
  const rows = variablesOf(set).map((variable, at) => [
    make("span", {}, set === "field" ? swatch(variable.key) : "", nameOf(variable)),
    make("span", {}, signed(readingOf(city, variable))),
    ...(strong ? [strengthOf(city, variable)] : []),
    ...(ticked ? [say(city.ticked[at] === "1" ? "yes" : "no_tick")] : []),
    evidenceOf(city, variable.at),
  ]);
  const table = tableOf(title, heads, rows, { class: `readings set-${set}` });
  return scrolling(title, table);
}

export const swatch = (field) => make("span", { class: "swatch", "aria-hidden": "true", style: { background: atlas.colours.field[field] } });

function projects(city) {
  const rows = city.projects.map((project) => make(
    "li",
    {},
    make("strong", {}, project.title),
    make("span", { class: "block" }, swatch(project.annex || project.field), project.fields.map((key) => label("field", key)).join(", ")),
    make("span", { class: "small block" }, placeOf(city, project)),
  ));
  const list = rows.length ? make("ol", { class: "projects" }, rows) : make("p", {}, say("no_projects"));
  return make("section", {}, make("h3", {}, say("projects_title", { n: number(rows.length) })), list);
}

function placeOf(city, project) {
  const found = [`${pageText(city)}, ${linesText(String(project.line))}`];
  if (project.annex) found.push(say("annex_place", { field: label("field", project.annex), line: project.annexLine }));
  if (project.annexTitle) found.push(say("annex_title", { title: project.annexTitle }));
  return found.join(" · ");
}

function sheet(city) {
  const link = atlas.links.card ? make("p", {}, make("a", { href: atlas.links.card.replace("{city}", city.short) }, say("sheet_link"))) : "";
  return card(say("sheet"), make("p", {}, say("sheet_text")), link, button(say("print"), () => window.print()));
}

function objection(city) {
  const area = make("textarea", { id: "objection", rows: 6, readonly: true, "aria-label": say("objection_form") });
  area.value = say("objection_text", { city: city.name, version: atlas.version });
  const copied = (text) => { element("said").textContent = text; };
  const where = atlas.address ? make("p", {}, make("a", { href: atlas.address }, atlas.address)) : "";
  const take = button(say("copy"), () => copy(area, copied, say("copied")));
  return card(say("objection"), make("p", {}, say("objection_how")), area, take, where);
}

export const namedCities = () => now().cities.map((short) => atlas.byShort.get(short));
export const linkOfCity = (city) => make("a", { href: linkTo({ cities: [city.short] }), onclick: follow({ cities: [city.short] }) }, city.name);
