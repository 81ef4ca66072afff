// HWP and HWPX by rhwp: drawn as SVG, because its canvas loses bold letters.
import { startWorker } from './workers.js';

/** @param {Uint8Array} bytes @returns {Promise<import('./sheets.js').PageSource>} */
export async function openHwp(bytes) {
  const ask = asker(await startWorker(new URL('./hwp-worker.js', import.meta.url).href));
  const sizes = await ask('open', bytes);
  if (sizes.length === 0) throw new Error('no pages');
  return {
    sizes,
    runs: (page) => ask('runs', page),
    draw: async (page, sheet) => sheet.prepend(drawing(await ask('svg', page))),
  };
}

/** Questions to the worker, each with its answer. @param {Worker} worker */
function asker(worker) {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (e: Error) => void }>} */
  const open = new Map();
  worker.addEventListener('message', ({ data: { id, value, fault } }) => {
    const question = open.get(id);
    open.delete(id);
    if (fault === undefined) question?.resolve(value);
    else question?.reject(new Error(fault));
  });
  let last = 0;
  return (/** @type {string} */ ask, /** @type {unknown} */ value) => new Promise((resolve, reject) => {
    open.set(++last, { resolve, reject });
    worker.postMessage({ id: last, ask, value });
  });
}

/** @param {string} svg */
function drawing(svg) {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  if (documentElement.localName !== 'svg') throw new Error('no drawing');
  return document.importNode(documentElement, true);
}
