/* What the pages of the book do beyond showing: copy a block's link, close what was opened,
   remember a language, and say so when an address asks for what is not there. Every page
   works without it. */
(function () {
  "use strict";
  const texts = JSON.parse(document.getElementById("cn-texts").textContent);

  function keep(key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* private browsing: not remembered */ }
  }

  /* A line that is seen and read aloud. */
  const status = document.createElement("div");
  status.className = "cn-status";
  status.setAttribute("role", "status");
  document.body.append(status);
  let hiding = 0;
  function say(text) {
    status.textContent = text;
    status.dataset.shown = "true";
    clearTimeout(hiding);
    hiding = setTimeout(() => { delete status.dataset.shown; }, 4000);
  }

  /* A note at the head of the page that stays. */
  const notes = document.createElement("div");
  document.querySelector(".md-content__inner").prepend(notes);
  function note(text) {
    const line = document.createElement("p");
    line.className = "cn-note";
    line.setAttribute("role", "alert");
    line.textContent = text;
    notes.append(line);
    return line;
  }

  async function copy(text) {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch (error) { /* not allowed: the old way may be */ }
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "cn-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  /* An address beside its button can at least be selected. */
  function select(button) {
    getSelection().selectAllChildren(button.parentElement.querySelector("bdi"));
    return texts["copy-selected"];
  }
  if (navigator.clipboard || document.queryCommandSupported("copy")) {
    document.querySelectorAll(".cn-copy").forEach((button) => { button.hidden = false; });
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".cn-link, .cn-number, .cn-copy");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const done = await copy(link.href || link.dataset.copies);
      link.focus();
      say(done ? texts.copied : link.href ? texts["copy-failed"] : select(link));
    }
    const language = event.target.closest(".md-select__link");
    if (language) keep("concord.language", language.hreflang);
  });

  /* A touched block shows where it comes from, until another is touched. */
  document.addEventListener("click", ({ target }) => {
    const block = target.closest(".cn-block, .cn-row");
    document.querySelectorAll("[data-open]").forEach((open) => { if (open !== block) delete open.dataset.open; });
    if (!block || target.closest("a, button, summary, .cn-panel") || String(getSelection())) return;
    if ("open" in block.dataset) delete block.dataset.open;
    else block.dataset.open = "true";
  });

  /* All of them, remembered. */
  document.addEventListener("click", ({ target }) => {
    if (!target.closest(".cn-switch")) return;
    const root = document.documentElement;
    if ("sources" in root.dataset) delete root.dataset.sources;
    else root.dataset.sources = "shown";
    keep("concord.sources", root.dataset.sources || "");
  });

  /* Paper has nothing to open. Browsers that open what they print by style need no help. */
  if (!CSS.supports("selector(::details-content)")) {
    let shut = [];
    addEventListener("beforeprint", () => {
      shut = [...document.querySelectorAll("details:not([open], .cn-cites)")].map((details) => [details, details.name]);
      for (const [details] of shut) {
        details.removeAttribute("name"); /* else only one of those that share it stays open */
        details.open = true;
      }
    });
    addEventListener("afterprint", () => {
      for (const [details, name] of shut) {
        details.open = false;
        if (name) details.name = name;
      }
    });
  }

  /* Sources of a block close on Escape, and when something else is used. */
  function close(except) {
    document.querySelectorAll("details.cn-cites[open]").forEach((open) => {
      if (open !== except) open.open = false;
    });
  }
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector("details.cn-cites[open]");
    if (open) {
      open.open = false;
      open.firstElementChild.focus();
    }
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => close(event.target.closest("details.cn-cites")));
  }

  /* An address may ask for a block that is not on the page. */
  let missing;
  function landed() {
    if (missing) missing.remove();
    let wanted = location.hash.slice(1);
    try { wanted = decodeURIComponent(wanted); } catch (error) { /* not encoded: taken as it is */ }
    const found = document.getElementById(wanted), folded = found && found.closest("summary");
    if (folded) folded.parentElement.open = true;
    if (wanted && !wanted.startsWith("__") && !found) {
      missing = note(texts["unknown-block"].replace("{block}", wanted));
    }
  }
  addEventListener("hashchange", landed);
  landed();

  /* The language is kept for when there is no network, unless the reader saves data. A page that
     comes from what was kept says so. */
  async function keepLanguage() {
    const root = document.getElementById("cn-texts").dataset.root;
    try {
      await navigator.serviceWorker.register(`${root}service-worker.js`);
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage({ keep: document.documentElement.lang });
    } catch (error) { /* not allowed here: the network is needed */ }
  }
  const saving = navigator.connection && navigator.connection.saveData;
  if ("kept" in document.documentElement.dataset) note(texts.kept);
  else if (texts.kept && navigator.serviceWorker && !saving) addEventListener("load", keepLanguage);

  /* Material's header opens drawer and search with labels, which no keyboard reaches: buttons. */
  for (const [id, name] of [["__drawer", texts.menu], ["__search", texts.search]]) {
    const toggle = document.getElementById(id);
    const label = document.querySelector(`.md-header__button[for="${id}"]`);
    if (!toggle || !label) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} cn-opener`;
    button.dataset.opens = id;
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-expanded", toggle.checked);
    button.innerHTML = label.innerHTML;
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", () => button.setAttribute("aria-expanded", toggle.checked));
    label.hidden = true;
    label.after(button);
  }
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer && drawer.checked) {
      drawer.click();
      document.querySelector('[data-opens="__drawer"]').focus();
    }
  });
  const search = document.querySelector(".md-search[role=dialog]");
  if (search) search.setAttribute("aria-label", texts.search);

  /* The parallel view: choose the languages and their order. */
  const chooser = document.querySelector(".cn-choose");
  if (!chooser) return;
  const root = document.documentElement;
  let chosen = root.dataset.with.split(",");
  const items = [...chooser.querySelectorAll("[data-choice]")];

  function arrange() {
    window.concordOrder(chosen);
    /* Reading aloud and tabbing follow the document, so it gets the same order. */
    document.querySelectorAll(".cn-cells").forEach((row) => {
      const cells = new Map([...row.children].map((cell) => [cell.dataset.language, cell]));
      chosen.concat([...cells.keys()].filter((code) => !chosen.includes(code)))
        .forEach((code) => cells.has(code) && row.append(cells.get(code)));
    });
    const rest = items.map((item) => item.dataset.choice).filter((code) => !chosen.includes(code));
    const list = items[0].parentElement;
    chosen.concat(rest).forEach((code) => list.append(items.find((item) => item.dataset.choice === code)));
    for (const item of items) {
      const at = chosen.indexOf(item.dataset.choice);
      item.querySelector("input").checked = at >= 0;
      item.querySelector('[data-move="-1"]').disabled = at <= 0;
      item.querySelector('[data-move="1"]').disabled = at < 0 || at === chosen.length - 1;
    }
  }

  function choose(codes) {
    chosen = codes;
    arrange();
    keep("concord.with", chosen.join(","));
    address();
  }

  function address() {
    const url = new URL(location);
    url.searchParams.set("with", chosen.join(","));
    history.replaceState(history.state, "", url.href.replace(/%2C/g, ","));
    /* A block's link takes the choice along. */
    document.querySelectorAll("a.cn-link").forEach((link) => {
      const target = new URL(url);
      target.hash = new URL(link.href).hash;
      link.href = target.href.replace(/%2C/g, ",");
    });
  }

  chooser.addEventListener("change", (event) => {
    const code = event.target.value;
    if (event.target.checked) choose([...chosen, code]);
    else if (chosen.length > 2) choose(chosen.filter((other) => other !== code));
    else {
      event.target.checked = true;
      say(texts["two-at-least"]);
    }
    event.target.focus();
  });
  chooser.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const item = button.closest("[data-choice]");
    const from = chosen.indexOf(item.dataset.choice);
    const to = from + Number(button.dataset.move);
    const next = [...chosen];
    next.splice(to, 0, ...next.splice(from, 1));
    choose(next);
    (button.disabled ? item.querySelector("[data-move]:not(:disabled)") : button).focus();
  });
  chooser.addEventListener("submit", (event) => event.preventDefault());

  if (root.dataset.unknown) note(texts["unknown-language"].replace("{code}", root.dataset.unknown));
  if (root.dataset.few) note(texts["two-at-least"]);
  arrange();
  address();
  const asked = new URLSearchParams(location.search).get("with");
  if (asked) keep("concord.with", chosen.join(","));
})();
