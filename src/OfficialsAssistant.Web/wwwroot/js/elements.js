// The few elements the page builds itself.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {string} name lucide name in /lib/icons.svg @param {string} [className] */
export function icon(name, className = 'ic s') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `/lib/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** @param {string} className @param {string} label @param {string} [iconName] */
export function button(className, label, iconName) {
  const element = make('button', className, ...(iconName ? [icon(iconName)] : []), label);
  element.type = 'button';
  return element;
}

/** HTML the server rendered. @param {string | null | undefined} html */
export function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html ?? '';
  return template.content;
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

/** @template {Element} T @param {ParentNode} root @param {string} selector @param {new () => T} type @returns {T} */
export function find(root, selector, type) {
  const element = root.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}.`);
  return element;
}
