/* Results as Material for MkDocs shows them: groups of a page and its blocks, texts marked. */

const MOST_PAGES = 20, MORE_BLOCKS = 2, TEASER = 200;
const ADVICE = new Set(["principle", "chapter"]);

/* Ranked pages of a query as Material's items; none when no page answers it.
   `held`: how much of the query the best page holds; `advises`: the best that gives advice.
   `shown`: the index of the reader's language, when the words were found in another. */
function items(query, shown = query.index) {
  const found = ranked(query).slice(0, MOST_PAGES), { pages } = query.index;
  const best = (all) => all.reduce((most, one) => Math.max(most, one.sure), 0);
  const held = best(found), advises = best(found.filter(({ page }) => ADVICE.has(pages[page].kind)));
  return { held, advises, items: answers(query, found, held) ? found.map((one) => item(query, one, shown)) : [] };
}

function item(query, { page, score }, shown) {
  const { index } = query, foreign = shown !== index;
  const from = index.pages[page], at = (foreign && shown.pages.find((other) => other.id === from.id)) || from;
  const terms = foreign ? {} : wordsToMark(query, page);
  const title = (foreign ? escapeHtml(at.title) : marked(query, from.from)) + under(at, shown) + why(query, page, shown);
  const found = blocksOf(query, page);
  const best = found.slice(0, 1 + MORE_BLOCKS).filter((one) => one.score >= found[0].score * 0.6);
  const blocks = best.map((one, place) => {
    const { id } = index.blocks[one.block], own = foreign ? blockOf(shown, at, id) : index.blocks[one.block];
    const heading = own ? shown.under(own) : "", says = foreign ? start(own?.text || "") : teaser(query, one.block);
    /* What stands under no heading is shown as one. */
    return {
      location: `${at.path}#${id}`, title: heading ? escapeHtml(heading) : says, text: heading ? says : "",
      score: place ? score * 0.5 : score, terms,
    };
  });
  const opening = from.own < from.to && !blocks.length;
  const head = {
    location: at.path, title, score: score * 0.99, terms,
    text: !opening ? names(query, from) : foreign ? start(shown.blocks[at.own]?.text || "") : teaser(query, from.own),
  };
  /* Material opens the first of a group on Enter, and shows those of lower score when asked to. */
  return blocks.length ? [blocks[0], head, ...blocks.slice(1)] : [{ ...head, score }];
}

function blockOf(index, page, id) {
  for (let block = page.own; block < page.to; block++) if (index.blocks[block].id === id) return index.blocks[block];
  return null;
}

/* Why a page was found, when its own words do not say it: how people ask for it, or where. */
function why(query, page, shown) {
  const { index } = query, asked = query.asked.get(page), out = [];
  if (asked?.near >= TOLD && shown.said.asked) {
    const phrase = inLanguage(index, shown, escapeHtml(index.phrases[asked.phrase].text));
    out.push(escapeHtml(shown.said.asked).replace("{phrase}", () => phrase));
  }
  if (index !== shown && shown.said["found-in"]) {
    const [, name] = shown.languages.find(([code]) => code === index.language) || [];
    if (name) out.push(escapeHtml(shown.said["found-in"].replace("{language}", name)));
  }
  return out.map((text) => ` <small class="cn-found">${text}</small>`).join("");
}

/* Text of another language, said to be so. */
function inLanguage(index, shown, html) {
  if (index === shown) return `<bdi>${html}</bdi>`;
  const [code, , direction] = index.languages.find(([other]) => other === index.language) || [index.language, "", "auto"];
  return `<bdi lang="${escapeHtml(code)}" dir="${escapeHtml(direction)}">${html}</bdi>`;
}

/* The beginning of a text, for a block that was found in another language. */
function start(text) {
  if (text.length <= TEASER * 1.3) return escapeHtml(text);
  const cut = text.lastIndexOf(" ", TEASER);
  return `${escapeHtml(text.slice(0, cut > 0 ? cut : TEASER))} …`;
}

/* What stands under a title: the chapter of a principle, the own title and authors of an article. */
function under(page, index) {
  const chapter = page.kind === "principle" && index.chapters[page.chapter];
  const text = chapter || page.names;
  return text ? ` <small class="cn-found">${escapeHtml(text)}</small>` : "";
}

function names(query, page) {
  return page.names ? marked(query, page.from + 1) : "";
}

/* The words of a block: [type, from, to] in its text. */
function spansOf(index, block) {
  const { text, from, to } = index.blocks[block], out = [];
  for (let place = from, at = 0; place < to; place++) {
    const type = index.stream[place], word = index.words[type], start = text.indexOf(word, at);
    out.push([type, start, at = start + word.length]);
  }
  return out;
}

/* Where to mark in the text of a block, as [from, to, from, to, …]. */
function marks(query, block, words) {
  const { text } = query.index.blocks[block], out = [], spans = [];
  for (const [type, from, to] of words) if (query.found[type]) spans.push([from, to]);
  for (const [run] of query.runs) spans.push(...placesOf(query, block, run));
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    /* Marks that touch, or are parted by a space alone, are one. */
    if (out.length && from <= out.at(-1) + 1 && !/[^\s]/.test(text.slice(out.at(-1), from))) out[out.length - 1] = Math.max(out.at(-1), to);
    else out.push(from, to);
  }
  return out;
}

