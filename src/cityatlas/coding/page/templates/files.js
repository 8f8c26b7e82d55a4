// Files: what is exported, and resuming from it.
const COLUMNS = ["city", "variable", "value", "strength", "alternative", "confidence", "section", "lines", "note"];

function rowOf(city, name, cell) {
  const { value, strength, alternative, confidence, lines, note } = cell;
  return { city, variable: name, value, strength, alternative, confidence, section: sectionsOf(city, lines), lines: spansOf(lines), note: note.trim() };
}

function exported(part) {
  const rows = [];
  const unfinished = [];
  const cities = PAGE.order.filter((city) => (part === "training") === isTraining(city));
  for (const city of cities) {
    for (const variable of PAGE.variables) {
      const cell = state.cells[cellKey(city, variable.name)];
      if (!cell || !applies(city, variable)) continue;
      const problem = breach(variable, cell) || (isOpenCondition(city, variable) ? "condition" : null);
      if (problem) unfinished.push({ ...rowOf(city, variable.name, cell), problem });
      else rows.push(rowOf(city, variable.name, cell));
    }
  }
  if (!ADJUDICATING) return { ...head(part), rows, unfinished };
  return { ...head(part), rows: withAgreed(rows), decided: rows.map((row) => [row.city, row.variable]), unfinished };
}

// Whether what the variable depends on is unfinished itself: without it no file may hold the variable as finished.
const isOpenCondition = (city, variable) => dependsOn(variable).some((other) => askedHere(city, other) && isOpen(cellState(city, other)));

function head(part) {
  const { format, coder, name, between, language, codebook_sha256, document_sha256, training_cities, order } = PAGE;
  return { format, coder, name, ...(between && { between }), language, codebook_sha256, document_sha256, part, training_cities, order };
}

// Decided and agreed cells together, by city in the order of the file's first rows, then as in the codebook.
function withAgreed(rows) {
  const all = [...PAGE.agreed, ...rows];
  const cities = [...new Set([...PAGE.agreed.map((row) => row.city), ...PAGE.order])];
  const names = PAGE.variables.map((variable) => variable.name);
  const place = (row) => cities.indexOf(row.city) * names.length + names.indexOf(row.variable);
  return all.sort((a, b) => place(a) - place(b));
}

const fileName = (part) => `${PAGE.coder}${part === "training" ? "-training" : ADJUDICATING ? "-adjudication" : ""}.json`;

function exportPart(part) {
  const content = exported(part);
  const blob = new Blob([`${JSON.stringify(content, null, 1)}\n`], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(blob), download: fileName(part) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(text("said_exported", { file: fileName(part), rows: content.rows.length, unfinished: content.unfinished.length }));
}

const exportNow = () => exportPart(state.closed ? "coding" : "training");

// Resuming: the whole file is checked first; with any problem nothing of it is taken.
async function resumeFrom(file) {
  if (!mayWork()) return;
  let content;
  try { content = JSON.parse((await file.text()).replace(/^\uFEFF/, "")); } catch { content = null; }
  const problems = content && typeof content === "object" ? problemsOf(content, file.name) : [text("file_no_json", { file: file.name })];
  const cells = problems.length ? new Map() : cellsOf(content, file.name, problems);
  if (!problems.length) problems.push(...fixedTraining(cells, file.name));
  if (problems.length) return refuse(problems);
  await take(cells, content.part);
}

function refuse(problems) {
  const shown = problems.slice(0, 8);
  if (problems.length > 8) shown.push(text("file_more", { count: problems.length - 8 }));
  notice("file", [...shown, text("file_untouched")].join("\n"), [[text("close"), () => notice("file", "")]]);
}

function problemsOf(content, file) {
  if (content.format !== PAGE.format) return [text("file_format", { file, given: content.format, own: PAGE.format })];
  if (!Array.isArray(content.rows) || !Array.isArray(content.unfinished || [])) return [text("file_no_json", { file })];
  const found = [];
  if (content.coder !== PAGE.coder) found.push(text("file_coder", { file, given: content.coder, own: PAGE.coder }));
  if (content.codebook_sha256 !== PAGE.codebook_sha256) found.push(text("file_codebook", { file }));
  if (content.document_sha256 !== PAGE.document_sha256) found.push(text("file_document", { file }));
  if (!same(content.between, PAGE.between)) found.push(text("file_between", { file }));
  return found;
}

function cellsOf(content, file, problems) {
  const cells = new Map();
  [...content.rows, ...(content.unfinished || [])].forEach((row, position) => {
    const key = cellKey(row?.city, row?.variable);
    if (agreedRow.has(key) && same(pick(row), pick(agreedRow.get(key)))) return;
    const what = rowProblem(row || {}) || (cells.has(key) ? text("row_twice") : null);
    if (what) problems.push(text("file_row", { file, number: position + 1, city: row?.city, variable: row?.variable, what }));
    else cells.set(key, cellOfRow(row));
  });
  return cells;
}

const pick = (row) => COLUMNS.map((column) => row?.[column]);

function cellOfRow(row) {
  const { value, strength, alternative, confidence, note } = row;
  return { value, strength, alternative, confidence, lines: parseLines(row.lines), note };
}

function rowProblem(row) {
  const variable = variableOf.get(row.variable);
  if (!PAGE.order.includes(row.city)) return text("row_city");
  if (!variable || COLUMNS.some((column) => typeof row[column] !== "string")) return text("row_variable");
  if (!askedHere(row.city, variable)) return text("row_open");
  const unfinishedYear = variable.kind === "year" && row.problem;
  if (row.value && !allows(variable, row.value) && !unfinishedYear) return text("row_value", { value: row.value });
  if (row.strength && !strengths(variable, row.value).includes(row.strength)) return text("row_strength", { value: row.strength });
  const another = allows(variable, row.alternative) && row.alternative !== row.value;
  if (row.alternative && !another && !unfinishedYear) return text("row_alternative", { value: row.alternative });
  if (!["sure", "doubtful"].includes(row.confidence)) return text("row_confidence", { value: row.confidence });
  const lines = parseLines(row.lines);
  return lines && lines.every((line) => sectionOf(row.city, line)) ? null : text("row_lines", { value: row.lines });
}

const strengths = (variable, value) => (positive(value) ? variable.strength.map((known) => known.key) : []);

function fixedTraining(cells, file) {
  const differs = ([key, cell]) => isTraining(key.split("|")[0]) && state.cells[key] && !same(state.cells[key], cell);
  return state.closed && [...cells].some(differs) ? [text("file_training_closed", { file })] : [];
}

async function take(cells, part) {
  const changed = [...cells].filter(([key, cell]) => state.cells[key] && !same(state.cells[key], cell)).length;
  if (changed && !(await ask(text("resume_sure", { rows: cells.size, changed })))) return;
  if (part === "coding" && !state.closed) Object.assign(state, { closed: true, log: [], at: 0 });
  notice("file", "");
  step("file", [...cells]);
  save();
  say(text("said_resumed", { rows: cells.size }));
  goToOpen(true);
}
