// Turns markers and [n] in a rendered block into what people see: sentence states, reasons and citation buttons.
import { icon, make } from './elements.js';
import { END, PIECES, START, WAIT, ordinal } from './answer-markers.js';
import { text } from './texts.js';

const BLOCKS = 'p, li, td, th, blockquote, h3, h4, h5, h6, pre, div';
const LONGEST_TIED_WORD = 20;

/** @param {number} number */
export function citationButton(number) {
  const cite = make('button', 'cite', make('span', 'sr-only', text('citation')), String(number));
  cite.type = 'button';
  cite.dataset.cite = String(number);
  cite.setAttribute('aria-pressed', 'false');
  return cite;
}

/**
 * @param {DocumentFragment} content
 * @param {Sentence[]} sentences those with markers in this block, in the order of the markers' numbers
 * @param {number} blockEnd offset in the answer; a sentence that goes on after it gives its reason in a later block
 * @param {number} number tells the tables of an answer apart
 */
export function decorate(content, sentences, blockEnd, number) {
  /** @type {{ sentence: Sentence, at: ChildNode }[]} */
  const ends = [];
  /** @type {Sentence | null} */
  let open = null;
  let isFirst = false;

  for (const node of textNodes(content)) {
    for (const piece of node.data.split(PIECES)) {
      if (piece[0] === START) {
        open = sentences[ordinal(piece)] ?? null;
        isFirst = true;
      } else if (piece[0] === END) {
        const sentence = sentences[ordinal(piece)];
        const at = document.createComment('');
        node.before(at);
        if (sentence && sentence.start + sentence.length <= blockEnd) ends.push({ sentence, at });
        open = null;
      } else if (piece === WAIT) {
        node.before(make('span', 'wait', icon('loader-circle', 'ic spin'), ` ${text('checking')}`));
      } else if (/^\s*\[\d+\]$/.test(piece) && !node.parentElement?.closest('code, pre')) {
        // A struck sentence does not carry its citations; the reason after it does.
        if (open?.state !== 'Contradicted') tie(node, citationButton(Number(/\d+/.exec(piece)?.[0])));
      } else if (piece) {
        node.before(open && piece.trim() ? state(piece, open, isFirst) : piece);
        if (piece.trim()) isFirst = false;
      }
    }
    node.remove();
  }

  for (const { sentence, at } of ends) placeReason(sentence, at);
  content.querySelectorAll('table').forEach((table) => frame(table, number));
}

/** @param {DocumentFragment} content */
function textNodes(content) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/** @param {string} piece @param {Sentence} sentence @param {boolean} isFirst */
function state(piece, sentence, isFirst) {
  const wrong = sentence.state === 'Contradicted';
  const element = make(wrong ? 'del' : 'span', wrong ? 'wrong' : 'unsure');
  if (isFirst) element.append(make('span', 'sr-only', text(wrong ? 'wrongPrefix' : 'unsurePrefix')));
  element.append(...(sentence.why?.code === 'noSuchLaw' ? withoutLaw(piece, sentence.why.value ?? '') : [piece]));
  return element;
}

/** The name of a law that is not there is struck out, not the sentence. @param {string} piece @param {string} name */
function withoutLaw(piece, name) {
  const at = name ? piece.indexOf(name) : -1;
  return at < 0 ? [piece] : [piece.slice(0, at), make('del', 'wrong', name), piece.slice(at + name.length)];
}

/** Ties a citation to the word before it, so that it never starts a line. @param {Text} node @param {HTMLElement} cite */
function tie(node, cite) {
  const before = lastWord(node.previousSibling);
  if (before instanceof Element) {
    before.append(cite);
    return;
  }
  const data = before?.data.trimEnd() ?? '';
  const word = data.slice(-LONGEST_TIED_WORD).match(/\S+$/)?.[0];
  if (!before || !word) {
    node.before(cite);
    return;
  }
  before.data = data.slice(0, data.length - word.length);
  before.after(make('span', 'nw', word, cite));
}

/** The tied word or the text just before a place. @param {ChildNode | null} node @returns {Text | Element | null} */
function lastWord(node) {
  if (node instanceof Element) {
    if (node.matches('.nw')) return node;
    if (node.matches('.wait')) return lastWord(node.previousSibling);
    if (node.matches('.sr-only, .cite, br')) return null;
    return lastWord(node.lastChild);
  }
  if (node instanceof Text && node.data.trim()) return node;
  return node ? lastWord(node.previousSibling) : null;
}

/** After the sentence; for a table row, in a row of its own. @param {Sentence} sentence @param {ChildNode} at */
function placeReason(sentence, at) {
  const why = reason(sentence);
  const row = at.parentElement?.closest('tr');
  if (row) {
    const cell = make('td', '', why);
    cell.colSpan = row.cells.length;
    const body = row.parentElement?.tagName === 'THEAD' ? row.closest('table')?.tBodies[0] : null;
    const extra = make('tr', 'whyrow', cell);
    if (body) body.prepend(extra);
    else lastReason(row).after(extra);
  } else {
    /** @type {ChildNode} */
    let place = at;
    while (place.parentElement && !place.parentElement.matches(BLOCKS)) place = place.parentElement;
    place.after(why);
  }
  at.remove();
}

/** @param {Element} row */
function lastReason(row) {
  while (row.nextElementSibling?.matches('.whyrow')) row = row.nextElementSibling;
  return row;
}

/** @param {Sentence} sentence */
function reason({ state, why, citations }) {
  const wrong = state === 'Contradicted';
  const words = make('span', '', make('b', '', text(wrong ? 'wrongTitle' : 'unsureTitle')), ` ${reasonText(wrong, why)}`);
  if (wrong) {
    const numbers = new Set([why?.sourceNumber ?? citations[0], ...citations]);
    const place = document.createTextNode('');
    words.append(place);
    for (const number of numbers) if (number) tie(place, citationButton(number));
    place.remove();
  }
  return make('span', `why ${wrong ? 'bad' : 'warn'}`, icon(wrong ? 'circle-x' : 'circle-help'), words);
}

/** @param {boolean} wrong @param {Doubt | null | undefined} why */
function reasonText(wrong, why) {
  const { value, sourceValue } = why ?? {};
  if (wrong) return value && sourceValue ? text('whyDiffers', { value, sourceValue }) : text('whyDiffersUnknown');
  if (why?.code === 'recognised') return text('whyRecognised');
  if (why?.code === 'uncited') return text('whyUncited');
  if (why?.code === 'valueMissing' && value) return text('whyValueMissing', { value });
  if (why?.code === 'noSuchLaw' && value) return text('whyNoSuchLaw', { value });
  if (why?.code === 'repealedLaw' && value) return text('whyRepealedLaw', { value });
  if (why?.code === 'lawUnchecked' && value) return text('whyLawUnchecked', { value });
  return text(why?.code === 'noOverlap' ? 'whyNoOverlap' : 'whyUnknown');
}

/** A table scrolls in its own box, which the keyboard reaches. @param {HTMLTableElement} table @param {number} number */
function frame(table, number) {
  const columns = [...table.querySelectorAll('thead th')];
  for (const th of columns) th.setAttribute('scope', 'col');
  const box = make('div', 'tw');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', text('table', { number, columns: columns.map((th) => th.textContent?.trim()).join(', ') }));
  table.replaceWith(box);
  box.append(table);
}