/* Where a text in a script without spaces has a typed run: as it is, else the words whose letters
   are nearest to it, with at most two wrong. */
function placesOf(query, block, run) {
  const key = `${block} ${run}`;
  if (!query.places.has(key)) query.places.set(key, findPlaces(query, block, run));
  return query.places.get(key);
}

function findPlaces({ index, terms }, block, run) {
  const { text } = index.blocks[block], out = [];
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + run.length)) out.push([at, at + run.length]);
  const letters = squeeze(run);
  if (out.length || letters.length < 4 || letters.length > 18 || !terms.some((term) => term.blocks.has(block))) return out;
  const words = spansOf(index, block).map(([type, from, to]) => [index.squeezed[type] ??= squeeze(index.words[type]), from, to]);
  let best = null, least = letters.length < 9 ? 2 : 3;
  for (let first = 0; first < words.length && least; first++) {
    if (!letters.includes(words[first][0][0])) continue;
    let sum = "";
    for (let last = first; last < words.length && sum.length < letters.length + 2; last++) {
      sum += words[last][0];
      const far = distance(letters, sum, least - 1);
      if (far < least) [best, least] = [[words[first][1], words[last][2]], far];
    }
  }
  return best ? [best] : [];
}

/* The text of a block with its marks, or the part of it that is short enough around the first. */
function marked(query, block, most = Infinity) {
  const { text } = query.index.blocks[block], words = spansOf(query.index, block), found = marks(query, block, words);
  let from = 0, to = text.length, out = "";
  if (text.length > most * 1.3) {
    const wanted = (found[0] || 0) - most / 3, edges = words.flatMap((word) => [word[1], word[2]]);
    from = wanted > 0 ? edges.find((edge) => edge >= wanted) || 0 : 0;
    to = edges.findLast((edge) => edge <= from + most) || to;
  }
  let at = from;
  for (let i = 0; i < found.length; i += 2) {
    const start = Math.max(from, found[i]), end = Math.min(to, found[i + 1]);
    if (start >= end) continue;
    out += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return (from ? "… " : "") + out + escapeHtml(text.slice(at, to)) + (to < text.length ? " …" : "");
}

function teaser(query, block) {
  return marked(query, block, TEASER);
}

/* The words that the page should mark when it opens, as it spells them; false: words not there. */
function wordsToMark(query, page) {
  const { index } = query, { own, to } = index.pages[page], terms = {}, there = new Set();
  const add = (word) => {
    if (word.length > 2 && Object.keys(terms).length < 8) terms[word] = true;
  };
  /* A run that has its letters on the page is marked whole, not in the pieces it was cut into. */
  const whole = new Set();
  for (const run of query.runs) {
    const inside = query.terms.filter((_, at) => query.words[at].from >= run.index && query.words[at].to <= run.index + run[0].length);
    for (let block = own, left = 3; block < to && left; block++) {
      const { text } = index.blocks[block];
      if (!text.includes(run[0]) && !inside.some((term) => term.blocks.get(block) >= SURE.two)) continue;
      left--;
      for (const [start, end] of placesOf(query, block, run[0])) {
        add(text.slice(start, end));
        inside.forEach((term) => whole.add(term));
      }
    }
  }
  if (own < to) {
    const end = index.blocks[to - 1].to;
    for (let place = index.blocks[own].from; place < end; place++) if (query.found[index.stream[place]]) there.add(index.stream[place]);
  }
  for (const term of query.terms) {
    if (whole.has(term)) continue;
    for (const type of there) if (term.weights[type] >= MARKED) add(index.words[type]);
    if (!(term.best[page] >= MARKED)) terms[term.word] = false;
  }
  return terms;
}

/* How the word being typed may go on, for the grey text in Material's box. */
function completion(query) {
  const { index, words, text } = query, last = words.at(-1);
  if (!last || last.to !== text.length || last.word.length < 2) return [];
  const typed = fold(last.word);
  if (index.surfaces.has(typed) || JOINT.test(typed)) return [];
  let best = null, most = 0;
  for (const form of index.beginning(typed, MOST)) {
    for (const type of index.surfaces.get(form)) {
      const word = index.words[type], times = index.starts[type + 1] - index.starts[type];
      if (times > most && word.toLowerCase().startsWith(last.word.toLowerCase())) [best, most] = [word, times];
    }
  }
  if (!best) return [];
  const start = /[^\s-]*$/.exec(text.slice(0, last.from))[0];
  return [start + last.word + best.slice(last.word.length)];
}

/* Words of the book near those typed, for a query that found nothing. */
function nearby(query) {
  const { index } = query, out = [];
  for (const { word } of query.words.slice(0, 3)) {
    const folded = fold(word);
    if (folded.length < 3) continue;
    let best = null, least = Math.max(2, Math.ceil(folded.length / 3)) + 1;
    for (const form of index.sorted) {
      const far = form[0] === folded[0] && form.length > 2 ? distance(folded, form, least - 1) : least;
      if (far < least) [best, least] = [form, far];
    }
    if (best && best !== folded) out.push(index.words[index.surfaces.get(best)[0]].toLowerCase());
  }
  return [...new Set(out)];
}
