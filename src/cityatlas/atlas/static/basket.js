// The cities picked for a comparison, before it is opened.
import { follow, linkTo } from "./address.js";
import { atlas } from "./data.js";
import { button, element, fill, make } from "./dom.js";
import { MOST_COMPARED } from "./state.js";
import { say } from "./words.js";

const picked = new Set();
let onPick = () => {};

export const isPicked = (city) => picked.has(city.short);
export const basketIsFull = () => picked.size >= MOST_COMPARED;
export const watchBasket = (changed) => { onPick = changed; };

export function pickCity(city, wanted) {
  if (wanted && !basketIsFull()) picked.add(city.short);
  else picked.delete(city.short);
  showBasket();
  onPick();
}

export function showBasket() {
  const cities = [...picked].map((short) => atlas.byShort.get(short));
  const box = element("basket");
  box.hidden = !cities.length;
  const out = cities.map((city) => button(`${city.name} ×`, () => pickCity(city, false), { class: "chip", "aria-label": say("basket_remove", { city: city.name }) }));
  const target = { cities: [...picked] };
  const open = make("a", { class: "act", href: linkTo(target), onclick: follow(target) }, say("compare"));
  const hint = cities.length < 2 ? make("span", {}, say("basket_more")) : open;
  fill(box, make("span", {}, say("basket_title")), out, hint, basketIsFull() ? make("span", { class: "small" }, say("basket_full")) : "");
}
