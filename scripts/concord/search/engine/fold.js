/* Folding: every spelling of a word that a reader would call the same becomes one.

   Nothing here depends on the language of the page; what does is in stems.js. */

/* Characters without a shape of their own: soft hyphen, tatweel, ZWJ, bidi controls, BOM … */
const INVISIBLE = /[\u00ad\u061c\u0640\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
/* Arabic letters as Persian, Malay in Jawi, and typists on Arabic keyboards write them. */
const ARABIC = {
  "ي": "ی", "ى": "ی", "ئ": "ی", "ێ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه",
  "ؤ": "و", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ء": "",
};
const PLAIN = /^[a-z0-9]*$/;

/* Any decimal digit as ASCII. Unicode sets digits in tens that begin at x0 or at x6. */
function digit(letter) {
  const code = letter.codePointAt(0), low = code & 15;
  const from = low > 9 || !/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? 6 : 0;
  return String(low - from);
}

/* The canonical form of a word. Keeps ZWNJ, hyphen and apostrophe: words.js takes words apart there. */
function fold(word) {
  let text = word.toLowerCase();
  if (PLAIN.test(text)) return text;
  text = text.normalize("NFKC").replace(INVISIBLE, "").toLowerCase();
  if (/[^\x00-\x7f]/.test(text)) {
    text = text.replace(/\p{Nd}/gu, digit)
      .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g, "")
      .replace(/[يىئێكةۀەہؤأإآٱء]/g, (letter) => ARABIC[letter])
      /* Accents of Latin, Greek and Cyrillic; marks of other scripts are letters. */
      .replace(/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}][\u0300-\u036f]+/gu, (cluster) => cluster[0])
      .replace(/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]+/gu,
        (run) => run.normalize("NFD").replace(/[\u0300-\u036f]/g, ""));
  }
  return text;
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
