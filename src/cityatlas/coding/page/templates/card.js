// The variable in hand: its rule, its value, strength, doubt, evidence and note.
const STRENGTH_KEYS = ["a", "s", "d"];
const DOUBT_KEY = "f";
const ALTERNATIVE_KEYS = ["g", "h", "j"];
const TAKE_KEYS = ["q", "w"];

const labelOf = (variable) => (variable.label === setOf.get(variable.set).label ? variable.label : `${setOf.get(variable.set).label}: ${variable.label}`);
const stateText = (found) => text(ADJUDICATING && found === "open" ? "state_undecided" : `state_${found}`);
const valueLabel = (variable, key) => variable.values.find((value) => value.key === key)?.label || key;
const valueKey = (variable, key) => (variable.kind === "binary" ? key : String(variable.values.findIndex((v) => v.key === key) + 1));

// Shown anew with the focus where it was; in a text field only what depends on the text is shown anew.
function showCard() {
  const card = element("card");
  const held = card.contains(document.activeElement) ? document.activeElement : null;
  if (held && held.matches("input, textarea") && held.dataset.cell === currentKey()) return showProblem();
  const variable = current();
  const open = applies(state.city, variable);
  card.replaceChildren(...titles(variable), ...ownRules(variable), ...(open ? [...codingsGiven(variable), fields(variable)] : [notApplying(variable)]), moves(), setRules(variable));
  card.classList.toggle("readonly", readOnly(state.city));
  showProblem();
  if (held) (element(held.id) || element("lines")).focus();
}

function titles(variable) {
  const set = setOf.get(variable.set);
  return [
    make("p", { class: "small set" }, variable.label === set.label ? "" : set.label),
    make("h2", { id: "variable-name" }, variable.label),
    make("div", { class: "standing" }, make("p", { id: "state", class: "state" }), make("p", { id: "problem", class: "problem" })),
  ];
}

function ownRules(variable) {
  const shown = [];
  if (variable.rule) shown.push(rule(text("code_if"), variable.rule));
  if (variable.not) shown.push(rule(text("not_if"), variable.not));
  if (variable.kind === "year") shown.push(make("p", {}, setOf.get(variable.set).rule));
  return shown.length ? [make("div", { class: "rules" }, ...shown)] : [];
}

function setRules(variable) {
  const set = setOf.get(variable.set);
  return make("div", { class: "rules" }, variable.kind === "binary" && set.rule ? rule(text("set_rule"), set.rule) : null,
    make("p", { class: "small" }, variable.optional ? text("optional") : set.silence));
}

const rule = (name, words) => make("p", {}, make("strong", {}, name), ` ${words}`);

function notApplying(variable) {
  const [name, value] = variable.only_where[0];
  const other = variableOf.get(name);
  return make("p", { class: "na" }, text("na_text", { variable: labelOf(other), value: valueLabel(other, value) }));
}

function fields(variable) {
  const cell = currentCell();
  return make("div", { class: "fields" },
    variable.kind === "year" ? yearField("year", "value", text("year_label")) : choices(text("value"), "value", variable.values.map((v) => v.key), cell.value),
    variable.strength.length && positive(cell.value) ? choices(text("strength"), "strength", variable.strength.map((s) => s.key), cell.strength) : null,
    evidence(cell), doubt(variable, cell), note(cell));
}

const CHOOSERS = {
  value: { act: setValue, label: valueLabel, key: (variable, key) => valueKey(variable, key) },
  strength: {
    act: (strength) => setCell("strength", { strength }),
    label: (variable, key) => variable.strength.find((known) => known.key === key).label,
    key: (variable, key) => STRENGTH_KEYS[variable.strength.findIndex((known) => known.key === key)].toUpperCase(),
  },
  alternative: {
    act: (alternative) => setCell("alternative", { alternative }),
    label: valueLabel,
    key: (variable, key) => ALTERNATIVE_KEYS[otherValues(variable, currentCell().value).indexOf(key)].toUpperCase(),
  },
};

function choices(name, field, keys, chosen) {
  const { act, label, key } = CHOOSERS[field];
  const variable = current();
  const buttons = keys.map((each) => {
    const value = variable.values.find((known) => known.key === each);
    const hint = field !== "value" ? "" : variable.kind === "binary" ? (each === "0" ? text("value_0_hint") : "") : value.rule;
    return make("button", { type: "button", id: `${field}-${each}`, "aria-pressed": String(each === chosen), class: `choice ${field}`, onclick: () => act(each) },
      make("kbd", {}, key(variable, each)),
      make("span", {}, make("strong", {}, label(variable, each)), hint && make("span", { class: "hint" }, hint), field === "value" && value?.not && make("span", { class: "hint" }, `${text("not_if")} ${value.not}`)));
  });
  return make("div", { class: `group ${field}`, role: "group", "aria-label": name }, make("p", { class: "name", "aria-hidden": "true" }, name), make("div", { class: "choices" }, ...buttons));
}

