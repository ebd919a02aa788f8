/* Light stems: every plausible stem of a word, for both the index and what is typed.

   A language that is not here gets folding, segmentation, prefixes and typo tolerance, which
   need no knowledge of it. To add its stems, add an entry to STEMS: `step` gives what is left
   after taking one affix off, `depth` how often that may be done, `least` the letters that must
   stay. `affixes` are affixes that stand as words of their own. */

const STEMS = {
  en: { step: stepEnglish, depth: 2, least: 3 },
  ms: { step: stepMalay, depth: 3, least: 3 },
  tl: { step: stepTagalog, depth: 4, least: 3, after: (stem) => stem.replace(/o/g, "u").replace(/e/g, "i").replace(/r/g, "d") },
  fa: {
    step: stepPersian, depth: 3, least: 2,
    affixes: new Set("می نمی ها های ای ی تر ترین ام ات اش اند ایم اید شان مان تان هایی هایم هایت هایش هایشان هایتان هایمان".split(" ")),
  },
};
/* Thai: a word without its tone marks, which are typed wrongly more than anything else. */
const THAI_TONES = /[\u0e47-\u0e4e]/g;

function isAffix(word, language) {
  return Boolean(STEMS[language]?.affixes?.has(word));
}

function stemsOf(word, language) {
  if (/[\u0e01-\u0e5b]/.test(word)) return [word.replace(THAI_TONES, "")];
  if (/\p{N}/u.test(word)) return [];
  const latin = /^[a-z]/.test(word);
  /* Latin words on a Thai or Persian page, Latin or not on others: English if the page's own cannot be. */
  const rules = STEMS[language] && latin === (language !== "fa") ? STEMS[language] : latin ? STEMS.en : null;
  if (!rules) return word.length > 5 ? [word.slice(0, -1)] : [];
  const seen = new Set([word]);
  let current = [word];
  for (let depth = rules.depth; depth && current.length; depth--) {
    const next = [];
    for (const from of current) {
      for (const stem of rules.step(from)) {
        if (stem.length >= rules.least && !seen.has(stem)) {
          seen.add(stem);
          next.push(stem);
        }
      }
    }
    current = next;
  }
  return rules.after ? [...new Set([...seen].map(rules.after))] : [...seen];
}

function withoutEndings(word, endings, least) {
  const out = [];
  for (const ending of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= least) out.push(word.slice(0, -ending.length));
  }
  return out;
}

const IRREGULAR = {
  gave: "give", given: "give", felt: "feel", heard: "hear", kept: "keep", left: "leave", lost: "lose",
  made: "make", paid: "pay", said: "say", sold: "sell", spoke: "speak", spoken: "speak", taught: "teach",
  told: "tell", thought: "think", took: "take", taken: "take", understood: "understand", went: "go",
  wrote: "write", written: "write", bought: "buy", broke: "break", broken: "break", built: "build",
  brought: "bring", chose: "choose", chosen: "choose", knew: "know", known: "know", meant: "mean",
  people: "person", staff: "employee", stood: "stand", yelled: "shout",
};
const ENGLISH = ["ing", "ings", "ed", "er", "ers", "or", "ion", "ions", "ations", "ation", "ly", "ment", "ments", "ness", "y", "able", "al", "ful", "less"];
function stepEnglish(word) {
  const out = [];
  if (IRREGULAR[word]) out.push(IRREGULAR[word]);
  /* One of British and American spellings. */
  const spelt = word.replace(/is(e|ed|es|er|ers|ing|ation|ations)$/, "iz$1").replace(/our(s|ed|ing|ful|able)?$/, "or$1");
  if (spelt !== word) out.push(spelt);
  if (/ies$|ied$/.test(word)) out.push(word.slice(0, -3) + "y");
  else if (/(ss|x|ch|sh|z|o)es$/.test(word)) out.push(word.slice(0, -2));
  else if (/[^su]s$/.test(word)) out.push(word.slice(0, -1));
  for (const stem of withoutEndings(word, ENGLISH, 3)) {
    out.push(stem, stem + "e");
    if (/([bdfgmnprt])\1$/.test(stem)) out.push(stem.slice(0, -1));
    if (stem.endsWith("i")) out.push(stem.slice(0, -1) + "y");
  }
  return out;
}

