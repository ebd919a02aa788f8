/* The pages in the order they answer a query: BM25 over words that may mean the same, then how much of
   the query a page holds, its title, and words side by side. */

const K1 = 4, B = 0.35;
const TELLS = 0.6; /* a word with which readers ask for a page, beside one that it holds */
const OWN = 0.95; /* a page that holds so much of a query is asked for in its own words */
const GOOD = 0.55; /* a page that holds less of the query is no answer while a better one is there */

/* Pages that answer, best first: {page, score, held, sure}. `held` is how much of the query (0 to 1),
   `sure` how far the page is about what was asked. */
function ranked(query) {
  const { index, terms } = query, count = index.pages.length;
  if (!terms.length) return [];
  const score = new Float64Array(count), held = new Float64Array(count), told = new Float64Array(count), asks = new Float64Array(count);
  const speaks = terms.some((term) => !isCommon(query, term)), nowhere = Math.log(1 + count);
  let whole = 0, asked = 0;
  for (const term of terms) {
    const { sum, best, tells, told: times, pages, titles } = tally(index, term), counts = !speaks || !isCommon(query, term);
    /* Pages that surely hold it count whole. */
    const many = pages.reduce((sum, page) => sum + Math.max(best[page], tells[page]) / term.sure, 0);
    const rarity = (counts ? 1 : COMMON) * (pages.length ? 0.1 + Math.log(1 + (count - many + 0.5) / (many + 0.5)) : nowhere);
    /* A term found nowhere says little of which page is meant, */
    whole += pages.length ? rarity : rarity * 0.5;
    /* but that the query is of something else. */
    weigh(query, Object.assign(term, { titles, best }), rarity, counts);
    asked += term.asks;
    for (const page of pages) {
      if (tells[page]) {
        const tf = times[page] / tells[page];
        told[page] += TELLS * rarity * tells[page] * (tf * (K1 + 1)) / (tf + K1);
        asks[page] += rarity * Math.max(0, TELLS * tells[page] - best[page]);
      }
      if (!best[page]) continue; /* it is only asked for so */
      const length = 1 - B + B * index.pages[page].length / index.mean;
      const tf = sum[page] / best[page];
      score[page] += rarity * best[page] * (tf * (K1 + 1)) / (tf + K1 * length);
      held[page] += rarity * best[page];
    }
  }
  query.worth = asked || 1;
  addPhrases(query, score);
  query.asked = askedFor(query, whole || 1);
  const found = [], titles = titleScores(query);
  for (let page = 0; page < count; page++) {
    const said = query.asked.get(page), near = said ? said.near + 0.25 * said.other : 0;
    if (!score[page] && !told[page] && !near) continue;
    const { prior } = index.pages[page], own = Math.min(1, held[page] / (whole || 1)), share = Math.min(1, (held[page] + asks[page]) / (whole || 1));
    const worth = (score[page] + told[page] + titles[page]) * (0.25 + 0.75 * share) + ASKED * near * whole;
    found.push({ page, held: share, near, own, plain: (score[page] + titles[page]) * (0.25 + 0.75 * own) * prior, score: worth * prior });
  }
  keepOwn(found);
  found.sort((a, b) => b.score - a.score || a.page - b.page);
  const most = found.reduce((share, one) => Math.max(share, one.held), 0);
  const kept = found.filter((one) => (one.held >= most * GOOD * 0.6 || one.near) && one.score >= found[0].score * 0.08);
  kept.forEach((one, place) => { one.sure = place < JUDGED ? judge(query, one, whole) : 0; });
  return kept;
}

/* Words that a page itself holds (nearly) all of are the book's own: however others are asked for,
   such a page comes no later than it would among what pages say. */
function keepOwn(found) {
  const best = (key) => found.reduce((most, one) => Math.max(most, one[key]), 0), scale = best("score") / (best("plain") || 1);
  for (const one of found) if (one.own >= OWN) one.score = Math.max(one.score, one.plain * scale);
}

