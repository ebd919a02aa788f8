/* Names across scripts: the consonants of a word, in classes that transcriptions keep.

   A Thai or Persian reader may type Selfridge as they would write it (เซลฟริดจ์, سلفریج) while
   the page has it in Latin letters. Vowels and h, w, y differ between transcriptions and go. */

const CLASSES = {
  P: "bpปบพผภبپ", F: "fvฟฝف", T: "dtตดถทธฐฏฎฑฒتدط", K: "gkqกขคฆกگکقغ", S: "szcjซสศษจชฌฉژزسشجچصثذضظ",
  R: "rlรลฬرل", M: "mมم", N: "nนณงن",
};
const CLASS_OF = new Map();
for (const [name, letters] of Object.entries(CLASSES)) for (const letter of letters) CLASS_OF.set(letter, name);

function skeleton(folded) {
  const text = folded
    .replace(/[\u0e01-\u0e2e][\u0e34-\u0e39]?\u0e4c/g, "") /* Thai letters marked silent */
    .replace(/dge?/g, "j").replace(/ph/g, "f").replace(/th/g, "t").replace(/sch|sh|ch/g, "s").replace(/ck/g, "k")
    .replace(/x/g, "ks").replace(/c(?![eiy])/g, "k").replace(/ng/g, "n").replace(/نگ/g, "ن");
  let out = "", last = "";
  for (const letter of text) {
    const found = CLASS_OF.get(letter) || "";
    if (found && found !== last) out += found;
    last = found || (/[aeiouاو\u0e30-\u0e45]/.test(letter) ? "" : last);
  }
  return out;
}
