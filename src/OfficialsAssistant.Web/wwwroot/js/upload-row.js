// One file on its way: 올리기 % → 글 읽기 n/m쪽 → 색인 → 완료, or why not and what to do.
import { button, icon, make } from './elements.js';
import { follow } from './library-rows.js';
import { text } from './texts.js';

export class UploadRow {
  /** @type {(asVersionOf?: string) => void} */ send = () => {};
  onSent = () => {};
  /** @type {(good: boolean) => void} */ onEnd = () => {};
  /** @type {(good: boolean) => void} */ onAgain = () => {};
  onMore = () => {};
  /** @type {FormData | null} */ #body = null;
  #state = make('span', 'pr');
  #ends = make('span', 'ends');
  #sign = make('span', 'sign', icon('file-text', 'ic'));

  /** @param {string} name @param {number | null} size in bytes */
  constructor(name, size) {
    this.name = name;
    this.element = make('li', 'up', this.#sign, make('span', 'nm', name, ...(size === null ? [] : [make('small', '', sizeText(size))])), this.#state, this.#ends);
  }

  /** @param {File} file @param {FormData} terms @param {string} [asVersionOf] */
  enqueue(file, terms, asVersionOf) {
    this.#body = new FormData();
    for (const [name, value] of terms) this.#body.append(name, value);
    if (asVersionOf) this.#body.append('asVersionOf', asVersionOf);
    this.#body.append('file', file, file.name);
    this.#progress(text('rowWaits'), 0, 1);
    this.#offer(this.#stopButton(() => { this.#body = null; this.#fail(text('uploadStopped'), () => this.send()); }));
  }

  /** False when it was stopped before its turn came. */
  post() {
    if (!this.#body) return false;
    const request = new XMLHttpRequest();
    request.open('POST', '/api/documents/');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) this.#progress(text('rowSending', { percent: Math.floor((event.loaded / event.total) * 100) }), event.loaded, event.total);
    });
    request.addEventListener('loadend', () => this.onSent());
    request.addEventListener('load', () => this.#answered(request.status, request.response));
    request.addEventListener('error', () => this.#fail(text('uploadLost'), () => this.send()));
    request.addEventListener('abort', () => this.#fail(text('uploadStopped'), () => this.send()));
    this.#offer(this.#stopButton(() => request.abort()));
    request.send(this.#body);
    return true;
  }

  /** @param {number} status @param {{ files?: UploadedFile[], detail?: string } | null} answer */
  #answered(status, answer) {
    if (status !== 200 || !answer?.files) return this.#fail(answer?.detail ?? text('uploadLost'), () => this.send());
    const [own, ...others] = answer.files;
    this.#took(own, answer.files.length > 1);
    // What an archive held has rows of its own.
    let last = this.element;
    for (const file of others) {
      const row = new UploadRow(file.fileName, null);
      Object.assign(row, { onEnd: this.onEnd, onAgain: this.onAgain });
      this.onMore();
      last.after(row.element);
      last = row.element;
      row.#took(file, true);
    }
  }

  /** @param {UploadedFile} file @param {boolean} inArchive */
  #took(file, inArchive) {
    if (inArchive) this.element.querySelector('.nm')?.replaceChildren(file.fileName);
    if (file.outcome === 'Refused') this.#fail(file.reason ?? '', null);
    else if (file.outcome === 'NewVersion') this.#ask(file, inArchive);
    else if (file.outcome === 'SameBytes' && file.state === 'Ready') this.#done(text('rowSame'), file.documentId);
    else if (file.versionId && file.documentId) this.#follow(file.versionId, file.documentId);
  }

  /** @param {UploadedFile} file @param {boolean} inArchive */
  #ask(file, inArchive) {
    this.#settle('file-text', '');
    this.#state = replace(this.#state, make('span', 'er ask', inArchive ? `${file.reason} ${text('uploadAlone')}` : file.reason ?? ''));
    this.onEnd(false);
    const no = button('btn sm quiet', text('uploadNo'));
    no.addEventListener('click', () => this.#fail(text('uploadStopped'), null, false));
    if (inArchive) return this.#offer();
    const yes = button('btn sm', text('uploadAsVersion'));
    yes.addEventListener('click', () => { this.onAgain(false); this.send(file.documentId ?? undefined); });
    this.#offer(yes, no);
  }

  /** @param {string} versionId @param {string} documentId */
  #follow(versionId, documentId) {
    this.#progress(text('rowQueued'), 0, 1);
    this.#offer(this.#stopButton(() => change(documentId, versionId, 'cancel')));
    follow(versionId, (row) => {
      if (row.state === 'Ready') this.#done(text('rowReady'), row.documentId);
      else if (row.state === 'Failed') this.#fail(row.reason ?? '', async () => { if (await change(documentId, versionId, 'retry')) this.#follow(versionId, documentId); });
      else if (row.state === 'Reading' && row.total) this.#progress(text('rowPages', { done: row.done, total: row.total }), row.done ?? 0, row.total);
      else this.#progress(text(`row${row.state}`), row.state === 'Indexing' ? 1 : 0, 1);
    });
  }

