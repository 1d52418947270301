// What a student does, as verbs: specs read as a story, and a changed label is mended in one place.

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

/** Goes through a practice run until an exercise with this title comes up. */
export async function practiseUntil(page, title) {
  for (let step = 0; step < 60; step += 1) {
    const heading = page.locator('.exercise-title');
    await expect(heading).toBeVisible();
    if ((await heading.textContent()) === title) return;
    await page.getByRole('button', { name: 'Overslaan' }).click();
    await page.waitForTimeout(30);
  }
  throw new Error(`'${title}' did not come up in 60 steps`);
}

/** Everything that this trainer stored, as text by name. */
export const stored = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('crm-trainer.1.'))));

/** The events in the stored log. */
export async function events(page) {
  const names = Object.entries(await stored(page)).filter(([name]) => name.startsWith('crm-trainer.1.log.'));
  return names.flatMap(([, text]) => JSON.parse(text));
}
