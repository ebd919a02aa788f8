/* The index as it was before packed.py made its words short. */

const FIRST_PAIR = 0xe000;

function unpacked(data) {
  if (!data?.letters) return data;
  const spelled = []; /* by the code of a letter in the file those it stands for, if not itself */
  data.pairs.forEach((pair, at) => { spelled[FIRST_PAIR + at] = codesOf(pair).flatMap((code) => spelled[code] || [code]); });
  const [letters, places] = data.letters.map(codesOf);
  letters.forEach((letter, at) => {
    const place = places[at];
    [spelled[letter], spelled[place]] = [[place], spelled[letter] || [letter]];
  });
  const own = JSON.parse(spelledOut(data.words, spelled)), lines = (text) => (text ? text.split("\n") : []);
  const [written, meant] = own.shorthand.map(lines), said = own.texts.flatMap(([title, , leads]) => [title, ...lines(leads)]);
  return {
    ...data, ...own,
    offers: own.offers.map(([path, words]) => [path, said[words] ?? words]),
    shorthand: Object.fromEntries(written.map((short, at) => [short, meant[at]])),
    texts: own.texts.map(([title, names, leads, blocks]) => [title, names, lines(leads), lines(blocks)]),
    asked: own.asked.map(([pages, phrases]) => [pages, lines(phrases)]),
  };
}

function codesOf(text) {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function spelledOut(words, spelled) {
  let length = 0;
  for (let at = 0; at < words.length; at++) length += spelled[words.charCodeAt(at)]?.length ?? 1;
  const codes = new Uint16Array(length);
  for (let at = 0, to = 0; at < words.length; at++) {
    const code = words.charCodeAt(at), many = spelled[code];
    if (!many) codes[to++] = code;
    else for (let i = 0; i < many.length; i++) codes[to++] = many[i];
  }
  return new TextDecoder("utf-16le").decode(codes);
}
