// PDF by pdf.js: no annotations, no forms, no scripts, no eval.
import { startWorker } from './workers.js';

/** @typedef {import('./matcher.js').Run} Run */

const LIB = new URL('./lib/pdfjs/', import.meta.url).href;
const pdf = await import(`${LIB}pdf.min.mjs`);
const MOST_PAGES = 3000;

/** @param {Uint8Array} bytes @returns {Promise<import('./sheets.js').PageSource>} */
export async function openPdf(bytes) {
  const worker = await startWorker(`${LIB}pdf.worker.min.mjs`);
  const file = await pdf.getDocument({
    data: bytes, worker: pdf.PDFWorker.create({ port: worker }), isEvalSupported: false, enableXfa: false, stopAtErrors: false,
    cMapUrl: `${LIB}cmaps/`, cMapPacked: true, standardFontDataUrl: `${LIB}standard_fonts/`, wasmUrl: `${LIB}wasm/`, useSystemFonts: true,
  }).promise;
  const pages = await Promise.all(Array.from({ length: Math.min(file.numPages, MOST_PAGES) }, (_, i) => file.getPage(i + 1)));
  const views = pages.map((page) => page.getViewport({ scale: 1 }));
  return {
    sizes: views.map(({ width, height }) => ({ width, height })),
    runs: async (i) => (await pages[i].getTextContent()).items.flatMap((/** @type {any} */ item) => item.str ? [runOf(item, views[i])] : []),
    draw: (i, sheet) => draw(pages[i], sheet),
  };
}

/** @param {any} item @param {any} view @returns {Run} */
function runOf(item, view) {
  const [a, b, , , x, y] = pdf.Util.transform(view.transform, item.transform);
  const height = Math.hypot(item.transform[2], item.transform[3]) || item.height;
  const turned = Math.abs(b) > Math.abs(a);
  return turned
    ? { text: item.str, x: x - height, y: b > 0 ? y : y - item.width, width: height, height: item.width }
    : { text: item.str, x, y: y - height * 0.9, width: item.width, height: height * 1.15 };
}

/** @param {any} page @param {HTMLElement} sheet */
async function draw(page, sheet) {
  const scale = sheet.clientWidth / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale: scale * Math.min(devicePixelRatio, 2) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  canvas.setAttribute('aria-hidden', 'true');
  sheet.prepend(canvas);
  await page.render({ canvas, viewport, annotationMode: pdf.AnnotationMode.DISABLE }).promise;
  const words = document.createElement('div');
  words.className = 'textLayer';
  words.style.setProperty('--total-scale-factor', String(scale));
  sheet.append(words);
  await new pdf.TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport: page.getViewport({ scale }) }).render();
}
