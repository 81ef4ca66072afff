// Finds a sentence of our text on the pages of another program: both are compared as letters and digits only.

/**
 * @typedef {{ text: string, x: number, y: number, width: number, height: number, edges?: number[] }} Run words in one line, in page units; edges are the characters' left sides and the last one's right side, from x
 * @typedef {{ page: number, run: Run, from: number, to: number }} Piece characters of a run that belong to the sentence
 * @typedef {{ sentence: string, before?: string, after?: string, page?: number | null }} Wanted
 * @typedef {{ found: 'exact' | 'part' | 'none', pieces: Piece[] }} Match
 */

const LETTER = /[\p{L}\p{N}]/u;
// Half and old letters stand alone in bullets and are composed differently by every program.
const JAMO = /[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff]/;
const ITEM = /^\s*(?:[\p{S}\p{P}\p{Co}ㅇ]+|[oO○]\s|\(?(?:\d{1,3}|[가-하]|[a-zA-Z]|[ivxIVX]{1,4})[.)]|[①-⑳㉮-㉻])\s*/u;
const SHORTEST_PART = 5;
const CONTEXT = 60;

/** @param {string} text */
export function keyOf(text) {
  return [...text.normalize('NFKC')].filter((c) => LETTER.test(c) && !JAMO.test(c)).join('').toLowerCase();
}

/** @param {string} text the sentence without the symbols and numbers of a list item, or the same */
export function withoutItem(text) {
  let rest = text;
  for (let i = 0; i < 3; i++) rest = rest.replace(ITEM, '');
  return rest || text;
}

/** The pages' letters in one string, and where each came from. */
export class Letters {
  key = '';
  /** @type {{ page: number, run: Run, at: number }[]} one for each UTF-16 unit of key */
  places = [];

  /** @param {number} page @param {Run[]} runs */
  add(page, runs) {
    const parts = [];
    for (const run of runs) {
      let at = 0;
      for (const cluster of run.text.match(/[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|./gsu) ?? []) {
        const key = keyOf(cluster);
        for (let i = 0; i < key.length; i++) this.places.push({ page, run, at });
        parts.push(key);
        at += cluster.length;
      }
    }
    this.key += parts.join('');
  }

  /** @param {Wanted} wanted @returns {Match} */
  find(wanted) {
    const whole = keyOf(wanted.sentence);
    const bare = keyOf(withoutItem(wanted.sentence));
    for (const key of [whole, bare]) {
      const hit = this.#best(key, wanted);
      if (hit >= 0) return { found: 'exact', pieces: this.#pieces(hit, hit + key.length) };
    }
    return this.#part(bare, wanted);
  }

  /** The longest beginning, or the longest end, that stands on the pages. @param {string} key @param {Wanted} wanted @returns {Match} */
  #part(key, wanted) {
    const shortest = Math.max(SHORTEST_PART, Math.ceil(key.length / 3));
    const head = longest(key.length - 1, shortest, (n) => this.key.includes(key.slice(0, n)));
    const tail = longest(key.length - 1, shortest, (n) => this.key.includes(key.slice(-n)));
    if (!head && !tail) return { found: 'none', pieces: [] };
    const part = head >= tail ? key.slice(0, head) : key.slice(-tail);
    const hit = this.#best(part, wanted);
    return { found: 'part', pieces: this.#pieces(hit, hit + part.length) };
  }

  /** Of several places the one with the same neighbours, then the one nearest to the page. @param {string} key @param {Wanted} wanted */
  #best(key, wanted) {
    if (!key) return -1;
    const before = keyOf(wanted.before ?? '').slice(-CONTEXT);
    const after = keyOf(wanted.after ?? '').slice(0, CONTEXT);
    let best = { at: -1, near: -1, far: Infinity };
    for (let at = this.key.indexOf(key); at >= 0; at = this.key.indexOf(key, at + 1)) {
      const near = sameEnd(this.key.slice(Math.max(0, at - CONTEXT), at), before) + sameStart(this.key.slice(at + key.length, at + key.length + CONTEXT), after);
      const far = wanted.page ? Math.abs(this.places[at].page + 1 - wanted.page) : 0;
      if (near > best.near || (near === best.near && far < best.far)) best = { at, near, far };
    }
    return best.at;
  }

  /** @param {number} from @param {number} to @returns {Piece[]} */
  #pieces(from, to) {
    /** @type {Piece[]} */
    const pieces = [];
    for (const { page, run, at } of this.places.slice(from, to)) {
      const last = pieces.at(-1);
      if (last?.run === run) last.to = Math.max(last.to, at + 1);
      else pieces.push({ page, run, from: at, to: at + 1 });
    }
    return pieces;
  }
}

/** @param {number} most @param {number} least @param {(n: number) => boolean} holds */
function longest(most, least, holds) {
  if (least > most || !holds(least)) return 0;
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {string} a @param {string} b */
function sameStart(a, b) {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** @param {string} a @param {string} b */
function sameEnd(a, b) {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n++;
  return n;
}
