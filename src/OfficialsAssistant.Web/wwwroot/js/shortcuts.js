// Ctrl+/ lists the keys. No key of the browser is taken.
import { button, icon, make } from './elements.js';
import { text } from './texts.js';

const KEYS = [['Enter', 'shortcutSend'], ['Shift+Enter', 'shortcutBreak'], ['Esc', 'shortcutStop'], ['Ctrl+/', 'shortcutList']];

document.addEventListener('keydown', (event) => {
  if (!event.ctrlKey || event.key !== '/') return;
  event.preventDefault();
  if (!document.querySelector('dialog[open]')) open();
});

function open() {
  const title = make('h2', '', text('shortcuts'));
  title.id = 'shortcuts-title';
  const close = button('ib sm', '');
  close.append(icon('x'));
  close.setAttribute('aria-label', text('close'));
  const keys = make('dl', 'kv', ...KEYS.flatMap(([key, name]) => [make('dt', '', make('kbd', 'kbd', key)), make('dd', '', text(name))]));

  const dialog = make('dialog', 'dlg', make('header', '', title, close), make('div', 'body', keys));
  dialog.setAttribute('aria-labelledby', title.id);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
