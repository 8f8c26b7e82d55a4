// Names beside the dots: as many as fit without touching each other or a dot, chosen and large cities first.
import { draw } from "./dom.js";

const PIXELS = 11;
const MOST = 60;

// Units of a map for a pixel of the screen; the map keeps its shape, so the narrower side decides.
export const unitOf = (svg, [, , width, height]) => Math.max(width / svg.clientWidth, height / svg.clientHeight);

export function placeLabels(svg, dots, [left, top, width, height]) {
  const unit = unitOf(svg, [left, top, width, height]);
  const size = PIXELS * unit;
  const taken = dots.slice(0, 400).map((dot) => around(dot.city.x, dot.city.y, dot.radius, dot.radius));
  const found = [];
  for (const dot of [...dots].sort((a, b) => Number(b.named) - Number(a.named)).slice(0, 4 * MOST)) {
    const place = free(dot, size, taken, [left, top, width, height]);
    if (!place || found.length >= MOST) continue;
    taken.push(place.box);
    found.push(nameAt(place, size, dot));
  }
  svg.querySelector(".labels").replaceChildren(...found);
}

function nameAt({ x, y, anchor }, size, dot) {
  const halo = { stroke: "var(--paper)", "stroke-width": size / 5, "paint-order": "stroke" };
  const look = { "font-size": size, "font-weight": dot.named ? 700 : 400, fill: "var(--ink)", "text-anchor": anchor };
  return draw("text", { x, y, ...look, ...halo }, dot.city.name);
}

const around = (x, y, halfWidth, halfHeight) => [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function free(dot, size, taken, [left, top, width, height]) {
  const wide = dot.city.name.length * size * 0.56;
  const gap = dot.radius + size * 0.25;
  const { x, y } = dot.city;
  const places = [
    { x: x + gap, y: y + size * 0.35, anchor: "start", box: [x + gap, y - size * 0.5, x + gap + wide, y + size * 0.5] },
    { x: x - gap, y: y + size * 0.35, anchor: "end", box: [x - gap - wide, y - size * 0.5, x - gap, y + size * 0.5] },
    { x, y: y - gap, anchor: "middle", box: [x - wide / 2, y - gap - size * 0.8, x + wide / 2, y - gap + size * 0.1] },
    { x, y: y + gap + size * 0.75, anchor: "middle", box: [x - wide / 2, y + gap - size * 0.1, x + wide / 2, y + gap + size * 0.9] },
  ];
  const within = ({ box }) => box[0] >= left && box[2] <= left + width && box[1] >= top && box[3] <= top + height;
  const own = around(x, y, dot.radius, dot.radius).join();
  return places.find((place) => within(place) && (dot.named || taken.every((box) => box.join() === own || !meet(box, place.box))));
}
