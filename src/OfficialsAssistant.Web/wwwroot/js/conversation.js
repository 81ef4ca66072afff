// A new conversation gets its address, its title and its place in the list without the page being loaded again.
import { make } from './elements.js';
import { text } from './texts.js';

/** @param {string} id @param {string} title */
export function openConversation(id, title) {
  history.pushState(null, '', `/conversations/${id}`);
  nameConversation(title);
  list(id, title);
}

/** @param {string} title */
export function nameConversation(title) {
  const heading = document.querySelector('.main-head h1');
  if (!title || !heading || heading.textContent === title) return;
  document.title = document.title.replace(/^[^|]*/, `${title} `);
  heading.textContent = title;
  const current = document.querySelector('.convs [aria-current] span');
  if (current) current.textContent = title;
}

/** @param {string} id @param {string} title */
function list(id, title) {
  const nav = document.querySelector('.convs');
  if (!nav) return;
  const link = make('a', '', make('span', '', title));
  link.href = `/conversations/${id}`;
  link.setAttribute('aria-current', 'page');
  today(nav).prepend(make('li', 'conv on', link));
}

/** @param {Element} nav */
function today(nav) {
  const there = nav.querySelector('[data-group="today"]');
  if (there) return there;
  const group = make('ul', '');
  group.dataset.group = 'today';
  nav.querySelector('.none')?.remove();
  nav.prepend(make('h2', '', text('today')), group);
  return group;
}
