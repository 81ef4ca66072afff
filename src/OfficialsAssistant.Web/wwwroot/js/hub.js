// The one connection to the server. It never gives up; what is followed resumes where it stopped.
import 'signalr';
import { icon } from './elements.js';
import { say } from './status.js';
import { text } from './texts.js';

const DELAYS = [0, 500, 1000, 2000, 5000];
const LOST_AFTER = 6;
const CALM_MILLISECONDS = 4000;

const connection = new signalR.HubConnectionBuilder()
  .withUrl('/hubs/chat')
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => delay(previousRetryCount) })
  .configureLogging(signalR.LogLevel.None)
  .build();

/** @type {() => void} */
let markReady = () => {};
/** Settles when the connection is there; a new promise takes its place each time it is lost. */
let ready = newReady();
let isReady = false;
let wasLost = false;

connection.onreconnecting(lost);
connection.onreconnected(connected);
connection.onclose(() => { lost(); start(); });
start();

/**
 * Calls a hub method. Waits for the connection and repeats the call when it broke meanwhile, so the method must be safe to
 * repeat; a refusal by the method itself is thrown.
 * @template T @param {string} method @param {...unknown} args @returns {Promise<T>}
 */
export async function invoke(method, ...args) {
  for (;;) {
    await ready;
    try {
      return await connection.invoke(method, ...args);
    } catch (error) {
      if (connection.state === 'Connected') throw error;
    }
  }
}

/**
 * Follows a turn to its end, across broken connections.
 * @param {string} turnId
 * @param {(part: Part) => void} onPart
 * @param {() => void} onLost called when the server keeps refusing to tell
 */
export async function follow(turnId, onPart, onLost) {
  let last = 0;
  for (let failures = 0; failures < LOST_AFTER;) {
    await ready;
    const outcome = await once();
    if (outcome === 'closed') return;
    if (connection.state !== 'Connected') continue;
    failures = outcome === 'progress' ? 0 : failures + 1;
    await pause(delay(failures));
  }
  onLost();

  /** @returns {Promise<'closed' | 'progress' | 'nothing'>} */
  function once() {
    return new Promise((resolve) => {
      let progress = false;
      const end = () => resolve(progress ? 'progress' : 'nothing');
      const subscription = connection.stream('Follow', turnId, last).subscribe({
        next(/** @type {Part} */ part) {
          if (part.kind === 'reset') last = 0;
          else if (part.n <= last) return;
          else last = part.n;
          progress = true;
          onPart(part);
          if (part.kind !== 'closed') return;
          resolve('closed');
          subscription.dispose();
        },
        error: end,
        complete: end,
      });
    });
  }
}

async function start() {
  for (let attempt = 0; ; attempt++) {
    try {
      await connection.start();
      connected();
      return;
    } catch {
      lost();
      await pause(delay(attempt + 1));
    }
  }
}

function connected() {
  document.documentElement.dataset.hub = 'connected';
  isReady = true;
  markReady();
  if (wasLost) showBack();
  wasLost = false;
}

function lost() {
  if (isReady) ready = newReady();
  isReady = false;
  wasLost = true;
  document.documentElement.dataset.hub = 'reconnecting';
  showBar('wifi-off', text('connectionLost'), false);
}

function showBack() {
  const bar = showBar('check', text('connectionBack'), true);
  say(text('connectionBack'));
  setTimeout(() => { if (bar && !wasLost) bar.hidden = true; }, CALM_MILLISECONDS);
}

/** @param {string} iconName @param {string} words @param {boolean} calm */
function showBar(iconName, words, calm) {
  const bar = document.getElementById('connection');
  if (!bar) return null;
  bar.replaceChildren(icon(iconName), words);
  bar.classList.toggle('calm', calm);
  bar.hidden = false;
  return bar;
}

/** @returns {Promise<void>} */
function newReady() {
  return new Promise((resolve) => { markReady = resolve; });
}

/** @param {number} attempt */
function delay(attempt) {
  return DELAYS[Math.min(attempt, DELAYS.length - 1)];
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
