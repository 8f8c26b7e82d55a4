// The map as a picture of its own: SVG, or PNG drawn from it. Colours are the light ones, for paper.
import { atlas } from "./data.js";
import { draw, element } from "./dom.js";
import { save } from "./download.js";
import { label, say } from "./words.js";

const LIGHT = {
  paper: "#ffffff", ink: "#1c2430", soft: "#525c6b", land: "#f1efea", border: "#b9b2a5", warm: "#c8461e", faint: "#b5b5b5",
  adopted: "#0b3c6f", in_development: "#6fa8dc", none: "#c9c9c9", "dot-edge": "#1c2430",
};
const SIZE = { width: 2900, height: 2060 };

// Both maps, title, legend and source as one SVG that needs nothing of the page.
export function mapPicture(title) {
  const main = placed("svg-main", 40, 150, 1290, 1750);
  const inset = placed("svg-inset", 1400, 420, 1440, 1480);
  const words = [
    text(40, 90, 64, title),
    text(1400, 380, 40, say("map_inset")),
    ...["adopted", "in_development", "none"].flatMap((status, at) => [
      draw("circle", { cx: 1420, cy: 170 + 56 * at, r: 16, fill: `var(--${status})`, stroke: "var(--dot-edge)" }),
      text(1460, 184 + 56 * at, 40, label("agenda_status", status)),
    ]),
    text(1900, 184, 40, say("legend_hatch")),
    text(1900, 240, 40, say("legend_area")),
    text(40, 1980, 34, say("map_source")),
    text(40, 2030, 34, say("licence_line", { licence: atlas.licence })),
  ];
  const about = { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, "font-family": "sans-serif", ...SIZE };
  const picture = draw("svg", about, draw("rect", { ...SIZE, fill: "var(--paper)" }), main, inset, words);
  return new XMLSerializer().serializeToString(picture).replace(/var\(--([\w-]+)\)/g, (_, name) => LIGHT[name]);
}

const text = (x, y, size, words) => draw("text", { x, y, "font-size": size, fill: "var(--ink)" }, words);

function placed(id, x, y, width, height) {
  const copy = element(id).cloneNode(true);
  for (const [name, value] of Object.entries({ x, y, width, height, preserveAspectRatio: "xMinYMin" })) copy.setAttribute(name, value);
  for (const node of copy.querySelectorAll(".touch")) node.remove();
  const line = id === "svg-main" ? 3 : 1.2;
  for (const node of copy.querySelectorAll(".disc")) writeOut(node, node.parentNode.classList, line);
  for (const name of ["tabindex", "role", "aria-label", "aria-hidden", "class"]) copy.querySelectorAll(`[${name}]`).forEach((node) => node.removeAttribute(name));
  return copy;
}

function writeOut(disc, classes, line) {
  const named = classes.contains("named");
  const out = classes.contains("out");
  if (out) disc.setAttribute("fill", "none");
  disc.setAttribute("stroke", `var(--${named ? "warm" : out ? "faint" : "dot-edge"})`);
  disc.setAttribute("stroke-width", named ? 3 * line : line);
}

export const saveSvg = (title) => save("smart-city-atlas-map.svg", mapPicture(title), "image/svg+xml");

export function savePng(title) {
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), SIZE);
    canvas.getContext("2d").drawImage(image, 0, 0);
    canvas.toBlob((blob) => save("smart-city-atlas-map.png", blob, "image/png"), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(mapPicture(title))}`;
}
