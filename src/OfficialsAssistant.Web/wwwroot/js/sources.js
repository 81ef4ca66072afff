// Sources: the list under an answer and the panel beside it (a sheet at the foot of a phone).
import { button, find, fragment, icon, make } from './elements.js';
import { say } from './status.js';
import { text } from './texts.js';

const PHONE = matchMedia('(max-width: 767px)');

/** Keeps cited sources in the list and folds the others away. @param {HTMLElement} turn */
export function showCited(turn) {
  const list = turn.querySelector('.srcs > ul');
  if (!list) return;
  const cited = new Set(citedNumbers(turn));
  const others = [...list.children].filter((row) => !cited.has(numberOf(row.querySelector('[data-cite]'))));
  if (!others.length) return;

  const rest = make('ul', 'rows', ...others);
  list.after(make('details', 'uncited', make('summary', '', icon('chevron-right'), text('uncitedSources', { count: others.length })), rest));
  if (!list.children.length) list.remove();
}

/** Opens citations of any turn on the page. */
export function watchCitations() {
  const panel = new SourcePanel();
  document.addEventListener('click', ({ target }) => {
    const cite = target instanceof Element ? target.closest('[data-cite]') : null;
    const turn = cite?.closest('[data-turn]');
    if (cite instanceof HTMLElement && turn instanceof HTMLElement) panel.open(turn, numberOf(cite), cite);
  });
  return panel;
}

class SourcePanel {
  #panel = find(document, '#panel', HTMLElement);
  #sheet = find(document, '#sheet', HTMLDialogElement);
  /** @type {HTMLElement | null} */ #turn = null;
  /** @type {HTMLElement | null} */ #opener = null;
  #number = 0;

  constructor() {
    this.#sheet.addEventListener('close', () => this.#closed());
    this.#sheet.addEventListener('click', ({ target }) => { if (target === this.#sheet) this.close(); });
    for (const place of [this.#panel, this.#sheet]) place.addEventListener('click', ({ target }) => this.#press(target));
    PHONE.addEventListener('change', () => this.close());
  }

  get isOpen() {
    return !this.#panel.hidden || this.#sheet.open;
  }

  /** @param {Element | null} element */
  holds(element) {
    return this.#panel.contains(element) || this.#sheet.contains(element);
  }

  /** @param {HTMLElement} turn @param {number} number @param {HTMLElement} opener */
  async open(turn, number, opener) {
    this.#turn = turn;
    this.#opener = opener;
    await this.#show(number);
    this.#focus('h2');
  }

  close() {
    if (this.#sheet.open) this.#sheet.close();
    else if (!this.#panel.hidden) this.#closed();
  }

  #closed() {
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
    this.#sheet.replaceChildren();
    press(null, null);
    // A repaint may have replaced the button that opened the panel.
    const opener = this.#opener?.isConnected ? this.#opener : this.#turn?.querySelector(`[data-cite="${this.#number}"]`);
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  }

  /** @param {number} number */
  async #show(number) {
    const turn = this.#turn;
    if (!turn) return;
    this.#number = number;
    press(turn, this.#opener && numberOf(this.#opener) === number ? this.#opener : turn.querySelector(`.md [data-cite="${number}"]`), number);
    const content = await load(`/turns/${turn.dataset.turn}/citations/${number}`);
    if (this.#turn !== turn || this.#number !== number) return;

    const place = PHONE.matches ? this.#sheet : this.#panel;
    place.replaceChildren(content ?? this.#failure());
    this.#addPosition(place, turn, number);
    if (place === this.#panel) this.#panel.hidden = false;
    else if (!this.#sheet.open) this.#sheet.showModal();
    place.querySelector('mark')?.scrollIntoView({ block: 'center' });
    say(text('citationOpened', { number }));
  }

  /** @param {EventTarget | null} target */
  async #press(target) {
    const pressed = target instanceof Element ? target.closest('button') : null;
    if (pressed?.matches('[data-close]')) this.close();
    if (pressed?.matches('[data-again]')) await this.#show(this.#number);
    const way = pressed?.dataset.go;
    const next = way && this.#turn ? neighbour(this.#turn, this.#number, way) : undefined;
    if (next === undefined) return;
    await this.#show(next);
    this.#focus(`[data-go="${way}"]:enabled`);
  }

  /** Where this source stands among the cited ones; a source that is not cited has no place. @param {Element} place @param {HTMLElement} turn @param {number} number */
  #addPosition(place, turn, number) {
    const cited = citedNumbers(turn);
    const at = cited.indexOf(number);
    for (const go of place.querySelectorAll('[data-go]')) {
      if (go instanceof HTMLButtonElement) go.disabled = neighbour(turn, number, go.dataset.go ?? '') === undefined;
    }
    if (at >= 0) place.querySelector('[data-go="prev"]')?.after(make('span', 'num', `${at + 1} / ${cited.length}`));
  }

  /** @param {string} selector */
  #focus(selector) {
    const place = this.#sheet.open ? this.#sheet : this.#panel;
    const target = place.querySelector(selector) ?? place.querySelector('h2');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  #failure() {
    const title = make('h2', '', text('citation').trim(), ' ', String(this.#number));
    title.tabIndex = -1;
    const close = button('ib sm', '', 'x');
    close.dataset.close = '';
    close.setAttribute('aria-label', text('close'));
    const again = button('btn sm', text('retry'), 'refresh-cw');
    again.dataset.again = '';
    return make('div', 'source', make('header', '', title, close),
      make('div', 'body', make('p', 'note bad', icon('triangle-alert'), text('sourceFailed')), again));
  }
}

/** Marks the open citation and its row in the list. @param {HTMLElement | null} turn @param {Element | null} cite @param {number} [number] */
function press(turn, cite, number) {
  for (const button of document.querySelectorAll('#turns [data-cite]')) {
    const row = button.matches('.src') && button.closest('[data-turn]') === turn && numberOf(button) === number;
    button.setAttribute('aria-pressed', String(button === cite || row));
  }
}

/** @param {string} url */
async function load(url) {
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    return response.ok && !response.redirected ? fragment(await response.text()) : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** @param {HTMLElement} turn */
function citedNumbers(turn) {
  return [...new Set([...turn.querySelectorAll('.md .cite')].map(numberOf))].sort((a, b) => a - b);
}

/** @param {HTMLElement} turn @param {number} number @param {string} way */
function neighbour(turn, number, way) {
  const cited = citedNumbers(turn);
  return way === 'prev' ? cited.findLast((n) => n < number) : cited.find((n) => n > number);
}

/** @param {Element | null} element */
function numberOf(element) {
  return Number(element?.getAttribute('data-cite'));
}
