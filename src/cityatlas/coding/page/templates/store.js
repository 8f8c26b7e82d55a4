// Saving in the browser at every step. One tab at a time works; a second one pauses the first.
const STORE = `cityatlas|${PAGE.format}|${PAGE.coder}|`;
const OWN = STORE + [PAGE.codebook_sha256, PAGE.document_sha256].map((sum) => sum.slice(0, 12)).join("|") +
  `|${(PAGE.between || []).join("+")}|${[...PAGE.order].sort().join(",")}|${PAGE.training_cities.length}`;
const TAB = `${Date.now()}-${Math.random()}`;
let unsaved = false;
let paused = false;

const stored = () => {
  try { return localStorage.getItem(OWN); } catch { return null; }
};
const openTab = () => {
  try { return localStorage.getItem(`${OWN}|tab`); } catch { return TAB; }
};

function notice(id, message, buttons = []) {
  element(`notice-${id}`)?.remove();
  if (!message) return;
  const box = make("div", { id: `notice-${id}`, class: "notice" }, make("p", {}, message));
  for (const [label, act] of buttons) box.append(make("button", { type: "button", id: `${id}-act`, onclick: act }, label));
  element("notices").append(box);
}

function save() {
  if (otherTabWorks()) return;
  try {
    localStorage.setItem(OWN, JSON.stringify(state));
    unsaved = false;
    notice("storage", "");
  } catch (error) {
    unsaved = true;
    const full = error.name === "QuotaExceededError";
    notice("storage", text(full ? "storage_full" : "storage_forbidden"), [[text("export"), exportNow]]);
  }
}

function load() {
  const found = stored();
  if (!found) return;
  try {
    const { cells, log, at, closed, shortcuts, city, variable } = JSON.parse(found);
    if (!cells || !Array.isArray(log)) throw new Error("no codings");
    countsOf.clear();
    Object.assign(state, { cells, log, at, closed, shortcuts, city, variable });
  } catch {
    setAside(found);
    notice("broken", text("storage_broken"));
  }
}

function setAside(found) {
  try { localStorage.setItem(`${OWN}|broken|${Date.now()}`, found); } catch { unsaved = true; }
}

function claimTab() {
  try { localStorage.setItem(`${OWN}|tab`, TAB); } catch { /* without storage no tab can overwrite another */ }
  if (!stored()) save();
}

function otherTabWorks() {
  const other = openTab();
  if (!paused && other && other !== TAB) pause();
  return paused;
}

function pause() {
  paused = true;
  document.querySelector("main").inert = true;
  const act = unsaved ? [text("export"), exportNow] : [text("take_over"), continueHere];
  notice("tabs", text(unsaved ? "two_tabs_unsaved" : "two_tabs"), [act]);
}

function continueHere() {
  paused = false;
  document.querySelector("main").inert = false;
  notice("tabs", "");
  load();
  claimTab();
  showAll();
  element("lines").focus();
}

const mayWork = () => !otherTabWorks();

function otherVersions() {
  try {
    const others = Object.keys(localStorage).filter((key) => key.startsWith(STORE) && !key.startsWith(OWN) && !key.endsWith("|tab"));
    return others.some((key) => Object.keys(JSON.parse(localStorage.getItem(key)).cells || {}).length);
  } catch { return false; }
}

function watchStorage() {
  addEventListener("storage", (event) => { if (event.key === `${OWN}|tab`) otherTabWorks(); });
  addEventListener("focus", () => otherTabWorks());
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  if (otherVersions()) notice("other", text("storage_other", { coder: PAGE.coder }), [[text("close"), () => notice("other", "")]]);
}
