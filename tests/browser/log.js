// What a student did before a test begins: events for the log, on a clock that stands still.

import { open } from './student.js';

/** The evening of a Sunday. */
export const NOW = Date.UTC(2026, 10, 22, 18);
export const DAY = 86_400_000;
/** The study day of that Sunday, as the log counts them. */
export const TODAY = 20_779;

/** Sets the clock so many days after that Sunday. What happens at the same time on different pages has no order. */
export const at = (page, days) => page.clock.setFixedTime(NOW + days * DAY);

/** Opens a page on that Sunday and gives the index of the course: the log names exercises with the fingerprint of their keys. */
export async function course(page, route = '') {
  await at(page, 0);
  await open(page, route);
  return page.evaluate(async () => (await fetch(document.querySelector('link[data-content="index"]').href)).json());
}

export const entryOf = (index, id) => index.modules.flatMap((module) => module.exercises).find((entry) => entry.id === id);

export const answer = (entry, p, mixedUp = []) => ({ a: { x: entry.id, k: entry.key, p, m: 4, s: 50, c: 'p', y: '{}', v: mixedUp } });
export const review = (card, g = 3) => ({ r: { x: card.id, g, s: 8 } });

/** What was done, each so many days before that Sunday, becomes the log, with these settings; then the page opens anew. */
export async function seed(page, done, settings = {}) {
  const log = done.map(([ago, w], number) => ({ i: `5eed-${number}`, t: NOW - ago * DAY - done.length + number, w }));
  await page.evaluate(([log, settings]) => {
    localStorage.setItem('crm-trainer.1.log.5eed-0', JSON.stringify(log));
    localStorage.setItem('crm-trainer.1.settings', JSON.stringify(settings));
  }, [log, settings]);
  await page.reload();
}
