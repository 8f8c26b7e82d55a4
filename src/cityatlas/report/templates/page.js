"use strict";
// Search, filters and sorting of the register. Without this script everything stands open and in the documents' order.
(() => {
  const table = document.getElementById("register");
  const form = document.getElementById("filters");
  if (!table || !form) return;
  const rows = [...table.tBodies];
  const names = [...form.querySelectorAll("select")].map((select) => select.name);
  const fold = (text) => text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ");
  const index = new Map(rows.map((row) => [row, fold(row.id + " " + row.textContent)]));
  const status = document.getElementById("shown");

  // Folded on screen, open on paper and without script.
  const folds = [...document.querySelectorAll("details.fold")];
  for (const details of document.querySelectorAll("details[open]")) details.open = false;
  let closed = [];
  addEventListener("beforeprint", () => { closed = folds.filter((d) => !d.open); for (const d of closed) d.open = true; });
  addEventListener("afterprint", () => { for (const d of closed) d.open = false; });

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
    status.textContent = status.dataset.text.replace("{shown}", shown).replace("{total}", rows.length) + (shown ? "" : " – " + status.dataset.nothing);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const link of document.querySelectorAll("a[href='#section-register']")) {
    link.addEventListener("click", () => {
      const asked = names.filter((name) => link.dataset["filter" + name[0].toUpperCase() + name.slice(1)]);
      if (!asked.length) return;
      form.elements.text.value = "";
      for (const name of names) form.elements[name].value = link.dataset["filter" + name[0].toUpperCase() + name.slice(1)] || "";
      apply();
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

  // The copy button comes with the details.
  table.addEventListener("toggle", (event) => {
    const cite = event.target.querySelector(".cite");
    if (!event.target.open || !cite || cite.querySelector("button")) return;
    const text = cite.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = table.dataset.copy;
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(text); button.textContent = table.dataset.copied; } catch { getSelection().selectAllChildren(cite); }
    });
    cite.append(button);
  }, true);

  // A claim's address shows it even where a filter hides it; a folded finding is unfolded.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) { form.reset(); apply(); }
    const details = rows.includes(target) ? target.querySelector("details") : target.closest("details");
    if (details) details.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  form.hidden = false;
  apply();
  follow();
})();
