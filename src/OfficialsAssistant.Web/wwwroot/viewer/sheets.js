// The pages below each other: each is drawn when it comes near the window, the found words are marked over it.

/** @typedef {import('./matcher.js').Run} Run @typedef {import('./matcher.js').Piece} Piece */
/**
 * @typedef {object} PageSource A document that can be drawn.
 * @property {{ width: number, height: number }[]} sizes of the pages, in the units of their runs
 * @property {(page: number) => Promise<Run[]>} runs
 * @property {(page: number, sheet: HTMLElement) => Promise<void>} draw
 */

export class Sheets {
  /** @type {Map<HTMLElement, Promise<void>>} */
  #drawn = new Map();
  /** @type {HTMLElement[]} */
  #sheets;

  /** @param {HTMLElement} host @param {PageSource} source @param {string} pageName "{n}" stands for the number */
  constructor(host, source, pageName) {
    this.source = source;
    this.#sheets = source.sizes.map(({ width, height }, i) => {
      const sheet = document.createElement('section');
      sheet.className = 'sheet';
      sheet.style.aspectRatio = `${width} / ${height}`;
      sheet.setAttribute('aria-label', pageName.replace('{n}', String(i + 1)));
      return sheet;
    });
    host.replaceChildren(...this.#sheets);
  }

  /** @param {number} page */
  draw(page) {
    const sheet = this.#sheets[page];
    let drawing = this.#drawn.get(sheet);
    if (!drawing) this.#drawn.set(sheet, drawing = this.source.draw(page, sheet));
    return drawing;
  }

  /** Draws the others as they come near. A page that cannot be drawn stays white: the cited one was drawn before. */
  follow() {
    const watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.draw(this.#sheets.indexOf(/** @type {HTMLElement} */ (target))).catch((e) => console.info(e));
      }
    }, { rootMargin: '400px' });
    for (const sheet of this.#sheets) watcher.observe(sheet);
  }

  /** @param {Piece[]} pieces */
  mark(pieces) {
    for (const page of new Set(pieces.map((p) => p.page))) {
      const marks = document.createElement('div');
      marks.className = 'marks';
      marks.append(...lines(pieces.filter((p) => p.page === page)).map((box) => place(box, this.source.sizes[page])));
      this.#sheets[page].append(marks);
    }
  }

  /** Scrolls the frame alone: scrollIntoView would scroll its page too. @param {number} page */
  show(page) {
    const mark = this.#sheets[page].querySelector('.marks > i');
    const { top, height } = (mark ?? this.#sheets[page]).getBoundingClientRect();
    scrollTo({ top: scrollY + top - (mark ? (innerHeight - height) / 3 : 0) });
  }
}

/** One rectangle a line. @param {Piece[]} pieces */
function lines(pieces) {
  /** @type {{ left: number, right: number, top: number, bottom: number }[]} */
  const boxes = [];
  for (const { run, from, to } of pieces) {
    const edge = (/** @type {number} */ n) => run.x + (run.edges?.[n] ?? run.width * Math.min(1, n / run.text.length));
    const box = { left: edge(from), right: edge(to), top: run.y, bottom: run.y + run.height };
    const last = boxes.at(-1);
    const together = last && Math.min(last.bottom, box.bottom) - Math.max(last.top, box.top) > (box.bottom - box.top) / 2 && box.left > last.left && box.left - last.right < 3 * run.height;
    if (together) Object.assign(last, { right: Math.max(last.right, box.right), top: Math.min(last.top, box.top), bottom: Math.max(last.bottom, box.bottom) });
    else boxes.push(box);
  }
  return boxes;
}

/** @param {{ left: number, right: number, top: number, bottom: number }} box @param {{ width: number, height: number }} size */
function place(box, { width, height }) {
  const mark = document.createElement('i');
  mark.style.left = `${(box.left / width) * 100}%`;
  mark.style.top = `${(box.top / height) * 100}%`;
  mark.style.width = `${((box.right - box.left) / width) * 100}%`;
  mark.style.height = `${((box.bottom - box.top) / height) * 100}%`;
  return mark;
}
