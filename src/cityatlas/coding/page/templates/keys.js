// The keyboard. Single keys apply outside of text fields, and can be switched off.
const KEYS = {
  ArrowUp: () => moveCursor(-1), ArrowDown: () => moveCursor(1),
  "Shift+ArrowUp": () => markWhileMoving(-1), "Shift+ArrowDown": () => markWhileMoving(1),
  ArrowLeft: () => moveVariable(-1), ArrowRight: () => moveVariable(1),
  " ": toggleLine, Enter: () => moveVariable(1), "Shift+Enter": () => moveVariable(-1),
  l: repeatLines, o: () => goToOpen(), n: () => focusField("note"), u: undo, "Shift+u": redo, e: exportNow, "?": showKeys,
  ",": () => moveCity(-1), ".": () => moveCity(1), Delete: clearCell, [DOUBT_KEY]: toggleDoubt,
  [TAKE_KEYS[0]]: () => takeOver(0), [TAKE_KEYS[1]]: () => takeOver(1),
};
const ALWAYS = { "Ctrl+z": undo, "Ctrl+y": redo, "Ctrl+Shift+z": redo };
const SINGLE = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown", " ", "Enter", "Shift+Enter", "Delete"]);

function nameOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && !(event.key.length === 1 && !/[a-z]/i.test(event.key));
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${shift ? "Shift+" : ""}${key}`;
}

function focusField(id) {
  element(id)?.focus();
}

// Digits choose a value (a year is typed), letters strength and alternative.
function chooseByKey(key) {
  const variable = current();
  if (!applies(state.city, variable)) return false;
  if (/^[0-9]$/.test(key)) return chooseValue(variable, key);
  const strength = variable.strength[STRENGTH_KEYS.indexOf(key)];
  if (strength && positive(currentCell().value)) setCell("strength", { strength: strength.key });
  const alternative = otherValues(variable, currentCell().value)[ALTERNATIVE_KEYS.indexOf(key)];
  if (alternative && currentCell().confidence === "doubtful") setCell("alternative", { alternative });
  return Boolean(strength || alternative);
}

function chooseValue(variable, key) {
  if (variable.kind === "year") {
    focusField("year");
    element("year").select();
    return false;
  }
  const found = variable.values.find((value) => valueKey(variable, value.key) === key);
  if (found) setValue(found.key);
  return Boolean(found);
}

function inTextField(target, name) {
  if (!target.matches("input:not([type=checkbox]), textarea")) return false;
  if (name === "Escape" || (name === "Enter" && target.matches("input"))) {
    element("lines").focus();
    return name === "Escape";
  }
  return true;
}

function onKey(event) {
  const name = nameOf(event);
  if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  if (inTextField(event.target, name)) return;
  if (event.target.matches("select") && name !== "Escape") return;
  if (event.target.matches("button, a, summary") && [" ", "Enter"].includes(name)) return;
  const act = ALWAYS[name] || (state.shortcuts || SINGLE.has(name) ? KEYS[name] : null);
  if (act) act();
  if (act || (state.shortcuts && !event.ctrlKey && !event.metaKey && chooseByKey(name))) event.preventDefault();
}

function showKeys() {
  const [space, enter, shift, ctrl, del] = ["space", "enter", "shift", "ctrl", "delete"].map((key) => text(`name_${key}`));
  const rows = [
    [["↑", "↓"], "lines"], [[space], "mark"], [[`${shift} + ↑`, `${shift} + ↓`], "range"], [["l"], "again"], [["←", "→"], "variable"], [[enter], "enter"],
    [["1", "0", "2", "3"], "value"], [STRENGTH_KEYS, "strength"], [[DOUBT_KEY], "doubt"], [ALTERNATIVE_KEYS, "alternative"],
    ...(ADJUDICATING ? [[TAKE_KEYS, "take"]] : []), [["n"], "note"], [["o"], "open"], [[del], "clear"],
    [["u", `${ctrl} + Z`], "undo"], [[`${shift} + U`, `${ctrl} + Y`], "redo"], [[",", "."], "city"], [["e"], "export"], [["?"], "help"],
  ];
  element("keys-list").replaceChildren(...rows.flatMap(([keys, name]) => [
    make("dt", {}, ...keys.map((key) => make("kbd", {}, key.length === 1 ? key.toUpperCase() : key))), make("dd", {}, text(`key_${name}`))]));
  element("shortcuts").checked = state.shortcuts;
  element("keys").showModal();
}
