// Documents chosen in the table: whom they are for, and deleting them.
import { byId } from './elements.js';
import { text } from './texts.js';
import { termsOf } from './upload.js';

export function startBulk() {
  const table = byId('documents');
  const all = /** @type {HTMLInputElement} */ (byId('check-all'));
  const rights = /** @type {HTMLDialogElement} */ (byId('rights'));
  const deletion = /** @type {HTMLDialogElement} */ (byId('delete'));
  table.addEventListener('change', (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    const count = chosen().length;
    all.checked = count > 0 && count === boxes().length;
    all.indeterminate = count > 0 && count < boxes().length;
    byId('bulk').hidden = count === 0;
    byId('bulk-count').textContent = text('bulkCount', { count });
  });
  byId('bulk-rights').addEventListener('click', () => rights.showModal());
  byId('bulk-delete').addEventListener('click', () => deletion.showModal());
  byId('rights-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const terms = termsOf(/** @type {HTMLFormElement} */ (byId('rights-form')));
    if (!terms) return problem('rights-problem', text('uploadNoReader'));
    const body = JSON.stringify({
      visibility: terms.get('visibility'), ownerDepartment: terms.get('ownerDepartment'), class: terms.get('class'),
      departments: terms.getAll('departments'), people: terms.getAll('people'),
    });
    run('rights-problem', (id) => fetch(`/api/documents/${id}/rights`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }));
  });
  byId('delete-form').addEventListener('submit', (event) => {
    event.preventDefault();
    run('delete-problem', (id) => fetch(`/api/documents/${id}`, { method: 'DELETE' }));
  });
}

/** @param {string} note @param {(id: string) => Promise<Response>} change */
async function run(note, change) {
  const ids = chosen();
  let failures = 0;
  let reason = '';
  for (const id of ids) {
    const answer = await change(id).catch(() => null);
    if (answer?.ok) continue;
    failures++;
    if (answer?.status === 400) reason = (await answer.json()).detail ?? '';
  }
  if (failures === 0) location.reload();
  else problem(note, `${text('bulkFailed', { count: failures, total: ids.length })} ${reason}`.trim());
}

function boxes() {
  return /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('#documents input[name="document"]')]);
}

function chosen() {
  return boxes().filter((box) => box.checked).map((box) => box.value);
}

/** @param {string} id @param {string} words */
function problem(id, words) {
  const note = byId(id);
  note.textContent = words;
  note.hidden = false;
}
