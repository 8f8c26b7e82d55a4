// The codings: cells by city and variable, and a log of steps, so that each of them can be undone and redone.
const LOG_LENGTH = 500;
const state = {
  cells: {}, log: [], at: 0, closed: PAGE.training_cities.length === 0, shortcuts: true,
  city: PAGE.order[0], variable: "",
};

const current = () => variableOf.get(state.variable);
const currentKey = () => cellKey(state.city, state.variable);
const currentCell = () => state.cells[currentKey()] || EMPTY;

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const orNull = (cell) => (same({ ...EMPTY, ...cell }, EMPTY) ? null : cell);

function put(key, cell) {
  if (cell) state.cells[key] = cell;
  else delete state.cells[key];
  countsOf.delete(key.split("|")[0]);
}

// One step: the cells that change, as [key, before, after]. Typing on in one field stays one step.
function step(field, changed) {
  const changes = changed.map(([key, cell]) => [key, state.cells[key] || null, cell && orNull(cell)])
    .filter(([, before, after]) => !same(before, after));
  if (!changes.length) return false;
  state.log.length = state.at;
  const last = state.log[state.at - 1];
  const key = currentKey();
  if (["note", "year"].includes(field) && last && last.field === field && last.key === key) last.changes[0][2] = changes[0][2];
  else state.log.push({ field, key, city: state.city, variable: state.variable, changes });
  for (const [changedKey, , after] of changes) put(changedKey, after);
  if (state.log.length > LOG_LENGTH) state.log.splice(0, state.log.length - LOG_LENGTH);
  state.at = state.log.length;
  save();
  return true;
}

function travel(entry, side) {
  for (const change of entry.changes) put(change[0], change[side]);
  state.city = entry.city;
  state.variable = entry.variable;
  save();
  say(text(side === 1 ? "said_undone" : "said_redone", { what: `${entry.city}, ${labelOf(variableOf.get(entry.variable))}` }));
  showAll();
}

function undo() {
  if (!mayWork()) return;
  if (!state.at) return say(text("said_nothing"));
  state.at -= 1;
  travel(state.log[state.at], 1);
}

function redo() {
  if (!mayWork()) return;
  if (state.at === state.log.length) return say(text("said_nothing_redo"));
  state.at += 1;
  travel(state.log[state.at - 1], 2);
}

// Changes to the cell in hand. Refused where the training is closed, or not yet.
function mayCode() {
  if (!mayWork()) return false;
  if (readOnly(state.city)) say(text(isTraining(state.city) ? "said_readonly" : "said_locked"));
  return !readOnly(state.city) && applies(state.city, current());
}

function setCell(field, part, others = []) {
  if (!mayCode()) return;
  if (step(field, [[currentKey(), { ...EMPTY, ...currentCell(), ...part }], ...others])) showChange();
}

// What no longer applies once the variable in hand has another value.
function dependents(value) {
  const lost = PAGE.variables.filter((v) => v.only_where.some(([name, needed]) => name === state.variable && needed !== value));
  return lost.filter((v) => state.cells[cellKey(state.city, v.name)]);
}

function setValue(value) {
  const cell = currentCell();
  const alternative = cell.alternative === value ? onlyOther(current(), value, cell.confidence) : cell.alternative;
  const strength = current().strength.length && positive(value) ? cell.strength : "";
  const lost = mayCode() ? dependents(value) : [];
  setCell("value", { value, strength, alternative }, lost.map((v) => [cellKey(state.city, v.name), null]));
  if (lost.length) say(text("said_dependents", { variables: lost.map(labelOf).join(", ") }));
}

function onlyOther(variable, value, confidence) {
  const others = otherValues(variable, value);
  return confidence === "doubtful" && value && others.length === 1 ? others[0] : "";
}

function toggleDoubt() {
  const confidence = currentCell().confidence === "doubtful" ? "sure" : "doubtful";
  setCell("confidence", { confidence, alternative: onlyOther(current(), currentCell().value, confidence) });
}

function clearCell() {
  if (!mayCode()) return;
  const lost = dependents("");
  if (step("clear", [currentKey(), ...lost.map((v) => cellKey(state.city, v.name))].map((key) => [key, null]))) showAll();
}

function markLines(numbers, marked) {
  const others = currentCell().lines.filter((line) => !numbers.includes(line));
  setCell("lines", { lines: (marked ? [...others, ...numbers] : others).sort((a, b) => a - b) });
}

// The lines of the step before in this city: form and year of an agenda often stand where its status does.
function earlierLines() {
  const steps = state.log.slice(0, state.at).reverse().filter((entry) => entry.city === state.city && entry.key !== currentKey());
  const found = steps.find((entry) => state.cells[entry.key]?.lines.length);
  const lines = found ? state.cells[found.key].lines : [];
  return same(lines, currentCell().lines) ? [] : lines;
}

function repeatLines() {
  const lines = earlierLines();
  if (lines.length) setCell("lines", { lines });
}

function takeOver(number) {
  const row = (givenCodings.get(currentKey()) || [])[number];
  if (!row || !mayCode()) return;
  const { value, strength, alternative, confidence } = row;
  const lost = dependents(value).map((v) => [cellKey(state.city, v.name), null]);
  setCell("take", { value, strength, alternative, confidence, lines: parseLines(row.lines) || [] }, lost);
}
