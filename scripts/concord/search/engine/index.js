/* The index: made in the browser from the plain texts of the book, when it is loaded.

   Words as the pages spell them are numbered as types. The text is one long array of types, and
   for each type there is the list of its places in it. Folded forms and stems lead to types, so a
   word is analysed once however often it recurs. */

const WEIGHTS = { title: 6, names: 4, leads: 1.5, statement: 2, text: 1, story: 0.6, gloss: 0.5 };
/* Advice comes before what only leads to it or tells of the book. */
const KINDS = { principle: 1, chapter: 0.8, article: 0.7, list: 0.6, page: 0.35 };
const FORMAT = 4;
const BETWEEN = 255; /* stands between the letters of two blocks */
/* A capital inside a sentence: a name. */
const NAME = /[\p{Ll}\p{Lo}\p{M},] [A-Z]/u, NAMES = /(?<=[\p{Ll}\p{Lo}\p{M},] )[A-Z][\p{L}\p{M}]*/gu;

class Index {
  /* `later`: not made yet, but by going through what `making` gives, in as many sittings as wanted. */
  constructor(data, later = false) {
    if (!data || data.format !== FORMAT || !Array.isArray(data.pages) || data.texts?.length !== data.pages.length) throw new Error("not an index");
    this.language = data.language;
    this.languages = data.languages;
    this.chapters = data.chapters;
    this.types = new Map(); /* word as spelled → type */
    this.words = []; /* type → word as spelled */
    this.letters = []; /* type → bytes of its letters, when its script leaves no spaces, or null */
    this.squeezed = []; /* type → its letters alone, when a result has asked for them */
    this.surfaces = new Map(); /* folded form → types */
    this.stems = new Map(); /* stem → types */
    this.names = new Map(); /* skeleton → types */
    this.pages = [];
    this.blocks = []; /* {page, id, section, text, weight, from, to}: from and to in the stream */
    this.passage = data.passage;
    this.said = data.said || {};
    this.offers = data.offers || [];
    [this.common, this.elsewhere] = [data.common, data.elsewhere].map((words) => new Set((words || "").split(" ").map(bare)));
    this.shorthand = data.shorthand || {};
    this.keys = (data.keys || []).map((side) => side.split(" "));
    this.phrases = []; /* {pages, text, from, to}: how readers ask, after all blocks in the stream */
    this.sounds = null; /* sounds.js: made when Latin letters stand for another script's */
    this.stream = new Int32Array(1 << 14);
    this.length = 0;
    /* Letters of blocks in scripts without spaces, one byte each (see bytesOf), and where each ends. */
    this.bytes = new Uint8Array(1 << 14);
    this.bytesLength = 0;
    this.ends = [];
    this.endBlocks = [];
    this.making = this.make(data);
    if (!later) while (!this.making.next().done);
  }

  *make(data) {
    for (let page = 0; page < data.pages.length; page++) yield this.addPage(data.pages[page], data.texts[page], data);
    this.asked = this.length; /* where the phrases begin */
    for (const [pages, phrases] of data.asked || []) yield phrases.forEach((text) => this.addPhrase(pages, text));
    chunks.clear();
    this.bytes = this.bytes.subarray(0, this.bytesLength);
    this.flat = new TextDecoder("latin1").decode(this.bytes); /* the same, to be searched faster */
    yield this.places();
    this.sorted = [...this.surfaces.keys()].sort();
    this.masks = Int32Array.from(this.sorted, letterMask);
    this.joined = "\n" + this.sorted.join("\n") + "\n"; /* for words that hold what is typed */
    const lengths = this.pages.map((page) => page.length);
    this.mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
  }

  addPage([id, kind, chapter, ids, places], [title, names, leads, texts], { sections, paths }) {
    const path = id === "index" ? "" : paths[kind].replace("*", id);
    const page = { number: this.pages.length, id, path, kind, chapter, title, names, prior: KINDS[kind] || 0.5, from: this.blocks.length };
    this.pages.push(page);
    const begun = this.length;
    this.addBlock(page, "", "", title, WEIGHTS.title);
    if (names) this.addBlock(page, "title", "", names, WEIGHTS.names, true);
    for (const words of leads) this.addBlock(page, "", "", words, WEIGHTS.leads);
    page.own = this.blocks.length; /* blocks before have no place of their own on the page */
    const blocks = ids.split(" ");
    texts.forEach((text, at) => {
      const block = blocks[at];
      if (kind === "article") this.addBlock(page, `p${block}`, Number(block), text, WEIGHTS.gloss);
      else this.addBlock(page, block, sections[places[at]] || "", text, /^(?:statement|intro)$/.test(block) ? WEIGHTS.statement : /^(?:story|differ)-/.test(block) ? WEIGHTS.story : WEIGHTS.text);
    });
    page.to = this.blocks.length;
    page.length = this.length - begun;
  }

  addBlock(page, id, section, text, weight, names = false) {
    const block = this.blocks.length, from = this.length, begun = this.bytesLength, words = this.addWords(text);
    if (names) words.forEach((word) => this.addName(word));
    else if (/ [A-Z]/.test(text) && NAME.test(text)) text.match(NAMES).forEach((word) => this.addName(word));
    if (this.bytesLength > begun) {
      this.addLetters([BETWEEN]);
      this.ends.push(this.bytesLength);
      this.endBlocks.push(block);
    }
    this.blocks.push({ page: page.number, id, section, text, weight, from, to: this.length });
  }

