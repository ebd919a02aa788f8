/* Which words of the book a typed word may mean, each with how sure that is (0 to 1). */

const SURE = { exact: 1, joined: 0.95, pieces: 0.9, stem: 0.8, prefix: 0.85, holding: 0.3, held: 0.5, split: 0.8, one: 0.6, two: 0.35, half: 0.45, like: 0.35, name: 0.6, sound: 0.75, letters: 0.9 };
const MARKED = 0.3;
const MOST = 400; /* forms that one typed word may stand for */

/* One typed word: `types` of the book with their weights, and `blocks` it was found in by letters. */
class Term {
  constructor(word) {
    this.word = word;
    this.types = new Map();
    this.blocks = new Map();
    this.phrases = new Map(); /* phrases it stands in, and how surely */
    this.sure = 0; /* the best weight found */
  }

  add(types, weight) {
    if (!types) return;
    if (weight > this.sure) this.sure = weight;
    for (const type of types) if (!(this.types.get(type) >= weight)) this.types.set(type, weight);
  }

  /* A word of another script that what was typed sounds like. */
  addSound(index, known, weight) {
    const types = index.stems.get(known);
    if (!(this.read?.sure >= weight)) this.read = { word: index.often(types), sure: weight };
    this.add(types, weight);
  }

  addBlock(block, weight) {
    if (weight > this.sure) this.sure = weight;
    if (!(this.blocks.get(block) >= weight)) this.blocks.set(block, weight);
  }

  /* All is found: the weights by type, and which types are sure enough to be marked. */
  close(found) {
    this.weights = new Float32Array(found.length);
    for (const [type, weight] of this.types) {
      this.weights[type] = weight;
      if (weight >= MARKED) found[type] = 1;
    }
  }
}

/* The term for one typed word. `last`: it may be half a word still. */
function matchWord(index, word, last) {
  const term = new Term(word), { surfaces, stems } = formsOf(word, index.language);
  for (const surface of surfaces) {
    term.add(index.surfaces.get(surface), SURE.exact);
    matchPrefix(index, term, surface, last);
  }
  const longest = Math.max(1, ...stems.map((stem) => stem.length));
  for (const stem of stems) {
    /* The shorter a stem, the likelier it is another word's. */
    term.add(index.stems.get(stem), SURE.stem * (0.55 + 0.45 * stem.length / longest) * Math.min(1, 0.55 + stem.length / 10));
  }
  const main = surfaces[0] || "";
  if (main.length >= (UNSPACED.test(main) ? 2 : 4)) {
    for (const form of index.holding(main, MOST)) term.add(index.surfaces.get(form), SURE.holding * (0.5 + 0.5 * main.length / form.length));
  }
  if (term.sure < SURE.exact && main.length > 2 && /^\p{L}/u.test(main)) {
    if (term.sure < 0.7 && main.length > 3) matchSplit(index, term, main);
    if (term.sure < (main.length > 3 ? 0.8 : 0.1)) matchTypo(index, term, main, last);
    if (term.sure < 0.5) matchName(index, term, main);
    if (term.sure < 0.5) matchHeld(index, term, main);
    if (term.sure < SURE.two) matchLike(index, term, main);
    if (term.sure < SURE.sound) matchSound(index, term, main);
  }
  return term;
}

/* A word of the book with an ending that is not known of its language. */
function matchHeld(index, term, word) {
  for (let length = word.length - 1; length >= 4 && length >= word.length / 2; length--) {
    const types = index.surfaces.get(word.slice(0, length));
    if (!types) continue;
    term.add(types, SURE.held * (0.5 + 0.5 * length / word.length));
    return;
  }
}

/* A word spelled otherwise in several places: it shares most pairs of letters with one of the book. */
function matchLike(index, term, word) {
  if (word.length < 5) return;
  const pairs = new Set();
  for (let i = 1; i < word.length; i++) pairs.add(word.slice(i - 1, i + 1));
  for (const form of index.sorted) {
    if (form.length < 5 || Math.abs(form.length - word.length) > 4) continue;
    let shared = 0;
    for (let i = 1; i < form.length; i++) if (pairs.has(form.slice(i - 1, i + 1))) shared++;
    const like = (2 * shared) / (pairs.size + form.length - 1);
    if (like >= 0.6) term.add(index.surfaces.get(form), SURE.like * like);
  }
}

function matchPrefix(index, term, surface, last) {
  const least = last ? 1 : 3;
  if (surface.length < least) return;
  for (const form of index.beginning(surface, MOST)) {
    if (form !== surface) term.add(index.surfaces.get(form), SURE.prefix * (last ? 1 : 0.8) * (0.5 + 0.5 * surface.length / form.length));
  }
}

