// Fresh customers without end: made from a number, clear from what their card shows, and other ones each time.

import { MODELS, customerCard, placeAll, waiting } from './customers.js';
import { expect, test } from './fixtures.js';
import { answers, check, open, stored } from './student.js';

const set = (page) => page.locator('.exercise').getAttribute('id');

for (const [model, figures] of Object.entries(MODELS)) {
  test(`${model}: placed by what the cards say all is right, and the next set is another one`, async ({ page }) => {
    await open(page, 'oefenen/');
    await page.locator(`a[href$="model=${model}"]`).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Nieuwe klanten' })).toBeVisible();
    await expect(waiting(page)).toHaveCount(4);
    const [first, shown] = [await set(page), await customerCard(page).textContent()];
    await placeAll(page, figures);
    await check(page.locator('.exercise'));
    await expect(page.getByText('Goed!')).toBeVisible();
    expect(await answers(page)).toMatchObject([{ x: first, p: 12, m: 12 }]);

    await page.getByRole('button', { name: 'Vier nieuwe klanten' }).click();
    await expect(waiting(page)).toHaveCount(4);
    await expect(page.locator('.exercise-title')).toBeFocused();
    expect(await set(page)).not.toBe(first);
    expect(await customerCard(page).textContent()).not.toBe(shown);

    await page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();
    await expect(page.getByRole('heading', { name: 'Samenvatting' })).toBeFocused();
    await expect(page.getByText('1 oefening: 1 helemaal goed, 12 van 12 punten.')).toBeVisible();
    await page.getByRole('button', { name: 'Nog een keer' }).click();
    await expect(waiting(page)).toHaveCount(4);
  });
}

test('the other model is one step away, and there is no end', async ({ page }) => {
  await open(page, 'oefenen/nieuwe-klanten/');
  await expect(page.getByRole('link', { name: 'Klantrelatiematrix', exact: true })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('link', { name: 'Relatiematrix', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Relatiematrix', exact: true })).toHaveAttribute('aria-current', 'true');
  const seen = new Set();
  for (let step = 0; step < 15; step += 1) {
    const shown = await set(page);
    expect(shown).toContain('nieuw-relatiematrix-');
    seen.add(shown);
    await expect(waiting(page)).toHaveCount(4);
    await page.getByRole('button', { name: 'Andere klanten' }).click();
    await expect(page.locator('.exercise')).not.toHaveAttribute('id', shown);
  }
  expect(seen.size).toBe(15);
});

test('a reload in the middle keeps the customers and where they were put', async ({ page }) => {
  await open(page, 'oefenen/nieuwe-klanten/');
  const shown = await set(page);
  await page.locator('[data-cell="1"]').click({ position: { x: 30, y: 12 } });
  await expect(waiting(page)).toHaveCount(3);
  await page.reload();
  await expect(waiting(page)).toHaveCount(3);
  await expect(page.locator('.quadrant-1 .chip')).toHaveCount(1);
  expect(await set(page)).toBe(shown);
});

test('sets that were left behind take no room', async ({ page }) => {
  await open(page, 'oefenen/nieuwe-klanten/');
  for (let step = 0; step < 4; step += 1) {
    const shown = await set(page);
    await page.locator('[data-cell="1"]').click({ position: { x: 30, y: 12 } });
    await page.getByRole('button', { name: 'Andere klanten' }).click();
    await expect(page.locator('.exercise')).not.toHaveAttribute('id', shown);
  }
  const drafts = Object.keys(await stored(page)).filter((name) => name.includes('draft.oefenen.nieuw-'));
  expect(drafts.length).toBeLessThanOrEqual(1);
});
