/* Between Material's search box and the engine (search-engine.js): starts the engine where
   Material would start its own worker, also in a page opened from a folder; hears every way of
   entering text; keeps the query in the address; and says what Material has no words for.
   Runs before Material's script. */
(function () {
  "use strict";
  const settings = JSON.parse(document.getElementById("cn-search").textContent);
  const material = JSON.parse(document.getElementById("__config").textContent);
  const { texts } = settings, file = location.protocol === "file:";
  const base = new URL(`${material.base.replace(/\/$/, "")}/../`, location).href;
  const Native = window.Worker;

  function script(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  }

  /* The engine as Material's script sees it: a worker. */
  class Engine extends EventTarget {
    constructor(address) {
      super();
      this.queue = [];
      this.given = { language: settings.language, base, file };
      /* Only when search is used: what it needs weighs as much as the page. */
      this.start = () => {
        this.start = () => {};
        if (file) this.fromFolder(address);
        else this.begin(new Native(address));
      };
    }

    async fromFolder(address) {
      try {
        await script(address);
        this.begin(this.fromSource());
      } catch (error) {
        this.giveUp();
      }
    }

    /* The engine is not to be had: a site that was published anew has another. */
    giveUp() {
      this.tell({ type: 1 });
      this.postMessage = ({ type, data }) => type === 2 && this.tell({ type: 3, data: failed(data) });
      if (this.last) this.postMessage(this.last);
    }

    /* A folder has no origin that a worker could be fetched from, but its text makes one. */
    fromSource() {
      const source = `(${window.concordSearch})(self)`;
      try {
        return new Native(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      } catch (error) {
        const inside = new EventTarget(), outside = new EventTarget();
        inside.postMessage = (data) => setTimeout(() => outside.dispatchEvent(new MessageEvent("message", { data })));
        outside.postMessage = (data) => setTimeout(() => inside.dispatchEvent(new MessageEvent("message", { data })));
        window.concordSearch(inside);
        return outside;
      }
    }

    begin(worker) {
      this.worker = worker;
      let runs = false;
      worker.addEventListener("message", ({ data }) => {
        runs = true;
        if (data.type === "load") this.handOver(data.code);
        else this.tell(data);
      });
      worker.addEventListener("error", () => (runs ? this.tell({ type: 1 }) : this.giveUp()));
      /* Not with Material's message: that waits for Material's own index. */
      worker.postMessage({ type: 0, data: { concord: this.given } });
      this.queue.splice(0).forEach((message) => worker.postMessage(message));
    }

    /* An index that the worker may not fetch. */
    async handOver(code) {
      let data = null;
      window.concordIndex = (found) => { data = found; };
      try { await script(`${base}${code}/search/index.js`); } catch (error) { /* not there: null */ }
      this.worker.postMessage({ type: "index", code, data });
    }

    tell(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
      if (data.type === 3) show(data.data);
    }

    postMessage(message) {
      if (message.type === 2) this.last = message;
      /* Material asks for nothing before it has heard that the engine is ready. */
      if (message.type === 0) setTimeout(() => this.tell({ type: 1 }));
      else if (this.worker) this.worker.postMessage(message);
      else if (!String(message.data || "").trim()) this.tell({ type: 3, data: { items: [] } });
      else {
        this.queue.push(message);
        this.start();
      }
    }

    terminate() { this.worker?.terminate?.(); }
  }

  function failed(query) {
    return { items: [], concord: { query, language: settings.language, found: [], readAs: "", failed: true, words: [], offers: [], chapters: [] } };
  }

  const wanted = new URL(material.search, location).href;
  let engine = null;
  window.Worker = function (address, options) {
    if (new URL(address, location).href !== wanted) return new Native(address, options);
    engine = new Engine(wanted);
    return engine;
  };

  /* -- what is said ------------------------------------------------------------ */

  function name(code) {
    return (settings.languages.find((language) => language[0] === code) || [code, code])[1];
  }

  function joined(words) {
    try { return new Intl.ListFormat(settings.language).format(words); } catch (error) { return words.join(", "); }
  }

  /* Material writes numbers in Latin digits. */
  const digits = new Intl.NumberFormat(settings.language, { useGrouping: false });
  function inOwnDigits(element) {
    const shown = element.textContent.replace(/[0-9]+/g, (number) => digits.format(Number(number)));
    if (shown !== element.textContent) element.textContent = shown;
  }
  const list = document.querySelector(".md-search-result__list");
  if (list) {
    new MutationObserver(() => list.querySelectorAll(".md-search-result__more summary > div").forEach(inOwnDigits))
      .observe(list, { childList: true });
  }

  function show({ items, concord }) {
    const query = document.querySelector("[data-md-component=search-query]");
    const meta = document.querySelector(".md-search-result__meta");
    if (!concord || !meta) return;
    keepInAddress(concord.query);
    /* Nothing yet: the other languages are being asked. */
    if (concord.pending) meta.textContent = "";
    else if (concord.failed) meta.textContent = texts.failed;
    else if (concord.found.length) {
      meta.textContent = texts.elsewhere.replace(/\{language\}/g, name(concord.language))
        .replace("{languages}", joined(concord.found.map(name)));
    } else if (!items.length && concord.query.trim()) suggest(meta, query, concord);
    else inOwnDigits(meta);
    /* The reader is told what was understood, when it is not what was typed. */
    if (concord.readAs) meta.textContent = `${texts["read-as"].replace("{words}", quoted(concord.readAs))} ${meta.textContent}`;
  }

  /* A text of any direction, cut when it is long, inside a sentence. */
  function quoted(text) {
    return `\u2068${text.length > 60 ? `${text.slice(0, 60)}…` : text}\u2069`;
  }

  /* Nothing was found: words of the book that are near, what may be happening, and its chapters. */
  function suggest(meta, query, { query: text, words, offers, chapters }) {
    meta.textContent = [texts.none.replace("{query}", quoted(text)), texts.next].join(" ");
    for (const word of words) {
      const link = entry(texts.word.replace("{word}", word), `?q=${encodeURIComponent(word)}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation(); /* Material would close the search */
        query.value = word;
        query.focus();
        heard(query);
      });
    }
    for (const { path, title } of [...offers, ...chapters]) entry(title, addressOf(path));
  }

  /* In a folder nothing adds `index.html` to an address. */
  function addressOf(path) {
    const there = file ? path.replace(/(^|\/)(?=#|$)/, "$1index.html") : path;
    return new URL(there, `${base}${settings.language}/`).href;
  }

  function entry(text, address) {
    const item = document.createElement("li"), link = document.createElement("a");
    const article = document.createElement("article"), title = document.createElement("h2");
    item.className = "md-search-result__item";
    link.className = "md-search-result__link";
    link.href = address;
    link.tabIndex = -1;
    article.className = "md-search-result__article md-typeset";
    article.dataset.mdScore = "0";
    title.textContent = text;
    article.append(title);
    link.append(article);
    item.append(link);
    list.append(item);
    return link;
  }

  /* -- what is entered --------------------------------------------------------- */

  /* Material listens for keys alone: paste by mouse, dictation and input methods press none. */
  function heard(query) {
    query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) heard(target);
  });
  document.addEventListener("compositionend", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) heard(target);
  });
  document.addEventListener("reset", ({ target }) => {
    const query = target.querySelector("[data-md-component=search-query]");
    if (query) setTimeout(() => heard(query));
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) engine?.start?.();
  });

  /* -- the address ------------------------------------------------------------- */

  const toggle = document.getElementById("__search");
  let last = new URLSearchParams(location.search).get("q") || "";

  /* An address with a search in it. Nothing else in it is written anew: a choice of languages has
     commas, which URLSearchParams would encode. */
  function asking(href, text) {
    const address = new URL(href), wanted = text.trim() && text.length <= 200 ? text : null;
    if (address.searchParams.get("q") === wanted) return href;
    if (wanted === null) address.searchParams.delete("q");
    else address.searchParams.set("q", wanted);
    return address.href.replace(/%2C/g, ",");
  }

  function writeAddress(address) {
    if (address === location.href) return;
    /* On file:// browsers may refuse. */
    try { history.replaceState(history.state, "", address); } catch (error) { /* the address stays */ }
  }

  function keepInAddress(text) {
    last = toggle.checked ? String(text) : "";
    writeAddress(asking(location.href, last));
    carry();
  }

  /* The same search in another language. */
  function carry() {
    document.querySelectorAll(".md-select__link").forEach((link) => { link.href = asking(link.href, last); });
  }
  toggle.addEventListener("change", () => {
    if (!toggle.checked) setTimeout(() => { if (!leaving) keepInAddress(""); });
  });
  /* Going back from a result leads to the search it came from. */
  let leaving = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".md-search-result__link");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    leaving = true;
    writeAddress(asking(location.href, document.querySelector("[data-md-component=search-query]").value));
  });
  addEventListener("pageshow", () => { leaving = false; });

  /* -- screen readers ----------------------------------------------------------- */

  const meta = document.querySelector(".md-search-result__meta");
  if (meta) {
    meta.setAttribute("role", "status");
    meta.setAttribute("aria-live", "polite");
    meta.setAttribute("aria-atomic", "true");
  }
  const dialog = document.querySelector("[data-md-component=search]");
  if (dialog) dialog.setAttribute("aria-label", document.querySelector("[data-md-component=search-query]").placeholder);
  carry();
})();
