/* The worker: answers the messages that Material for MkDocs sends its own search worker.

   {type: 0, data: {config, …}} → {type: 1}: set up, ready;
   {type: 2, data: "words"} → {type: 3, data: {items, suggest, concord}}: `items` and `suggest` are
   Material's; `concord` says what it has no words for: {query, language, found (codes), readAs,
   failed, pending, words, offers, chapters}. Every question is answered at once from the reader's own language.
   When that has nothing (`pending`) a second answer follows after the other languages were asked,
   unless another question came; when it has little, one follows if another language has it. Last
   comes {type: 4, data: "words"}: nothing more follows, which Material has no use for.

   Over http the indexes are fetched: search/index.json says which file is the index, and is asked of
   the site each time, past what the browser has kept; that file's name changes with what is in it. A
   page opened from a folder may not fetch, so there the page hands them over: {type: "load", code} →
   {type: "index", code, data}. */

const READY = 1, RESULT = 3, SETTLED = 4;
const SURELY = 0.8; /* an answer that holds less of the query gives way to one that holds more: */
const BETTER = 1.25; /* in another language, so many times as much, */
const NAMED = 0.8; /* unless an article is called so: so many times as much as that, */
const KEYS = 1.3; /* or as the keys of another keyboard, */
const KEYED = 0.6; /* which write words of the book, and no others that are near */
const SITTING = 6; /* milliseconds spent on another language's index before questions are looked for */
const SAMPLE = ["customers", "ลูกค้าไม่พอใจ", "مشتری"];

