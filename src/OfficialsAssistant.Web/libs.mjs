// Copies from node_modules what the pages read, and nothing else, to wwwroot/lib, and what the original page's frame reads to
// wwwroot/viewer/lib. The build runs it after `npm ci`.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const from = (...path) => join(import.meta.dirname, 'node_modules', ...path);
const to = (...path) => join(import.meta.dirname, 'wwwroot', 'lib', ...path);
const toViewer = (...path) => join(import.meta.dirname, 'wwwroot', 'viewer', 'lib', ...path);

const icons = [
  'arrow-down', 'arrow-up', 'book-open', 'check', 'chevron-left', 'chevron-right', 'circle-help', 'circle-stop', 'circle-x', 'clock', 'contrast',
  'file-text', 'info', 'landmark', 'library', 'loader-circle', 'log-out', 'menu', 'message-square', 'refresh-cw', 'shield-check',
  'square', 'square-pen', 'triangle-alert', 'wifi-off', 'x',
  'download', 'file-x', 'folder', 'folder-open', 'lock', 'search', 'trash-2', 'upload',
];

/** Icons that lucide has renamed since; our pages keep the name they ask for. */
const renamed = { 'circle-help': 'circle-question-mark' };

rmSync(to(), { recursive: true, force: true });
mkdirSync(to('fonts'), { recursive: true });

cpSync(from('@microsoft', 'signalr', 'dist', 'browser', 'signalr.min.js'), to('signalr.min.js'));
cpSync(from('marked', 'lib', 'marked.esm.js'), to('marked.esm.js'));
cpSync(from('dompurify', 'dist', 'purify.es.mjs'), to('purify.es.mjs'));

const variable = from('pretendard-gov', 'dist', 'web', 'variable');
cpSync(join(variable, 'woff2-dynamic-subset'), to('fonts', 'woff2-dynamic-subset'), { recursive: true });
const faces = readFileSync(join(variable, 'pretendardvariable-gov-dynamic-subset.css'), 'utf8');
writeFileSync(to('fonts', 'fonts.css'), faces.replaceAll("'Pretendard GOV Variable'", "'Pretendard GOV'").replaceAll(/\/\*.*?\*\/\s*/gs, '').replaceAll(/\s+/g, ' '));

const symbol = name => {
  const plain = from('lucide-static', 'icons', `${name}.svg`);
  const file = existsSync(plain) ? plain : from('lucide-static', 'icons', `${renamed[name]}.svg`);
  const body = readFileSync(file, 'utf8').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>[\s\S]*$/, '').replaceAll(/\s+/g, ' ').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
};
writeFileSync(to('icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${icons.map(symbol).join('')}</svg>\n`);

rmSync(toViewer(), { recursive: true, force: true });
mkdirSync(toViewer('rhwp'), { recursive: true });
for (const file of ['rhwp.js', 'rhwp_bg.wasm', 'LICENSE']) cpSync(from('@rhwp', 'core', file), toViewer('rhwp', file));
for (const file of ['pdf.min.mjs', 'pdf.worker.min.mjs']) cpSync(from('pdfjs-dist', 'build', file), toViewer('pdfjs', file));
// Their own licence files lie beside them.
for (const folder of ['cmaps', 'standard_fonts', 'wasm']) cpSync(from('pdfjs-dist', folder), toViewer('pdfjs', folder), { recursive: true });
cpSync(from('pdfjs-dist', 'LICENSE'), toViewer('pdfjs', 'LICENSE'));

const line = `\n\n${'-'.repeat(80)}\n\n`;
const noticeOf = name => {
  const folder = from(...name.split('/'));
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readdirSync(folder).filter(f => /^licen[cs]e/i.test(f)).map(f => readFileSync(join(folder, f), 'utf8').trim()).join('\n\n');
  return `${name} ${version} (${license})\n\n${text}`;
};
const writeNotice = (file, ...parts) => writeFileSync(file, `Files in this folder come from these packages.\n\n${parts.join(line)}\n`);
writeNotice(to('NOTICE.txt'), ...['@microsoft/signalr', 'dompurify', 'lucide-static', 'marked', 'pretendard-gov'].map(noticeOf));

// The package names the crates inside its program, and Hancom's sentence, in its README alone.
const crates = readFileSync(from('@rhwp', 'core', 'README.md'), 'utf8').match(/## Third-Party Licenses[\s\S]*?(?=\n## License)/)[0];
writeNotice(toViewer('NOTICE.txt'), ...['@rhwp/core', 'pdfjs-dist'].map(noticeOf), `From the README of @rhwp/core\n\n${crates.trim()}`);
