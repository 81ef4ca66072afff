// The upload dialog: which files, on which terms. Each file is a row (upload-row.js) and a request of its own.
import { byId } from './elements.js';
import { say } from './status.js';
import { text } from './texts.js';
import { UploadRow } from './upload-row.js';

const AT_ONCE = 2;

/** @type {File[]} */
let chosen = [];
/** @type {UploadRow[]} */
const waiting = [];
let running = 0;
let added = 0;
let ended = 0;
let failed = 0;

export function startUpload() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('upload'));
  const form = /** @type {HTMLFormElement} */ (byId('upload-form'));
  const picker = /** @type {HTMLInputElement} */ (byId('upload-files'));
  byId('upload-open').addEventListener('click', () => dialog.showModal());
  picker.addEventListener('change', () => { choose([...picker.files ?? []]); picker.value = ''; });
  takeDrops(dialog);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (chosen.length === 0) return problem(text('uploadNoFile'));
    const terms = termsOf(form);
    if (!terms) return problem(text('uploadNoReader'));
    problem('');
    for (const file of chosen) add(file, terms);
    choose([]);
    dialog.close();
  });
  byId('uploads-stop').addEventListener('click', () => { for (const stop of [...document.querySelectorAll('#upload-rows [data-stop]')]) /** @type {HTMLElement} */ (stop).click(); });
}

/** Files may be dropped anywhere on the page. @param {HTMLDialogElement} dialog */
function takeDrops(dialog) {
  const drop = byId('drop');
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) drop.classList.remove('over'); });
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    drop.classList.remove('over');
    choose([...event.dataTransfer.files]);
    if (!dialog.open) dialog.showModal();
  });
}

/** @param {File[]} files */
function choose(files) {
  chosen = files;
  byId('upload-chosen').textContent = files.length === 0 ? text('uploadFormats')
    : text('uploadChosen', { count: files.length, names: files.slice(0, 3).map((file) => file.name).join(', ') + (files.length > 3 ? ' …' : '') });
}

/** The fields in the order the server wants them, before the file; null when nobody could read it. @param {HTMLFormElement} form */
export function termsOf(form) {
  const fields = new FormData(form);
  const visibility = fields.get('visibility');
  if (visibility !== 'departments') fields.delete('departments');
  if (visibility !== 'people') fields.delete('people');
  if (visibility === 'people' && !fields.has('people')) return null;
  if (visibility === 'departments' && !fields.has('departments') && !fields.get('ownerDepartment')) return null;
  return fields;
}

/** @param {File} file @param {FormData} terms */
function add(file, terms) {
  byId('uploads').hidden = false;
  added++;
  const row = new UploadRow(file.name, file.size);
  row.send = (asVersionOf) => { row.enqueue(file, terms, asVersionOf); waiting.push(row); next(); };
  row.onSent = () => { running--; next(); };
  row.onEnd = (good) => { ended++; if (!good) failed++; count(); };
  row.onAgain = (good) => { ended--; if (!good) failed--; count(); };
  row.onMore = () => { added++; count(); };
  byId('upload-rows').append(row.element);
  row.send();
  count();
}

function next() {
  while (running < AT_ONCE) {
    const row = waiting.shift();
    if (!row) return;
    if (row.post()) running++;
  }
}

function count() {
  const counts = text(failed ? 'uploadCountFailed' : 'uploadCount', { total: added, done: ended - failed, failed });
  byId('uploads-count').textContent = counts;
  byId('uploads-stop').hidden = ended >= added;
  byId('uploads-refresh').hidden = ended < added;
  if (ended === added) say(counts);
}

/** @param {string} words */
function problem(words) {
  const note = byId('upload-problem');
  note.textContent = words;
  note.hidden = !words;
}
