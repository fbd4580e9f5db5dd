// Opens reports as readers do: wide, at 360 pixels, dark, on paper. Fails on a console error, a request, a page that
// overflows, anything axe-core objects to, and above all on a name from a file that runs as a script.
//
//   DELIB_BINARY       the command to test (required)
//   DELIB_CHROMIUM     the browser (default /usr/bin/chromium); without one the test is skipped, with status 77
//   DELIB_SCREENSHOTS  a folder for pictures of every page at every width (optional)
//   DELIB_KEEP         if set, the pages stay where they were made (optional)
//   DELIB_ONLY         check only the pages whose names contain this (optional)
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {checkMap} from './map.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.resolve(here, '../..');
const browserPath = process.env.DELIB_CHROMIUM ?? '/usr/bin/chromium';

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}
if (!existsSync(browserPath)) skip(`there is no ${browserPath}`);
const require = createRequire(import.meta.url);
let chromium, axe;
try {
  ({chromium} = require('playwright-core'));
  axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
} catch {
  skip('playwright-core and axe-core are not installed; run npm ci in tests/browser');
}
const delib = process.env.DELIB_BINARY ? path.resolve(process.env.DELIB_BINARY) : null;
if (delib === null || !existsSync(delib)) {
  console.error('DELIB_BINARY must name the command');
  process.exit(1);
}

const work = mkdtempSync(path.join(tmpdir(), 'delib-browser-'));
process.on('exit', () => process.env.DELIB_KEEP ? console.log(`pages are in ${work}`) : rmSync(work, {recursive: true, force: true}));
const pictures = process.env.DELIB_SCREENSHOTS;
if (pictures) mkdirSync(pictures, {recursive: true});

// Names that try to be more than names.
const hostile = [
  '<script>window.hacked=1</script>',
  '"><img src=x onerror="window.hacked=2">',
  "'-alert(1)-'",
  '</style><svg onload=window.hacked=3>',
  '\u202Egnp.exe',
  'Zoe\u0301 & <b>Co</b>',
  'javascript:alert(1)',
  '[lien](javascript:alert(1)) | `code`',
  'A'.repeat(120),
  '候補者一',
];
const quoted = name => `"${name.replaceAll('"', '""')}"`;
const csv = rows => rows.map(row => row.map(quoted).join(',')).join('\n') + '\n';

function file(name, words) {
  const place = path.join(work, name);
  writeFileSync(place, words);
  return place;
}

const rotations = Array.from({length: 30}, (_, i) => hostile.slice(i % hostile.length).concat(hostile.slice(0, i % hostile.length)).slice(0, 2 + i % 4));
const hostileRanks = file('hostile <b>.csv', csv([['rank1', 'rank2', 'rank3', 'rank4', 'rank5', '<i>part</i>'],
  ...rotations.map((names, i) => [...names, ...Array(5 - names.length).fill(''), i % 2 ? '<script>window.hacked=4</script>' : 'B & "C"'])]));
const tied = file('tied.csv', csv([['rank1', 'rank2', 'rank3'], ['A', 'B', 'C'], ['B', 'A', 'C'], ['A', 'C', 'B'], ['B', 'C', 'A']]));
const rounds = file('rounds.csv', csv([['rank1', 'rank2', 'rank3', 'rank4', 'rank5'],
  ...[[34, 'A', 'B'], [17, 'B', 'C', 'A'], [25, 'C', 'B'], [9, 'D', 'C'], [8, 'E', 'D', 'B'], [7, 'F']]
    .flatMap(([n, ...names]) => Array(n).fill([...names, ...Array(5 - names.length).fill('')]))]));
const cycle = file('cycle.csv', csv([['rank1', 'rank2', 'rank3', 'rank4'],
  ...[[8, 'A', 'B', 'C', 'D'], [7, 'B', 'C', 'A', 'D'], [6, 'C', 'A', 'B', 'D']].flatMap(([n, ...names]) => Array(n).fill(names))]));
const many = file('many.csv', csv([['rank1', 'rank2', 'rank3'],
  ...Array.from({length: 120}, (_, i) => [`Option ${i % 37}`, `Option ${(i * 7 + 3) % 37}`, `Option ${(i * 11 + 5) % 37}`])
    .map(row => row.filter((name, at) => row.indexOf(name) === at)).map(row => [...row, ...Array(3 - row.length).fill('')])]));
const graded = file('graded.csv', csv([hostile.slice(0, 4), ...Array.from({length: 21}, (_, i) => [0, 1, 2, 3].map(c => ['bad <1>', 'fair', 'good & more'][(i * (c + 1)) % 3]))]));

