/* Before anything is drawn; so it is no deferred script. */
(function (root, data) {
  "use strict";
  /* Material says so at the end of the page, when what needs scripts has left a gap already. */
  root.classList.replace("no-js", "js");
  try { if (localStorage.getItem("concord.sources")) root.dataset.sources = "shown"; } catch (error) { /* no storage */ }

  /* Fonts inside the sheets are decoded beside the page: show it when they are, a few milliseconds on. */
  if ("waits" in data) {
    const loads = [], show = () => root.classList.remove("cn-wait");
    document.fonts.forEach((face) => { if (face.display === "block") loads.push(face.load()); });
    root.classList.add("cn-wait");
    Promise.all(loads).then(show, show);
    setTimeout(show, 400);
  }

  /* A parallel view: which languages, in which order, from the address (?with=en,fa), else as chosen
     last, else the page's own and the canonical one. Sets data-with and their number on <html>, and a
     style that shows and orders the columns, so that nothing moves when the rest of the page arrives. */
  if (!("languages" in data)) return;
  const ours = data.languages.split(","), known = {}, unknown = [];
  ours.forEach((code) => { known[code.toLowerCase()] = code; });
  function read(text) {
    const found = [];
    for (const part of (text || "").split(",")) {
      const word = part.trim(), code = known[word.toLowerCase()];
      if (code && !found.includes(code)) found.push(code);
      else if (word && !code) unknown.push(word);
    }
    return found;
  }
  let asked = read(new URLSearchParams(location.search).get("with"));
  root.dataset.unknown = unknown.join(", ");
  if (asked.length < 2) {
    const few = asked.length;
    if (few && !unknown.length) root.dataset.few = "true";
    try { asked = asked.concat(read(localStorage.getItem("concord.with"))); } catch (error) { /* no storage */ }
    asked = asked.filter((code, at) => asked.indexOf(code) === at);
    if (few) asked = asked.slice(0, 2);
    for (const code of [data.own, ...ours]) if (asked.length < 2 && !asked.includes(code)) asked.push(code);
  }
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  window.concordOrder = function (codes) {
    root.dataset.with = codes.join(",");
    /* More than five do not stand in one line. */
    delete root.dataset.count;
    delete root.dataset.many;
    root.dataset[codes.length > 5 ? "many" : "count"] = codes.length;
    sheet.replaceSync(`:root{--cn-count:${codes.length}}.cn-cell{display:none!important}` + codes.map((code, at) =>
      `.cn-cell[data-language="${code}"]{display:block!important;order:${at}}[data-choice="${code}"]{order:${at - codes.length}}`).join(""));
  };
  window.concordOrder(asked);
})(document.documentElement, document.currentScript.dataset);
