// How far the library is, while it is being indexed; the server renders, the page swaps.
import 'signalr';
import { fragment } from './elements.js';

const shown = document.getElementById('library-progress');
if (shown?.dataset.finished === 'false') watch();

async function watch() {
  const connection = new signalR.HubConnectionBuilder().withUrl('/hubs/library').withAutomaticReconnect().configureLogging(signalR.LogLevel.None).build();
  try {
    await connection.start();
  } catch {
    // The banner stays as the page brought it; a reload shows how far it is.
    return;
  }
  connection.stream('Progress').subscribe({
    /** @param {string} html */
    next: (html) => document.getElementById('library-progress')?.replaceWith(fragment(html)),
    complete: () => connection.stop(),
    error: () => connection.stop(),
  });
}
