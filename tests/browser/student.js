// What a student does, as verbs: specs read as a story, and a changed label is mended in one place.

import fs from 'node:fs/promises';
import { expect } from '@playwright/test';

/** Opens a page of the trainer and waits until the app has taken over. */
export async function open(page, route = '') {
  await page.goto(route);
  await expect(page.locator('#app')).toBeVisible();
}

/** The exercise with this id. */
export const exercise = (page, id) => page.locator(`[id="${id}"]`);

/** Checks the answer to an exercise. */
export const check = (item) => item.getByRole('button', { name: 'Nakijken' }).click();

/** Opens a practice run and skips exercises until the one with this id comes up. Gives that exercise. */
export async function practise(page, route, id) {
  await open(page, route);
  for (let step = 0; step < 60; step += 1) {
    const shown = await page.locator('.exercise').getAttribute('id');
    if (shown === id) return exercise(page, id);
    await skip(page);
  }
  throw new Error(`'${id}' did not come up in 60 steps of ${route}`);
}

/** Skips one exercise of a practice run. */
export async function skip(page) {
  const shown = await page.locator('.exercise').getAttribute('id');
  await page.getByRole('button', { name: 'Overslaan' }).click();
  await expect(page.locator('.exercise')).not.toHaveAttribute('id', shown);
}

/** Presses Tab until `target` has the focus, as one does without a mouse. */
export async function tabTo(page, target) {
  for (let press = 0; press < 60; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** Presses an arrow key until `target` has the focus. */
export async function arrowTo(page, target, key = 'ArrowRight') {
  for (let press = 0; press < 20; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${target}`);
}

/** What the app fetched of the course: `index`, or `begrippen` once the glossary was asked for. */
export const fetched = (page, name) =>
  page.evaluate(async (wanted) => {
    const files = performance.getEntriesByType('resource').map((entry) => entry.name);
    return (await fetch(files.find((file) => file.includes(`/inhoud/${wanted}.`)))).json();
  }, name);

/** Opens the result of a test that was taken before: `questions` are [exercise, points, max, more]. */
export async function openResult(page, questions) {
  await open(page, 'toets/');
  const index = await fetched(page, 'index');
  const entries = index.modules.flatMap((module) => module.exercises);
  const asked = questions.map(([x, p, m, more]) => ({
    x, k: entries.find((entry) => entry.id === x).key, y: '{}', p, m, r: 250, s: 9, ...more,
  }));
  const event = { i: 'aa-0', t: Date.now(), w: { t: { c: 'mbo-half-4821-1', b: 0, s: 600, q: asked } } };
  await page.evaluate((text) => localStorage.setItem('crm-trainer.1.log.aa-0', text), JSON.stringify([event]));
  await open(page, 'toets/uitslag/?toets=aa-0');
  await expect(page.getByRole('heading', { name: 'Uitslag' })).toBeVisible();
}

/** Everything that this trainer stored, as text by name. */
export const stored = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('crm-trainer.1.'))));

/** The events in the stored log. */
export async function events(page) {
  const names = Object.entries(await stored(page)).filter(([name]) => name.startsWith('crm-trainer.1.log.'));
  return names.flatMap(([, text]) => JSON.parse(text));
}

/** The answers in the stored log that were checked: `x` is the exercise, `p` of `m` points, `y` the answer, `v` mix-ups. */
export const answers = async (page) => (await events(page)).map((event) => event.w.a).filter(Boolean);

/** Saves the file that a button offers, and gives its text. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return fs.readFile(await download.path(), 'utf8');
}

/** Every event the trainer knows, as its back-up has them. Leaves the page at the settings. */
export async function known(page) {
  await page.getByRole('link', { name: 'Instellingen' }).click();
  const lines = (await saved(page, 'Reservekopie opslaan')).trim().split('\n');
  return lines.slice(1).map((line) => JSON.parse(line));
}
