// The start page and the conversation page: questions go out here and answers come in.
import './contrast.js';
import './drawer.js';
import './ingest.js';
import './offline.js';
import './shortcuts.js';
import { Composer } from './composer.js';
import { nameConversation, openConversation } from './conversation.js';
import { find } from './elements.js';
import { follow, invoke } from './hub.js';
import { newId } from './ids.js';
import { Scroll } from './scroll.js';
import { watchCitations } from './sources.js';
import { say } from './status.js';
import { text } from './texts.js';
import { Turn } from './turn.js';

const page = find(document, '.chat', HTMLElement);
const list = find(document, '#turns', HTMLElement);
if (!list.children.length && !page.dataset.conversation) page.classList.add('new');

/** @type {Turn[]} */
const turns = [];
const again = {
  /** @param {Turn} turn */
  retry: (turn) => askAgain(turn, null),
  /** @param {Turn} turn */
  goOn: (turn) => askAgain(turn, turn.id),
};
const panel = watchCitations();
const scroll = new Scroll();
const composer = new Composer(page.dataset.conversation ?? '', { send, stop });

showStored();
document.addEventListener('keydown', escape);
addEventListener('popstate', () => location.reload());

/** The turns the page came with; one that is not closed is followed from its first part. */
function showStored() {
  /** @type {StoredTurn[]} */
  const stored = JSON.parse(find(document, '#turns-data', HTMLScriptElement).textContent || '[]');
  for (const item of stored) {
    const turn = add(new Turn(item, again));
    if (!item.closed) continue;
    turn.showSources(item.sourcesHtml);
    turn.addNotice(item.noticesHtml);
    turn.close(item.closed);
  }
  const last = turns.at(-1);
  if (!last) return;
  scroll.toQuestion(last);
  if (last.isOpen) {
    composer.isBusy = true;
    watch(last);
  }
}

/** @param {string} question */
function send(question) {
  return ask(question, turns.at(-1)?.id ?? null, null);
}

/** @param {Turn} turn @param {string | null} continuesTurnId */
async function askAgain(turn, continuesTurnId) {
  if (composer.isBusy) return;
  composer.isBusy = true;
  composer.focus();
  const refusal = await ask(turn.question, turn.parentId, continuesTurnId);
  if (refusal === null) return;
  composer.isBusy = false;
  composer.showError(refusal);
}

/**
 * Shows the question, sends it, and follows its answer; a refused question leaves no trace.
 * @param {string} question
 * @param {string | null} parentTurnId
 * @param {string | null} continuesTurnId
 * @returns {Promise<string | null>} why it was refused
 */
async function ask(question, parentTurnId, continuesTurnId) {
  const conversationId = page.dataset.conversation || newId();
  const isNew = page.classList.contains('new');
  const turn = add(new Turn({ turnId: newId(), parentTurnId, question, askedAt: new Date().toISOString() }, again));
  page.classList.remove('new');
  composer.showSteps([], text('stepSend'));
  scroll.toQuestion(turn);

  /** @type {Question} */
  const message = { conversationId, parentTurnId, turnId: turn.id, text: question, continuesTurnId };
  const asked = await invoke('Ask', message).then(
    (/** @type {Asked} */ answer) => answer,
    () => /** @type {Asked} */ ({ ok: false, code: 'askFailed', message: text('askFailed') }));
  if (!asked.ok) {
    turns.pop();
    turn.remove();
    page.classList.toggle('new', isNew);
    composer.showSteps([]);
    return asked.message;
  }

  turns.at(-2)?.dropAgain();
  if (!page.dataset.conversation) {
    page.dataset.conversation = composer.conversationId = conversationId;
    openConversation(conversationId, asked.title);
  } else nameConversation(asked.title);
  watch(turn);
  return null;
}

/** @param {Turn} turn */
function add(turn) {
  turn.hideRepeatedQuestion(turns.at(-1));
  turns.push(turn);
  list.append(turn.me, turn.ai);
  return turn;
}

/** @param {Turn} turn */
function watch(turn) {
  let found = /** @type {string[]} */ ([]);
  let isWriting = false;
  say(text('statusStarted'));
  scroll.writing(true);

  follow(turn.id, (part) => {
    turn.take(part);
    if (part.kind === 'step') step(part);
    else if (part.kind === 'text' && !isWriting) {
      isWriting = true;
      say(text('statusWriting'));
    } else if (part.kind === 'closed') {
      done();
      say(endWords(turn, part));
    }
  }, () => {
    turn.lose();
    done();
    say(text('statusFailed'));
  });

  /** @param {Extract<Part, { kind: 'step' }>} part */
  function step({ step, count }) {
    if (step === 'Found') found = [text('stepFound', { count })];
    composer.showSteps(found, text(step === 'Search' ? 'stepSearch' : 'stepWrite'));
  }

  function done() {
    composer.isBusy = false;
    composer.showSteps([]);
    scroll.writing(false);
  }
}

/** @param {Turn} turn @param {Closed} closed */
function endWords(turn, { state }) {
  if (state === 'Refused') return text('statusRefused');
  if (state === 'Stopped') return text('statusStopped');
  if (state !== 'Answered') return text('statusFailed');
  const counts = turn.countWords;
  return counts ? text('statusDone', { counts }) : text('statusEnded');
}

function stop() {
  const turn = turns.at(-1);
  if (turn?.isOpen) invoke('Stop', turn.id).catch(() => { composer.isBusy = true; });
}

/** Escape closes the source it is pressed in, then stops the answer, then closes the source. @param {KeyboardEvent} event */
function escape(event) {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) return;
  if (panel.isOpen && (panel.holds(document.activeElement) || !composer.isBusy)) panel.close();
  else composer.stop();
}
