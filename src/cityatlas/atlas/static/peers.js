// Cities like one: with the reasons, and with weights that a reader may set.
import { follow, go, linkTo, now } from "./address.js";
import { nameOf, variablesOf } from "./attributes.js";
import { atlas } from "./data.js";
import { make, scrolling, tableOf } from "./dom.js";
import { peersOf } from "./likeness.js";
import { WEIGHTS } from "./state.js";
import { label, number, say } from "./words.js";

const ALIKE = 1.1; // populations that differ by no more than a tenth are called alike

// Why two cities are alike: what they share, never what parts them.
export function reasons(a, b) {
  const both = (set) => variablesOf(set).filter(({ at }) => a.values[at] === "1" && b.values[at] === "1").map(nameOf);
  const [fields, models] = [both("field"), both("org")];
  const found = [];
  if (fields.length) found.push(say(fields.length === 1 ? "peer_field" : "peer_fields", { n: fields.length, names: fields.join(", ") }));
  if (models.length) found.push(say("peer_models", { names: models.join(", ") }));
  if (a.status && a.status === b.status) found.push(say("peer_status", { status: label("agenda_status", a.status) }));
  if (Math.max(a.population, b.population) <= ALIKE * Math.min(a.population, b.population)) found.push(say("peer_size", { n: number(b.population) }));
  if (a.state === b.state) found.push(say("peer_state", { state: label("state", a.state) }));
  return found;
}

export function peersSection(city) {
  const { weights } = now();
  const rows = peersOf(city, weights).map(({ city: other, score }, at) => {
    const [page, both] = [{ cities: [other.short] }, { cities: [city.short, other.short] }];
    return [
      String(at + 1),
      make("a", { href: linkTo(page), onclick: follow(page) }, other.name),
      shareText(score),
      reasons(city, other).join("; "),
      make("a", { href: linkTo(both), onclick: follow(both), "aria-label": say("compare_two", { a: city.name, b: other.name }) }, say("compare")),
    ];
  });
  const heads = ["peer_rank", "col_stadt", "peer_likeness", "peer_reasons", "compare"].map((key) => say(key));
  const table = tableOf(say("peers_caption", { city: city.name }), heads, rows, { class: "peers" });
  const note = make("p", { class: "small" }, say("peers_note"));
  const title = say("peers_title");
  return make("section", { id: "peers" }, make("h3", {}, title), note, weightsBox(weights), scrolling(title, table));
}

export const shareText = (score) => `${number(Math.round(1000 * score) / 10)} %`;

function weightsBox(weights) {
  const inputs = WEIGHTS.map((name) => {
    const input = make("input", { type: "number", min: 0, max: 99, step: 1, value: weights[name], id: `weight-${name}`, onchange: (event) => weigh(name, event.target) });
    return make("label", { for: input.id }, say(`weight_${name}`), input);
  });
  return make("fieldset", { class: "weights" }, make("legend", {}, say("weights")), inputs);
}

function weigh(name, input) {
  const weights = { ...now().weights, [name]: Number(input.value) };
  const fits = /^\d{1,2}$/.test(input.value) && WEIGHTS.some((one) => weights[one] > 0);
  if (fits) go({ weights });
  else input.value = now().weights[name];
}

export const peersByShort = (short, weights = atlas.weights) => peersOf(atlas.byShort.get(short), weights, atlas.cities.length);
