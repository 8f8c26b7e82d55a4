// The beginning: what was saved is taken up, and the page's own buttons get their meaning.
function bind(id, act, event = "click") {
  element(id).addEventListener(event, act);
}

function bindAll() {
  bind("undo", undo);
  bind("redo", redo);
  bind("export", exportNow);
  bind("resume", () => element("file").click());
  bind("file", () => takeFile(element("file")), "change");
  bind("help", showKeys);
  bind("keys-close", () => element("keys").close());
  bind("shortcuts", () => { state.shortcuts = element("shortcuts").checked; save(); }, "change");
  bind("ask-yes", () => element("ask").close("yes"));
  bind("ask-no", () => element("ask").close("no"));
  bind("city", () => moveCity(PAGE.order.indexOf(element("city").value) - PAGE.order.indexOf(state.city)), "change");
  bind("city-previous", () => moveCity(-1));
  bind("city-next", () => moveCity(1));
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", backToLines);
}

async function takeFile(input) {
  const [file] = input.files;
  if (file) await resumeFrom(file);
  input.value = "";
}

// After a click with the mouse the keys belong to the profile again.
function backToLines(event) {
  const button = event.target.closest("button");
  if (button && event.detail > 0 && !document.querySelector("dialog[open]")) element("lines").focus({ preventScroll: true });
}

function start() {
  load();
  if (!PAGE.order.includes(state.city)) state.city = PAGE.order[0];
  bindAll();
  watchStorage();
  claimTab();
  goTo(state.city, current() ? state.variable : firstVariable());
  if (document.activeElement === document.body) element("lines").focus({ preventScroll: true });
}

start();