/* Two words typed as one. */
function matchSplit(index, term, word) {
  for (let at = 2; at <= word.length - 2; at++) {
    const first = index.surfaces.get(word.slice(0, at)), second = index.surfaces.get(word.slice(at));
    if (!first || !second) continue;
    const together = new Set();
    for (const type of first) {
      for (let i = index.starts[type]; i < index.starts[type + 1]; i++) {
        const place = index.at[i] + 1;
        if (second.includes(index.stream[place])) together.add(index.blockAt[place]);
      }
    }
    for (const block of together) term.addBlock(block, SURE.split);
  }
}

/* A word with a letter too many, too few, wrong, or two swapped; half a word with one wrong. */
function matchTypo(index, term, word, last) {
  const most = word.length >= 8 ? 2 : 1, least = word.length > 3 ? 3 : 2, letters = letterMask(word);
  for (let at = 0; at < index.sorted.length; at++) {
    const form = index.sorted[at], over = form.length - word.length;
    if (over < -most || form.length < least) continue;
    if (over <= most) {
      if (bits(index.masks[at] ^ letters) > 2 * most) continue;
      const far = distance(word, form, most);
      if (far <= most) term.add(index.surfaces.get(form), (far === 1 ? SURE.one : SURE.two) * (word.length < 4 ? 0.5 : word.length < 5 ? 0.7 : 1) * (form[0] === word[0] ? 1 : 0.85));
    } else if (last && word.length > 4 && form[0] === word[0]) {
      const start = form.slice(0, word.length);
      if (bits(letterMask(start) ^ letters) <= 2 && distance(word, start, 1) <= 1) {
        term.add(index.surfaces.get(form), SURE.half * (0.5 + 0.5 * word.length / form.length));
      }
    }
  }
  if (term.sure >= SURE.two) return;
  for (const stem of stemsOf(word, index.language)) {
    if (stem.length < 5 || stem === word) continue;
    for (const [other, types] of index.stems) {
      if (Math.abs(other.length - stem.length) <= 1 && other[0] === stem[0] && distance(stem, other, 1) <= 1) term.add(types, SURE.two);
    }
  }
}

/* A name in another script than the page's. */
function matchName(index, term, word) {
  const latin = /^[a-z]/.test(word);
  for (const bones of skeletons(word)) {
    if (bones.length < 2) continue;
    for (const [other, types] of index.names) {
      const far = other === bones ? 0 : bones.length > 3 && other.length > 2 ? distance(bones, other, 1) : 9;
      if (far > 1) continue;
      const foreign = types.filter((type) => /^[A-Za-z]/.test(index.words[type]) !== latin);
      if (foreign.length) term.add(foreign, SURE.name * (far || bones.length < 3 ? 0.7 : 1));
    }
  }
}

function letterMask(word) {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

function bits(mask) {
  let count = 0;
  for (; mask; mask &= mask - 1) count++;
  return count;
}

/* Edits between two words (a swap is one), or more than `most` as soon as that is certain. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

/* Blocks whose letters hold `pattern`, with at most `most` (up to two) wrong: {block → letters wrong}.
   Cut into one piece more than may be wrong, a pattern has a piece that is right: only blocks
   that hold one are looked at closely. */
const MASKS = new Int32Array(256); /* for each letter the places it has in a pattern */

function blocksWithLetters(index, pattern, most) {
  const found = new Map(), { flat, ends, endBlocks } = index, tried = new Uint8Array(ends.length);
  /* A row has 32 bits; who types more is found by the first 31 letters. */
  const letters = bytesOf(pattern.slice(0, 31)), text = String.fromCharCode(...letters);
  const edge = (part) => Math.floor(part * letters.length / (most + 1));
  MASKS.fill(0);
  for (let i = 0; i < letters.length; i++) MASKS[letters[i]] |= 1 << i;
  for (let part = 0; part <= most; part++) {
    const piece = text.slice(edge(part), edge(part + 1));
    for (let at = flat.indexOf(piece), block = 0; at >= 0; at = flat.indexOf(piece, ends[block])) {
      while (ends[block] <= at) block++;
      if (tried[block]++) continue;
      const wrong = most ? lettersWrong(index.bytes, block ? ends[block - 1] : 0, ends[block], 1 << (letters.length - 1)) : 0;
      if (wrong <= most) found.set(endBlocks[block], wrong);
    }
  }
  return found;
}

/* How many letters of a pattern are wrong, 1 to 3, where it is rightest (Wu and Manber's bitap).
   Rows: which beginnings of the pattern end here with none, one or two letters wrong. */
function lettersWrong(bytes, from, to, goal) {
  let least = 3;
  for (let at = from, none = 0, one = 1, two = 3; at < to; at++) {
    const mask = MASKS[bytes[at]], none0 = none, one0 = one;
    none = ((none << 1) | 1) & mask;
    one = (((one << 1) | 1) & mask) | none0 | ((none0 | none) << 1) | 1;
    two = (((two << 1) | 1) & mask) | one0 | ((one0 | one) << 1) | 1;
    if (one & goal) return 1;
    if (two & goal) least = 2;
  }
  return least;
}
