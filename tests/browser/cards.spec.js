// Flashcards over two simulated days.

import { expect, test } from './fixtures.js';
import { events, open } from './student.js';

const show = (page) => page.getByRole('button', { name: 'Toon antwoord' }).click();
const front = (page) => page.locator('.card-front').textContent();

test('what was not known comes back today, what was known another day', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-03-02T10:00:00+01:00'));
  await open(page, 'kaarten/');
  const first = await front(page);
  await show(page);
  await expect(page.getByRole('button', { name: /Wist ik niet straks/ })).toBeVisible();
  await page.getByRole('button', { name: /Wist ik niet/ }).click();
  await expect(page.locator('.card-front')).not.toHaveText(first);
  let seen = 0;
  while (await page.getByRole('button', { name: 'Toon antwoord' }).isVisible()) {
    expect(seen).toBeLessThan(40);
    await show(page);
    await page.getByRole('button', { name: /^Wist ik over|^Wist ik morgen/ }).click();
    seen += 1;
  }
  await expect(page.getByText(/Je bent klaar voor vandaag/)).toBeVisible();

  await page.clock.setFixedTime(new Date('2026-03-04T09:00:00+01:00'));
  await open(page, '');
  await page.getByRole('link', { name: /^Herhalen\s*\d+ kaarten/ }).click();
  await expect(page.getByRole('button', { name: 'Toon antwoord' })).toBeVisible();
});

test('a day begins at four in the morning', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-03-02T23:00:00+01:00'));
  await open(page, 'kaarten/');
  for (let card = 0; card < 12; card += 1) {
    await show(page);
    await page.getByRole('button', { name: /^Wist ik over|^Wist ik morgen/ }).click();
  }
  await expect(page.getByText(/Je bent klaar voor vandaag/)).toBeVisible();
  await page.clock.setFixedTime(new Date('2026-03-03T03:30:00+01:00'));
  await page.reload();
  await expect(page.getByText(/Je bent klaar voor vandaag/)).toBeVisible();
  await page.clock.setFixedTime(new Date('2026-03-03T04:30:00+01:00'));
  await page.reload();
  await expect(page.getByRole('button', { name: 'Toon antwoord' })).toBeVisible();
});

test('a rating by key, and undo', async ({ page }) => {
  await open(page, 'kaarten/');
  const first = await front(page);
  await page.getByRole('button', { name: 'Toon antwoord' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(page.locator('.card-front')).not.toHaveText(first);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(page.locator('.card-front')).toHaveText(first);
  expect(await events(page)).toHaveLength(2);
});

test('four buttons as a setting', async ({ page }) => {
  await open(page, 'instellingen/');
  await page.getByLabel(/Vier knoppen/).check();
  await page.getByRole('link', { name: 'Kaarten' }).click();
  await show(page);
  await expect(page.getByRole('group', { name: 'Wist je het?' }).getByRole('button')).toHaveCount(4);
});
