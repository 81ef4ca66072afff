// What was typed but not sent, one draft a conversation, kept by this browser until it is sent or the person signs out.
const PREFIX = 'draft:';

/** @param {string} conversationId empty for a new conversation */
export function readDraft(conversationId) {
  return localStorage.getItem(PREFIX + conversationId) ?? '';
}

/** @param {string} conversationId @param {string} words */
export function keepDraft(conversationId, words) {
  if (words) localStorage.setItem(PREFIX + conversationId, words);
  else localStorage.removeItem(PREFIX + conversationId);
}

// The next person at this computer must not find them.
document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !target.matches('[data-sign-out]')) return;
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
});