/* Malay: meN- and peN- with the first letter they swallow, the other prefixes, the suffixes. */
const MALAY = ["nya", "lah", "kah", "tah", "pun", "kan", "an", "ku", "mu", "i"];
function stepMalay(word) {
  const out = withoutEndings(word, MALAY, 3);
  let match;
  if ((match = /^(?:me|pe)ng([aeiou].*)$/.exec(word))) out.push(match[1], "k" + match[1]);
  if ((match = /^(?:me|pe)nge(.*)$/.exec(word))) out.push(match[1]);
  if ((match = /^(?:me|pe)ng([ghk].*)$/.exec(word))) out.push(match[1]);
  if ((match = /^(?:me|pe)ny([aeiou].*)$/.exec(word))) out.push("s" + match[1]);
  if ((match = /^(?:me|pe)m([bfpv].*)$/.exec(word))) out.push(match[1]);
  if ((match = /^(?:me|pe)m([aeiou].*)$/.exec(word))) out.push("p" + match[1], "m" + match[1]);
  if ((match = /^(?:me|pe)n([cdjtzs].*)$/.exec(word))) out.push(match[1]);
  if ((match = /^(?:me|pe)n([aeiou].*)$/.exec(word))) out.push("t" + match[1], "n" + match[1]);
  if ((match = /^(?:me|pe)([lmnrwy].*)$/.exec(word))) out.push(match[1]);
  if ((match = /^(?:ber|ter|per|pel|bel|di|ke|se|be|pe)(.{3,})$/.exec(word))) out.push(match[1]);
  return out;
}

const TAGALOG = ["pinakama", "pinaka", "ipinag", "ipinang", "ipinapa", "ipina", "nakapag", "makapag", "napaka", "ipag", "ipang", "nakaka", "makaka", "nagka", "magka", "pagka", "pagkaka", "pagpapa", "nagpapa", "magpapa", "pinag", "pinang", "pina", "paki", "maki", "naki", "naka", "maka", "taga", "mapang", "nang", "mang", "pang", "nag", "mag", "pag", "mai", "nai", "kaka", "pa", "ma", "na", "ka", "ni", "i"];
/* Tagalog: prefixes, the infixes -um- and -in-, doubled syllables, nasal assimilation, linkers. */
function stepTagalog(word) {
  const out = withoutEndings(word, ["hin", "han", "nan", "in", "an", "ng"], 3);
  let match;
  if (/[aeiou]ng$/.test(word)) out.push(word.slice(0, -1));
  for (const prefix of TAGALOG) if (word.startsWith(prefix)) out.push(word.slice(prefix.length));
  if ((match = /^[pmn]am([aeiou].*)$/.exec(word))) out.push("p" + match[1], "b" + match[1]);
  if ((match = /^[pmn]an([aeiou].*)$/.exec(word))) out.push("t" + match[1], "d" + match[1], "s" + match[1]);
  if ((match = /^[pmn]ang([aeiou].*)$/.exec(word))) out.push("k" + match[1]);
  if (/^[pmn]am[bp]/.test(word)) out.push(word.slice(3));
  if ((match = /^[pmn]a(n|m)([aeiou])\1\2(.*)$/.exec(word))) {
    for (const letter of match[1] === "n" ? ["t", "d", "s"] : ["p", "b"]) out.push(letter + match[2] + match[3]);
  }
  if ((match = /^([bcdfghjklmnpqrstvwxyz]{1,2})(?:um|in)([aeiou].*)$/.exec(word))) out.push(match[1] + match[2]);
  if ((match = /^(?:um|in)([aeiou].*)$/.exec(word))) out.push(match[1]);
  if ((match = /^((?:ng|[bcdfghjklmnpqrstvwxyz])?[aeiou])\1(.*)$/.exec(word))) out.push(match[1] + match[2]);
  /* A vowel lost before a suffix: sundan for sunod, bigyan for bigay, tingnan for tingin. */
  if ((match = /^(.*[aeiou][^aeiou]+)([^aeiou])[ai]n$/.exec(word))) for (const vowel of "aiou") out.push(match[1] + vowel + match[2]);
  return out;
}

const PERSIAN = ["هایشان", "هایمان", "هایتان", "هایم", "هایت", "هایش", "هایی", "های", "ها", "ترین", "تر", "شان", "مان", "تان", "ان", "ات", "ام", "اش", "ند", "ید", "یم", "ای", "ی", "م", "ت", "ش", "د", "ه", "ن", "گان", "گی", "یی"];
function stepPersian(word) {
  const out = withoutEndings(word, PERSIAN, 3);
  if (word.endsWith("گان") || word.endsWith("گی")) out.push(word.replace(/(?:گان|گی)$/, "ه"));
  if (word.startsWith("نمی") && word.length >= 6) out.push(word.slice(3));
  if (word.startsWith("می") && word.length >= 5) out.push(word.slice(2));
  if (/^[بن]/.test(word) && word.length >= 5) out.push(word.slice(1));
  return out;
}
