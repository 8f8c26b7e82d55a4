// The map: outlines, a dot for each city whose area is its population, the Rhine-Ruhr area enlarged, steps by keys.
import { go } from "./address.js";
import { atlas, isDoubtful } from "./data.js";
import { draw, element, fill } from "./dom.js";
import { placeLabels, unitOf } from "./labels.js";
import { label, number, say } from "./words.js";

const RADIUS = 90 / Math.sqrt(3_600_000);
const INSET_SIZE = 0.4;
const TOUCH = { main: 30, inset: 10 };
const STATUSES = ["adopted", "in_development", "none"];
const CROWDED = 2000; // from here on a dot is its disc alone: no room beside it to touch, no hint of its own
let dots = [];
let shownDots = [];
let entry = null; // the one dot that the tab key reaches

const inside = (city, [x, y, width, height]) => city.x >= x && city.x <= x + width && city.y >= y && city.y <= y + height;
export const radiusOf = (population) => RADIUS * Math.sqrt(population);

export function buildMap() {
  const { view, inset } = atlas.map;
  dots = [];
  entry = null;
  const largest = [...atlas.cities].sort((a, b) => b.population - a.population);
  const frame = draw("rect", { x: inset[0], y: inset[1], width: inset[2], height: inset[3], fill: "none", stroke: "var(--warm)", "stroke-width": 4 });
  fill(element("map-main"), svgOf("main", view, largest, [frame]));
  fill(element("map-inset"), svgOf("inset", inset, largest.filter((city) => inside(city, inset)), []));
}

function svgOf(name, view, cities, extra) {
  const land = Object.entries(atlas.map.states).map(([, path]) => draw("path", { d: path }));
  const group = draw("g", { fill: "var(--land)", stroke: "var(--border)", "stroke-width": name === "main" ? 2.5 : 1, "aria-hidden": "true" }, land, extra);
  const made = cities.map((city) => dotOf(city, name));
  return draw(
    "svg",
    { viewBox: view.join(" "), role: "group", "aria-label": say(`map_${name}`), onkeydown: onKey, id: `svg-${name}` },
    draw("defs", {}, STATUSES.map((status) => hatch(status, name))),
    group,
    draw("g", {}, made),
    draw("g", { class: "labels", "aria-hidden": "true" }),
  );
}

// Doubt is hatched, never pale.
function hatch(status, name) {
  const size = name === "main" ? 12 : 4;
  return draw(
    "pattern",
    { id: `hatch-${status}-${name}`, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    draw("rect", { width: size, height: size, fill: "var(--paper)" }),
    draw("rect", { width: size * 0.6, height: size, fill: `var(--${status})` }),
  );
}

// In the large map a dot that the enlarged part shows again is for the mouse only.
function dotOf(city, name) {
  const size = name === "main" ? 1 : INSET_SIZE;
  const radius = Math.round(radiusOf(city.population) * size * 10) / 10;
  const reached = name === "inset" || !inside(city, atlas.map.inset);
  const disc = draw("circle", { class: "disc", cx: city.x, cy: city.y, r: radius, fill: fillOf(city, name) });
  const room = { class: "touch", cx: city.x, cy: city.y, r: Math.max(radius, TOUCH[name]), fill: "transparent" };
  const touch = () => [draw("title", {}, aboutText(city)), draw("circle", room)];
  const about = reached ? { role: "link", tabindex: -1, "aria-label": aboutText(city) } : { "aria-hidden": "true" };
  const open = () => go({ cities: [city.short] });
  const node = draw("g", { class: "dot", ...about, onclick: open }, atlas.cities.length < CROWDED ? touch() : [], disc);
  dots.push({ city, node, name, reached, radius, painted: "" });
  return node;
}

export function aboutText(city) {
  const status = city.status ? label("agenda_status", city.status) : say("sign_silent");
  const doubt = isDoubtful(city) ? `, ${say("sign_doubtful")}` : "";
  return say("dot", { city: city.name, population: number(city.population), status: status + doubt });
}

const fillOf = (city, name) => (!city.status ? "var(--paper)" : isDoubtful(city) ? `url(#hatch-${city.status}-${name})` : `var(--${city.status})`);

export function updateMap(state, { chosen }) {
  const wanted = new Set(chosen);
  const tips = new Set(state.cities);
  shownDots = [];
  for (const dot of dots) {
    const here = wanted.has(dot.city.index) || tips.has(dot.city.short);
    dot.named = tips.has(dot.city.short);
    if (here) shownDots.push(dot);
    if (dot.painted !== `${here} ${dot.named}`) paint(dot, here);
  }
  enterAt(shownDots.find((dot) => dot.reached && dot.named) || shownDots.find((dot) => dot.reached));
}

function enterAt(dot) {
  entry?.node.setAttribute("tabindex", -1);
  dot?.node.setAttribute("tabindex", 0);
  entry = dot || null;
}

// How a dot looks follows from its class; a picture of the map writes it out.
function paint(dot, here) {
  dot.painted = `${here} ${dot.named}`;
  dot.node.setAttribute("class", `dot${here ? "" : " out"}${dot.named ? " named" : ""}`);
  if (dot.reached) dot.node.setAttribute("aria-hidden", here ? "false" : "true");
}

export function labelMap() {
  for (const name of ["main", "inset"]) {
    const svg = element(`svg-${name}`);
    const own = shownDots.filter((dot) => dot.name === name && (dot.reached || dot.named));
    if (svg?.clientWidth) scaleHatches(svg, atlas.map[name === "main" ? "view" : "inset"]);
    if (svg?.clientWidth) placeLabels(svg, own, atlas.map[name === "main" ? "view" : "inset"]);
  }
}

// The stripes are as wide on a phone as on a large screen.
function scaleHatches(svg, view) {
  const size = 5 * unitOf(svg, view);
  for (const pattern of svg.querySelectorAll("pattern")) {
    const [paper, stripe] = pattern.children;
    for (const node of [pattern, paper, stripe]) for (const side of ["width", "height"]) node.setAttribute(side, size);
    stripe.setAttribute("width", size * 0.6);
  }
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(event) {
  const dot = dots.find((one) => one.node === event.target);
  if (!dot) return;
  if (event.key === "Enter" || event.key === " ") go({ cities: [dot.city.short] });
  else if (STEPS[event.key]) step(dot, STEPS[event.key]);
  else return;
  event.preventDefault();
}

function step(from, direction) {
  const next = nearest(from, shownDots.filter((dot) => dot.reached && dot !== from), direction);
  if (!next) return;
  enterAt(next);
  next.node.focus();
}

// The next dot in a direction: near, and rather straight ahead than aside.
export function nearest(from, others, [right, down]) {
  let best = null;
  let least = Infinity;
  for (const dot of others) {
    const [dx, dy] = [dot.city.x - from.city.x, dot.city.y - from.city.y];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && far < least) [best, least] = [dot, far];
  }
  return best;
}
