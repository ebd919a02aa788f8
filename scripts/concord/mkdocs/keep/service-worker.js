/* Keeps the language a reader reads, for when there is no network.

   The network always comes first: the copy never hides a newer page. What comes from the copy is
   marked, and the page says so. A copy is a cache of its own that replaces the one before it when
   it is whole. To take all this back, publish a service worker that does nothing but call
   registration.unregister(). */
"use strict";
const LIST = "offline.json";
const AT_ONCE = 4; /* files fetched side by side */
const MINE = `concord ${registration.scope} `; /* caches are shared by all sites of a host */

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const language = event.data && event.data.keep;
  if (/^[a-z0-9-]+$/i.test(language)) event.waitUntil(keep(language).catch((error) => console.warn(error)));
});

function address(path) {
  return new URL(path, registration.scope).href;
}

async function fetched(path) {
  const answer = await fetch(address(path), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer;
}

/* Bring the copy of a language up to date; what did not change is taken from the copy before. */
async function keep(language) {
  const path = `${language}/${LIST}`, answer = await fetched(path), list = await answer.clone().json();
  const kind = `${MINE}${language} `, cache = await caches.open(kind + list.version);
  if (await cache.match(address(path))) return;
  const before = await last(kind, address(path)), wanted = Object.entries(list.files);
  async function some() {
    for (let next = wanted.pop(); next; next = wanted.pop()) {
      const [file, digest] = next, url = address(file);
      if (await cache.match(url)) continue; /* an earlier try got so far */
      const same = before && before.files[file] === digest && await before.cache.match(url);
      await cache.put(url, same || await fetched(file));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, some));
  await cache.put(address(path), answer); /* comes last: now it is whole */
  for (const name of await caches.keys()) {
    if (name.startsWith(kind) && name !== kind + list.version) await caches.delete(name);
  }
}

/* The whole copy there is of a language, and what it holds. */
async function last(kind, url) {
  for (const name of await caches.keys()) {
    const cache = name.startsWith(kind) && await caches.open(name), list = cache && await cache.match(url);
    if (list) return { cache, files: (await list.json()).files };
  }
  return null;
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(registration.scope)) event.respondWith(answer(request));
});

/* Of a page the site is always asked: what the browser's own cache holds has no mark. */
async function answer(request) {
  const page = request.mode === "navigate";
  try {
    if (page) return await fetch(request.url, { cache: "no-cache", redirect: "manual" });
    const found = await fetch(request);
    /* A page that was open while the site was published anew asks for files of its own day. */
    return found.status === 404 ? await kept(request.url) || found : found;
  } catch (error) {
    const found = await kept(request.url);
    if (!page) return found || Response.error();
    return found ? marked(await found.text()) : absent();
  }
}

function kept(url) {
  const { origin, pathname } = new URL(url);
  return caches.match(origin + pathname.replace(/\/index\.html$/, "/"), { ignoreVary: true });
}

function html(text, status) {
  return new Response(text, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/* The page's own script tells the reader. */
function marked(text) {
  return html(text.replace("<html", "<html data-kept"), 200);
}

/* Nothing to show: say so in a language that is kept. */
async function absent() {
  for (const name of await caches.keys()) {
    const language = name.startsWith(MINE) && name.slice(MINE.length).split(" ")[0];
    const found = language && await caches.match(address(`${language}/${LIST}`));
    if (!found) continue;
    const { dir, title, missing, home } = await found.json();
    return html(`<!doctype html><html lang="${language}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><body style="font:1.1rem/1.7 system-ui,sans-serif;max-width:30rem;margin:12vh auto;padding:0 1.5rem"><h1 style="font-size:1.4rem">${title}</h1><p>${missing}</p><p><a href="${address(`${language}/`)}">${home}</a></p>`, 503);
  }
  return Response.error();
}
