// The library's page: uploading and managing for those who may; the list itself is the server's.
import './contrast.js';
import './drawer.js';
import './offline.js';
import { startBulk } from './library-bulk.js';
import { follow } from './library-rows.js';
import { startUpload } from './upload.js';
import { text } from './texts.js';

for (const select of document.querySelectorAll('#filters select')) select.addEventListener('change', () => /** @type {HTMLSelectElement} */ (select).form?.requestSubmit());
for (const opener of document.querySelectorAll('dialog [data-close]')) opener.addEventListener('click', () => opener.closest('dialog')?.close());
for (const form of document.querySelectorAll('dialog form')) {
  form.addEventListener('change', () => {
    const chosen = form.querySelector('[name="visibility"]:checked');
    for (const part of form.querySelectorAll('[data-visibility]')) {
      /** @type {HTMLElement} */ (part).hidden = !(chosen instanceof HTMLInputElement) || chosen.value !== /** @type {HTMLElement} */ (part).dataset.visibility;
    }
  });
}
if (document.getElementById('upload')) startUpload();
if (document.getElementById('bulk')) startBulk();

// Rows of the table that are still on their way.
for (const cell of document.querySelectorAll('td[data-version]')) {
  follow(/** @type {HTMLElement} */ (cell).dataset.version ?? '', (row) => {
    const failed = row.state === 'Failed';
    cell.className = failed ? 'bad' : row.state === 'Ready' ? '' : 'faint';
    cell.textContent = stateText(row);
    if (failed && row.reason) cell.setAttribute('title', row.reason);
  });
}

/** @param {IngestRow} row */
function stateText(row) {
  if (row.state === 'Reading' && row.total) return text('rowPages', { done: row.done, total: row.total });
  return text(`row${row.state}`);
}
