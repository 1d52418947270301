// How long a learner waits in real Chromium, by the size of the log and of the course. Run by `cargo xtask bench`, which names the logs
// (COUNT=FILE), the courses (MODULES=ADDRESS) and the classes (class-STUDENTS=FILE). Prints rows of its table, and asserts nothing.

import fs from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';

/** What is measured; a further figure is a further entry here. `route` is opened first, and what `before` finds is clicked. The time runs
 * from a click on what `click` finds, or without it from the start of the navigation, until `until` finds something. */
const WORK = [
  { what: 'open the app', route: 'kaarten/', until: '#app:not([hidden]) h1' },
  { what: 'build the plan of today', route: 'lessen/', click: '#app nav.pages li:first-child a', until: '#app .plan' },
  { what: 'draw a full test', route: 'lessen/', click: '#app nav.pages a[href$="/toets/"]', until: '#app main .button-main' },
  { what: 'answer an exercise', route: 'oefenen/meerkeuze/', before: ['.option input'], click: 'button:text("Nakijken")', until: '.verdict' },
  { what: 'rate a card', route: 'kaarten/', before: ['.flip'], click: '.rating:last-child', until: '.flip' },
];

/** Events and modules: first the log grows, then the course. */
const SIZES = [[0, 10], [5_000, 10], [50_000, 10], [5_000, 100], [5_000, 1_000]];
const SLOWDOWNS = [1, 4];
const TIMES = 9;
/** How many students hand in. */
const CLASSES = [50, 500];

const given = new Map(
  process.argv.slice(2).map((argument) => argument.split(/=(.*)/s)).map(([size, place]) => [Number(size) || size, place]),
);
const browser = await chromium.launch(launchOptions);
for (const slowdown of SLOWDOWNS) {
  for (const work of WORK) {
    const medians = new Map();
    for (const [events, modules] of SIZES) {
      const { times, memory } = await measure(work, slowdown, given.get(events), given.get(modules));
      const median = times[Math.floor(TIMES / 2)];
      const tenth = medians.get(`${events / 10} ${modules}`) ?? medians.get(`${events} ${modules / 10}`);
      print([`Chromium ${slowdown}×`, work.what, events, modules, median.toFixed(1), times.at(-1).toFixed(1), memory.toFixed(0), tenth ? `×${(median / tenth).toFixed(1)}` : '']);
      medians.set(`${events} ${modules}`, median);
    }
  }
}
for (const slowdown of SLOWDOWNS) {
  for (const students of CLASSES) {
    const { times, memory } = await collect(slowdown, JSON.parse(await fs.readFile(given.get(`class-${students}`), 'utf8')), given.get(10));
    print([`Chromium ${slowdown}×`, 'paste, grade, show a class', students, 60, times[1].toFixed(1), times.at(-1).toFixed(1), memory.toFixed(0), '']);
  }
}
await browser.close();

/** Milliseconds from pasting the codes of a class to its table, three times, each in a browser of its own. Here the columns `events` and
 * `modules` count students and questions. */
async function collect(slowdown, { link, codes }, address) {
  const times = [];
  let memory = 0;
  for (let time = 0; time < 3; time += 1) {
    const context = await browser.newContext({ baseURL: address, locale: 'nl-NL' });
    const page = await context.newPage();
    await page.addInitScript(prepare, null);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    // The assignment is known: its link was made here.
    await page.goto('manifest.webmanifest');
    await page.evaluate(([name, text]) => localStorage.setItem(name, text), kept(link));
    await page.goto('docent/resultaten/');
    await page.locator('#app textarea').waitFor();
    times.push(await page.evaluate(async (text) => {
      const start = performance.now();
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.querySelector('#app textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      await window.seen('.results-group .button-main');
      document.querySelector('.results-group .button-main').click();
      await window.seen('.results-class tbody tr');
      return performance.now() - start;
    }, codes.join('\n')));
    memory = await page.evaluate(() => window.wasmMemory.buffer.byteLength / 1e6);
    await context.close();
  }
  return { times: times.sort((a, b) => a - b), memory };
}

/** Name and text of the assignment as this browser keeps it. */
function kept(link) {
  const id = new URLSearchParams(link).get('controle');
  return [`crm-trainer.1.docent.opdracht.${id}`, JSON.stringify({ link, made: 0 })];
}

/** Milliseconds, shortest first, and the memory in MB that JavaScript and WebAssembly hold at the end. */
async function measure(work, slowdown, log, address) {
  const context = await browser.newContext({ baseURL: address, locale: 'nl-NL' });
  const page = await context.newPage();
  // A file of the site that starts no app, so that the log is there before it starts.
  await page.goto('manifest.webmanifest');
  await page.evaluate((stored) => Object.entries(stored).forEach(([name, text]) => localStorage.setItem(name, text)), log ? JSON.parse(await fs.readFile(log, 'utf8')) : {});
  await page.addInitScript(prepare, work.click ? null : work.until);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const times = [];
  for (let time = 0; time < TIMES; time += 1) {
    await page.goto(work.route, { waitUntil: 'commit' });
    if (!work.click) {
      times.push(await page.evaluate(() => window.shown));
      continue;
    }
    for (const selector of work.before ?? []) await page.locator(selector).first().click();
    const button = page.locator(work.click).first();
    times.push(await button.evaluate((element, until) => {
      const start = performance.now();
      element.click();
      return window.seen(until).then((end) => end - start);
    }, work.until));
  }
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const wasm = await page.evaluate(() => window.wasmMemory.buffer.byteLength);
  await context.close();
  return { times: times.sort((a, b) => a - b), memory: (heap + wasm) / 1e6 };
}

/** Runs in the page before anything else: keeps hold of the app's memory, and tells when something came up, from the start for `until`. */
function prepare(until) {
  // Each time begins as in a new tab: without the run of exercises that was begun before.
  sessionStorage.clear();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await original(...parts);
      window.wasmMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  window.seen = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        resolve(performance.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, attributes: true });
      look();
    });
  if (until) window.shown = window.seen(until);
}

function print([where, what, ...numbers]) {
  const widths = [7, 8, 10, 10, 9, 7];
  console.log([where.padEnd(12), what.padEnd(30), ...numbers.map((number, at) => String(number).padStart(widths[at]))].join(' '));
}
