// The statistics of the selection beside those of all cities, with bounds, and the verdicts on what documents claim.
import { swatch } from "./city.js";
import { countSelection } from "./counts.js";
import { atlas } from "./data.js";
import { element, fill, make, scrolling } from "./dom.js";
import { countInWords, label, number, pick, say } from "./words.js";

const GROUPS = { agenda_field: "field", lighthouse_projects: "field", lighthouse_cities: "field", stakeholder_involved: "stakeholder" };
const OPENED_FIRST = ["agenda_status", "agenda_field", "lighthouse_projects", "organisation"];
const groupName = (entry, group) => label(GROUPS[entry.statistic] || entry.statistic, group);

export function showStatistics({ chosen }) {
  const opened = new Map([...document.querySelectorAll("#statistics-body > details")].map((box) => [box.id, box.open]));
  const boxes = atlas.statistics.map((entry) => statisticBox(entry, chosen, opened));
  element("statistics-count").textContent = say("statistics_of", { n: number(chosen.length), all: number(atlas.cities.length) });
  fill(element("statistics-body"), boxes);
}

function statisticBox(entry, chosen, opened) {
  const id = `statistic-${entry.statistic}-${entry.basis}`;
  const title = `${label("statistic", entry.statistic)} (${label("basis", entry.basis)})`;
  const open = opened.get(id) ?? (OPENED_FIRST.includes(entry.statistic) && entry.basis !== "field_matrix");
  const summary = make("summary", {}, make("h3", {}, title));
  return make("details", { id, open, class: "statistic" }, summary, noteOf(entry), statisticTable(entry, chosen, title), verdicts(entry));
}

function noteOf(entry) {
  const weak = entry.groups.filter((_, at) => ["tentative", "unreliable", "unassessed"].includes(entry.reliability[at]));
  const doubt = weak.length ? ` ${say("weak", { groups: weak.map((group) => groupName(entry, group)).join(", ") })}` : "";
  const told = entry.basis === "coding" ? say(entry.open ? "note_open" : "note_coding", { coded: pick(atlas.coded) }) : say(`note_${entry.basis}`);
  return make("p", { class: "small" }, told + doubt);
}

function statisticTable(entry, chosen, title) {
  const { base, rows } = countSelection(entry, chosen);
  const printed = entry.printed.some(Boolean);
  const heads = ["group", "selection", "bar", "everything", ...(printed ? ["printed"] : [])];
  const body = entry.groups.map((group, at) => make(
    "tr",
    { "data-group": group },
    make("th", { scope: "row" }, GROUPS[entry.statistic] === "field" ? swatch(group) : "", groupName(entry, group)),
    make("td", { "data-label": say("selection") }, countInWords(rows[at], base)),
    make("td", { class: "c-bar" }, bar(rows[at], base, entry.all[at], entry.base)),
    make("td", { "data-label": say("everything", { n: number(atlas.cities.length) }) }, countInWords(entry.all[at], entry.base)),
    printed ? make("td", { "data-label": say("printed") }, printedText(entry.printed[at])) : "",
  ));
  const head = make("tr", {}, heads.map((key) => make("th", { scope: "col" }, say(key, { n: number(atlas.cities.length) }))));
  const caption = make("caption", { class: "vh" }, title);
  return scrolling(title, make("table", {}, caption, make("thead", {}, head), make("tbody", {}, body)));
}

const printedText = (row) => (!row ? "–" : row[0] !== null ? number(row[0]) : `${number(row[1])}–${number(row[2])}`);

// Solid what is certain, hatched what is counted with doubt, a frame what is possible; a mark where all cities stand.
function bar([count, lower, upper], base, [allCount], allBase) {
  const width = (value, whole) => (whole ? `${(100 * value) / whole}%` : "0");
  const part = (name, from, to) => make("span", { class: name, style: { left: width(from, base), width: width(Math.max(0, to - from), base) } });
  const mark = make("span", { class: "mark", style: { left: width(allCount, allBase) } });
  return make("div", { class: "bar", "aria-hidden": "true" }, part("sure", 0, lower), part("counted", lower, count), part("possible", count, upper), mark);
}

function verdicts(entry) {
  if (!entry.claims.length) return "";
  const items = entry.claims.map(([id, de, en, printed, status, convention]) => {
    const word = convention ? say("by_convention") : label("status", status);
    const text = pick([de, en]);
    const where = atlas.links.report ? make("a", { href: `${atlas.links.report}#${id}` }, text) : text;
    const quoted = printed ? make("span", { class: "small" }, ` ${say("printed_as", { printed })}`) : "";
    return make("li", {}, make("span", { class: `badge ${status}` }, word), " ", where, quoted);
  });
  const summary = make("summary", {}, say("verdicts", { n: number(items.length) }));
  return make("details", { class: "verdicts" }, summary, make("p", { class: "small" }, say("verdicts_note")), make("ul", {}, items));
}
