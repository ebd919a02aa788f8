/* Words of another script in Latin letters, as people type them: lukka for ลูกค้า, moshtari for
   مشتری. A word and what is typed are brought to one form that spellings by ear share.

   A language that is not here is not sought by sound. To add one, add an entry to SOUNDS: `own`
   gives the form of a word of the language, `typed` the forms that Latin letters may stand for,
   `agree` (0 to 1) how well the letters that the form leaves out agree. */

const SOUNDS = {
  th: { own: thaiSound, typed: (word) => [latinThai(word)], near: true, agree: () => 1 },
  fa: { own: persianBones, typed: typedPersian, near: false, agree: persianAgrees },
};

/* Adds what a Latin word may mean in the language of the index. `near`: or nearly. */
function matchSound(index, term, word, near = true) {
  const rules = SOUNDS[index.language];
  if (!rules || !/^[a-z]+$/.test(word)) return;
  index.sounds ??= soundsOf(index, rules);
  for (const form of rules.typed(word)) {
    if (form.length < (near ? 2 : 4)) continue;
    for (const known of index.sounds.get(form) || []) {
      const sure = SURE.sound * rules.agree(word, known);
      if (sure > 0.2) term.addSound(index, known, sure);
    }
    if (!near || !rules.near || form.length < 4 || term.read) continue;
    for (const [other, all] of index.sounds) {
      if (other.length < 4 || other[0] !== form[0] || distance(form, other, 1) > 1) continue;
      for (const known of all) term.addSound(index, known, SURE.two);
    }
  }
}

/* The words of the index by their sound. */
function soundsOf(index, rules) {
  const found = new Map();
  for (const word of index.stems.keys()) {
    const form = UNLATIN.test(word) ? rules.own(word) : "";
    if (form) push(found, form, word);
  }
  return found;
}
const UNLATIN = /^[\u0600-\u06ff\u0e00-\u0e7f]/;

/* -- Thai -------------------------------------------------------------------- */

/* The Royal Institute's letters for consonants, where a syllable begins and where it ends. */
const THAI_FIRST = Object.entries({
  k: "กขฃคฅฆ", ng: "ง", c: "จฉชฌ", s: "ซศษส", y: "ญย", d: "ฎด", t: "ฏฐฑฒตถทธ", n: "ณน", b: "บ", p: "ปผพภ", f: "ฝฟ", m: "ม", r: "รลฬฤ", w: "ว", h: "หฮ", "": "อ",
}).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound]));
const THAI_INITIAL = new Map(THAI_FIRST);
const THAI_FINAL = new Map(THAI_FIRST.map(([letter, sound]) => [letter, { d: "t", c: "t", s: "t", b: "p", f: "p", r: "n", y: letter === "ญ" ? "n" : "i", w: "o" }[sound] ?? sound]));
const C = "([ก-ฮ])([รลว]?)";
/* Vowels as they are written around a consonant, longest first; 1 and 2 are the consonants. */
const THAI_VOWELS = [
  [`เ${C}ียว`, "iao"], [`เ${C}ีย`, "ia"], [`เ${C}ือ`, "u"], [`เ${C}าะ`, "o"], [`เ${C}า`, "ao"], [`เ${C}ิ`, "e"], [`เ${C}ย`, "ei"],
  [`เ${C}อะ?`, "e"], [`[เแ]${C}ะ?`, "e"], [`โ${C}ะ?`, "o"], [`[ไใ]${C}`, "ai"], [`${C}ัวะ?`, "ua"], [`${C}ั`, "a"], [`${C}ำ`, "am"],
  [`${C}[ะา]`, "a"], [`${C}รร(?=[ก-ฮ])`, "a"], [`${C}รร`, "an"], [`${C}[ิี]`, "i"], [`${C}[ึื]อ?`, "u"], [`${C}[ุู]`, "u"], [`${C}อ`, "o"], ["([ก-ฮ])([รล]?)(?=[ก-ฮ])", "o"], ["([ก-ฮ])()", "o"],
].map(([pattern, vowel]) => [new RegExp(pattern, "y"), vowel]);

