// Around the card: cities, progress, the overview of all variables, messages and questions.
const GLYPHS = { open: "○", optional: "○", unfinished: "!", silent: "0", denied: "0", done: "1", na: "–" };

const counted = new Intl.NumberFormat(PAGE.language);
let saidLast = 0;

// Said for a while, and to screen readers.
function say(message) {
  element("said").textContent = message;
  clearTimeout(saidLast);
  saidLast = setTimeout(() => { element("said").textContent = ""; }, 8000);
}

function ask(question) {
  const dialog = element("ask");
  element("ask-text").textContent = question;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }));
}

function showAll() {
  if (!current() || !askedHere(state.city, current())) state.variable = firstVariable();
  showProfile();
  showChange();
}

function showChange() {
  showMarks();
  showCard();
  showOverview();
  showProgress();
}

const firstVariable = () => (asked(state.city).find((v) => isOpen(cellState(state.city, v))) || asked(state.city)[0]).name;

function showProgress() {
  const all = PAGE.order.map(counts);
  const sum = (part) => all.reduce((total, each) => total + each[part], 0);
  const here = counts(state.city);
  element("bar").max = Math.max(sum("total"), 1);
  element("bar").value = sum("done");
  element("progress-city").textContent = text("progress_city", here);
  element("progress-all").textContent = text("progress_all", { cities: all.filter((c) => c.done === c.total).length, allcities: all.length, done: counted.format(sum("done")), total: counted.format(sum("total")) });
  element("undo").disabled = !state.at;
  element("redo").disabled = state.at === state.log.length;
  showCities(all);
  showPlace();
  showTraining();
}

// Cities and variables stay where they are on the page: only what has changed is written anew.
function showCities(all) {
  if (element("city").dataset.closed !== String(state.closed)) drawCities();
  PAGE.order.forEach((city, place) => {
    const { done, total } = all[place];
    const label = `${done === total ? "✓" : done ? "…" : "○"} ${city} (${done}/${total})`;
    const option = cityOptions.get(city);
    if (option.textContent !== label) option.textContent = label;
  });
  element("city").value = state.city;
}

const cityOptions = new Map();

function drawCities() {
  element("city").dataset.closed = state.closed;
  for (const city of PAGE.order) cityOptions.set(city, make("option", { value: city, disabled: !state.closed && !isTraining(city) }));
  const group = (training, name) => {
    const own = PAGE.order.filter((city) => isTraining(city) === training).map((city) => cityOptions.get(city));
    return own.length ? [make("optgroup", { label: text(state.closed === training ? `${name}_closed` : name) }, ...own)] : [];
  };
  element("city").replaceChildren(...group(true, "group_training"), ...group(false, "group_coding"));
}

function showPlace() {
  element("place").textContent = text("city_number", { number: PAGE.order.indexOf(state.city) + 1, total: PAGE.order.length });
  element("badge").hidden = !isTraining(state.city);
  element("badge").textContent = text(state.closed ? "badge_closed" : "badge_training");
}

// The training: what it is, closing it once it is finished, and its file once it is closed.
function showTraining() {
  if (!PAGE.training_cities.length) return;
  const wanted = state.closed ? "closed" : trainingLeft() ? "intro" : "ready";
  if (document.body.dataset.training === wanted) return;
  document.body.dataset.training = wanted;
  element("training")?.remove();
  notice("training", wanted === "ready" ? text("training_ready") : "", [[text("training_close"), closeTraining]]);
  if (wanted === "intro") document.querySelector(".title").after(make("p", { id: "training" }, text("training_intro", { total: PAGE.training_cities.length })));
  if (wanted === "closed") element("export").after(make("button", { type: "button", id: "training", onclick: () => exportPart("training") }, text("training_export")));
}

async function closeTraining() {
  if (!mayWork()) return;
  if (!(await ask(text("training_sure")))) return;
  exportPart("training");
  Object.assign(state, { closed: true, log: [], at: 0 });
  goToOpen(true);
  element("lines").focus();
}

