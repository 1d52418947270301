// What is stored is never lost silently: two tabs, full, forbidden and damaged storage, back-ups, other hosts.

import fs from 'node:fs/promises';
import { folderAddress } from './addresses.js';
import { expect, test } from './fixtures.js';
import { events, open, stored } from './student.js';

async function rateOne(page) {
  await page.getByRole('button', { name: 'Toon antwoord' }).click();
  await page.getByRole('button', { name: /Wist ik (over|morgen)/ }).click();
}

test('two tabs do not lose each other\'s answers', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await open(one, 'kaarten/');
  await open(two, 'kaarten/');
  await rateOne(one);
  await rateOne(two);
  await rateOne(one);
  expect(await events(one)).toHaveLength(3);
  const cards = (await events(one)).map((event) => event.w.r.x);
  // What one tab answered is gone from the queue of the other.
  expect(new Set(cards).size).toBe(3);
});

test('full storage is said, and the session goes on', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await open(page, 'kaarten/');
  await rateOne(page);
  await expect(page.getByRole('alert')).toContainText('De opslag van deze browser is vol');
  await rateOne(page);
  await expect(page.getByRole('button', { name: 'Toon antwoord' })).toBeVisible();
});

test('storage that fills up between choosing and checking is said', async ({ page }) => {
  await open(page, 'oefenen/meerkeuze/');
  await page.locator('.option input').first().check();
  await page.evaluate(() => {
    for (let size = 1 << 20; size > 0; size >>= 1) {
      try {
        for (;;) localStorage.setItem(`vol-${localStorage.length}-${size}`, 'x'.repeat(size));
      } catch {
        // On with smaller pieces.
      }
    }
  });
  await page.getByRole('button', { name: 'Nakijken' }).click();
  await expect(page.locator('.verdict')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('De opslag van deze browser is vol');
});

test('storage that is really full keeps what was there', async ({ page }) => {
  await open(page, 'kaarten/');
  await rateOne(page);
  await page.evaluate(() => {
    let piece = 'x'.repeat(1 << 20);
    while (piece.length > 0) {
      try {
        localStorage.setItem(`vol-${localStorage.length}`, piece);
      } catch {
        piece = piece.slice(0, piece.length >> 1);
      }
    }
  });
  for (let card = 0; card < 3; card += 1) await rateOne(page);
  await expect(page.getByRole('alert')).toContainText('vol');
  expect((await events(page)).length).toBeGreaterThan(0);
  await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('vol-')).forEach((name) => localStorage.removeItem(name)));
  await rateOne(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await events(page)).toHaveLength(5);
});

test('forbidden storage is said, and the session goes on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
    Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  await open(page, 'kaarten/');
  await expect(page.getByRole('alert')).toContainText('laat de trainer niets bewaren');
  await rateOne(page);
  await expect(page.getByRole('button', { name: 'Toon antwoord' })).toBeVisible();
});

test('damaged and foreign values are set aside, the rest is kept', async ({ page }) => {
  await open(page, 'kaarten/');
  await rateOne(page);
  await page.evaluate(() => {
    localStorage.setItem('van-iets-anders', 'hallo');
    localStorage.setItem('crm-trainer.1.log.ff-0', '[{"i":"ff-0","t":1,"w":{"r":{"x":"k-oud","g":3,"s":1}}},{"half');
    localStorage.setItem('crm-trainer.1.log.ee-0', 'geen JSON');
    localStorage.setItem('crm-trainer.1.settings', '{{{');
  });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('beschadigd');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Beschadigd deel opslaan' }).click()]);
  expect(await fs.readFile(await download.path(), 'utf8')).toContain('geen JSON');
  await rateOne(page);
  expect(Object.keys(await stored(page))).toContain('crm-trainer.1.log.ee-0');
  await page.getByRole('button', { name: 'Melding sluiten' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Kaarten' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('van-iets-anders'))).toBe('hallo');
});

test('everything is deleted only after a question', async ({ page }) => {
  await open(page, 'kaarten/');
  await rateOne(page);
  await page.getByRole('link', { name: 'Instellingen' }).click();
  await page.getByRole('button', { name: 'Alles wissen…' }).click();
  await page.getByRole('button', { name: 'Annuleren' }).click();
  expect(await events(page)).toHaveLength(1);
  await page.getByRole('button', { name: 'Alles wissen…' }).click();
  await page.getByRole('button', { name: 'Ja, wis alles' }).click();
  await expect(page.getByText('Alles is gewist.')).toBeVisible();
  expect(await events(page)).toHaveLength(0);
});

test('what one tab deletes does not come back from another', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await open(one, 'kaarten/');
  await rateOne(one);
  await open(two, 'instellingen/');
  await two.getByRole('button', { name: 'Alles wissen…' }).click();
  await two.getByRole('button', { name: 'Ja, wis alles' }).click();
  await expect(two.getByText('Alles is gewist.')).toBeVisible();
  await rateOne(one);
  expect(await events(one)).toHaveLength(1);
});

test('everything works below a folder of a host', async ({ page }) => {
  await page.goto(`${folderAddress}les/maatwerk/`);
  await expect(page.locator('#app').getByRole('heading', { level: 1, name: 'Maatwerk' })).toBeVisible();
  await page.getByRole('link', { name: 'Kaarten' }).click();
  await expect(page).toHaveURL(`${folderAddress}kaarten/`);
  await rateOne(page);
  await page.getByRole('link', { name: 'Lessen' }).click();
  await page.getByRole('link', { name: /^Klantportfolio/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Klantportfolio' })).toBeVisible();
  await page.reload();
  await expect(page.locator('#app').getByRole('heading', { level: 1, name: 'Klantportfolio' })).toBeVisible();
});
