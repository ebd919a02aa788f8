/* Whether anything answers: how far pages hold a query or are asked for with it. */

const COMMON = 0.3; /* what a word counts that queries are full of */
const FOUND = 0.55; /* a word that is found less surely is one that the book has not */
const ELSEWHERE = 1.5; /* what a word counts of which the book has nothing to say, beside one that is nowhere */
const ALONE = 3; /* so many words are no sentence yet */
const LONGEST_RUN = 20; /* letters of a run without spaces that may be one expression */
const JUDGED = 5; /* pages of which it is judged how far they answer */
/* How sure the best page must be, with what its place in the order is worth, to be an answer: a page
   that only shares common words with a query is none. */
const NOTHING = 0.94, WORTH = 0.7;
const KEYWORDS = 0.28; /* of words alone, none of them common or of other matters: who types these looks for a page */
const PIECES = 1.22; /* so much more where words are cut out of a run: the pieces stand in many places */
/* Where few have written how they ask, a word that is nowhere says little: what is said of a page. */
const MANY_PHRASES = 5, UNASKED = 0.2;
const FEW = 0.7; /* of a few words, one of them common, but none of other matters */
/* A block that holds so much of a sentence, or of a few words, says what was asked, whatever it is. */
const TOGETHER = 0.7, FEW_TOGETHER = 0.5;

function isCommon(query, { word }) {
  return query.index.common.has(bare(word));
}

function isElsewhere({ index: { elsewhere, language } }, { word }) {
  const { surfaces, stems } = formsOf(word, language);
  return elsewhere.size > 1 && [...surfaces, ...stems].some((form) => elsewhere.has(form));
}

/* Whether only words are given to look for, and nothing is said or asked. */
function isTerse(query) {
  const { terms, runs, text } = query, common = terms.filter((term) => isCommon(query, term)).length;
  return common < 2 && (terms.length - common <= ALONE || (runs.length === 1 && text.length <= LONGEST_RUN));
}

/* What a term counts when it is judged whether a page answers: `asks` of any words that it holds or is
   asked for with, `holds` of words that stand together. `rarity`: what it counts in the order;
   a word that the book has not shows that the query is of something else. */
function weigh(query, term, rarity, counts) {
  const nowhere = Math.log(1 + query.index.pages.length), known = term.sure < FOUND ? nowhere : rarity;
  const asks = isElsewhere(query, term) ? ELSEWHERE * nowhere : query.terse && term.sure ? rarity : known;
  Object.assign(term, { rarity, holds: counts ? known : 0, asks: counts ? asks : 0 });
}

/* How far a page answers what was asked (0 to 1): how many of its words it holds or is asked for
   with; of a few words alone, it may also be what is asked for just so. */
function judge(query, { page, held, near }, whole) {
  return Math.min(1, Math.max(held * whole / query.worth, query.terse ? near : 0));
}

/* Whether ranked pages answer at all: the best is sure enough, or says what was asked in one place. */
function answers(query, ranked, held) {
  const { index: { phrases, pages }, worth, terms, runs, terse } = query;
  const known = phrases.length >= MANY_PHRASES * pages.filter(({ kind }) => kind === "principle").length;
  const own = terse && !terms.some((term) => isElsewhere(query, term)), words = own && !terms.some((term) => isCommon(query, term));
  const least = (words ? KEYWORDS : own ? FEW : NOTHING) * (runs.length ? PIECES : 1) * (known ? 1 : UNASKED);
  if (held + WORTH * (ranked[0]?.score || 0) / worth >= least) return true;
  const all = terms.reduce((sum, term) => sum + term.holds, 0) * (terse ? FEW_TOGETHER : TOGETHER);
  return ranked.slice(0, JUDGED).some(({ page }) => blocksOf(query, page, pages[page].from).some((one) => one.holds >= all));
}
