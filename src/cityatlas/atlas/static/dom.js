// Elements of the page. Whatever is put into them is text: no markup comes out of the data.
const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

export const element = (id) => document.getElementById(id);

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(made.style, value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// A phone shows tables as blocks, which would take their meaning from who does not see them.
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
const HEADS = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };
const roleOf = (tag, { scope }) => ROLES[tag] || (tag === "th" && HEADS[scope]) || null;

export const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), { role: roleOf(tag, attributes), ...attributes }, children);
export const draw = (tag, attributes = {}, ...children) => filled(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
export const fill = (node, ...children) => node.replaceChildren(...children.flat().filter((child) => child !== null && child !== ""));
export const button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text);
export const hiddenWords = (text) => make("span", { class: "vh" }, text);

// A part that scrolls sideways by itself, also by keyboard; ``stacked`` tables need that on no phone.
export const scrolling = (title, table, kind = "scroll stacked") =>
  make("div", { class: kind, role: "region", tabindex: 0, "aria-label": title }, table);
export const card = (title, ...children) => make("section", { class: "card" }, make("h3", {}, title), children);

// A table with its caption, heads and rows; a row's first cell is its head.
export function tableOf(caption, heads, rows, attributes = {}) {
  return make(
    "table",
    attributes,
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.map((cells) => make("tr", {}, cells.map((cell, at) => cellOf(cell, heads[at], at))))),
  );
}

const cellOf = (cell, head, at) => (at ? make("td", { "data-label": head }, cell) : make("th", { scope: "row" }, cell));

// What is copied for the reader, and how the page says it. Where the clipboard is closed, the text is selected.
export async function copy(area, said, text) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    document.execCommand("copy");
  }
  said(text);
}
