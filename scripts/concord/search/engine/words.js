/* Words: where they begin and end in a text, and the forms each is indexed and sought under. */

/* A number with its separators, or letters with what joins them (apostrophe, hyphens). */
const WORD = /\p{N}+(?:[.,٬٫’']\p{N}{3})+(?!\p{N})|[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:['’\-\u2010\u2011][\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*)*/gu;
/* Scripts that leave no space between words. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const RUN = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{M}]+|[^\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{M}\u200b]+/gu;
const MAYBE_UNSPACED = /[\u0e00-\u1fff\u2e80-\uffff]/; /* many times faster */
const JOINT = /['’\-\u2010\u2011\u200c.,٬٫]/;
const JOINTS = /['’\-\u2010\u2011\u200c.,٬٫]+/g;

/* Without it (old browsers) a run of Thai is one word, and is still found by its letters. */
const segmenters = new Map();
function segmenter(language) {
  if (!segmenters.has(language)) {
    let made = null;
    try { made = new Intl.Segmenter(language, { granularity: "word" }); } catch (error) {
      try { made = new Intl.Segmenter("th", { granularity: "word" }); } catch (none) { made = null; }
    }
    segmenters.set(language, made);
  }
  return segmenters.get(language);
}

/* Calls found(word, start, end) for each word of a text, as the text spells it. */
function eachWord(text, language, found) {
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const word = match[0], at = match.index;
    if (isSpaced(word)) {
      found(word, at, at + word.length);
      continue;
    }
    const cut = cutUnspaced(word, language);
    for (let i = 0; i < cut.length; i += 2) found(cut[i], at + cut[i + 1], at + cut[i + 1] + cut[i].length);
  }
}

/* The same words without their places, which is much faster: no word goes over a space, and what
   stands between two spaces recurs. */
const chunks = new Map();
function wordsOf(text, language) {
  const out = [];
  for (const chunk of text.split(" ")) {
    let words = chunks.get(chunk);
    if (!words) chunks.set(chunk, words = wordsIn(chunk, language));
    for (let i = 0; i < words.length; i++) out.push(words[i]);
  }
  return out;
}

function wordsIn(chunk, language) {
  const words = chunk.match(WORD) || [];
  if (!MAYBE_UNSPACED.test(chunk)) return words;
  return words.flatMap((word) => (isSpaced(word) ? [word] : cutUnspaced(word, language).filter((_, at) => at % 2 === 0)));
}

function isSpaced(word) {
  return !MAYBE_UNSPACED.test(word) || !UNSPACED.test(word);
}

/* A run without spaces as [word, start, word, start, …]. */
const pieces = new Map();
function cutUnspaced(word, language) {
  if (pieces.has(word)) return pieces.get(word);
  const out = [], tool = segmenter(language);
  for (const run of word.matchAll(RUN)) {
    if (!tool || !UNSPACED.test(run[0])) out.push(run[0], run.index);
    /* ๆ only repeats the word before it. */
    else for (const piece of tool.segment(run[0])) {
      if (piece.segment !== "ๆ" && !/^\u200b+$/.test(piece.segment)) out.push(piece.segment, run.index + piece.index);
    }
  }
  if (pieces.size < 50000) pieces.set(word, out);
  return out;
}

/* The forms a word is known under: `whole` first, then its parts; and `stems`, in a field of
   their own, each of which may be wrong: the index decides which of them exist. */
function formsOf(word, language) {
  const folded = fold(word), surfaces = new Set();
  if (JOINT.test(folded)) {
    const whole = folded.replace(JOINTS, "");
    if (whole) surfaces.add(whole);
    if (!/^\p{N}/u.test(folded)) {
      for (const part of folded.split(JOINTS)) if (part.length > 1 && !isAffix(part, language)) surfaces.add(part);
    }
  } else if (folded) surfaces.add(folded);
  const stems = new Set();
  for (const surface of surfaces) for (const stem of stemsOf(surface, language)) stems.add(stem);
  return { surfaces: [...surfaces], stems: [...stems] };
}
