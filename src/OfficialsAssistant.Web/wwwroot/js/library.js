// A document's page: shows the cited words, and in the outline where the reader is.
import './contrast.js';
import './drawer.js';
import './offline.js';

const cited = document.getElementById('cited');
cited?.scrollIntoView({ block: 'center' });

/** @type {Map<Element, Element>} article → its link in the outline */
const links = new Map();
for (const link of document.querySelectorAll('.tree a[href*="#"]')) {
  const article = document.getElementById(decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)));
  if (article) links.set(article, link);
}

/** @type {Set<Element>} */
const visible = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) visible.add(target);
    else visible.delete(target);
  }
  markCurrent();
}, { root: document.querySelector('.doc .read'), rootMargin: '0px 0px -60% 0px' });
for (const article of links.keys()) watcher.observe(article);
markCurrent();

/** The article with the cited words while it is in view, else the first one in the upper part of the window. */
function markCurrent() {
  const articles = [...links.keys()];
  const current = articles.find((article) => visible.has(article) && article.contains(cited)) ?? articles.find((article) => visible.has(article))
    ?? articles.find((article) => article.contains(cited));
  if (!current) return;
  for (const [article, link] of links) {
    if (article === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}
