// The stream moves only when the reader asked for it: by sending, by the button, or by staying at the bottom.
import { find, icon } from './elements.js';
import { text } from './texts.js';

const NEAR = 48;
const GAP = 8;

export class Scroll {
  #stream = find(document, '.stream', HTMLElement);
  #list = find(document, '#turns', HTMLElement);
  #button = find(document, '#todown', HTMLButtonElement);
  #follows = false;
  #isWriting = false;
  #lastTop = 0;

  constructor() {
    this.#stream.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#button.addEventListener('click', () => this.toBottom());
    new ResizeObserver(() => this.#grown()).observe(this.#list);
    new ResizeObserver(() => this.#grown()).observe(this.#stream);
    this.writing(false);
  }

  /** @param {boolean} isWriting */
  writing(isWriting) {
    this.#isWriting = isWriting;
    this.#button.replaceChildren(icon('arrow-down'), text(isWriting ? 'toWriting' : 'toBottom'));
    this.#offer();
  }

  /** Puts a question at the top, with room below it for its answer to be read from the first line. @param {import('./turn.js').Turn} turn */
  toQuestion({ me, ai }) {
    this.#list.querySelector('.room')?.classList.remove('room');
    ai.classList.add('room');
    this.#follows = false;
    const distance = (me.hidden ? ai : me).getBoundingClientRect().top - this.#stream.getBoundingClientRect().top;
    this.#stream.scrollTop += distance - GAP;
    this.#lastTop = this.#stream.scrollTop;
    this.#offer();
  }

  toBottom() {
    this.#follows = true;
    this.#stream.scrollTop += this.#below + GAP;
  }

  /** Pixels below the window: of the text while it is written, else of everything. */
  get #below() {
    const text = this.#isWriting ? this.#list.querySelector('.room .md') : null;
    if (text) return text.getBoundingClientRect().bottom - this.#stream.getBoundingClientRect().bottom;
    const { scrollHeight, scrollTop, clientHeight } = this.#stream;
    return scrollHeight - scrollTop - clientHeight;
  }

  get #isAtBottom() {
    return this.#below < NEAR;
  }

  #scrolled() {
    const top = this.#stream.scrollTop;
    if (top < this.#lastTop) this.#follows = false;
    else if (top > this.#lastTop && this.#isAtBottom) this.#follows = true;
    this.#lastTop = top;
    this.#offer();
  }

  #grown() {
    if (this.#follows && this.#isWriting && this.#below > 0) this.toBottom();
    this.#offer();
  }

  #offer() {
    this.#button.hidden = this.#isAtBottom;
  }
}
