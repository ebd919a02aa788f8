/* A query: its terms, and the pages in the order they answer it (BM25 over words that may mean
   the same, then how much of the query a page holds, its title, and words side by side). */

const LONGEST_QUERY = 300, MOST_WORDS = 24;
const K1 = 4, B = 0.35;
const TELLS = 0.6; /* a word with which readers ask for a page, beside one that it holds */
const COMMON = 0.3; /* what a word counts that queries are full of */
const FOUND = 0.55; /* a word that is found less surely is one that the book has not */
const ELSEWHERE = 1.5; /* what a word counts of which the book has nothing to say, beside one that is nowhere */
const ALONE = 3; /* so many words are no sentence yet */
const LONGEST_RUN = 20; /* letters of a run without spaces that may be one expression */
const JUDGED = 5; /* pages of which it is judged how far they answer */
const OWN = 0.95; /* a page that holds so much of a query is asked for in its own words */
const GOOD = 0.55; /* a page that holds less of the query is no answer while a better one is there */

class Query {
  constructor(text, index) {
    this.index = index;
    /* What nobody types: a pasted page is searched by its first words. */
    this.text = String(text ?? "").slice(0, LONGEST_QUERY);
    const words = [], runs = [];
    eachWord(this.text, index.language, (word, from, to) => {
      if (words.length < MOST_WORDS && formsOf(word, index.language).surfaces.length) words.push({ word, from, to });
    });
    const folded = words.map(({ word }) => fold(word));
    this.words = words.filter(({ word }, at) => folded.indexOf(folded[at]) === at && !(words.length > 1 && isAffix(folded[at], index.language)));
    const open = /[\p{L}\p{M}\p{N}]\p{Cf}*$/u.test(this.text);
    this.terms = this.words.map(({ word }, at) => matchWord(index, word, at === this.words.length - 1 && open));
    this.joinWords();
    this.joinPieces();
    if (index.bytes.length) for (const run of this.text.matchAll(/[\p{L}\p{M}\p{N}\p{Cf}]+/gu)) if (UNSPACED.test(run[0])) runs.push(run);
    this.runs = runs;
    this.places = new Map(); /* results.js: where a block has a run */
    for (const run of runs) {
      const to = run.index + run[0].length;
      const sure = this.terms.every((term, at) => this.words[at].to <= run.index || this.words[at].from >= to || term.sure >= SURE.exact);
      /* Of several runs those that are words of the book are found as words. */
      if (runs.length === 1 || !sure) this.matchLetters(run.index, to);
    }
    if (runs.length > 1) this.matchLetters(runs[0].index, runs.at(-1).index + runs.at(-1)[0].length);
    this.found = new Uint8Array(index.words.length); /* types to mark */
    this.sure = new Float32Array(index.words.length); /* of each type, that it was meant */
    for (const term of this.terms) {
      term.close(this.found);
      for (const [type, weight] of term.types) if (weight > this.sure[type]) this.sure[type] = weight;
    }
    this.asked = new Map(); /* asked.js: for a page the phrase that asks for it */
  }

  /* The text as it was understood, when Latin letters stand for another script's words. */
  get readAs() {
    const read = this.terms.map((term) => (term.read && term.read.sure >= term.sure ? term.read.word : null));
    if (!read.some(Boolean)) return "";
    let out = "";
    this.words.forEach(({ word }, at) => {
      const shown = read[at] ?? word;
      if (!shown) return;
      out += (out && !(UNSPACED.test(shown) && UNSPACED.test(out.at(-1))) ? " " : "") + shown;
    });
    return out;
  }

  /* Words typed apart that the book writes as one. */
  joinWords() {
    for (let at = 0; at + 1 < this.words.length; at++) {
      const both = fold(this.words[at].word + this.words[at + 1].word).replace(JOINTS, "");
      const types = this.index.surfaces.get(both), [first, second] = [this.terms[at], this.terms[at + 1]];
      if (types) for (const term of [first, second]) term.add(types, SURE.joined);
      /* The same by their sound: kho thot for one word of Thai. */
      const heard = new Term(both);
      if (first.sure < SURE.exact && second.sure < SURE.exact) matchSound(this.index, heard, both, false);
      if (!heard.read || heard.sure < Math.max(SURE.sound * 0.9, first.read?.sure || 0)) continue;
      for (const [type, weight] of heard.types) for (const term of [first, second]) term.add([type], weight);
      first.read = heard.read;
      second.read = { word: "", sure: heard.sure };
    }
  }