  /** @param {string} words @param {number} value @param {number} max */
  #progress(words, value, max) {
    const meter = this.#state.querySelector('progress') ?? make('progress', '');
    meter.max = max;
    meter.value = value;
    meter.setAttribute('aria-label', `${this.name}: ${words}`);
    if (meter.parentElement) /** @type {Element} */ (this.#state.lastElementChild).textContent = words;
    else this.#state = replace(this.#state, make('span', 'pr', meter, make('span', '', words)));
    this.#settle('file-text', '');
  }

  /** @param {string} words @param {string | null | undefined} documentId */
  #done(words, documentId) {
    this.#settle('check', 'done');
    this.#state = replace(this.#state, make('span', 'er', words));
    const link = make('a', 'btn sm quiet', text('uploadOpen'));
    link.href = `/documents/${documentId}`;
    this.#offer(link);
    this.onEnd(true);
  }

  /** @param {string} words why, and what to do @param {(() => void) | null} again @param {boolean} [counts] */
  #fail(words, again, counts = true) {
    this.#settle('file-x', 'fail');
    const at = words.indexOf('. ') + 1;
    this.#state = replace(this.#state, at > 0 ? make('span', 'er', make('b', '', words.slice(0, at)), words.slice(at)) : make('span', 'er', make('b', '', words)));
    if (counts) this.onEnd(false);
    if (!again) return this.#offer();
    const retry = button('btn sm', text('retry'), 'refresh-cw');
    retry.addEventListener('click', () => { this.onAgain(false); again(); });
    this.#offer(retry);
  }

  /** @param {string} sign @param {string} state */
  #settle(sign, state) {
    this.element.className = state ? `up ${state}` : 'up';
    this.#sign.replaceChildren(icon(sign, 'ic'));
  }

  /** @param {() => void} stop */
  #stopButton(stop) {
    const element = button('ib sm', '', 'x');
    element.dataset.stop = '';
    element.setAttribute('aria-label', text('uploadStop', { name: this.name }));
    element.addEventListener('click', stop);
    return element;
  }

  /** @param {...Node} buttons */
  #offer(...buttons) {
    this.#ends.replaceChildren(...buttons);
  }
}

/** @param {HTMLElement} old @param {HTMLElement} fresh */
function replace(old, fresh) {
  old.replaceWith(fresh);
  return fresh;
}

/** @param {string} documentId @param {string} versionId @param {'cancel' | 'retry'} what */
async function change(documentId, versionId, what) {
  const answer = await fetch(`/api/documents/${documentId}/versions/${versionId}/${what}`, { method: 'POST' });
  return answer.ok;
}

/** @param {number} bytes */
function sizeText(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
