// Follows versions on their way through LibraryHub: one stream over all of them, begun anew when one is added.
import 'signalr';

const SETTLE_MILLISECONDS = 100;
const RETRY_MILLISECONDS = 2000;

/** @type {Map<string, (row: IngestRow) => void>} version → who wants to know */
const followed = new Map();
const connection = new signalR.HubConnectionBuilder().withUrl('/hubs/library').withAutomaticReconnect().configureLogging(signalR.LogLevel.None).build();
connection.onreconnected(() => restart());
/** @type {signalR.Subscription | null} */
let subscription = null;
let timer = 0;
/** Whether a new stream is about to take the place of the one that runs. */
let pending = false;

/**
 * Tells each change of a version until it is ready or failed.
 * @param {string} versionId @param {(row: IngestRow) => void} onRow
 */
export function follow(versionId, onRow) {
  followed.set(versionId, onRow);
  restart();
}

/** @param {number} [after] */
function restart(after = SETTLE_MILLISECONDS) {
  clearTimeout(timer);
  pending = true;
  timer = setTimeout(listen, after);
}

async function listen() {
  pending = false;
  subscription?.dispose();
  subscription = null;
  if (followed.size === 0) return;
  try {
    if (connection.state === 'Disconnected') await connection.start();
  } catch {
    restart(RETRY_MILLISECONDS);
    return;
  }
  if (connection.state !== 'Connected') return;
  const asked = [...followed.keys()];
  subscription = connection.stream('Rows', asked).subscribe({
    next(/** @type {IngestRow} */ row) {
      followed.get(row.versionId)?.(row);
      if (row.state === 'Ready' || row.state === 'Failed') followed.delete(row.versionId);
    },
    // Those that say nothing any more are gone or no longer for this person; one added meanwhile has its stream to come.
    complete: () => { if (!pending) for (const versionId of asked) followed.delete(versionId); },
    error: () => restart(RETRY_MILLISECONDS),
  });
}