  /* A wrong letter makes a word be cut into pieces where no spaces are: two or three of them that
     together are near a word of the book. */
  joinPieces() {
    const { words, terms, index } = this, touch = (at) => words[at].to === words[at + 1].from && UNSPACED.test(words[at].word);
    for (let count = 3; count > 1; count--) {
      for (let at = 0; at + count <= words.length; at++) {
        const pieces = terms.slice(at, at + count), last = at + count - 1;
        if (pieces.every((term) => term.sure >= SURE.pieces) || !touch(at) || !touch(last - 1)) continue;
        const whole = fold(this.text.slice(words[at].from, words[last].to)), near = new Term(whole);
        if (whole.length < 5 || whole.length > 18) continue;
        matchTypo(index, near, whole, false);
        for (const [type, weight] of near.types) if (weight >= SURE.one) for (const term of pieces) term.add([type], SURE.pieces);
      }
    }
  }

  /* Text in a script without spaces, by its letters: the words in it may be cut differently there. */
  matchLetters(from, to) {
    const { index } = this, letters = squeeze(this.text.slice(from, to));
    const inside = this.terms.filter((_, at) => this.words[at].from >= from && this.words[at].to <= to);
    if (letters.length < 3 || !inside.length || this.stands(inside)) return;
    const whole = blocksWithLetters(index, letters, 0);
    for (const block of whole.keys()) for (const term of inside) term.addBlock(block, SURE.letters);
    if (whole.size) return;
    /* Words that the book has are not cut wrongly. */
    const near = letters.length <= 18 && inside.some((term) => term.sure < SURE.pieces) && this.matchWrongLetters(letters, inside);
    /* Mostly pieces that are no words of the book: a name, perhaps. */
    const known = this.words.reduce((sum, { word }, at) => sum + (inside.includes(this.terms[at]) && this.terms[at].sure >= 0.7 ? word.length : 0), 0);
    if (!near && known < letters.length / 2) {
      for (const term of inside) matchName(index, term, fold(this.text.slice(from, to)));
    }
    for (let at = 0, left = 2; at < this.terms.length; at++) {
      const { word, from: start, to: end } = this.words[at];
      if (!inside.includes(this.terms[at]) || this.terms[at].sure >= SURE.pieces) continue;
      const own = squeeze(word);
      if (own.length > 2 && !near) for (const block of blocksWithLetters(index, own, 0).keys()) this.terms[at].addBlock(block, SURE.letters * 0.8);
      /* A wrong letter makes the words around it be cut wrongly too. */
      let first = at, last = at;
      while (first > 0 && inside.includes(this.terms[first - 1]) && this.words[first - 1].to === this.words[first].from && (first === at || this.terms[first].sure < 1)) first--;
      while (last + 1 < this.terms.length && inside.includes(this.terms[last + 1]) && this.words[last + 1].from === this.words[last].to && (last === at || this.terms[last].sure < 1)) last++;
      const around = squeeze(this.text.slice(this.words[first].from, this.words[last].to));
      if (around.length > 3 && around.length <= 18 && around.length < letters.length && left-- > 0) {
        this.matchWrongLetters(around, this.terms.slice(first, last + 1));
      }
    }
  }

  /* Whether words stand somewhere one after the other, just as they were typed. */
  stands(terms) {
    const { index } = this;
    if (terms.some((term) => term.sure < SURE.exact)) return false;
    const exact = terms.map((term) => new Set([...term.types].filter(([, weight]) => weight === SURE.exact).map(([type]) => type)));
    const times = exact.map((types) => [...types].reduce((sum, type) => sum + index.starts[type + 1] - index.starts[type], 0));
    const rarest = times.indexOf(Math.min(...times));
    for (const type of exact[rarest]) {
      for (let i = index.starts[type]; i < index.starts[type + 1]; i++) {
        const first = index.at[i] - rarest;
        if (exact.every((types, at) => types.has(index.stream[first + at])) && index.blockAt[first] === index.blockAt[first + exact.length - 1]) return true;
      }
    }
    return false;
  }

  /* Whether something was found with one letter wrong at most. */
  matchWrongLetters(letters, terms) {
    const most = letters.length >= 9 ? 2 : letters.length >= 4 ? 1 : 0;
    if (!most) return false;
    const found = blocksWithLetters(this.index, letters, most);
    for (const [block, wrong] of found) for (const term of terms) term.addBlock(block, wrong === 1 ? SURE.one : SURE.two);
    return [...found.values()].includes(1);
  }

