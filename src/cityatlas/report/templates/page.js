"use strict";
// Search, filters and sorting of the register. Without this script everything stands open and in the documents' order.
// The address holds what is shown: #PLACE?text=...&status=..., where the place is a claim that is open, or a section.
(() => {
  const table = document.getElementById("register");
  const form = document.getElementById("filters");
  if (!table || !form) return;
  const rows = [...table.tBodies];
  const names = [...form.querySelectorAll("select")].map((select) => select.name);
  const fold = (text) => text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ");
  const index = new Map(rows.map((row) => [row, fold(row.id + " " + row.textContent)]));
  const status = document.getElementById("shown");
  const said = document.getElementById("said");

  // Folded on screen, open on paper and without script.
  const folds = [...document.querySelectorAll("details.fold")];
  for (const details of document.querySelectorAll("details[open]")) details.open = false;
  let closed = [];
  addEventListener("beforeprint", () => { closed = folds.filter((d) => !d.open); for (const d of closed) d.open = true; });
  addEventListener("afterprint", () => { for (const d of closed) d.open = false; });

  // The address. A claim's own address stays as short as it is printed; unknown parts are told, not obeyed.
  const REGISTER = "section-register";
  let place = "";
  let unknown = [];
  let known = location.hash; // what was read or written last: another one is on its way to be read
  const chosen = () => ["text", ...names].map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
  const addressed = (at, asked) => (asked.length ? `#${at || REGISTER}?${new URLSearchParams(asked)}` : at ? `#${at}` : "");
  const remember = () => {
    const target = addressed(place, chosen());
    if (target === location.hash || known !== location.hash) return;
    try { history.replaceState(null, "", target || location.pathname + location.search); } catch { /* a frame without an address of its own */ }
    known = location.hash;
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const read = () => {
    const [at, ...rest] = location.hash.slice(1).split("?");
    const asked = [...new URLSearchParams(rest.join("?"))];
    const fits = ([name, value]) => name === "text" || (names.includes(name) && [...form.elements[name].options].some((o) => o.value === value));
    known = location.hash;
    place = decoded(at);
    unknown = asked.filter((part) => !fits(part)).map((part) => part.join("="));
    if (place && !document.getElementById(place)) { unknown.unshift(place); place = ""; }
    const found = Object.fromEntries(asked.filter(fits));
    for (const name of ["text", ...names]) form.elements[name].value = found[name] ?? "";
  };

  const apply = () => {
    const words = fold(form.elements.text.value).split(" ").filter(Boolean);
    const wanted = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    let shown = 0;
    for (const row of rows) {
      const text = index.get(row);
      const fits = wanted.every(([name, value]) => row.dataset[name].split(" ").includes(value)) && words.every((word) => text.includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    status.textContent = status.dataset.text.replace("{shown}", shown).replace("{total}", rows.length) + (shown ? "" : " – " + status.dataset.nothing)
      + (unknown.length ? ` – ${status.dataset.notUnderstood.replace("{what}", () => unknown.join(", "))}` : "");
  };
  const changed = () => {
    if (known !== location.hash) return; // a field that loses the focus to another address
    const target = document.getElementById(place);
    unknown = [];
    apply();
    if (!target || target.hidden || !rows.includes(target)) place = chosen().length ? REGISTER : "";
    remember();
  };
  // Some browsers and helpers tell of a choice by one event only.
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  for (const link of document.querySelectorAll("a[href='#section-register']")) {
    const asked = (name) => link.dataset["filter" + name[0].toUpperCase() + name.slice(1)] || "";
    const wanted = names.map((name) => [name, asked(name)]).filter(([, value]) => value);
    if (!wanted.length) continue;
    link.href = addressed(REGISTER, wanted);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      try { if (link.hash !== location.hash) history.pushState(null, "", link.hash); } catch { location.hash = link.hash; }
      follow();
    });
  }

  // Sorting: verdicts and evidence by their order in the filters, recomputed values by number, the rest as text.
  const ranks = Object.fromEntries(names.map((name) => [name, [...form.elements[name].options].map((o) => o.value)]));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, column) => {
    const key = heads[column].dataset.key;
    if (key === "verdict") return ranks.status.indexOf(row.dataset.status);
    if (key === "evidence") return ranks.evidence.indexOf(row.dataset.evidence);
    if (key === "found") return row.dataset.low === "" ? Infinity : Number(row.dataset.low);
    if (key === "place") return Number(row.dataset.order);
    return row.rows[0].cells[column].textContent.trim();
  };
  const sort = (column) => {
    const head = heads[column];
    const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [value(row, column), row]);
    keyed.sort(([a, x], [b, y]) => {
      const compared = a === b ? 0 : typeof a === "number" ? a - b : collator.compare(a, b);
      return sign * compared || x.dataset.order - y.dataset.order;
    });
    table.append(...keyed.map(([, row]) => row));
  };
  heads.forEach((head, column) => {
    // Browsers do not repeat buttons in the head of a printed table's later pages: the plain text stays for paper.
    const text = document.createElement("span");
    text.className = "paper";
    text.textContent = head.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = table.dataset.sortHint.replace("{column}", head.textContent);
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(text, button);
  });
  heads.find((head) => head.dataset.key === "place").setAttribute("aria-sort", "ascending");

  // Copying and taking along. ``excel``: as a German Excel opens it; a cell that a spreadsheet would run is guarded.
  const here = (hash) => location.href.split("#")[0] + hash;
  const copy = async (button, text, otherwise) => {
    const before = button.dataset.text ??= button.textContent;
    try { await navigator.clipboard.writeText(text); button.textContent = table.dataset.copied; setTimeout(() => { button.textContent = before; }, 3000); } catch { otherwise(); }
  };
  const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const parts = (cell) => { const values = [...cell.querySelectorAll(".value")]; return values.length ? values.map(plain).join(" | ") : plain(cell); };
  const COLUMNS = [
    ["claim_id", (row) => row.id],
    ["document", (row) => row.dataset.document],
    ["kind", (row) => row.dataset.kind],
    ["status", (row) => row.dataset.status],
    ["claim", (row) => plain(row.rows[0].cells[0].firstChild)],
    ["printed", (row) => plain(row.rows[0].cells[1])],
    ["found", (row) => parts(row.rows[0].cells[2])],
    ["verdict", (row) => plain(row.querySelector(".badge").lastChild)],
    ["severity", (row) => row.dataset.test.split(" ")[0]],
    ["evidence", (row) => plain(row.rows[0].cells[4])],
    ["reason", (row) => plain(row.rows[0].cells[5])],
    ["route", (row) => plain(row.rows[0].cells[6])],
    ["place", (row) => plain(row.rows[0].cells[7])],
    ["citation", (row) => plain(row.querySelector(".cite").firstChild)],
  ];
  const csv = (excel) => {
    const cell = (text) => {
      const guarded = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
      return /[",;\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
    };
    const shown = [...table.tBodies].filter((row) => !row.hidden);
    const lines = [COLUMNS.map(([name]) => name), ...shown.map((row) => COLUMNS.map(([, of]) => cell(of(row))))];
    return (excel ? "\ufeff" : "") + lines.map((cells) => cells.join(excel ? ";" : ",") + (excel ? "\r\n" : "\n")).join("");
  };
  const save = (excel) => {
    const name = `smart-city-atlas-claims-${rows.filter((row) => !row.hidden).length}${excel ? "-excel" : ""}.csv`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv(excel)], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    said.textContent = said.dataset.saved.replace("{name}", name);
  };
  const linkButton = document.getElementById("copy-link");
  linkButton.addEventListener("click", () => copy(linkButton, here(addressed(REGISTER, chosen())), () => { said.textContent = said.dataset.byHand; }));
  document.getElementById("save-csv").addEventListener("click", () => save(false));
  document.getElementById("save-excel").addEventListener("click", () => save(true));

  // An open claim stands in the address; its buttons come with its details.
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => act(made));
    return made;
  };
  table.addEventListener("toggle", (event) => {
    const row = event.target.closest("tbody");
    if (event.target.open) place = row.id;
    else if (place === row.id) place = "";
    else return;
    remember();
    const cite = event.target.querySelector(".cite");
    if (!event.target.open || !cite || cite.querySelector("button")) return;
    const text = cite.textContent;
    const select = () => getSelection().selectAllChildren(cite);
    const buttons = document.createElement("span");
    buttons.className = "buttons";
    buttons.append(button(table.dataset.copy, (made) => copy(made, text, select)), " ",
      button(table.dataset.copyLink, (made) => copy(made, here(`#${row.id}`), () => { said.textContent = said.dataset.byHand; })));
    cite.append(buttons);
  }, true);

  // A claim's address shows it even where a filter hides it; a folded finding is unfolded.
  const follow = () => {
    read();
    apply();
    for (const row of table.querySelectorAll(".target")) row.classList.remove("target");
    const target = document.getElementById(place);
    if (!target) return;
    if (target.hidden) { form.reset(); apply(); }
    const inRegister = rows.includes(target);
    if (inRegister) target.classList.add("target");
    const details = inRegister ? target.querySelector("details") : target.closest("details");
    if (details) details.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  form.hidden = false;
  follow();
})();
