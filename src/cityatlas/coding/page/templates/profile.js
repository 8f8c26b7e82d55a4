// The profile on the left: numbered lines, the cursor among them, and what is marked.
let cursor = 0;
let shownCity = null;

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const lineElements = () => [...element("lines").querySelectorAll("[role=option]")];
const lineElement = (number) => element(`line-${number}`);

function showProfile() {
  if (shownCity !== state.city) drawProfile();
  showMarks();
}

function drawProfile() {
  shownCity = state.city;
  const { head, sections } = PAGE.profiles[state.city];
  element("profile-name").textContent = state.city;
  element("head").replaceChildren(make("span", { class: "small" }, text("head_hint")), ...head.map(([number, line]) => make("p", {}, numberTag(number), make("span", {}, line))));
  element("lines").setAttribute("aria-label", text("lines_label", { city: state.city }));
  element("lines").replaceChildren(...sections.filter((s) => s.lines.length).map(drawSection));
  moveTo(lineElements()[0]);
  element("profile").scrollTop = 0;
}

const numberTag = (number) => make("span", { class: "number", "aria-hidden": "true" }, String(number));

function drawSection(section) {
  const heading = `section-${section.key}`;
  return make("div", { role: "group", "aria-labelledby": heading },
    make("h3", { id: heading, role: "presentation" }, section.label),
    ...section.lines.map(drawLine));
}

function drawLine([number, line, isHeading]) {
  const content = make("span", { class: "text" }, line);
  const spoken = make("span", { class: "vh" }, `${text("line")} ${number}: `);
  return make("div", { id: `line-${number}`, role: "option", class: isHeading ? "heading" : null, "data-line": number, onmousedown: pressLine },
    numberTag(number), make("span", { class: "marks", "aria-hidden": "true" }), spoken, content);
}

function pressLine(event) {
  if (event.button !== 0) return;
  const line = event.currentTarget;
  if (event.shiftKey) {
    event.preventDefault();
    markTo(line);
  } else line.addEventListener("mouseup", clickLine, { once: true });
}

// A click marks; dragging over words only selects them.
function clickLine(event) {
  if (String(getSelection())) return;
  moveTo(event.currentTarget);
  toggleLine();
}

function moveTo(line) {
  if (!line) return;
  lineElement(cursor)?.classList.remove("cursor");
  cursor = Number(line.dataset.line);
  line.classList.add("cursor");
  element("lines").setAttribute("aria-activedescendant", line.id);
  line.scrollIntoView({ block: "nearest" });
}

function moveCursor(by) {
  const all = lineElements();
  const place = all.findIndex((line) => Number(line.dataset.line) === cursor);
  moveTo(all[Math.min(Math.max(place + by, 0), all.length - 1)]);
}

function toggleLine() {
  const marked = !currentCell().lines.includes(cursor);
  if (!mayCode()) return;
  markLines([cursor], marked);
  say(text(marked ? "said_marked" : "said_unmarked", { line: cursor }));
}

function markTo(line) {
  const [from, to] = [cursor, Number(line.dataset.line)].sort((a, b) => a - b);
  moveTo(line);
  markLines(lineElements().map((each) => Number(each.dataset.line)).filter((number) => from <= number && number <= to), true);
}

function markWhileMoving(by) {
  const all = lineElements();
  const next = all[all.findIndex((line) => Number(line.dataset.line) === cursor) + by];
  if (next) markTo(next);
  else markLines([cursor], true);
}

function showMarks() {
  const marked = new Set(currentCell().lines);
  const givenLines = (givenCodings.get(currentKey()) || []).map((row) => new Set(row ? parseLines(row.lines) || [] : []));
  for (const line of lineElements()) {
    const number = Number(line.dataset.line);
    line.setAttribute("aria-selected", String(marked.has(number)));
    const given = givenLines.map((lines, place) => (lines.has(number) ? "AB"[place] : "")).join("");
    line.querySelector(".marks").textContent = given;
    line.title = [...given].map((letter) => text("marked_by", { coder: PAGE.between["AB".indexOf(letter)] })).join("; ");
  }
}