  /* A way in which readers ask for pages: sought by its words, with what is short in it written out
     as in queries, and no text of theirs. */
  addPhrase(pages, text) {
    const from = this.length, begun = this.bytesLength;
    this.addWords(writtenOut(text, this));
    if (this.bytesLength > begun) {
      this.addLetters([BETWEEN]);
      this.ends.push(this.bytesLength);
      this.endBlocks.push(-1 - this.phrases.length);
    }
    this.phrases.push({ pages, text, from, to: this.length });
  }

  /* The words of a text, put at the end of the stream. */
  addWords(text) {
    const words = wordsOf(text, this.language);
    while (this.length + words.length > this.stream.length) {
      const longer = new Int32Array(this.stream.length * 2);
      longer.set(this.stream);
      this.stream = longer;
    }
    const { stream, types, letters } = this;
    for (const word of words) {
      let type = types.get(word);
      if (type === undefined) type = this.addType(word);
      stream[this.length++] = type;
      if (letters[type] !== null) this.addLetters(letters[type]);
    }
    return words;
  }

  addLetters(letters) {
    if (this.bytesLength + letters.length > this.bytes.length) {
      const longer = new Uint8Array(this.bytes.length * 2);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes.set(letters, this.bytesLength);
    this.bytesLength += letters.length;
  }

  addType(word) {
    const type = this.words.length, { surfaces, stems } = formsOf(word, this.language);
    this.types.set(word, type);
    this.words.push(word);
    this.letters.push(word.charCodeAt(0) >= 0xe00 && UNSPACED.test(word) ? bytesOf(squeeze(word)) : null);
    for (const surface of surfaces) push(this.surfaces, surface, type);
    for (const stem of stems) push(this.stems, stem, type);
    return type;
  }

  /* A word that a reader may write in another script. */
  addName(word) {
    const type = this.types.get(word);
    if (type === undefined) return;
    for (const bones of skeletons(fold(this.words[type]))) {
      if (bones.length > 1 && !this.names.get(bones)?.includes(type)) push(this.names, bones, type);
    }
  }

  /* For each type the places it stands at, and for each place its block. */
  places() {
    const { stream, length } = this, starts = new Int32Array(this.words.length + 1);
    for (let place = 0; place < length; place++) starts[stream[place] + 1]++;
    for (let type = 0; type < this.words.length; type++) starts[type + 1] += starts[type];
    const next = starts.slice(), at = new Int32Array(length), blockAt = new Int32Array(length);
    for (let place = 0; place < length; place++) at[next[stream[place]]++] = place;
    const pageOf = new Int32Array(this.blocks.length), weightOf = new Float32Array(this.blocks.length);
    this.blocks.forEach(({ page, weight, from, to }, block) => {
      blockAt.fill(block, from, to);
      pageOf[block] = page;
      weightOf[block] = weight;
    });
    /* A phrase stands for blocks below none: -1 is the first. */
    this.phrases.forEach(({ from, to }, phrase) => blockAt.fill(-1 - phrase, from, to));
    Object.assign(this, { starts, at, blockAt, pageOf, weightOf });
  }

  /* What a block stands under: a heading, or the number of a passage. */
  under({ section }) {
    if (typeof section === "string") return section;
    let shown = String(section);
    try { shown = section.toLocaleString(this.language, { useGrouping: false }); } catch (error) { /* no such language */ }
    return this.passage.replace("{number}", shown);
  }

  /* Of some types the word that stands most often. */
  often(types) {
    const times = (type) => this.starts[type + 1] - this.starts[type];
    return this.words[types.reduce((best, type) => (times(type) > times(best) ? type : best))];
  }

  /* Folded forms that begin with `start`, at most `most`. */
  beginning(start, most) {
    const { sorted } = this;
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < sorted.length && found.length < most && sorted[low].startsWith(start)) found.push(sorted[low++]);
    return found;
  }

  /* Folded forms that hold `part` elsewhere than at their start, at most `most`. */
  holding(part, most) {
    const { joined } = this, found = [];
    for (let at = joined.indexOf(part); at >= 0 && found.length < most; at = joined.indexOf(part, at + 1)) {
      if (joined[at - 1] === "\n") continue;
      const from = joined.lastIndexOf("\n", at) + 1, to = joined.indexOf("\n", at);
      found.push(joined.slice(from, to));
      at = to;
    }
    return found;
  }
}

/* A word as lists of words hold it. */
function bare(word) {
  return fold(word).replace(JOINTS, "");
}

/* Letters alone, folded: how a text in a script without spaces is sought whatever its words. */
function squeeze(text) {
  return fold(text).replace(/[^\p{L}\p{M}\p{N}]+|ๆ/gu, "").replace(THAI_TONES, "");
}

/* Within a script the low bits tell letters apart, and bytes are gone through much faster. */
function bytesOf(letters) {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0) & 127);
}

function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
