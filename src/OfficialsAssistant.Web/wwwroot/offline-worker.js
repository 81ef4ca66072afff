// Shows /offline when a page cannot be had. Nothing of a conversation is ever stored here.
const STORE = 'offline-1';

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const store = await caches.open(STORE);
    const page = await fetch('/offline');
    await store.put('/offline', page.clone());
    const styles = [...(await page.text()).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1]);
    await store.addAll(styles.filter((href) => !href.includes('/fonts/')));
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== STORE) await caches.delete(name);
  })());
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match('/offline')));
  else if (event.request.destination === 'style') event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request)) ?? Response.error()));
});
