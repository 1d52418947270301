// The glossary: finding a term however it is typed, and what belongs to it. And a term in a text, that tells what it means.

import { expect, test } from './fixtures.js';
import { check, exercise, fetched, open, tabTo } from './student.js';

const search = (page) => page.getByRole('searchbox', { name: 'Zoek een begrip' });
const term = (page, id) => page.locator(`[id="begrip-${id}"]`);
const opened = (page) => page.locator('details.term[open]');
/** The small card that tells what a term means. */
const card = (page) => page.getByRole('status').filter({ hasText: 'Meer over dit begrip' });

test('a term is found by its name, misspelled, by a synonym and by its English name', async ({ page }) => {
  await open(page, 'begrippen/');
  const all = await page.locator('details.term').count();
  for (const [typed, id] of [['klantaandel', 'klantaandeel'], ['inkoop-aandeel', 'klantaandeel'], ['SHARE OF WALLET', 'klantaandeel'], ['atrittie', 'attritie'], ['churn', 'attritie']]) {
    await search(page).fill(typed);
    await expect(page.locator('details.term').first()).toHaveId(`begrip-${id}`);
    // The best one needs no tap to be read.
    await expect(term(page, id).getByText('Haal niet door elkaar')).toBeVisible();
    await expect(opened(page)).toHaveCount(1);
  }
  await search(page).fill('qqzzxxvv');
  await expect(page.getByText('Niets gevonden.')).toBeVisible();
  await expect(page.locator('details.term')).toHaveCount(0);
  await search(page).fill('');
  await expect(page.locator('details.term')).toHaveCount(all);
  await expect(page.getByText(`${all} begrippen`)).toBeVisible();
  await expect(opened(page)).toHaveCount(0);
});

test('a misspelled name comes before a longer name that only begins so', async ({ page }) => {
  await open(page, 'begrippen/');
  await search(page).fill('retnetie');
  await expect(term(page, 'retentie')).toBeVisible();
  await expect(page.locator('details.term').first()).toHaveId('begrip-retentie');
});

test('an address names a term, and a term leads to another', async ({ page }) => {
  await open(page, 'begrippen/?begrip=retentie');
  await expect(term(page, 'retentie').getByText('Voorbeeld')).toBeInViewport();
  await expect(opened(page)).toHaveCount(1);
  await term(page, 'retentie').getByRole('link', { name: 'attritie' }).click();
  await card(page).getByRole('link', { name: 'Meer over dit begrip' }).click();
  await expect(page).toHaveURL(/begrip=attritie$/);
  await expect(card(page)).toHaveCount(0);
  await expect(term(page, 'attritie').getByText('Voorbeeld')).toBeInViewport();
});

test('a term leads to its place in the lesson', async ({ page }) => {
  await open(page, 'begrippen/?begrip=retentie');
  await term(page, 'retentie').getByRole('link', { name: 'Naar de les' }).click();
  await expect(page).toHaveURL(/les\/klantwaarde\/?#m3-verloop$/);
  await expect(page.locator('#m3-verloop > h2')).toBeInViewport();
});

test('practising a term brings only exercises about it, as many as it says', async ({ page }) => {
  await open(page, 'begrippen/?begrip=retentie');
  const about = (await fetched(page, 'begrippen')).find((entry) => entry.id === 'retentie').exercises;
  const link = term(page, 'retentie').getByRole('link', { name: /^Oefen dit begrip/ });
  const promised = Number((await link.textContent()).match(/\d+/)[0]);
  await link.click();
  const seen = new Set();
  for (let step = 0; step < promised; step += 1) {
    const id = await page.locator('.exercise').getAttribute('id');
    expect(about).toContain(id);
    seen.add(id);
    await page.getByRole('button', { name: 'Overslaan' }).click();
    await expect(page.locator('.exercise')).not.toHaveAttribute('id', id);
  }
  expect(seen.size).toBe(promised);
});

test('practising a term is called by its name', async ({ page }) => {
  await open(page, 'oefenen/mix/?begrip=bel-peak-end');
  await expect(page.locator('.exercise')).toBeVisible();
  const { name } = (await fetched(page, 'begrippen')).find((entry) => entry.id === 'bel-peak-end');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(name, 'i'));
});

test('no term offers exercises that this learner does not have', async ({ page }) => {
  await open(page, 'begrippen/');
  const { modules } = await fetched(page, 'index');
  const mbo = new Set(modules.flatMap((module) => module.exercises).filter((entry) => !entry.hbo).map((entry) => entry.id));
  const terms = await fetched(page, 'begrippen');
  const mine = terms.filter((entry) => entry.exercises?.some((id) => mbo.has(id)));
  await expect(page.locator('details.term')).toHaveCount(terms.length);
  const offering = await page.locator('details.term', { hasText: /Oefen dit begrip/ }).evaluateAll((found) => found.map((element) => element.id));
  expect(offering).toEqual(mine.map((entry) => `begrip-${entry.id}`));
});

test('a term in a lesson tells what it means by keyboard, until Escape', async ({ page }) => {
  await open(page, 'les/klantwaarde/');
  const link = page.locator('.prose a[href="#klantwaarde"]').first();
  await tabTo(page, link);
  await expect(card(page)).toContainText('Klantwaarde');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(link).toBeFocused();
  // Enter goes into the card, and Escape back to the term.
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('link', { name: 'Meer over dit begrip' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card(page).getByRole('button', { name: 'Sluiten' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(link).toBeFocused();
});

test('the card of a term stays on the screen, wherever the term stands', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'les/wat-is-crm/');
  const link = page.locator('.prose a[href="#crm-definitie"]').first();
  for (const share of [0.2, 0.35, 0.45, 0.55, 0.65, 0.9]) {
    await link.evaluate((element, top) => window.scrollBy(0, element.getBoundingClientRect().top - top), 720 * share);
    await link.click();
    const box = await card(page).boundingBox();
    expect.soft(box.y, `top of the card, term at ${share}`).toBeGreaterThanOrEqual(0);
    expect.soft(box.y + box.height, `bottom of the card, term at ${share}`).toBeLessThanOrEqual(720);
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
  }
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('a term of another module tells what it means, in a lesson and in feedback', async ({ page }) => {
    await open(page, 'les/klantbeleving/');
    await page.locator('.prose a[href="#verwachtingen"]').first().tap();
    await expect(card(page)).toContainText(/verwachting/i);
    await card(page).getByRole('button', { name: 'Sluiten' }).tap();
    await expect(card(page)).toHaveCount(0);

    const item = exercise(page, 'm7-les-niet');
    await item.getByText('klantaandeel', { exact: true }).tap();
    await check(item);
    await item.getByRole('link', { name: 'Klantaandeel' }).tap();
    const meaning = (await fetched(page, 'begrippen')).find((entry) => entry.id === 'klantaandeel').meaning;
    await expect(card(page)).toContainText(meaning.replace(/<[^>]+>/g, ''));
    // Elsewhere on the page is away from it.
    await item.locator('.exercise-title').tap();
    await expect(card(page)).toHaveCount(0);
    await expect(page).toHaveURL(/les\/klantbeleving\/$/);
  });
});
