// The page's Korean texts, written by the server into <script type="application/json" id="texts">.

/** @type {Record<string, string>} */
const texts = JSON.parse(document.getElementById('texts')?.textContent || '{}');

/**
 * A text with its values filled in: {name} is the value, {name:이/가} the particle that fits the value's last sound.
 * @param {string} key
 * @param {Record<string, string | number | null | undefined>} [values]
 */
export function text(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)(?::([^/}]+)\/([^}]+))?\}/g, (_, name, closed, open) => {
    const value = String(values[name] ?? '');
    return closed ? particle(value, closed, open) : value;
  });
}

// Last sounds of the digits as they are read: 영 일 이 삼 사 오 육 칠 팔 구.
const CLOSED_DIGITS = '013678';

/** @param {string} word @param {string} afterConsonant @param {string} afterVowel */
export function particle(word, afterConsonant, afterVowel) {
  const last = word.replace(/[^\p{L}\p{N}]+$/u, '').at(-1) ?? '';
  if (/[0-9]/.test(last)) return CLOSED_DIGITS.includes(last) ? afterConsonant : afterVowel;
  if (/[가-힣]/.test(last)) return (last.charCodeAt(0) - 0xac00) % 28 ? afterConsonant : afterVowel;
  return `${afterConsonant}(${afterVowel})`;
}