function yearField(id, field, name) {
  const input = make("input", { id, "data-cell": currentKey(), inputmode: "numeric", maxlength: "4", size: "5", autocomplete: "off", readonly: readOnly(state.city) });
  input.value = currentCell()[field];
  input.addEventListener("input", () => setCell("year", { [field]: input.value.trim() }));
  return make("div", { class: "group" }, make("label", { class: "name", for: id }, name), input);
}

function evidence(cell) {
  const lines = cell.lines.length ? text("evidence_lines", { lines: spansOf(cell.lines).replaceAll("-", "–").replaceAll(";", ", ") }) : text("evidence_none");
  const sections = PAGE.profiles[state.city].sections.filter((s) => sectionsOf(state.city, cell.lines).split("|").includes(s.key)).map((s) => s.label);
  return make("div", { class: "group" }, make("p", { class: "name" }, text("evidence")),
    make("p", { id: "evidence" }, lines, sections.length ? make("span", { class: "small" }, ` (${sections.join("; ")})`) : ""),
    make("div", { class: "links" },
      cell.lines.length ? make("button", { type: "button", id: "evidence-clear", class: "plain", onclick: () => setCell("lines", { lines: [] }) }, text("evidence_clear")) : null,
      earlierLines().length ? make("button", { type: "button", id: "evidence-again", class: "plain", onclick: repeatLines }, text("evidence_again"), make("kbd", {}, "L")) : null));
}

function doubt(variable, cell) {
  const doubtful = cell.confidence === "doubtful";
  const others = otherValues(variable, cell.value);
  const box = make("div", { class: "group" }, make("p", { class: "name", "aria-hidden": "true" }, text("confidence")),
    make("button", { type: "button", id: "doubt", class: "choice", "aria-pressed": String(doubtful), onclick: toggleDoubt },
      make("kbd", {}, DOUBT_KEY.toUpperCase()), make("span", {}, make("strong", {}, text("doubt")))));
  if (!doubtful && !cell.alternative) return box;
  const alternative = variable.kind === "year" ? yearField("year-alternative", "alternative", text("year_alternative")) : choices(text("alternative"), "alternative", others.slice(0, 3), cell.alternative);
  return make("div", {}, box, alternative);
}

function note(cell) {
  const area = make("textarea", { id: "note", rows: ADJUDICATING ? "3" : "2", "data-cell": currentKey(), readonly: readOnly(state.city) });
  area.value = cell.note;
  area.addEventListener("input", () => setCell("note", { note: area.value }));
  return make("div", { class: "group" }, make("label", { class: "name", for: "note" }, text(ADJUDICATING ? "reason" : "note"), make("kbd", {}, "N")), area);
}

function showProblem() {
  const found = cellState(state.city, current());
  const problem = found === "unfinished" ? breach(current(), currentCell()) : null;
  const message = problem ? text(`breach_${problem}`) : "";
  if (element("problem").textContent !== message) element("problem").textContent = message;
  element("state").textContent = stateText(found);
  element("state").dataset.state = found;
}

function moves() {
  const button = (id, name, key, act) => make("button", { type: "button", id, onclick: act }, name, make("kbd", {}, key));
  return make("div", { class: "moves" }, button("previous", text("previous"), "←", () => moveVariable(-1)), button("next", text("next"), "→", () => moveVariable(1)),
    button("next-open", text("next_open"), "O", () => goToOpen()), button("clear", text("clear"), text("name_delete"), clearCell));
}

// Both codings side by side, for who decides between them.
function codingsGiven(variable) {
  const given = givenCodings.get(currentKey());
  if (!given) return [];
  const columns = given.map((row, place) => make("div", { class: "given" }, make("h3", {}, make("span", { class: "letter", "aria-hidden": "true" }, "AB"[place]), ` ${PAGE.between[place]}`), ...describe(variable, row), takeButton(row, place)));
  return [make("div", { class: "both", role: "group", "aria-label": text("both_codings") }, ...columns)];
}

function describe(variable, row) {
  if (!row) return [make("p", {}, text("coding_none"))];
  const strength = variable.strength.find((known) => known.key === row.strength);
  const alternative = row.alternative && `${text("alternative")}: ${valueLabel(variable, row.alternative)}`;
  return [
    make("p", {}, make("strong", {}, valueLabel(variable, row.value)), strength ? `, ${strength.label}` : ""),
    make("p", {}, row.lines ? text("evidence_lines", { lines: row.lines.replaceAll("-", "–").replaceAll(";", ", ") }) : text("evidence_none")),
    row.confidence === "doubtful" && make("p", {}, `${text("doubt")}. ${alternative || ""}`),
    row.note && make("p", { class: "quote" }, row.note),
  ].filter(Boolean);
}

function takeButton(row, place) {
  if (!row) return null;
  return make("button", { type: "button", id: `take-${place}`, onclick: () => takeOver(place) }, text("take", { coder: PAGE.between[place] }), make("kbd", {}, TAKE_KEYS[place].toUpperCase()));
}
