/* Names across scripts: the consonants of a word, in classes that transcriptions keep.

   A Thai or Persian reader may type Selfridge as they would write it (เซลฟริดจ์, سلفریج) while
   the page has it in Latin letters. Vowels and h, w, y differ between transcriptions and go. */

const CLASSES = {
  P: "bpปบพผภبپ", F: "fvฟฝف", T: "dtตดถทธฐฏฎฑฒتدط", K: "gkqกขคฆกگکقغ", S: "szcjซสศษจชฌฉژزسشجچصثذضظ",
  R: "rlรลฬرل", M: "mมم", N: "nนณงن",
};
const CLASS_OF = new Map();
for (const [name, letters] of Object.entries(CLASSES)) for (const letter of letters) CLASS_OF.set(letter, name);

/* The skeletons a folded word may have: letters that Thai marks as silent often are not elsewhere. */
function skeletons(folded) {
  const spoken = folded.replace(/[\u0e01-\u0e2e][\u0e34-\u0e39]?\u0e4c/g, "");
  return spoken === folded ? [bonesOf(folded)] : [bonesOf(spoken), bonesOf(folded)];
}

function bonesOf(folded) {
  const text = folded
    .replace(/dge?/g, "j").replace(/ph/g, "f").replace(/th/g, "t").replace(/sch|sh|ch/g, "s").replace(/ck/g, "k")
    .replace(/x/g, "ks").replace(/c(?![eiy])/g, "k").replace(/ng/g, "n").replace(/نگ/g, "ن");
  let out = "", last = "";
  for (const letter of text) {
    /* Thai and Persian leave vowels out, so that letters of a class may meet there alone. */
    const found = CLASS_OF.get(letter);
    if (found && found !== last) out += last = found;
  }
  return out;
}
