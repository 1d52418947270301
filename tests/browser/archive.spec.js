// Many old sessions are brought into archives, beside tabs that are open, and nothing is lost.

import { expect, test } from './fixtures.js';
import { known, open, stored } from './student.js';

const SESSIONS = 45;

async function rateOne(page) {
  await page.getByRole('button', { name: 'Toon antwoord' }).click();
  await page.getByRole('button', { name: /Wist ik (over|morgen)/ }).click();
}

/** Stores what a learner leaves behind in as many sessions: a segment with two cards in each. */
const storeSessions = (page) =>
  page.evaluate((sessions) => {
    for (let session = 1; session <= sessions; session += 1) {
      const events = [0, 1].map((number) => ({ i: `${session.toString(16)}-${number}`, t: 1_000 * session + number, w: { r: { x: `k-${session}`, g: 3, s: 1 } } }));
      localStorage.setItem(`crm-trainer.1.log.${session.toString(16)}-0`, JSON.stringify(events));
    }
  }, SESSIONS);

const names = async (page, sort) => Object.keys(await stored(page)).filter((name) => name.startsWith(`crm-trainer.1.${sort}.`));

test('two tabs that open at once bring old sessions into an archive', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto('manifest.webmanifest');
  await storeSessions(one);
  await Promise.all([open(one, 'kaarten/'), open(two, 'kaarten/')]);
  await expect.poll(() => names(one, 'log')).toHaveLength(0);
  expect((await names(one, 'archief')).length).toBeGreaterThan(0);
  await rateOne(two);
  await one.reload();
  for (const page of [one, two]) expect(await known(page)).toHaveLength(2 * SESSIONS + 1);
});

test('a tab whose session another tab archives loses nothing', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  // This tab is open for long: what it tidies after its start is behind it.
  await one.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (work, delay, ...rest) => (delay < 2_000 ? setTimeout(work, delay, ...rest) : 0);
  });
  await open(one, 'kaarten/');
  await rateOne(one);
  await storeSessions(one);
  await open(two, 'kaarten/');
  await expect.poll(() => names(two, 'archief')).toHaveLength(1);
  // The open tab stores its session once more, and goes on with it.
  await expect.poll(() => names(two, 'log')).toHaveLength(1);
  await rateOne(one);
  await two.reload();
  expect(await known(two)).toHaveLength(2 * SESSIONS + 2);
});

test('without room for an archive the sessions stay as they are', async ({ page }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function set(name, text) {
      if (name.includes('.archief.')) {
        window.wasRefused = true;
        throw new DOMException('full', 'QuotaExceededError');
      }
      setItem.call(this, name, text);
    };
  });
  await page.goto('manifest.webmanifest');
  await storeSessions(page);
  await open(page, 'kaarten/');
  await expect.poll(() => page.evaluate(() => window.wasRefused)).toBe(true);
  expect(await names(page, 'log')).toHaveLength(SESSIONS);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  expect(await known(page)).toHaveLength(2 * SESSIONS);
});
