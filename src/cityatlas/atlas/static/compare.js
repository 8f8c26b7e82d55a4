// Two to five cities side by side: first what parts them, then what they share.
import { go } from "./address.js";
import { agendaText, doubtSign, FACTS, nameOf, readingOf, SETS, setTitle, signed, variablesOf } from "./attributes.js";
import { acts, compareWith, legend, linkOfCity } from "./city.js";
import { atlas, isDoubtful } from "./data.js";
import { button, make, scrolling } from "./dom.js";
import { MOST_COMPARED } from "./state.js";
import { pick, say } from "./words.js";

// Everything that is compared: its name, what is shown of a city, and the value by which two cities differ.
export function comparedRows() {
  const facts = FACTS.map(([key, text]) => ({ name: say(key), show: (city) => [text(city)], value: text }));
  const agenda = { name: say("agenda"), show: (city) => [...doubtSign(city), agendaText(city)], value: (city) => `${agendaText(city)}${isDoubtful(city)}` };
  const coded = SETS.flatMap((set) => variablesOf(set).map((variable) => ({
    name: `${setTitle(set)}: ${nameOf(variable)}`,
    show: (city) => signed(readingOf(city, variable)),
    value: (city) => (["certain", "doubtful"].includes(readingOf(city, variable)) ? "1" : "0"),
  })));
  return [...facts.slice(0, 1), agenda, ...facts.slice(1), ...coded];
}

// The rows in which the cities differ, and those in which they do not.
export function parted(cities) {
  const differs = (row) => new Set(cities.map(row.value)).size > 1;
  const rows = comparedRows();
  return [rows.filter(differs), rows.filter((row) => !differs(row))];
}

export function comparePage(cities) {
  const [different, same] = parted(cities);
  const names = cities.map((city) => city.name).join(", ");
  const add = cities.length < MOST_COMPARED ? compareWith(cities.map((city) => city.short)) : make("span", { class: "small" }, say("basket_full"));
  const body = [section(say("differences", { n: different.length }), different, cities), section(say("common", { n: same.length }), same, cities)];
  const title = make("h2", { id: "panel-title", tabindex: -1 }, say("compare_title", { names }));
  const wide = { class: "compare", style: { minWidth: `${6 * cities.length + 6}rem` } };
  const table = make("table", wide, make("caption", {}, say("compare_caption")), tableHead(cities), body);
  return [
    make("div", { class: "panel-head" }, title, make("p", { class: "note" }, say("coded_by", { who: pick(atlas.who) })), acts(add)),
    scrolling(say("compare_caption"), table, "scroll"),
    make("p", { class: "small" }, legend()),
  ];
}

function tableHead(cities) {
  const remove = (city) => button("×", () => leave(cities, city), { class: "remove", "aria-label": say("compare_remove", { city: city.name }) });
  const heads = cities.map((city) => make("th", { scope: "col" }, linkOfCity(city), " ", remove(city)));
  return make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("attribute")), heads));
}

const leave = (cities, city) => go({ cities: cities.filter((one) => one !== city).map((one) => one.short) });

function section(title, rows, cities) {
  const head = make("tr", { class: "group" }, make("th", { scope: "rowgroup", colspan: cities.length + 1 }, title));
  const made = rows.map((row) => make("tr", {}, make("th", { scope: "row" }, row.name), cities.map((city) => make("td", {}, row.show(city)))));
  return make("tbody", {}, head, made);
}
