// The beginning: data and address are read, and every change of the address is shown in all parts of the page.
import { go, linkTo, notUnderstood, now, watch } from "./address.js";
import { showBasket, watchBasket } from "./basket.js";
import { cityPage, namedCities } from "./city.js";
import { comparePage } from "./compare.js";
import { atlas, load } from "./data.js";
import { copy, element, fill, make } from "./dom.js";
import { saveTable } from "./download.js";
import { bindFilters, buildFacets, chosenFilters, coderText, showChosen, updateFacets } from "./facets.js";
import { select } from "./filter.js";
import { buildMap, labelMap, updateMap } from "./map.js";
import { savePng, saveSvg } from "./picture.js";
import { showStatistics } from "./statistics.js";
import { buildTable, drawAllRows, drawRows, updatePicks, updateTable } from "./table.js";
import { languageKey, pick, say, useLanguage } from "./words.js";

const EMBED = new URLSearchParams(location.search).get("embed") === "karte";
const MOST_IGNORED = 5;
let selection = { chosen: [], counts: {} };
let spoken = "";

function show(before) {
  const state = now();
  if (state.lang !== spoken) speak(state.lang);
  selection = select(state);
  showNotices();
  showPanel(state, before);
  showBasket();
  updateFacets(state, selection);
  showChosen(state, selection);
  updateMap(state, selection);
  showView(state);
  document.documentElement.style.setProperty("--stick", `${element("chosen").offsetHeight}px`);
}

// Only what the view shows is drawn.
function showView(state) {
  const statistics = state.view === "statistik";
  element("results").hidden = statistics;
  element("statistics").hidden = !statistics;
  for (const view of ["karte", "statistik"]) element(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
  if (statistics) showStatistics(selection);
  else updateTable(state, selection);
  if (!statistics) labelMap();
}

// All texts of the page in a language, and what holds texts of its own anew.
function speak(key) {
  spoken = key;
  useLanguage(key);
  document.documentElement.lang = key;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t, FACTS_OF_PAGE());
  for (const node of document.querySelectorAll("[data-label-t]")) node.setAttribute("aria-label", say(node.dataset.labelT));
  for (const other of ["de", "en"]) element(`lang-${other}`).setAttribute("aria-pressed", String(other === key));
  element("coder").textContent = coderText();
  element("cite").textContent = pick(atlas.cite);
  buildFacets();
  buildMap();
  buildTable();
}

const FACTS_OF_PAGE = () => ({ version: atlas.version, bytes: atlas.bytes, licence: atlas.licence, n: atlas.cities.length });

function showNotices() {
  const left = notUnderstood();
  const told = left.slice(0, MOST_IGNORED).map(({ why, what }) => `${say(`ignored_${why}`)} ${what.length > 60 ? `${what.slice(0, 60)}…` : what}`);
  if (left.length > MOST_IGNORED) told.push(say("ignored_more", { n: left.length - MOST_IGNORED }));
  const box = element("notices");
  box.hidden = !left.length;
  fill(box, left.length ? [make("p", {}, say("ignored")), make("ul", {}, told.map((text) => make("li", {}, text)))] : "");
}

function showPanel(state, before) {
  const cities = namedCities();
  const panel = element("panel");
  const focused = panel.contains(document.activeElement) ? document.activeElement.id : "";
  panel.hidden = !cities.length;
  document.body.classList.toggle("open", cities.length > 0);
  fill(panel, cities.length === 1 ? cityPage(cities[0]) : cities.length ? comparePage(cities) : "");
  const names = cities.map((city) => city.name).join(" – ");
  document.title = names ? `${names} · ${say("title")}` : say("title");
  if (focused) element(focused)?.focus({ preventScroll: true });
  if (before && before.cities.join() !== state.cities.join()) moveTo(cities.length ? "panel-title" : "list-title");
}

// After a step the focus stands where its result is.
function moveTo(id) {
  const node = element(id);
  if (!node || EMBED) return;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "start" });
}

const titleOfSelection = () => [say("title"), ...chosenFilters(now()).map(({ text }) => text)].join(" · ").slice(0, 90);
const said = (text) => { element("said").textContent = text; };

// As the page writes it, without what of the reader's own address it did not understand.
const addressOfState = () => linkTo({}).replace(/^#$/, "");

function pageAddress(query = "") {
  const base = location.protocol === "file:" ? "https://example.org/atlas.html" : location.href.replace(/[?#].*$/, "");
  return base + query + addressOfState();
}

function shareBox(kind) {
  const link = location.protocol === "file:" ? location.href.replace(/[?#].*$/, "") + addressOfState() : pageAddress();
  const frame = `<iframe src="${pageAddress("?embed=karte").replaceAll("&", "&amp;")}" width="640" height="720" title="${say("title")}" loading="lazy"></iframe>`;
  const area = element("share-text");
  area.value = kind === "link" ? link : frame;
  element("share-note").textContent = say(kind === "link" ? "share_link_note" : "share_embed_note");
  element("share").hidden = false;
  copy(area, said, say("copied"));
}

const ACTS = {
  "view-karte": () => go({ view: "karte" }),
  "view-statistik": () => go({ view: "statistik" }),
  "lang-de": () => go({ lang: "de" }),
  "lang-en": () => go({ lang: "en" }),
  "save-csv": () => saveTable(selection.chosen, false),
  "save-excel": () => saveTable(selection.chosen, true),
  "save-svg": () => saveSvg(titleOfSelection()),
  "save-png": () => savePng(titleOfSelection()),
  "share-link": () => shareBox("link"),
  "share-embed": () => shareBox("embed"),
};

function bindAll() {
  for (const [id, act] of Object.entries(ACTS)) element(id).addEventListener("click", act);
  for (const link of document.querySelectorAll("a[data-go]")) link.addEventListener("click", (event) => { event.preventDefault(); moveTo(link.dataset.go); });
  bindFilters();
  watchBasket(updatePicks);
  let waiting = 0;
  const soon = (act) => () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(act); };
  window.addEventListener("scroll", soon(drawRows), { passive: true });
  window.addEventListener("resize", soon(() => { labelMap(); drawRows(); }));
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", () => { for (const box of document.querySelectorAll("[data-unfolded]")) box.open = false; });
  element("filter-box").open = window.matchMedia("(min-width: 60rem)").matches;
}

// On paper nothing is folded away, and the whole list is there, but for one that no paper would hold.
function unfold() {
  if (now().view === "karte" && atlas.cities.length <= 2000) drawAllRows();
  for (const box of document.querySelectorAll("#panel details:not([open])")) {
    box.dataset.unfolded = "";
    box.open = true;
  }
}

function embedded() {
  const link = make("a", { href: location.href.replace(/\?[^#]*/, ""), target: "_blank", rel: "noopener" }, say("open_atlas"));
  element("embed-link").append(link);
  element("embed-link").hidden = false;
}

export function start() {
  load(JSON.parse(element("content").textContent));
  useLanguage(atlas.language);
  watch(show);
  document.documentElement.classList.toggle("embed", EMBED);
  element("app").hidden = false;
  bindAll();
  show(null);
  performance.mark("shown");
  if (EMBED) embedded();
  document.documentElement.dataset.ready = languageKey();
}

if (typeof document !== "undefined") start();
