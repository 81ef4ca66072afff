// The tab 원본 of a document: opens the file in a frame without rights when it is first wanted. The frame gets the bytes and the
// sentence to mark; when it does not answer in time it is removed and the text is shown.
import { find, byId, make } from './elements.js';

const PATIENCE = 15_000;
const LONGEST = 60_000;

const tabs = byId('original-tabs');
const pane = byId('original-pane');
const state = byId('original-state');
const fallback = byId('original-fallback');
const [textTab, originalTab] = /** @type {HTMLElement[]} */ ([byId('tab-text'), byId('tab-original')]);
const text = find(pane.parentElement ?? document, '.txt', HTMLElement);
text.id = 'text-pane';
text.setAttribute('role', 'tabpanel');
text.setAttribute('aria-labelledby', textTab.id);
tabs.hidden = false;

/** @type {AbortController | null} what is open or being opened */
let opened = null;

textTab.addEventListener('click', () => show(textTab));
originalTab.addEventListener('click', () => show(originalTab));
tabs.addEventListener('keydown', (e) => {
  const to = { ArrowLeft: textTab, ArrowRight: originalTab, Home: textTab, End: originalTab }[e.key];
  if (!to) return;
  e.preventDefault();
  show(to);
  to.focus();
});

/** @param {HTMLElement} tab */
function show(tab) {
  for (const each of [textTab, originalTab]) {
    each.setAttribute('aria-selected', String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
  }
  text.hidden = tab !== textTab;
  pane.hidden = tab !== originalTab;
  // The text may have been scrolled to the cited words.
  if (tab === originalTab) pane.scrollIntoView({ block: 'start' });
  if (tab !== originalTab || opened) return;
  fallback.hidden = true;
  opened = new AbortController();
  open(opened);
}

/** @param {AbortController} opening */
async function open(opening) {
  state.textContent = words('loading');
  const frame = make('iframe', '');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = words('frame');
  try {
    const hello = helloOf(frame, opening.signal);
    frame.src = '/viewer/frame.html';
    pane.append(frame);
    const watch = watchdog(opening);
    const [bytes] = await Promise.all([fileBytes(opening.signal), hello]);
    const result = await ask(frame, bytes, watch, opening.signal);
    watch.stop();
    state.textContent = words(pane.dataset.sentence ? result.found : 'opened', String(pane.dataset.sentence ? result.page : result.pages));
  } catch (e) {
    giveUp(frame, e instanceof Error || typeof e !== 'string' ? 'damaged' : e);
  }
}

/** The frame has no origin to check but "null"; its window is what tells it from others. @param {HTMLIFrameElement} frame @param {AbortSignal} signal */
function helloOf(frame, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    addEventListener('message', ({ source, origin, data }) => {
      if (source === frame.contentWindow && origin === 'null' && data?.type === 'hello') resolve(undefined);
    }, { signal });
  });
}

/** @param {AbortSignal} signal */
async function fileBytes(signal) {
  const answer = await fetch(words('file'), { signal }).catch(() => null);
  signal.throwIfAborted();
  if (!answer?.ok) throw 'unreachable';
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * @param {HTMLIFrameElement} frame @param {Uint8Array<ArrayBuffer>} bytes @param {{ tick: () => void, stop: () => void }} watch @param {AbortSignal} signal
 * @returns {Promise<{ found: string, page: number, pages: number }>}
 */
function ask(frame, bytes, watch, signal) {
  const { port1, port2 } = new MessageChannel();
  const { format, page, sentence, before, after, pageName } = pane.dataset;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    port1.onmessage = ({ data }) => {
      if (data?.type === 'tick') watch.tick();
      if (data?.type === 'done') resolve(checked(data));
      if (data?.type === 'error') reject(data.reason === 'password' ? 'password' : 'damaged');
    };
    frame.contentWindow?.postMessage({ type: 'open', format, bytes, page: Number(page) || null, sentence, before, after, pageName }, '*', [port2, bytes.buffer]);
  });
}

/** What the frame says is a stranger's word. @param {any} data */
function checked({ found, page, pages }) {
  return { found: ['exact', 'part'].includes(found) ? String(found) : 'none', page: Number(page) || 1, pages: Number(pages) || 1 };
}

/** Ends the opening when nothing is heard for a while, or it takes too long altogether. @param {AbortController} opening */
function watchdog(opening) {
  const late = () => opening.abort('slow');
  let silence = setTimeout(late, PATIENCE);
  const longest = setTimeout(late, LONGEST);
  return {
    tick() { clearTimeout(silence); silence = setTimeout(late, PATIENCE); },
    stop() { clearTimeout(silence); clearTimeout(longest); },
  };
}

/** @param {HTMLIFrameElement} frame @param {string} reason */
function giveUp(frame, reason) {
  opened?.abort('slow');
  opened = null;
  frame.remove();
  show(textTab);
  state.textContent = '';
  fallback.textContent = words(reason);
  fallback.hidden = false;
}

/** @param {string} name @param {string} [n] */
function words(name, n = '') {
  return (pane.dataset[name] ?? '').replace('{n}', n);
}
