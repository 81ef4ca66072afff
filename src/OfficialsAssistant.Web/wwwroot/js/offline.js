// Keeps one page for the time without a network; everything else comes from the server.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/offline-worker.js').catch(() => {
    // A browser that forbids workers shows its own page instead.
  });
}
