// An answer's Markdown as it grows. Blocks that are closed are not parsed again; only the open tail is, once per frame.
import { decorate } from './answer-marks.js';
import { lex, render } from './answer-markdown.js';
import { withMarkers } from './answer-markers.js';
import { make } from './elements.js';

/**
 * A top-level block: where its Markdown starts, the Markdown, what its rendering depends on, the nodes before its anchor.
 * @typedef {{ start: number, raw: string, type: string, key: string, nodes: ChildNode[], anchor: Comment }} Block
 */

const INSIDE = 'ul, ol, li, table, tbody, tr, td, blockquote, p, div';

export class Answer {
  /** @type {Block[]} */ #blocks = [];
  /** @type {Map<number, Sentence>} */ #sentences = new Map();
  #source = '';
  #closedBlocks = 0;
  #streaming = true;
  #queued = false;
  #caret = make('span', 'caret');
  #host;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  get isEmpty() {
    return !this.#source.trim();
  }

  get sentences() {
    return [...this.#sentences.values()];
  }

  /** Whether text stands after the last checked sentence. */
  get isChecking() {
    return this.#streaming && this.#source.slice(this.#checkedEnd).trim() !== '';
  }

  /** The first text is painted at once, so that it is seen at once. @param {string} delta */
  add(delta) {
    const first = this.isEmpty;
    this.#source += cleaned(delta);
    if (first) this.#paint();
    else this.#queue();
  }

  /** @param {Sentence} sentence */
  check(sentence) {
    this.#sentences.set(sentence.index, sentence);
    this.#queue();
  }

  /** Replaces everything by the authoritative text; blocks that come out the same stay in place. @param {string} source @param {Sentence[]} sentences */
  close(source, sentences) {
    this.#source = cleaned(source);
    this.#sentences = new Map(sentences.map((sentence) => [sentence.index, sentence]));
    this.#streaming = false;
    this.#closedBlocks = 0;
    this.#paint();
  }

  clear() {
    this.#source = '';
    this.#sentences.clear();
    this.#closedBlocks = 0;
    this.#paint();
  }

  #queue() {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => { if (this.#queued) this.#paint(); });
  }

  #paint() {
    this.#queued = false;
    const restore = rememberCitations(this.#host);
    for (let i = 0; i < this.#closedBlocks; i++) this.#refresh(this.#blocks[i], i);
    this.#paintTail();
    this.#placeCaret();
    restore();
  }

  #paintTail() {
    let index = this.#closedBlocks;
    let start = index ? endOf(this.#blocks[index - 1]) : 0;
    for (const token of lex(this.#source.slice(start))) {
      const block = this.#blocks[index] ?? this.#append();
      Object.assign(block, { start, raw: token.raw, type: token.type });
      this.#refresh(block, index++);
      start = endOf(block);
    }
    for (const gone of this.#blocks.splice(index)) [...gone.nodes, gone.anchor].forEach((node) => node.remove());
    if (this.#streaming) this.#closedBlocks = Math.max(this.#closedBlocks, lastOpen(this.#blocks));
  }

  #append() {
    const anchor = document.createComment('');
    this.#host.append(anchor);
    /** @type {Block} */
    const block = { start: 0, raw: '', type: '', key: '', nodes: [], anchor };
    this.#blocks.push(block);
    return block;
  }

  /** Renders a block again only when its text or a mark in it has changed. @param {Block} block @param {number} index */
  #refresh(block, index) {
    const end = endOf(block);
    const marked = block.type === 'code' ? [] : this.sentences.filter((s) =>
      s.state !== 'Confirmed' && s.start < end && s.start + s.length > block.start);
    const waitAt = this.#streaming && /^(paragraph|list)$/.test(block.type) ? this.#waitAt(block) : -1;
    const key = `${block.raw}\n${waitAt}\n${marked.map((s) => `${s.index} ${s.state} ${s.start} ${s.length}`).join()}`;
    if (key === block.key) return;

    block.key = key;
    const source = withMarkers(block, marked, waitAt);
    const content = render(end === this.#source.length ? withBoldClosed(source) : source);
    decorate(content, marked, end, index + 1);
    block.nodes.forEach((node) => node.remove());
    block.nodes = [...content.childNodes];
    block.anchor.before(content);
  }

  /** Where the last finished but unchecked sentence of a block ends; -1 without one. @param {Block} block */
  #waitAt(block) {
    const from = Math.max(this.#checkedEnd, block.start);
    const unchecked = this.#source.slice(from, endOf(block));
    const ends = [...unchecked.matchAll(/[^\d\s][.?!]["'”’)\]]*(?:\s*\[\d+\])*(?=\s|$)/g)];
    const last = ends.at(-1);
    return last ? from + last.index + last[0].length : -1;
  }

  get #checkedEnd() {
    return this.sentences.reduce((end, s) => Math.max(end, s.start + s.length), 0);
  }

  #placeCaret() {
    this.#caret.remove();
    if (!this.#streaming || this.isEmpty) return;
    let tip = this.#blocks.findLast((block) => block.nodes.some((node) => node instanceof Element))?.nodes.findLast((node) => node instanceof Element);
    for (let inner = tip; inner instanceof Element && inner.matches(INSIDE); inner = inner.lastElementChild ?? undefined) tip = inner;
    if (tip instanceof Element) tip.append(this.#caret);
  }
}

/** @param {Block} block */
function endOf(block) {
  return block.start + block.raw.length;
}

/** Bold that is still being written is bold already, without its asterisks showing. @param {string} source */
function withBoldClosed(source) {
  const line = source.slice(source.trimEnd().lastIndexOf('\n') + 1).trimEnd();
  if ((line.match(/\*\*/g)?.length ?? 0) % 2 === 0) return source;
  return line.endsWith('**') ? source.trimEnd().slice(0, -2) : `${source.trimEnd()}**`;
}

/** The last block may still grow, and blank lines after it may still join what follows to it. @param {Block[]} blocks */
function lastOpen(blocks) {
  let index = blocks.length - 1;
  while (index > 0 && blocks[index].type === 'space') index--;
  return Math.max(0, index);
}

/** The markers are private-use characters, so the text may hold none, and the parser drops \r; offsets stay. @param {string} source */
function cleaned(source) {
  return source.replace(/[\ue000-\uf8ff]/g, '\ufffd').replaceAll('\r', ' ');
}

/** Keeps which citation was open and which had the focus across a repaint. @param {HTMLElement} host */
function rememberCitations(host) {
  const before = [...host.querySelectorAll('.cite')];
  const open = before.findIndex((cite) => cite.getAttribute('aria-pressed') === 'true');
  const focused = before.findIndex((cite) => cite === document.activeElement);
  return () => {
    if (open < 0 && focused < 0) return;
    const after = host.querySelectorAll('.cite');
    after[open]?.setAttribute('aria-pressed', 'true');
    const target = after[focused];
    if (target instanceof HTMLElement && target !== document.activeElement) target.focus({ preventScroll: true });
  };
}