/* For each page how often and how surely a term stands there, and how surely in its title. */
function tally(index, term) {
  const { starts, at, blockAt, pageOf, weightOf } = index, count = index.pages.length;
  const sum = new Float64Array(count), best = new Float64Array(count), tells = new Float64Array(count), told = new Float64Array(count), pages = [], titles = new Map();
  const seen = new Uint8Array(count), is = (page) => {
    if (!seen[page]++) pages.push(page);
  };
  const add = (block, weight) => {
    if (block < 0) {
      const phrase = -1 - block;
      if (!(term.phrases.get(phrase) >= weight)) term.phrases.set(phrase, weight);
      for (const page of index.phrases[phrase].pages) {
        is(page);
        told[page] += weight;
        if (weight > tells[page]) tells[page] = weight;
      }
      return;
    }
    const page = pageOf[block];
    is(page);
    if (weight > best[page]) best[page] = weight;
    sum[page] += weight * weightOf[block];
    if (weightOf[block] === WEIGHTS.title && !(titles.get(page) >= weight)) titles.set(page, weight);
  };
  for (const [type, weight] of term.types) {
    for (let i = starts[type]; i < starts[type + 1]; i++) add(blockAt[at[i]], weight);
  }
  for (const [block, weight] of term.blocks) add(block, weight);
  return { sum, best, tells, told, pages, titles };
}

/* Words that stand side by side as they were typed. */
function addPhrases({ index, terms }, score) {
  const times = (term) => [...term.types.keys()].reduce((sum, type) => sum + index.starts[type + 1] - index.starts[type], 0);
  for (let at = 0; at + 1 < terms.length; at++) {
    const first = terms[at], second = terms[at + 1], seen = new Set();
    /* From the rarer of the two to its neighbour. */
    const back = times(first) > times(second), rare = back ? second : first, other = back ? first : second;
    if (rare.types.size > 60) continue;
    for (const [type, weight] of rare.types) {
      for (let i = index.starts[type]; i < index.starts[type + 1]; i++) {
        const place = index.at[i], block = index.blockAt[place];
        if (block < 0) continue;
        const { page } = index.blocks[block];
        const next = other.types.get(index.stream[place + (back ? -1 : 1)]);
        if (!next || seen.has(page) || index.blockAt[place + (back ? -1 : 1)] !== block) continue;
        seen.add(page);
        score[page] += 0.7 * Math.min(weight, next) * (first.rarity + second.rarity);
      }
    }
  }
}

/* For each page how much of its title the query says. */
function titleScores({ index, terms }) {
  const count = index.pages.length;
  const said = new Float64Array(count), worth = new Float64Array(count);
  for (const term of terms) {
    for (const [page, weight] of term.titles) {
      said[page] += weight;
      worth[page] += weight * term.rarity;
    }
  }
  for (let page = 0; page < count; page++) {
    const { from, to } = index.blocks[index.pages[page].from];
    if (said[page]) worth[page] *= Math.min(1, 0.3 + said[page] / (to - from));
  }
  return worth;
}

/* The blocks of a page, or those after another, that hold most of the query, best first: {block,
   score, holds}, `holds` being what their words are worth when they stand together. */
function blocksOf({ index, terms }, page, first = index.pages[page].own) {
  const found = [];
  for (let block = first; block < index.pages[page].to; block++) {
    const { from, to, weight } = index.blocks[block];
    let score = 0, holds = 0;
    for (const term of terms) {
      let best = term.blocks.get(block) || 0;
      for (let place = from; place < to; place++) if (term.weights[index.stream[place]] > best) best = term.weights[index.stream[place]];
      score += best * term.rarity;
      holds += best * Math.min(term.holds, term.rarity);
    }
    if (score) found.push({ block, score: score * (1 + 0.1 * weight), holds });
  }
  return found.sort((a, b) => b.score - a.score || a.block - b.block);
}
