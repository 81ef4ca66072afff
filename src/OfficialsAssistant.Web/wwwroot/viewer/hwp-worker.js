// rhwp in a worker, so that a hostile file holds up neither the frame nor its page: it reads the file and gives runs and drawings.

const LIB = new URL('./lib/rhwp/', import.meta.url).href;
const { default: init, HwpDocument } = await import(`${LIB}rhwp.js`);

const pen = new OffscreenCanvas(1, 1).getContext('2d');
// It must exist before rhwp starts: lines are broken by it.
Object.assign(globalThis, {
  measureTextWidth: (/** @type {string} */ font, /** @type {string} */ text) => {
    if (!pen) return text.length;
    pen.font = font;
    return pen.measureText(text).width;
  },
});

/** @type {any} */
let file;

const answers = {
  /** @param {Uint8Array} bytes */
  async open(bytes) {
    await init({ module_or_path: `${LIB}rhwp_bg.wasm` });
    file = new HwpDocument(bytes);
    return Array.from({ length: file.pageCount() }, (_, i) => {
      const { width, height } = JSON.parse(file.getPageInfo(i));
      return { width, height };
    });
  },
  /** @param {number} page */
  runs: (page) => JSON.parse(file.getPageTextLayout(page)).runs.filter((/** @type {any} */ run) => run.text).map(
    (/** @type {any} */ run) => ({ text: run.text, x: run.x, y: run.y, width: run.w, height: run.h, edges: run.charX })),
  /** @param {number} page */
  svg: (page) => file.renderPageSvg(page),
};

addEventListener('message', async ({ data: { id, ask, value } }) => {
  try {
    postMessage({ id, value: await answers[/** @type {keyof typeof answers} */ (ask)](/** @type {never} */ (value)) });
  } catch (e) {
    postMessage({ id, fault: String(/** @type {any} */ (e)?.message ?? e) });
  }
});