const parted = file('parts.csv', csv([['zone', 'rank1', 'rank2', 'rank3'],
  ...[['north', 'A', 'B', 'C'], ['north', 'A', 'C', 'B'], ['south', 'B', 'C', 'A'], ['south', 'B', 'A', 'C'], ['south', 'B', 'C', 'A'], ['isles', 'C', 'A', 'B']]]));

// Three opinions and who says nothing, in places with names of their own.
const statements = [...hostile.slice(0, 7), 'Plant trees'];
const opinions = [[1, 1, -1, 1, 1, 0, 1, -1], [-1, 1, 1, -1, 1, -1, 0, 1], [1, -1, -1, 1, -1, 1, 1, 1]];
const votes = file('votes.csv', csv([['voter', '<i>place</i>', ...statements], ...Array.from({length: 48}, (_, i) =>
  [i === 5 ? hostile[0] : `v${i}`, ['<b>north</b>', 'south', ''][i % 4 % 3],
    ...opinions[i % 3].map((vote, s) => String((i * 7 + s * 5) % 11 === 0 ? 0 : (i * 5 + s * 3) % 13 === 0 ? -vote : vote))])]));
const towns = file('towns.csv', csv([['voter', 'town', ...statements], ...Array.from({length: 60}, (_, i) =>
  [`v${i}`, `Town ${i % 20}`, ...opinions[i % 2].map((vote, s) => String((i + s) % 7 === 0 ? -vote : vote))])]));
const one = file('one.csv', csv([['voter', 'Plant trees'], ['v1', '1']]));

const rule = words => ['--rule', words];
const cases = [
  ['sample-fr', [path.join(source, 'examples/interconnectes-2022/consultation.toml'), '--lang', 'fr']],
  ['sample-en', [path.join(source, 'examples/interconnectes-2022/consultation.toml'), '--lang', 'en']],
  ['hostile-fr', [hostileRanks, '--by', '<i>part</i>', '--seats', '2', '--lang', 'fr', ...rule('plurality'), ...rule('schulze'), ...rule('borda')]],
  ['hostile-irv', [hostileRanks, '--lang', 'en', ...rule('irv'), ...rule('minimax')]],
  ['hostile-grades', [graded, '--ballot', 'grades', '--scale', 'bad <1>,fair,good & more', '--lang', 'en', ...rule('majority-judgment')]],
  ['tie-draw', [tied, '--lang', 'fr', ...rule('plurality:ties="seed:2026 <b>it\'s</b>"'), ...rule('condorcet')]],
  ['rounds', [rounds, '--lang', 'fr', ...rule('irv')]],
  ['cycle', [cycle, '--lang', 'en', ...rule('condorcet'), ...rule('minimax'), ...rule('schulze')]],
  ['levels-fr', [parted, '--lang', 'fr', '--two-level', 'stratum=zone,carry=ranking,second=schulze', ...rule('borda')]],
  ['required-en', [parted, '--lang', 'en', '--requirement', 'supermajority:against=C,share=2/3', '--requirement', 'quorum:heads=12', ...rule('borda'), ...rule('irv')]],
  ['many', [many, '--lang', 'en', '--seats', '5', ...rule('borda'), ...rule('schulze')]],
  ['many-rounds', [many, '--lang', 'fr', ...rule('irv')]],
  ['compare-sample-fr', ['compare', path.join(source, 'examples/interconnectes-2022/consultation.toml'), '--lang', 'fr']],
  ['compare-hostile-en', ['compare', hostileRanks, '--where', '<i>part</i>=<script>window.hacked=4</script>', '--lang', 'en']],
  ['compare-rounds-fr', ['compare', rounds, '--lang', 'fr']],
  ['compare-many-en', ['compare', many, '--seats', '5', '--lang', 'en']],
  ['map-fr', ['map', votes, '--capture', '--lang', 'fr']],
  ['map-by-en', ['map', votes, '--by', '<i>place</i>', '--lang', 'en']],
  ['map-towns-en', ['map', towns, '--lang', 'en']],
  ['map-one-en', ['map', one, '--lang', 'en']],
  ['capture-hostile-fr', ['capture', hostileRanks, '--resamples', '50', '--lang', 'fr', ...rule('schulze'), ...rule('borda')]],
  ['capture-grades-en', ['capture', graded, '--ballot', 'grades', '--scale', 'bad <1>,fair,good & more', '--resamples', '50', '--lang', 'en', ...rule('majority-judgment')]],
  ['consensus-hostile-en', ['consensus', hostileRanks, '--by', '<i>part</i>', '--lang', 'en']],
  ['consensus-grades-fr', ['consensus', graded, '--ballot', 'grades', '--scale', 'bad <1>,fair,good & more', '--lang', 'fr']],
  ['audit-hostile-fr', ['audit-privacy', hostileRanks, '--lang', 'fr']],
  ['power-hostile-en', ['power', '--quota', '51', `${hostile[0]}=50`, `${hostile[1]}=49`, `${hostile[3]}=1`, '--lang', 'en']],
];
const commands = ['compare', 'map', 'capture', 'consensus', 'audit-privacy', 'power'];

