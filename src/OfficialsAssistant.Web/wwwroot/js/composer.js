// The box where a question is written: keys, drafts, the limit, Send and Stop.
import { keepDraft, readDraft } from './drafts.js';
import { find, icon, make } from './elements.js';
import { text } from './texts.js';

const COUNT_FROM = .9;

/**
 * What the page does with a question; refusing one gives the words for it and the question goes back into the box.
 * @typedef {{ send(question: string): Promise<string | null>, stop(): void }} Actions
 */

export class Composer {
  #form = find(document, '#composer', HTMLFormElement);
  #box = find(document, '#q', HTMLTextAreaElement);
  #send = find(document, '#send', HTMLButtonElement);
  #stop = find(document, '#stop', HTMLButtonElement);
  #count = find(this.#form, '.count', HTMLElement);
  #error = find(document, '#ask-error', HTMLElement);
  #steps = find(this.#form, '.steps', HTMLElement);
  #limit = Number(this.#form.dataset.limit);
  #actions;
  #isBusy = false;
  #sendAfterComposition = false;

  /** @param {string} conversationId empty for a new conversation @param {Actions} actions */
  constructor(conversationId, actions) {
    this.conversationId = conversationId;
    this.#actions = actions;
    if (!this.#box.value) this.#box.value = readDraft(conversationId);
    this.#box.addEventListener('input', () => this.#changed());
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    this.#box.addEventListener('compositionend', () => this.#composed());
    this.#form.addEventListener('submit', (event) => { event.preventDefault(); this.#submit(); });
    this.#stop.addEventListener('click', () => this.stop());
    for (const example of document.querySelectorAll('[data-fill]')) example.addEventListener('click', () => this.fill(example.textContent?.trim() ?? ''));
    this.#showCount();
  }

  get isBusy() {
    return this.#isBusy;
  }

  /** While an answer is written Stop stands where Send was; typing goes on. @param {boolean} isBusy */
  set isBusy(isBusy) {
    const hadFocus = document.activeElement === this.#send || document.activeElement === this.#stop;
    this.#isBusy = isBusy;
    this.#send.hidden = isBusy;
    this.#stop.hidden = !isBusy;
    this.#stop.disabled = false;
    if (hadFocus) this.focus();
  }

  focus() {
    this.#box.focus();
  }

  /** @param {string} words */
  fill(words) {
    this.#box.value = words;
    this.#changed();
    this.focus();
  }

  stop() {
    if (!this.#isBusy || this.#stop.disabled) return;
    this.#stop.disabled = true;
    this.#actions.stop();
    this.focus();
  }

  /** @param {string | null} words */
  showError(words) {
    this.#error.hidden = !words;
    this.#error.replaceChildren(...(words ? [icon('triangle-alert'), words] : []));
  }

  /** Steps so far; the last one goes on. @param {string[]} done @param {string} [now] */
  showSteps(done, now) {
    this.#steps.replaceChildren(
      ...done.map((words) => make('li', 'done', icon('check'), words)),
      ...(now ? [make('li', 'now', icon('loader-circle', 'ic s spin'), now)] : []));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if ((event.key !== 'Enter' && event.code !== 'Enter' && event.code !== 'NumpadEnter') || event.shiftKey) return;
    // The last Hangul syllable is still composing: let it be finished, then send.
    if (event.isComposing) {
      this.#sendAfterComposition = true;
      return;
    }
    event.preventDefault();
    this.#submit();
  }

  #composed() {
    if (!this.#sendAfterComposition) return;
    this.#sendAfterComposition = false;
    setTimeout(() => {
      this.#box.value = this.#box.value.replace(/\n$/, '');
      this.#submit();
    });
  }

  async #submit() {
    const question = this.#box.value.trim();
    if (!question || this.#isBusy) return;
    if (question.length > this.#limit) {
      this.showError(text('tooLong', { limit: this.#limit, count: question.length }));
      return;
    }

    const draftOf = this.conversationId;
    this.#box.value = '';
    this.#showCount();
    this.showError(null);
    this.isBusy = true;
    const refusal = await this.#actions.send(question);
    if (refusal === null) {
      // Only now: a page closed before the server had the question still holds it.
      keepDraft(draftOf, '');
      keepDraft(this.conversationId, this.#box.value);
      return;
    }
    this.isBusy = false;
    this.#box.value = [question, this.#box.value].filter(Boolean).join('\n');
    this.#changed();
    this.showError(refusal);
    this.focus();
  }

  #changed() {
    keepDraft(this.conversationId, this.#box.value);
    this.showError(null);
    this.#showCount();
  }

  #showCount() {
    const count = this.#box.value.trim().length;
    this.#count.textContent = count >= this.#limit * COUNT_FROM ? text('count', { count, limit: this.#limit }) : '';
    this.#count.classList.toggle('bad', count > this.#limit);
  }
}