function worker() {
  const indexes = new Map(); /* code → Index, or a promise of it */
  const waiting = new Map(); /* code → what to call with what the page hands over */
  let own = "", file = false, base = "", asked = 0, ready = null;

  /* What is given instead of a fetch's answer; null when there is none. */
  function fetched(code) {
    if (file) {
      return new Promise((resolve) => {
        waiting.set(code, resolve);
        scope.postMessage({ type: "load", code });
      });
    }
    const folder = `${base}${code}/search/`;
    return json(`${folder}index.json`, { cache: "no-cache" }).then((found) => (found?.index ? json(folder + found.index) : found));
  }

  function json(address, how) {
    return fetch(address, how).then((answer) => (answer.ok ? answer.json() : null));
  }

  function load(code) {
    if (!indexes.has(code)) {
      indexes.set(code, fetched(code).then((data) => inSittings(new Index(unpacked(data), true), code !== own)));
      /* What failed may be there the next time. */
      indexes.get(code).catch(() => indexes.delete(code));
    }
    return indexes.get(code);
  }

  const pause = () => new Promise((resolve) => setTimeout(resolve));

  /* Makes an index; of another language little by little, with time for questions between. */
  async function inSittings(index, paused) {
    let until = performance.now() + SITTING;
    while (!index.making.next().done) {
      if (!paused || performance.now() < until) continue;
      await pause();
      until = performance.now() + SITTING;
    }
    return index;
  }

  /* `data.concord` is ours, from the page; a bare protocol has the language in the script's address. */
  async function setup(data) {
    const given = data?.concord, here = new URL(scope.location?.href || "about:blank");
    file = Boolean(given?.file);
    own = given?.language || here.searchParams?.get("lang") || data?.config?.lang?.[0] || "en";
    base = given?.base || new URL("../../", here).href;
    ready = load(own).catch(() => null);
    warmUp();
    await ready;
  }

  /* While the index is on its way: browsers compile what runs, and load what cuts Thai. */
  function warmUp() {
    const pages = SAMPLE.map((text, at) => [`${at}`, "page", -1, "x", [0]]), texts = SAMPLE.map((text) => [text, "", [], [text]]);
    const index = new Index({ format: FORMAT, language: own, languages: [], chapters: [], sections: [""], paths: { page: "*/" }, pages, texts });
    for (const text of SAMPLE) items(new Query(`${text.slice(1)}x`, index));
  }

  async function answer(text) {
    const mine = ++asked, index = await ready;
    const concord = { query: text, language: own, found: [], readAs: "", failed: !index, pending: false, words: [], offers: [], chapters: [] };
    if (!index) return tell([], [], concord);
    const { query, result, readAs } = understood(text, index), suggest = completion(query);
    if (!query.terms.length) return tell([], suggest, concord);
    const nothing = !result.items.length;
    tell(result.items, suggest, { ...concord, readAs: nothing ? "" : readAs, pending: nothing });
    if (result.advises >= SURELY) return;
    const others = await elsewhere(text, index, result, () => mine === asked);
    if (mine !== asked) return;
    if (others.items.length) tell(others.items, suggest, { ...concord, found: others.found, readAs: others.readAs });
    else if (nothing) {
      const chapters = index.pages.filter((page) => page.kind === "chapter").map(({ path, title }) => ({ path, title }));
      const offers = index.offers.map(([path, title]) => ({ path, title }));
      tell([], suggest, { ...concord, words: nearby(query), offers, chapters });
    }
  }

  function tell(found, suggest, concord) {
    scope.postMessage({ type: RESULT, data: { items: located(found), suggest, concord } });
  }

  /* The best of what a text may mean in a language: as it was typed, with shorthand written out,
     or as the same keys of another keyboard. `readAs`: what was understood, if not what was typed. */
  function understood(text, index, shown = index, typed = otherKeys(text, index)) {
    const plain = writtenOut(text, index), first = new Query(plain, index);
    let best = { query: first, result: items(first, shown), readAs: first.readAs || (plain === text ? "" : plain) };
    for (const other of best.result.held < SURELY ? typed : []) {
      const query = new Query(other, index), result = items(query, shown);
      if (result.held > Math.max(KEYED, best.result.held * KEYS)) best = { query, result, readAs: other };
    }
    return best;
  }

  /* The same query in the languages that are written so: only what answers clearly better than the
     reader's own. What was typed on the reader's own keyboard may be another language's too. */
  async function elsewhere(text, index, { held, advises }, wanted) {
    const typed = otherKeys(text, index), answers = [];
    for (const [code, , , script] of index.languages) {
      const [first, ...rest] = code === own ? [] : [text, ...typed].filter((one) => isWrittenIn(one, script));
      const other = first && (await load(code).catch(() => null));
      await pause();
      if (!wanted()) break;
      if (!other) continue;
      const { result, readAs } = understood(first, other, index, rest);
      if (result.advises > Math.max(advises * BETTER, held * NAMED, first === text ? 0 : KEYED)) {
        answers.push({ code, readAs: readAs || (first === text ? "" : first), held: result.advises, groups: result.items });
      }
    }
    return merged(answers.filter(({ groups }) => groups.length));
  }

  /* The answers of the languages that answer best, a page once. */
  function merged(answers) {
    const most = Math.max(0, ...answers.map((one) => one.held)), pages = new Map();
    const best = answers.filter((one) => one.held >= most * 0.9);
    for (const { code, groups, held } of best) {
      groups.forEach((group, place) => {
        const page = group[0].location.split("#")[0], rank = held / (place + 1);
        if (!(pages.get(page)?.rank >= rank)) pages.set(page, { group, rank, code });
      });
    }
    const shown = [...pages.values()].sort((a, b) => b.rank - a.rank).slice(0, MOST_PAGES);
    const found = best.map(({ code }) => code).filter((code) => shown.some((one) => one.code === code));
    return { items: shown.map((one) => one.group), found, readAs: best.length === 1 ? best[0].readAs : "" };
  }

  /* In a folder nothing adds `index.html` to an address. */
  function located(groups) {
    if (file) for (const group of groups) for (const one of group) one.location = one.location.replace(/(^|\/)(?=#|$)/, "$1index.html");
    return groups;
  }

  scope.addEventListener("message", async (event) => {
    const { type, data, code } = event.data || {};
    if (type === 0) {
      await setup(data);
      scope.postMessage({ type: READY });
    } else if (type === 2) {
      try {
        await answer(String(data ?? ""));
      } catch (error) {
        console.error(error);
        tell([], [], { query: data, language: own, found: [], readAs: "", failed: true, pending: false, words: [], offers: [], chapters: [] });
      }
      scope.postMessage({ type: SETTLED, data });
    } else if (type === "index") {
      waiting.get(code)?.(data);
      waiting.delete(code);
    }
  });
}

/* For tests, which ask the parts themselves. */
scope.concordParts = { unpacked, fold, otherKeys, writtenOut, eachWord, formsOf, stemsOf, skeletons, distance, Index, Query, items, completion, nearby, LONGEST_QUERY, MOST_WORDS };
worker();
