// While the library is being read, the server sends the progress anew as it renders it.
import 'signalr';
import { fragment } from './elements.js';

const AGAIN_MILLISECONDS = 3000;

if (document.querySelector('#library-progress')) follow();

function follow() {
  const connection = new signalR.HubConnectionBuilder().withUrl('/hubs/library').configureLogging(signalR.LogLevel.None).build();
  const again = () => { connection.stop(); setTimeout(follow, AGAIN_MILLISECONDS); };
  connection.start().then(() => connection.stream('Progress').subscribe({
    next: (/** @type {string} */ html) => document.querySelector('#library-progress')?.replaceWith(fragment(html)),
    error: again,
    complete: () => connection.stop(),
  }), again);
}
