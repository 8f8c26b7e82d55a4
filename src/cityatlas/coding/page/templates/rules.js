// What the page holds, and when a cell is whole: the rules of the codebook, as the importer checks them.
const PAGE = JSON.parse(document.getElementById("content").textContent);
const ADJUDICATING = PAGE.format.startsWith("cityatlas-adjudication/");
const EMPTY = Object.freeze({ value: "", strength: "", alternative: "", confidence: "sure", lines: [], note: "" });
const element = (id) => document.getElementById(id);
const text = (key, values = {}) => PAGE.texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const cellKey = (city, variable) => `${city}|${variable}`;
const variableOf = new Map(PAGE.variables.map((variable) => [variable.name, variable]));
const setOf = new Map(PAGE.sets.map((set) => [set.name, set]));
const agreedRow = new Map((PAGE.agreed || []).map((row) => [cellKey(row.city, row.variable), row]));
const givenCodings = new Map((PAGE.open || []).map((cell) => [cellKey(cell.city, cell.variable), cell.codings]));

const positive = (value) => value !== "" && value !== "0";
const allows = (variable, value) =>
  variable.values.length ? variable.values.some((known) => known.key === value) : /^[0-9]{4}$/.test(value);
const otherValues = (variable, value) => variable.values.map((known) => known.key).filter((key) => key !== value);
const dependsOn = (variable) => variable.only_where.map(([name]) => variableOf.get(name));
const askedHere = (city, variable) => !ADJUDICATING || givenCodings.has(cellKey(city, variable.name));

function valueOf(city, name) {
  const cell = state.cells[cellKey(city, name)];
  return cell ? cell.value : (agreedRow.get(cellKey(city, name)) || EMPTY).value;
}

function applies(city, variable) {
  return variable.only_where.every(([name, value]) => valueOf(city, name) === value);
}

// What is missing in a cell, as the key of its message; null where nothing is.
function breach(variable, cell) {
  if (!cell.value) return "value";
  if (!allows(variable, cell.value)) return "year";
  if (variable.strength.length && positive(cell.value) && !cell.strength) return "strength";
  if (positive(cell.value) && !cell.lines.length) return "evidence";
  return breachOfDoubt(variable, cell) || (ADJUDICATING && !cell.note.trim() ? "reason" : null);
}

function breachOfDoubt(variable, cell) {
  if (!cell.alternative) return cell.confidence === "doubtful" ? "alternative" : null;
  const another = allows(variable, cell.alternative) && cell.alternative !== cell.value;
  return another ? null : variable.kind === "year" ? "alternative_year" : "alternative";
}

// na, optional, open, unfinished, silent (no, without evidence), denied (no, with evidence) or done
function cellState(city, variable) {
  if (!applies(city, variable)) return "na";
  const cell = state.cells[cellKey(city, variable.name)];
  if (!cell) return variable.optional ? "optional" : "open";
  if (breach(variable, cell)) return "unfinished";
  if (cell.value !== "0") return "done";
  return cell.lines.length ? "denied" : "silent";
}

const isOpen = (found) => found === "open" || found === "unfinished";
const asked = (city) => PAGE.variables.filter((variable) => askedHere(city, variable));
const statesOf = (city) => asked(city).map((variable) => cellState(city, variable));

// Counted once until a cell of the city changes.
const countsOf = new Map();

function counts(city) {
  if (!countsOf.has(city)) countsOf.set(city, countCity(city));
  return countsOf.get(city);
}

function countCity(city) {
  const needed = statesOf(city).filter((found) => found !== "na" && found !== "optional");
  return { total: needed.length, done: needed.filter((found) => !isOpen(found)).length };
}

const isTraining = (city) => PAGE.training_cities.includes(city);
const trainingLeft = () => PAGE.training_cities.reduce((left, city) => left + counts(city).total - counts(city).done, 0);
const readOnly = (city) => (isTraining(city) ? state.closed : !state.closed);

function parseLines(spans) {
  const numbers = [];
  for (const part of spans ? spans.split(";") : []) {
    const [, first, last] = /^([0-9]+)(?:-([0-9]+))?$/.exec(part) || [];
    const [from, to] = [Number(first), Number(last || first)];
    if (!(from > 0 && from <= to && to - from < 5000)) return null;
    for (let number = from; number <= to; number += 1) numbers.push(number);
  }
  return numbers;
}

function spansOf(numbers) {
  const runs = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(";");
}

const sectionOf = (city, line) => PAGE.profiles[city].sections.find((section) => section.from <= line && line <= section.to);
const sectionsOf = (city, lines) =>
  PAGE.profiles[city].sections.filter((s) => lines.some((line) => s.from <= line && line <= s.to)).map((s) => s.key).join("|");