  /* Pages that answer, best first: {page, score, held, sure}. `held` is how much of the query (0 to 1),
     `sure` how far the page is about what was asked. */
  ranked() {
    const { index, terms } = this, count = index.pages.length;
    if (!terms.length) return [];
    const score = new Float64Array(count), held = new Float64Array(count), told = new Float64Array(count), asks = new Float64Array(count);
    const speaks = terms.some((term) => !this.isCommon(term)), nowhere = Math.log(1 + count);
    let whole = 0, asked = 0;
    for (const term of terms) {
      const { sum, best, tells, told: times, pages, titles } = this.tally(term), common = speaks && this.isCommon(term);
      /* Pages that surely hold it count whole. */
      const many = pages.reduce((sum, page) => sum + Math.max(best[page], tells[page]) / term.sure, 0);
      const rarity = (common ? COMMON : 1) * (pages.length ? 0.1 + Math.log(1 + (count - many + 0.5) / (many + 0.5)) : nowhere);
      /* A term found nowhere says little of which page is meant, */
      whole += pages.length ? rarity : rarity * 0.5;
      /* but that the query is of something else. */
      Object.assign(term, { rarity, titles, best, asks: common ? 0 : this.isElsewhere(term) ? ELSEWHERE * nowhere : this.isTerse && term.sure ? rarity : term.sure < FOUND ? nowhere : rarity });
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
    this.worth = asked || 1;
    this.addPhrases(score);
    this.asked = askedFor(this, whole || 1);
    const found = [], titles = this.titleScores();
    for (let page = 0; page < count; page++) {
      const said = this.asked.get(page), near = said ? said.near + 0.25 * said.other : 0;
      if (!score[page] && !told[page] && !near) continue;
      const { prior } = index.pages[page], own = Math.min(1, held[page] / (whole || 1)), share = Math.min(1, (held[page] + asks[page]) / (whole || 1));
      const worth = (score[page] + told[page] + titles[page]) * (0.25 + 0.75 * share) + ASKED * near * whole;
      found.push({ page, held: share, near, own, plain: (score[page] + titles[page]) * (0.25 + 0.75 * own) * prior, score: worth * prior });
    }
    this.keepOwn(found);
    found.sort((a, b) => b.score - a.score || a.page - b.page);
    const most = found.reduce((share, one) => Math.max(share, one.held), 0);
    const kept = found.filter((one) => (one.held >= most * GOOD * 0.6 || one.near) && one.score >= found[0].score * 0.08);
    kept.forEach((one, place) => { one.sure = place < JUDGED ? this.judge(one, whole) : 0; });
    return kept;
  }

  /* Words that a page itself holds (nearly) all of are the book's own: however others are asked for,
     such a page comes no later than it would among what pages say. */
  keepOwn(found) {
    const best = (key) => found.reduce((most, one) => Math.max(most, one[key]), 0), scale = best("score") / (best("plain") || 1);
    for (const one of found) if (one.own >= OWN) one.score = Math.max(one.score, one.plain * scale);
  }

  /* How far a page answers what was asked (0 to 1): how many of its words it holds or is asked for
     with; of a few words alone, it may also be what is asked for just so. */
  judge({ held, near }, whole) {
    return Math.min(1, Math.max(held * whole / this.worth, this.isTerse ? near : 0));
  }

  isCommon({ word }) {
    return this.index.common.has(bare(word));
  }

  isElsewhere({ word }) {
    const { elsewhere, language } = this.index, { surfaces, stems } = formsOf(word, language);
    return elsewhere.size > 1 && [...surfaces, ...stems].some((form) => elsewhere.has(form));
  }

  get isKeywords() {
    return this.isTerse && !this.terms.some((term) => this.isCommon(term) || this.isElsewhere(term));
  }

  /* Whether only words are given to look for, and nothing is said or asked. */
  get isTerse() {
    const common = this.terms.filter((term) => this.isCommon(term)).length;
    return common < 2 && (this.terms.length - common <= ALONE || (this.runs.length === 1 && this.text.length <= LONGEST_RUN));
  }

  /* For each page how often and how surely a term stands there, and how surely in its title. */
  tally(term) {
    const { index } = this, { starts, at, blockAt, pageOf, weightOf } = index, count = index.pages.length;
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
  addPhrases(score) {
    const { index, terms } = this;
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
  titleScores() {
    const { index, terms } = this, count = index.pages.length;
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

  /* The blocks of a page that hold most of the query, best first. */
  blocksOf(page) {
    const { index, terms } = this, { own, to } = index.pages[page], found = [];
    for (let block = own; block < to; block++) {
      const { from, to: end, weight } = index.blocks[block];
      let score = 0;
      for (const term of terms) {
        let best = term.blocks.get(block) || 0;
        for (let place = from; place < end; place++) if (term.weights[index.stream[place]] > best) best = term.weights[index.stream[place]];
        score += best * term.rarity;
      }
      if (score) found.push({ block, score: score * (1 + 0.1 * weight) });
    }
    return found.sort((a, b) => b.score - a.score || a.block - b.block);
  }
}
