/* A query: its terms, which are typed words with all that they may mean. */

const LONGEST_QUERY = 300, MOST_WORDS = 24;

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
    this.terse = isTerse(this);
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
}
