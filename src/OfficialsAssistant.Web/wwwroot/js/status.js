/** Says something once through the page's only live region. @param {string} words */
export function say(words) {
  const status = document.getElementById('status');
  if (!status) return;
  status.textContent = '';
  setTimeout(() => { status.textContent = words; }, 50);
}
