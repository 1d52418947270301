// A year of heavy use: 50,000 events, made up by `cargo xtask events`.

import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures.js';
import { check, known, open } from './student.js';

const EVENTS = 50_000;
const xtask = process.env.XTASK ?? '../../target/debug/xtask';

test('after a year of heavy use everything is there, and an answer is added', async ({ page }) => {
  const stored = JSON.parse(execFileSync(xtask, ['events', String(EVENTS)], { maxBuffer: 1 << 25 }));
  // A file of the site that starts no app, so that the log is there before it starts.
  await page.goto('manifest.webmanifest');
  await page.evaluate((all) => Object.entries(all).forEach(([name, text]) => localStorage.setItem(name, text)), stored);

  await open(page, 'oefenen/meerkeuze/');
  const id = await page.locator('.exercise').getAttribute('id');
  await page.locator('.option input').first().check();
  await check(page.locator('.exercise'));
  await expect(page.locator('.verdict')).toBeVisible();
  await page.reload();
  await expect(page.locator('.exercise')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  const events = await known(page);
  expect(events).toHaveLength(EVENTS + 1);
  expect(new Set(events.map((event) => event.i)).size).toBe(EVENTS + 1);
  const [last] = events.sort((one, other) => other.t - one.t);
  expect(last.w.a.x).toBe(id);
});
