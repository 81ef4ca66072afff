// A frame without an origin may not start a worker from an address, nor a module worker: a classic one imports the module.

/** @param {string} address of a module @returns {Promise<Worker>} once the module listens */
export function startWorker(address) {
  const code = `import(${JSON.stringify(address)}).then(() => postMessage('up'), e => postMessage('down: ' + e));`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  return new Promise((resolve, reject) => {
    worker.onerror = (e) => reject(new Error(e.message));
    worker.addEventListener('message', function heard({ data }) {
      if (typeof data === 'string' && data.startsWith('down')) reject(new Error(data));
      if (data !== 'up') return;
      worker.removeEventListener('message', heard);
      resolve(worker);
    });
  });
}