const only = process.env.DELIB_ONLY ?? '';
if (only) cases.splice(0, cases.length, ...cases.filter(([name]) => name.includes(only)));

const problems = [];
const report = (name, what) => {
  problems.push(`${name}: ${what}`);
  console.error(`not ok  ${name}: ${what}`);
};

for (const entry of cases) {
  const page = path.join(work, `${entry[0]}.html`);
  const words = commands.includes(entry[1][0]) ? entry[1] : ['tally', ...entry[1]];
  const made = spawnSync(delib, [...words, '--report', page], {encoding: 'utf8', cwd: work});
  if (made.status !== 0) report(entry[0], `delib ended with ${made.status}: ${made.stderr.trim()}`);
  entry.push(page);
}

const browser = await chromium.launch({executablePath: browserPath, headless: true, args: [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']});
const views = [
  ['wide', {viewport: {width: 1280, height: 900}, colorScheme: 'light'}],
  ['narrow', {viewport: {width: 360, height: 740}, colorScheme: 'light'}],
  ['dark', {viewport: {width: 1280, height: 900}, colorScheme: 'dark', reducedMotion: 'reduce'}],
];

let checks = 0;
for (const [name, words, file_] of cases) {
  if (!existsSync(file_)) continue;
  const isMap = words[0] === 'map';
  for (const [view, settings] of views) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    const at = `${name} (${view})`;
    page.on('console', message => ['error', 'warning'].includes(message.type()) && report(at, `console: ${message.text()}`));
    page.on('pageerror', error => report(at, `script: ${error.message}`));
    page.on('dialog', dialog => { report(at, 'a dialog opened'); dialog.dismiss(); });
    page.on('request', request => request.url().startsWith('file:') && request.isNavigationRequest() || report(at, `asked for ${request.url()}`));
    await page.goto(pathToFileURL(file_).href);

    const facts = await page.evaluate(() => ({
      hacked: window.hacked ?? null,
      scripts: document.querySelectorAll('script, iframe, object, embed, img').length,
      handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
      width: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
      levels: [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1])),
      captions: [...document.querySelectorAll('table')].filter(t => !t.caption).length,
      wide: [...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0).length,
    }));
    if (facts.hacked !== null) report(at, `a name ran as a script (${facts.hacked})`);
    // The map has one script, named by its digest in the page's policy.
    if (facts.scripts > (isMap ? 1 : 0) || facts.handlers > 0) report(at, 'a name became an element or a handler');
    if (facts.width > facts.room) report(at, `the page is ${facts.width} pixels wide in ${facts.room}`);
    if (facts.levels.some((level, i) => level > (i === 0 ? 1 : facts.levels[i - 1] + 1))) report(at, `headings skip a level: ${facts.levels}`);
    if (facts.captions > 0) report(at, `${facts.captions} tables have no caption`);
    if (facts.wide > 0) report(at, `${facts.wide} scrolling parts cannot be reached by keyboard`);
    checks += 7;

    // axe-core needs a script of ours, which the page's own policy rightly refuses: it comes in through the debugger.
    const session = await context.newCDPSession(page);
    await session.send('Runtime.evaluate', {expression: axe});
    const found = await page.evaluate(async () => (await globalThis.axe.run(document, {resultTypes: ['violations']})).violations
      .map(v => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map(n => `${n.target} ${n.failureSummary}`).join(' | ')}`));
    for (const violation of found) report(at, `axe: ${violation}`);
    checks += 1;
    if (pictures) await page.screenshot({path: path.join(pictures, `${name}-${view}.png`), fullPage: true});

    if (isMap) checks += await checkMap(page, what => report(at, what));
    if (view === 'wide') {
      await page.emulateMedia({media: 'print'});
      await page.setViewportSize({width: 680, height: 960});  // the width of A4 within its margins
      const paper = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      if (paper[0] > paper[1] + 1) report(`${name} (paper)`, `the page is ${paper[0]} pixels wide in ${paper[1]}`);
      checks += 1;
      if (pictures) await page.screenshot({path: path.join(pictures, `${name}-paper.png`), fullPage: true});
    }
    await context.close();
  }
}
await browser.close();
console.log(`${checks} checks on ${cases.length} pages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
