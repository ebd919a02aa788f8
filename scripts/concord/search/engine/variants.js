/* What a reader may have meant to type: shorthand written out, the keys of another keyboard. */

/* A text with what is written short in the language of an index written out, or the text itself.
   A stop at the end may be the word's own ("cust.") or the sentence's. */
function writtenOut(text, { shorthand }) {
  return text.split(/(\s+)/).map((chunk) => {
    const word = chunk.replace(/^[("'“«]+/, "").toLowerCase(), bare = word.replace(/[.,;:!?)"'”»؟،؛…]+$/, "");
    for (let end = word.length; end >= bare.length; end--) {
      const short = word.slice(0, end);
      if (short && Object.hasOwn(shorthand, short)) return shorthand[short];
    }
    return chunk;
  }).join("");
}

/* The same keys in the other layout of an index: what was typed in Latin letters on its keyboard,
   and what was typed in its letters on a US one. */
function otherKeys(text, { keys }) {
  if (!keys.length) return [];
  return [keys, [...keys].reverse()].map(([from, to]) => typedOn(text, from, to)).filter((other) => other && other !== text);
}

/* Nothing unless every letter is on the keyboard. */
function typedOn(text, from, to) {
  let out = "";
  for (const letter of text) {
    const key = from.indexOf(letter);
    if (key < 0 && /[\p{L}\p{M}\p{N}]/u.test(letter)) return "";
    out += key < 0 ? letter : to[key];
  }
  return /\p{L}/u.test(out) ? out : "";
}

/* The scripts that a text has letters of, by what finds them. */
const SCRIPTS = new Map();
function isWrittenIn(text, script) {
  if (!SCRIPTS.has(script)) {
    let made = /\p{L}/u;
    try { made = new RegExp(`\\p{sc=${script}}`, "u"); } catch (error) { /* several scripts at once: any */ }
    SCRIPTS.set(script, made);
  }
  return SCRIPTS.get(script).test(text);
}
