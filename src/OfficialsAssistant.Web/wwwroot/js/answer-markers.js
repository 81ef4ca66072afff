// Where a sentence starts and ends, carried through the Markdown parser by private-use characters.
export const START = '\ue000';
export const END = '\ue001';
export const WAIT = '\ue002';
const FIRST = 0xe100;

/** Splits text into plain pieces, markers and citation numbers. */
export const PIECES = /([\ue000\ue001][\ue100-\uf8ff]|\ue002|\s*\[\d{1,3}\])/;

// A marker in front of these would stop them from being Markdown.
const LINE_START = /(?:[ \t\r\n]+|#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[[ xX]\][ \t]+|[*_]{1,3})/y;
const TABLE_START = /[\s|]+|[*_]{1,3}/y;
const TRAILING = /[\s*_]/;
const TABLE_TRAILING = /[\s|*_]/;
// What stands alone before a place in a line, when a sentence was taken to end after the number of the next item.
const LONE_SYNTAX = /^(?:\s*(?:#{1,6}|>|[-*+]|\d{1,9}[.)]|\[[ xX]\]))+$/;

/** @param {string} marker the character after START or END */
export function ordinal(marker) {
  return marker.charCodeAt(1) - FIRST;
}

/**
 * The block's Markdown with markers around each of the sentences, and one where the checking has got to.
 * @param {{ start: number, raw: string, type: string }} block
 * @param {Sentence[]} sentences
 * @param {number} waitAt offset in the answer, -1 for none
 */
export function withMarkers(block, sentences, waitAt) {
  /** @type {{ at: number, marker: string }[]} */
  const markers = [];
  sentences.forEach((sentence, i) => {
    const start = skipSyntax(block, Math.max(0, sentence.start - block.start));
    const end = trimEnd(block, sentence.start + sentence.length - block.start);
    if (end <= start) return;
    const number = String.fromCharCode(FIRST + i);
    markers.push({ at: start, marker: START + number }, { at: end, marker: END + number });
  });
  if (waitAt >= 0) markers.push({ at: waitAt - block.start, marker: WAIT });

  // Sorting is stable; an end goes before a start at the same place.
  markers.sort((a, b) => a.at - b.at || b.marker.charCodeAt(0) - a.marker.charCodeAt(0));
  let result = '';
  let from = 0;
  for (const { at, marker } of markers) {
    result += block.raw.slice(from, at) + marker;
    from = at;
  }
  return result + block.raw.slice(from);
}

/** @param {{ raw: string, type: string }} block @param {number} at */
function skipSyntax({ raw, type }, at) {
  const syntax = type === 'table' ? TABLE_START : LINE_START;
  const rule = type === 'table' ? ruleOf(raw) : null;
  for (;;) {
    if (rule && at >= rule.start && at < rule.end) at = rule.end;
    syntax.lastIndex = at;
    const match = syntax.exec(raw);
    if (!match?.[0]) return at;
    at += match[0].length;
  }
}

/** @param {{ raw: string, type: string }} block @param {number} end */
function trimEnd({ raw, type }, end) {
  const trailing = type === 'table' ? TABLE_TRAILING : TRAILING;
  const rule = type === 'table' ? ruleOf(raw) : null;
  end = Math.min(end, raw.length);
  for (;;) {
    while (end > 0 && trailing.test(raw[end - 1])) end--;
    if (rule && end > rule.start && end <= rule.end) {
      end = rule.start;
      continue;
    }
    const line = raw.lastIndexOf('\n', end - 1) + 1;
    if (end === 0 || !LONE_SYNTAX.test(raw.slice(line, end))) return end;
    end = line;
  }
}

/** The line of dashes under a table's head. @param {string} raw */
function ruleOf(raw) {
  const start = raw.indexOf('\n', raw.search(/\S/)) + 1;
  const end = raw.indexOf('\n', start);
  return { start, end: end < 0 ? raw.length : end };
}
