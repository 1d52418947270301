// A word web: write what comes to mind, see which concepts that touched, and meet the others first among the cards.

import { expect, test } from './fixtures.js';
import { events, exercise, open, tabTo } from './student.js';

const MISSED = ['klantaandeel', 'klantwaarde', 'klantwaarde-elementen', 'kpi'];

async function web(page) {
  await open(page, 'les/klantwaarde/');
  return exercise(page, 'm3-woordweb');
}

const begin = (item) => item.getByRole('button', { name: 'Begin met schrijven' });
const paper = (item) => item.getByLabel('Wat weet je?');
const done = (item) => item.getByRole('button', { name: 'Klaar' });
const webs = async (page) => (await events(page)).map((event) => event.w.w).filter(Boolean);

test('what was touched and what was missed, by keyboard alone, and the missed cards come first', async ({ page }) => {
  const item = await web(page);
  await item.locator('.exercise-title').focus();
  await tabTo(page, begin(item));
  await page.keyboard.press('Enter');
  await expect(paper(item)).toBeFocused();
  await expect(item.getByRole('timer')).toHaveText(/^Nog [12]:\d\d$/);
  await page.keyboard.type('Dat ze BLIJVEN,\nen churn 🙂 العملاء');
  await page.keyboard.press('Tab');
  await expect(done(item)).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(item.locator('.result')).toBeFocused();
  await expect(item.getByText('Je noemde 2 van de 6 begrippen.')).toBeVisible();
  const rows = item.getByRole('listitem');
  await expect(rows.filter({ hasText: /^genoemd: / })).toHaveText([/Retentie/, /Attritie/]);
  await expect(rows.filter({ hasText: /^niet genoemd: / })).toHaveCount(4);
  const [{ x, g, n }] = await webs(page);
  expect([x, g.toSorted(), n.toSorted()]).toEqual(['m3-woordweb', ['attritie', 'retentie'], MISSED]);
  await item.getByRole('link', { name: 'Kpi' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Meer over dit begrip' })).toContainText('Kpi');

  await page.getByRole('link', { name: 'Kaarten' }).first().click();
  for (let card = 0; card < 4; card += 1) {
    await page.getByRole('button', { name: 'Toon antwoord' }).click();
    await page.getByRole('button', { name: /^Wist ik (over|morgen)/ }).click();
  }
  const reviewed = (await events(page)).map((event) => event.w.r?.x).filter(Boolean);
  expect(reviewed.toSorted()).toEqual(MISSED.map((concept) => `k-${concept}`));
});

test('a reload keeps what was written, and the time that runs out takes nothing away', async ({ page }) => {
  await page.clock.install();
  const item = await web(page);
  await begin(item).click();
  await paper(item).fill('klantaandeel');
  await page.reload();
  await item.getByRole('button', { name: 'Ga verder met schrijven' }).click();
  await expect(paper(item)).toHaveValue('klantaandeel');
  await page.clock.runFor(125_000);
  await expect(item.getByText('De tijd is om.')).toBeVisible();
  await paper(item).fill('klantaandeel en churn');
  expect(await webs(page)).toHaveLength(0);
  await done(item).click();
  await expect(item.getByText('Je noemde 2 van de 6 begrippen.')).toBeVisible();
  expect(await webs(page)).toHaveLength(1);
});

test('nothing written is no mistake, and another go begins empty', async ({ page }) => {
  const item = await web(page);
  await begin(item).click();
  await done(item).click();
  await expect(item.getByText('Je noemde 0 van de 6 begrippen.')).toBeVisible();
  await item.getByRole('button', { name: 'Nog een keer' }).click();
  await expect(paper(item)).toHaveValue('');
  await paper(item).fill('é'.repeat(9_990) + ' churn');
  await done(item).click();
  await expect(item.getByText('Je noemde 1 van de 6 begrippen.')).toBeVisible();
});
