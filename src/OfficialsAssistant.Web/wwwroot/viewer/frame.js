// The frame that draws an original page. It has no origin: it reads nothing of the application, and speaks with its
// page through one port. It says hello, gets bytes and the sentence to find, and answers tick, done or error.
import { Letters } from './matcher.js';
import { Sheets } from './sheets.js';

/** @typedef {{ format: string, bytes: Uint8Array, page: number | null, sentence: string, before: string, after: string, pageName: string }} Request */

const NEAR = 2;

addEventListener('message', function heard({ source, origin, data, ports: [port] }) {
  if (source !== parent || origin !== location.origin || data?.type !== 'open') return;
  removeEventListener('message', heard);
  open(data, () => port.postMessage({ type: 'tick' })).then(
    (result) => port.postMessage({ type: 'done', ...result }),
    (e) => port.postMessage({ type: 'error', reason: reasonOf(e), detail: String(e?.message ?? e).slice(0, 300) }));
});
parent.postMessage({ type: 'hello' }, location.origin);

/** @param {Request} request @param {() => void} tick */
async function open(request, tick) {
  const source = await openSource(request);
  tick();
  const match = await find(source, request, tick);
  const page = match.pieces[0]?.page ?? Math.min(Math.max((request.page ?? 1) - 1, 0), source.sizes.length - 1);
  const sheets = new Sheets(document.getElementById('pages') ?? document.body, source, request.pageName);
  sheets.mark(match.pieces);
  sheets.show(page);
  await sheets.draw(page);
  sheets.show(page);
  sheets.follow();
  return { found: match.found, page: page + 1, pages: source.sizes.length };
}

/** @param {Request} request */
async function openSource({ format, bytes }) {
  return format === 'pdf' ? (await import('./pdf-pages.js')).openPdf(bytes) : (await import('./hwp-pages.js')).openHwp(bytes);
}

/** The pages near the one that was named, then all: a page number is a hint only. @param {import('./sheets.js').PageSource} source @param {Request} request @param {() => void} tick */
async function find(source, request, tick) {
  if (!request.sentence) return { found: 'none', pieces: [] };
  /** @type {import('./matcher.js').Run[][]} */
  const runs = [];
  const search = async (/** @type {number} */ from, /** @type {number} */ to) => {
    const letters = new Letters();
    for (let page = Math.max(0, from); page < Math.min(to, source.sizes.length); page++) {
      letters.add(page, runs[page] ??= await source.runs(page));
      tick();
    }
    return letters.find(request);
  };
  if (request.page) {
    const near = await search(request.page - 1 - NEAR, request.page + NEAR);
    if (near.found === 'exact') return near;
  }
  return search(0, source.sizes.length);
}

/** @param {any} e */
function reasonOf(e) {
  return e?.name === 'PasswordException' || /password|암호|encrypt/i.test(String(e?.message ?? e)) ? 'password' : 'damaged';
}
