/* How readers ask: which of the phrases a query says, and how nearly (0 to 1).

   A phrase is answered as a whole. A page that holds the words of a query here and there is one
   answer; a page that somebody asks for in just these words is a better one. */

const ASKED = 2; /* what a phrase that is said whole adds, beside the worth of the words */
const LEAST = 0.08; /* a phrase that is said less is not said at all */
const TOLD = 0.4; /* and is shown as why a page was found only when it is said as much as this */

/* For each page the phrase that is said most: {page → {near, phrase, other}}, `other` being how
   nearly the next one is. `worth`: of all words of the query, with those that are nowhere. */
function askedFor(query, worth) {
  const { index, terms } = query, sums = new Map(), found = new Map();
  for (const term of terms) {
    for (const [phrase, sure] of term.phrases) sums.set(phrase, (sums.get(phrase) || 0) + sure * term.rarity);
  }
  for (const [phrase, sum] of sums) {
    const share = sum / worth;
    if (share < LEAST) continue;
    const near = share * Math.sqrt(saidOf(query, phrase));
    if (near < LEAST) continue;
    index.phrases[phrase].pages.forEach((page, place) => {
      /* A situation leads to several pages, the best first. */
      const one = near * (1 - 0.04 * place), known = found.get(page);
      if (!known) found.set(page, { near: one, phrase, other: 0 });
      else if (one > known.near) found.set(page, { near: one, phrase, other: known.near });
      else if (one > known.other) known.other = one;
    });
  }
  return found;
}

/* How much of a phrase the query says: its words by how rare they are, or its letters. */
function saidOf({ index, terms, sure, text }, phrase) {
  const { from, to } = index.phrases[phrase], block = -1 - phrase;
  let whole = 0, said = 0, letters = 0;
  for (let place = from; place < to; place++) {
    const type = index.stream[place], worth = Math.log(1 + index.length / (index.starts[type + 1] - index.starts[type]));
    whole += worth;
    said += worth * sure[type];
  }
  for (const term of terms) letters = Math.max(letters, term.blocks.get(block) || 0);
  if (letters) letters *= Math.min(1, squeeze(text).length / squeeze(index.phrases[phrase].text).length);
  return Math.max(whole ? said / whole : 0, letters);
}
