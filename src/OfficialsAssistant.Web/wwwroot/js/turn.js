// One question and its answer on the page.
import { Answer } from './answer.js';
import { button, find, fragment, icon, make } from './elements.js';
import { showCited } from './sources.js';
import { text } from './texts.js';

const CLOCK = new Intl.DateTimeFormat('ko-KR', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Seoul' });

/**
 * What the page does with a turn that can be asked again.
 * @typedef {{ retry(turn: Turn): void, goOn(turn: Turn): void }} Again
 */

export class Turn {
  /** @type {Closed | null} */ closed = null;
  #again;
  #ending;
  #askedAt;

  /**
   * @param {Pick<StoredTurn, 'turnId' | 'parentTurnId' | 'question' | 'askedAt'>} stored
   * @param {Again} again
   */
  constructor({ turnId, parentTurnId, question, askedAt }, again) {
    this.id = turnId;
    this.parentId = parentTurnId ?? null;
    this.question = question;
    this.#askedAt = new Date(askedAt);
    this.#again = again;

    const pair = find(document, '#turn-template', HTMLTemplateElement).content.cloneNode(true);
    this.me = find(/** @type {DocumentFragment} */ (pair), '.turn.me', HTMLElement);
    this.ai = find(/** @type {DocumentFragment} */ (pair), '.turn.ai', HTMLElement);
    this.me.dataset.turn = this.ai.dataset.turn = turnId;
    this.ai.dataset.parent = parentTurnId ?? '';
    this.ai.setAttribute('aria-busy', 'true');
    find(this.me, '.bubble', HTMLElement).textContent = question;
    this.answer = new Answer(find(this.ai, '.md', HTMLElement));
    this.#ending = find(this.ai, '.ending', HTMLElement);
    this.#time(text('writing'));
  }

  get isOpen() {
    return !this.closed;
  }

  /** A second try of a question shows the question once. @param {Turn | undefined} before */
  hideRepeatedQuestion(before) {
    this.me.hidden = before !== undefined && before.parentId === this.parentId && before.question === this.question;
  }

  remove() {
    this.me.remove();
    this.ai.remove();
  }

  /** @param {string | null | undefined} html */
  showSources(html) {
    find(this.ai, '.srcs', HTMLElement).replaceChildren(fragment(html));
  }

  /** @param {string | null | undefined} html */
  addNotice(html) {
    find(this.ai, '.notices', HTMLElement).append(fragment(html));
  }

  /** @param {Part} part */
  take(part) {
    switch (part.kind) {
      case 'sources': this.showSources(part.html); break;
      case 'notice': this.addNotice(part.html); break;
      case 'text': this.answer.add(part.text); break;
      case 'sentence': this.answer.check(part.sentence); break;
      case 'closed': this.close(part); break;
      case 'reset': this.#reset(); break;
      default: return;
    }
    this.#counts();
  }

  /** @param {Closed} closed */
  close(closed) {
    this.closed = closed;
    this.answer.close(closed.text, closed.sentences);
    this.ai.removeAttribute('aria-busy');
    this.#time(CLOCK.format(this.#askedAt));
    this.#counts();
    showCited(this.ai);
    this.#end(closed);
  }

  /** The answer cannot be had from the server just now. */
  lose() {
    const reload = button('btn sm', text('reload'), 'refresh-cw');
    reload.addEventListener('click', () => location.reload());
    this.#ending.replaceChildren(make('p', 'note', icon('triangle-alert'), text('lost')), make('div', 'again', reload));
  }

  /** Only the last answer can be asked again. */
  dropAgain() {
    this.#ending.querySelector('.again')?.remove();
  }

  /** The words of the counts, for those who hear the page. */
  get countWords() {
    return this.#countList().map(({ words }) => words).join(', ');
  }

  #reset() {
    this.answer.clear();
    for (const selector of ['.notices', '.srcs']) find(this.ai, selector, HTMLElement).replaceChildren();
  }

  /** @param {Closed} closed */
  #end(closed) {
    this.#ending.replaceChildren(fragment(closed.html));
    if (closed.removedCitations > 0) {
      this.#ending.append(make('p', 'note', icon('info'), text('removedCitations', { count: closed.removedCitations })));
    }
    if (closed.state === 'Stopped') this.#ending.append(make('p', 'note', icon('circle-stop'), text('stopped')));
    if (closed.state === 'Answered' || closed.state === 'Refused') return;

    const again = make('div', 'again');
    if (!this.answer.isEmpty) {
      const goOn = button('btn sm', text('continue'));
      goOn.addEventListener('click', () => this.#again.goOn(this));
      again.append(goOn);
    }
    const retry = button('btn sm', text('retry'), 'refresh-cw');
    retry.addEventListener('click', () => this.#again.retry(this));
    again.append(retry);
    this.#ending.append(again);
  }

  #counts() {
    find(this.ai, '.verify', HTMLElement).replaceChildren(
      ...this.#countList().map(({ words, name, spins, className }) => make('span', className, icon(name, spins ? 'ic s spin' : 'ic s'), words)));
  }

  #countList() {
    const sentences = this.answer.sentences;
    /** @param {SentenceState} state */
    const count = (state) => sentences.filter((s) => s.state === state).length;
    return [
      { count: count('Confirmed'), key: 'confirmed', name: 'check', className: '' },
      { count: count('Unconfirmed'), key: 'unconfirmed', name: 'circle-help', className: 'attn' },
      { count: count('Contradicted'), key: 'contradicted', name: 'circle-x', className: 'bad' },
      { count: this.answer.isChecking ? 1 : 0, key: 'checking', name: 'loader-circle', className: '', spins: true },
    ].filter((item) => item.count > 0).map((item) => ({ ...item, words: text(item.key, { count: item.count }) }));
  }

  /** @param {string} words */
  #time(words) {
    find(this.ai, '.time', HTMLElement).textContent = words;
  }
}
