// The address is the state: every choice is a step back in the history, and a copied link shows the same.
import { format, parse } from "./state.js";

let current = null;
let ignored = [];
let onChange = () => {};
let last = "";

export const now = () => current;
export const notUnderstood = () => ignored;

export function watch(changed) {
  onChange = changed;
  const read = () => {
    last = location.hash;
    ({ state: current, ignored } = parse(last));
  };
  const changedHash = () => {
    const before = current;
    if (location.hash === last) return; // both events may tell of the same step
    read();
    onChange(before);
  };
  window.addEventListener("popstate", changedHash);
  window.addEventListener("hashchange", changedHash);
  read();
}

export const linkTo = (changes) => `#${format({ ...current, ...changes })}`;

// Go on to another state; while somebody types, the last step is replaced.
export function go(changes, { replace = false } = {}) {
  const before = current;
  current = { ...current, ...changes };
  ignored = [];
  const target = `#${format(current)}`;
  if (target !== (location.hash || "#")) remember(target, replace);
  last = location.hash;
  onChange(before);
}

function remember(target, replace) {
  try {
    if (replace) history.replaceState(null, "", target);
    else history.pushState(null, "", target);
  } catch {
    location.hash = target; // a frame without an address of its own
  }
}

// A link that the page answers itself; opened elsewhere it shows the same.
export function follow(changes) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(changes);
  };
}
