// The clear screen. A cookie keeps the choice, so the server can render the page right from the first byte.
const root = document.documentElement;
const button = document.getElementById('contrast');

show(root.dataset.contrast === 'high' || /(?:^|; )contrast=high/.test(document.cookie));
button?.addEventListener('click', () => {
  const high = root.dataset.contrast !== 'high';
  document.cookie = `contrast=${high ? 'high' : ''}; path=/; max-age=${high ? 31536000 : 0}; samesite=lax`;
  show(high);
});

/** @param {boolean} high */
function show(high) {
  if (high) root.dataset.contrast = 'high';
  else delete root.dataset.contrast;
  button?.setAttribute('aria-pressed', String(high));
}
