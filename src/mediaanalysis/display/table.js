// Headers that sort, lists that filter and numbers that do, for the tables beside this script; without it they are plain tables.
(() => {
  const root = document.currentScript.parentElement;
  const NUMBER = /^[≥≤<>~]?([-−+]?\d[\d,.\u202f]*)(?=$|[\s%–(])/;
  const NONE = "\u00a0↕";
  const FEW = 6; // rows, with fewer of which there is nothing to filter
  const make = (name, values = {}, style = "") => {
    const element = Object.assign(document.createElement(name), values);
    element.style.cssText = style;
    return element;
  };
  const text = cell => cell.textContent.trim();
  const number = words => {
    const found = words.match(NUMBER);
    return found ? parseFloat(found[1].replace(/[,\u202f]/g, "").replace("−", "-")) : NaN;
  };

  function sorter(table, body, heads) {
    const given = [...body.rows];
    heads.forEach((head, at) => {
      const words = given.map(row => text(row.cells[at]));
      const told = words.filter(Boolean);
      if (new Set(words).size < 2 || head.querySelector("button")) return;
      const isNumber = told.filter(word => !isNaN(number(word))).length * 2 >= told.length;
      const keys = new Map(given.map((row, i) => [row, isNumber ? number(words[i]) : words[i]]));
      const isEmpty = key => key === "" || Number.isNaN(key);
      const compare = (a, b) => isNumber ? a - b : a.localeCompare(b, undefined, { numeric: true });
      const sign = make("span", { textContent: NONE, ariaHidden: "true" }, "opacity: .6; font-weight: normal");
      const button = make("button", { type: "button", title: "Sort by this column" },
        "font: inherit; color: inherit; text-align: inherit; padding: 0; border: 0; background: none; cursor: pointer");
      button.append(...head.childNodes, sign);
      head.append(button);
      button.addEventListener("click", () => {
        const turn = { ascending: "descending", descending: "" }[head.ariaSort] ?? "ascending";
        for (const other of heads) {
          other.removeAttribute("aria-sort");
          const mark = other.querySelector("button > span:last-child");
          if (mark) mark.textContent = NONE;
        }
        if (turn) head.setAttribute("aria-sort", turn);
        sign.textContent = { ascending: "\u00a0↑", descending: "\u00a0↓", "": NONE }[turn];
        const by = turn === "descending" ? -1 : 1;
        body.append(...(turn ? [...given].sort((a, b) => {
          const [x, y] = [keys.get(a), keys.get(b)];
          return isEmpty(x) - isEmpty(y) || (isEmpty(x) ? 0 : by * compare(x, y));
        }) : given));
      });
    });
  }

  function filters(table, body, heads) {
    const rows = [...body.rows];
    const lists = [];
    const columns = heads.map((head, at) => [head, at]).filter(([head]) => "filter" in head.dataset);
    for (const [head, at] of rows.length < FEW ? [] : columns) {
      const values = [...new Set(rows.map(row => text(row.cells[at])))];
      if (values.length < 2) continue;
      const list = make("select", { ariaLabel: head.dataset.filter }, "font: inherit; max-width: 14em");
      list.append(new Option("all", ""), ...values.map(value => new Option(value || "–", "=" + value)));
      const label = make("label", { textContent: head.dataset.filter + " " }, "margin-right: 1.2em; white-space: nowrap");
      label.append(list);
      lists.push([list, at, label]);
    }
    if (!lists.length) return;
    const shown = make("output", {}, "opacity: .8");
    const tools = make("div", { className: "tools" }, "margin: .3em 0; text-align: left");
    tools.append(...lists.map(([, , label]) => label), shown);
    table.before(tools);
    tools.addEventListener("change", () => {
      for (const row of rows) row.hidden = lists.some(([list, at]) => list.value && list.value !== "=" + text(row.cells[at]));
      const left = rows.filter(row => !row.hidden).length;
      shown.textContent = left < rows.length ? `${left} of ${rows.length} rows` : "";
    });
  }

  for (const table of root.querySelectorAll("table")) {
    const [body] = table.tBodies;
    const heads = table.tHead?.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
    if (table.tBodies.length !== 1 || body.rows.length < 2 || table.querySelector("[colspan], [rowspan]")) continue;
    if ([...body.rows].some(row => row.cells.length !== heads.length)) continue;
    filters(table, body, heads);
    sorter(table, body, heads);
  }

  // A number that leads to a table leaves there the rows that it names, or those of its own row's outlet, voice and so on.
  root.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    const table = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const tools = table?.tagName === "TABLE" && table.previousElementSibling;
    if (!tools) return;
    const named = JSON.parse(link.dataset.rows ?? "{}");
    const heads = [...(link.closest("table")?.tHead?.rows[0].cells ?? [])];
    for (const list of tools.querySelectorAll("select")) {
      const at = heads.findIndex(head => head.dataset.filter === list.ariaLabel);
      const value = "=" + (at < 0 ? named[list.ariaLabel] : text(link.closest("tr").cells[at]));
      list.value = [...list.options].some(option => option.value === value) ? value : "";
    }
    tools.dispatchEvent(new Event("change"));
  });

  // A link to a passage opens what it is folded away in.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target) target.scrollIntoView({ block: "nearest" });
  };
  if (root === document.body) {
    addEventListener("hashchange", unfold);
    unfold();
  }
})();
