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

function showCities(all) {
  const option = (city) => {
    const { done, total } = all[PAGE.order.indexOf(city)];
    const sign = done === total ? "✓" : done ? "…" : "○";
    return make("option", { value: city, selected: city === state.city, disabled: !state.closed && !isTraining(city) }, `${sign} ${city} (${done}/${total})`);
  };
  const part = (training) => PAGE.order.filter((city) => isTraining(city) === training).map(option);
  const training = PAGE.training_cities.length
    ? [make("optgroup", { label: text(state.closed ? "group_training_closed" : "group_training") }, ...part(true))] : [];
  element("city").replaceChildren(...training, make("optgroup", { label: text(state.closed ? "group_coding" : "group_coding_closed") }, ...part(false)));
}

function showPlace() {
  element("place").textContent = text("city_number", { number: PAGE.order.indexOf(state.city) + 1, total: PAGE.order.length });
  element("badge").hidden = !isTraining(state.city);
  element("badge").textContent = text(state.closed ? "badge_closed" : "badge_training");
}

// The training: how far it is, closing it, and its file once it is closed.
function showTraining() {
  if (!PAGE.training_cities.length) return;
  const ready = trainingLeft() === 0;
  const wanted = state.closed ? "closed" : ready ? "ready" : "intro";
  if (element("training")?.dataset.shown === wanted) return;
  element("training")?.remove();
  const [message, label, act] = {
    closed: ["", text("training_export"), () => exportPart("training")],
    ready: [text("training_ready"), text("training_close"), closeTraining],
    intro: [text("training_intro", { total: PAGE.training_cities.length })],
  }[wanted];
  const button = label && make("button", { type: "button", id: "training-act", class: wanted === "ready" ? "main" : "", onclick: act }, label);
  const place = state.closed ? document.querySelector(".tools") : element("profile").querySelector(".title");
  const box = make(state.closed ? "span" : "p", { id: "training", "data-shown": wanted }, message && `${message} `, button);
  if (state.closed) element("export").after(box);
  else place.after(box);
}

async function closeTraining() {
  if (!mayWork()) return;
  const count = trainingLeft();
  if (count) {
    goToOpen(true);
    return say(text("training_missing", { count }));
  }
  if (!(await ask(text("training_sure")))) return;
  exportPart("training");
  Object.assign(state, { closed: true, log: [], at: 0 });
  goToOpen(true);
  element("lines").focus();
}

function showOverview() {
  const chips = PAGE.sets.map((set) => [set, asked(state.city).filter((variable) => variable.set === set.name)]).filter(([, own]) => own.length);
  element("overview").replaceChildren(make("div", {}, ...chips.map(([set, own]) => make("div", { class: "chips", role: "group", "aria-label": set.label },
    own.length > 1 || own[0].label !== set.label ? make("p", { class: "name", "aria-hidden": "true" }, set.label) : null, ...own.map(chip)))));
  element("overview").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function chip(variable) {
  const found = cellState(state.city, variable);
  const here = variable.name === state.variable;
  const doubtful = (state.cells[cellKey(state.city, variable.name)] || EMPTY).confidence === "doubtful";
  const glyph = found === "done" && variable.kind !== "binary" ? "✓" : GLYPHS[found];
  return make("button", { type: "button", class: "chip", "data-state": found, "aria-current": here ? "true" : null, tabindex: here ? "0" : "-1", title: text(`state_${found}`), onclick: () => goTo(state.city, variable.name) },
    make("span", { class: "glyph", "aria-hidden": "true" }, glyph), make("span", {}, variable.label, doubtful ? " ?" : ""),
    make("span", { class: "vh" }, `: ${text(`state_${found}`)}${doubtful ? `, ${text("doubt")}` : ""}`));
}

// Going somewhere.
function goTo(city, name) {
  Object.assign(state, { city, variable: name });
  if (!paused) save();
  showAll();
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
  const before = state.city;
  state.city = next;
  goTo(next, firstVariable());
  if (before !== next) element("profile").scrollTop = 0;
}

// The next open or unfinished variable: after the one in hand, then in the cities after this one, then from the start.
function goToOpen(fromStart = false) {
  const places = PAGE.order.filter((city) => !readOnly(city)).flatMap((city) => asked(city).map((variable) => [city, variable]));
  const here = fromStart ? -1 : places.findIndex(([city, variable]) => city === state.city && variable.name === state.variable);
  const found = [...places.slice(here + 1), ...places.slice(0, here + 1)].find(([city, variable]) => isOpen(cellState(city, variable)));
  if (!found) {
    showAll();
    return say(text("said_none_open"));
  }
  if (found[0] !== state.city && counts(state.city).done === counts(state.city).total && !fromStart) say(text("said_city_done", { city: state.city }));
  goTo(found[0], found[1].name);
}