/* A Thai word, read syllable by syllable. */
function thaiSound(word) {
  const text = word.replace(/[ก-ฮ][ิุ]?์/g, "").replace(/[\u0e47-\u0e4e]/g, "").replace(/^ห(?=[งญนมยรลว])|(?<=[ะาิีืุูเแโไใ])ห(?=[งญนมยรลว])/g, "");
  let out = "";
  for (let at = 0; at < text.length;) {
    let read = false;
    for (const [pattern, vowel] of THAI_VOWELS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      out += THAI_INITIAL.get(match[1]) + (match[2] ? THAI_INITIAL.get(match[2]) : "") + vowel;
      at = pattern.lastIndex;
      /* A consonant that no vowel follows ends the syllable. */
      const last = text[at], next = text[at + 1];
      if (THAI_FINAL.has(last) && last !== "อ" && !(next && /[ะาิีึืุูัำ]/.test(next)) && !(next === "ว" && /[ะ]/.test(text[at + 2] || ""))) {
        out += THAI_FINAL.get(last);
        at++;
      }
      read = true;
      break;
    }
    if (!read) at++;
  }
  return latinThai(out);
}

/* What Latin spellings of Thai have in common: no aspiration, no length, no r after a consonant. */
function latinThai(word) {
  return word.replace(/[^a-z]/g, "")
    .replace(/ph|p|b/g, "p").replace(/kh|k|g(?<!n.)|c(?=k)/g, "k").replace(/th|t|d/g, "t").replace(/ch|j|c/g, "c").replace(/sh|z/g, "s").replace(/v/g, "w").replace(/l/g, "r").replace(/ng/g, "N")
    .replace(/([ktpsf])r(?=[aeiouy])/g, "$1")
    .replace(/([aeo])r(?![aeiou])/g, "$1")
    .replace(/ay/g, "ai").replace(/uea|eua|uu|oo|ue|eu/g, "u").replace(/ae|oe|eo/g, "e").replace(/ee|ii|y(?![aeiou])/g, "i").replace(/aa|ah/g, "a").replace(/aw|oh/g, "o")
    .replace(/(.)\1+/g, "$1");
}

/* -- Persian ----------------------------------------------------------------- */

const PERSIAN_LETTERS = new Map(Object.entries({
  b: "ب", p: "پ", t: "تط", s: "سصث", J: "ج", C: "چ", x: "خ", d: "د", z: "زذضظ", r: "ر", Z: "ژ", S: "ش", q: "قغ", f: "ف", k: "ک", g: "گ", l: "ل", m: "م", n: "ن", a: "ا", u: "و", h: "هح", i: "ی",
}).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound])));

function persianSound(word) {
  let out = "";
  for (const letter of word.replace(/خوا/g, "خا")) out += PERSIAN_LETTERS.get(letter) ?? "";
  return out;
}

function latinPersian(word) {
  return word.replace(/kh/g, "x").replace(/sh/g, "S").replace(/ch/g, "C").replace(/zh/g, "Z").replace(/gh/g, "q").replace(/ph/g, "f").replace(/j/g, "J").replace(/c/g, "k")
    .replace(/oo|ou|[vw]/g, "u").replace(/ee|y/g, "i").replace(/(.)\1+/g, "$1");
}

/* Persian leaves short vowels out, and Latin spellings differ in the long ones and in h. */
function bones(sound) {
  return sound.replace(/[aeiouh]/g, "").replace(/(.)\1+/g, "$1");
}

function persianBones(word) {
  return bones(persianSound(word));
}

const PERSIAN_ENDINGS = /(?:esho|asho|sho|esh|ash|eto|eshun|am|et|at|im|id|an|and|ha|haye|haro|ro|ra|o|e|i|tar|tarin)$/;
function typedPersian(word) {
  const forms = new Set(), add = (text) => text.length > 2 && forms.add(bones(latinPersian(text)));
  add(word);
  for (const text of [word, word.replace(/^n?e?mi/, "")]) {
    add(text);
    add(text.replace(PERSIAN_ENDINGS, ""));
  }
  return forms;
}

/* How well the vowels agree: those that Persian writes must be typed; others may be. */
function persianAgrees(typed, known) {
  const wanted = persianSound(known), said = latinPersian(typed);
  let at = 0, missed = 0;
  for (const sound of wanted) {
    const next = said.slice(at).search(sound === "u" ? /[uo]/ : sound === "i" ? /[ie]/ : sound === "a" ? /[ao]/ : sound);
    if (next < 0) missed++;
    else at += next + 1;
  }
  const over = Math.max(0, bones(said).length - bones(wanted).length);
  return Math.max(0, 1 - 0.3 * missed - 0.15 * over - (bones(wanted).length < 2 ? 0.4 : 0));
}