function showOverview() {
  if (element("overview").dataset.city !== state.city) drawOverview();
  for (const variable of asked(state.city)) {
    const old = element(`chip-${variable.name}`);
    const look = chipLook(variable);
    if (old.dataset.look !== look.join()) old.replaceWith(chip(variable, look));
  }
  element("overview").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function drawOverview() {
  element("overview").dataset.city = state.city;
  const groups = PAGE.sets.map((set) => [set, asked(state.city).filter((variable) => variable.set === set.name)]).filter(([, own]) => own.length);
  element("overview").replaceChildren(make("div", {}, ...groups.map(([set, own]) => make("div", { class: "chips", role: "group", "aria-label": set.label },
    own.length > 1 || own[0].label !== set.label ? make("p", { class: "name", "aria-hidden": "true" }, set.label) : null,
    ...own.map((variable) => chip(variable, chipLook(variable)))))));
}

function chipLook(variable) {
  const cell = state.cells[cellKey(state.city, variable.name)] || EMPTY;
  return [cellState(state.city, variable), variable.name === state.variable, cell.confidence === "doubtful"];
}

function chip(variable, look) {
  const [found, here, doubtful] = look;
  const glyph = found === "done" && variable.kind !== "binary" ? "✓" : GLYPHS[found];
  return make("button", { type: "button", class: "chip", id: `chip-${variable.name}`, "data-look": look.join(), "data-state": found, "aria-current": here ? "true" : null, tabindex: here ? "0" : "-1", title: stateText(found), onclick: () => goTo(state.city, variable.name) },
    make("span", { class: "glyph", "aria-hidden": "true" }, glyph), make("span", {}, variable.label, doubtful ? " ?" : ""),
    make("span", { class: "vh" }, `: ${stateText(found)}${doubtful ? `, ${text("doubt")}` : ""}`));
}

// Going somewhere.
function goTo(city, name) {
  Object.assign(state, { city, variable: name });
  if (!paused) save();
  showAll();
  if (ADJUDICATING) moveTo(lineElements().find((line) => line.querySelector(".marks").textContent));
}

function moveVariable(by) {
  const own = asked(state.city).filter((variable) => applies(state.city, variable) || variable.name === state.variable);
  const next = own[own.findIndex((variable) => variable.name === state.variable) + by];
  if (next) goTo(state.city, next.name);
  else if (by > 0) goToOpen();
}

function moveCity(by) {
  const next = PAGE.order[PAGE.order.indexOf(state.city) + by];
  if (next === undefined) return;
  if (!state.closed && !isTraining(next)) return say(text("said_locked"));
  state.city = next;
  goTo(next, firstVariable());
}

// The next open or unfinished variable: in this city after the one in hand, then before it, then in the other cities.
function goToOpen(fromStart = false) {
  const found = openPlace(fromStart);
  if (!found) {
    showAll();
    return say(text("said_none_open"));
  }
  const [city, variable] = found;
  if (city !== state.city && !fromStart) say(text("said_city_done", { city: state.city }));
  goTo(city, variable.name);
}

const hasOpen = (city) => counts(city).done < counts(city).total;

function openPlace(fromStart) {
  const at = fromStart ? 0 : PAGE.order.indexOf(state.city);
  const cities = [...PAGE.order.slice(at), ...PAGE.order.slice(0, at)].filter((city) => !readOnly(city) && (city === state.city || hasOpen(city)));
  const places = cities.flatMap((city) => asked(city).map((variable) => [city, variable]));
  const here = fromStart ? -1 : places.findIndex(([city, variable]) => city === state.city && variable.name === state.variable);
  const own = asked(state.city).length;
  const turned = here < 0 ? places : [...places.slice(here + 1, own), ...places.slice(0, here + 1), ...places.slice(own)];
  return turned.find(([city, variable]) => isOpen(cellState(city, variable)));
}
