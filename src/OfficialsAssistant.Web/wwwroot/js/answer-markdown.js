// Markdown to a sanitised fragment. The model's text is data: no links, no pictures, no attributes of its own.
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** @typedef {import('marked').Token} Token */
/** @typedef {import('marked').RendererThis} RendererThis */
/** @typedef {import('marked').TokenizerThis} TokenizerThis */

const POLICY = {
  ALLOWED_TAGS: ['p', 'br', 'hr', 'b', 'strong', 'i', 'em', 'sub', 'sup', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'h3', 'h4', 'h5', 'h6',
    'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ALLOWED_ATTR: ['start', 'align'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  FORBID_CONTENTS: ['script', 'style', 'iframe', 'svg', 'math', 'template', 'noscript', 'title', 'textarea', 'select', 'option'],
  RETURN_DOM_FRAGMENT: true,
};

// CommonMark closes ** before a Korean particle only when no punctuation stands before it: **30분(이내)**에 would stay bare.
const strong = {
  name: 'strong',
  level: 'inline',
  start: (/** @type {string} */ source) => source.indexOf('**'),
  /** @this {TokenizerThis} @param {string} source */
  tokenizer(source) {
    const match = /^\*\*(?=[^\s*])((?:(?!\*\*|\n\n)[^`]|`[^`]*`)*[^\s*])\*\*/.exec(source);
    return match ? { type: 'strong', raw: match[0], text: match[1], tokens: this.lexer.inlineTokens(match[1]) } : undefined;
  },
  /** @this {RendererThis} @param {Token} token */
  renderer(token) {
    return `<strong>${this.parser.parseInline(token.tokens ?? [])}</strong>`;
  },
};

// The policy would drop the rest too, but the parser behind it reports every inline handler and style to the console.
const TAGS = /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]*(?:>|$)/gi;
const PLAIN_TAG = /^<\/?(?:br|hr|b|strong|i|em|sub|sup)\b/i;

const none = () => undefined;
const marked = new Marked({
  gfm: true,
  extensions: [strong],
  tokenizer: {
    del: none,    // 3~5일, 7~9일 is no struck text, and struck text is a mark of ours
    code: none,   // indented 가. 나. 다. is no code
    def: none,    // [1]: is no link definition
  },
  renderer: {
    /** Inside a turn, headings start below its h2. @this {RendererThis} @param {Token} heading */
    heading(heading) {
      const level = Math.min(6, Math.max(3, (heading.depth ?? 1) + 1));
      return `<h${level}>${this.parser.parseInline(heading.tokens ?? [])}</h${level}>`;
    },
    /** The words of a link, never the link; a linked citation stays one. @this {RendererThis} @param {Token} link */
    link(link) {
      return /^\d+$/.test(link.text) ? `[${link.text}]` : this.parser.parseInline(link.tokens ?? []);
    },
    image: () => '',
    /** Tags of the model's own: plain ones, bare. @param {Token} html */
    html: ({ text }) => text.replace(TAGS, (tag) => PLAIN_TAG.test(tag) ? `${PLAIN_TAG.exec(tag)?.[0]}>` : ''),
  },
});

/** @param {string} source */
export function lex(source) {
  return marked.lexer(source);
}

/** @param {string} source */
export function render(source) {
  return DOMPurify.sanitize(marked.parse(source), POLICY);
}
