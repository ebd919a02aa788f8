/* The index as it was before packed.py exchanged letters in its words. */
function unpacked(data) {
  if (!data?.letters) return data;
  const [letters, places] = data.letters, table = Uint16Array.from({ length: 1 << 16 }, (_, code) => code);
  for (let at = 0; at < letters.length; at++) {
    const one = letters.charCodeAt(at), other = places.charCodeAt(at);
    [table[one], table[other]] = [other, one];
  }
  const codes = new Uint16Array(data.words.length), lines = (text) => (text ? text.split("\n") : []);
  for (let at = 0; at < codes.length; at++) codes[at] = table[data.words.charCodeAt(at)];
  const own = JSON.parse(new TextDecoder("utf-16le").decode(codes));
  return {
    ...data, ...own,
    texts: own.texts.map(([title, names, leads, blocks]) => [title, names, lines(leads), lines(blocks)]),
    asked: own.asked.map(([pages, phrases]) => [pages, lines(phrases)]),
  };
}
