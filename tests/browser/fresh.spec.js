// Fresh customers without end: made from a number, clear from what their card shows, and other ones each time.

import { expect, test } from './fixtures.js';
import { answers, check, open, stored, tabTo } from './student.js';

// Per model the boundaries of both axes, and the strategy of each quadrant as the board counts them: top left, top
// right, bottom left, bottom right.
const MODELS = {
  klantrelatiematrix: { y: ['klantbijdrage', 4000], x: ['groeiruimte', 8000], strategies: ['behouden', 'uitbouwen', 'afbouwen', 'ontwikkelen'] },
  relatiematrix: {
    y: ['bijdrage', 2000],
    x: ['klantcijfer', 7.5],
    strategies: ['extra service geven', 'relatie verdiepen', 'afbouwen', 'prijs of kosten aanpassen'],
  },
};

const waiting = (page) => page.locator('.tray .chip');
const card = (page) => page.getByRole('group', { name: 'De gekozen klant' });
const set = (page) => page.locator('.exercise').getAttribute('id');

/** Whether the number that the card shows under this name reaches the boundary. */
async function isHigh(page, [name, boundary]) {
  const value = card(page).locator('.fact').filter({ has: page.getByText(name, { exact: true }) }).locator('dd');
  const text = (await value.textContent()).replaceAll('.', '').replace(',', '.').replace('−', '-');
  return Number(text.replace(/[^\d.-]/g, '')) >= boundary;
}

/** Puts all customers where their card says they belong, by keyboard alone, and chooses their strategies. */
async function placeAll(page, { x, y, strategies }) {
  const chosen = [];
  for (let count = 4; count > 0; count -= 1) {
    await expect(waiting(page)).toHaveCount(count);
    const [right, top] = [await isHigh(page, x), await isHigh(page, y)];
    const target = (right ? 1 : 0) + (top ? 0 : 2);
    chosen.push([await card(page).locator('.customer-name').textContent(), strategies[target]]);
    await page.locator('.exercise-title').focus();
    await tabTo(page, page.locator('[data-cell="0"]'));
    if (right) await page.keyboard.press('ArrowRight');
    if (!top) await page.keyboard.press('ArrowDown');
    await expect(page.locator(`[data-cell="${target}"]`)).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(waiting(page)).toHaveCount(0);
  for (const [name, strategy] of chosen) await page.getByRole('combobox', { name }).selectOption({ label: strategy });
}

for (const [model, figures] of Object.entries(MODELS)) {
  test(`${model}: placed by what the cards say all is right, and the next set is another one`, async ({ page }) => {
    await open(page, 'oefenen/');
    await page.locator(`a[href$="model=${model}"]`).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Nieuwe klanten' })).toBeVisible();
    await expect(waiting(page)).toHaveCount(4);
    const [first, shown] = [await set(page), await card(page).textContent()];
    await placeAll(page, figures);
    await check(page.locator('.exercise'));
    await expect(page.getByText('Goed!')).toBeVisible();
    expect(await answers(page)).toMatchObject([{ x: first, p: 12, m: 12 }]);

    await page.getByRole('button', { name: 'Vier nieuwe klanten' }).click();
    await expect(waiting(page)).toHaveCount(4);
    await expect(page.locator('.exercise-title')).toBeFocused();
    expect(await set(page)).not.toBe(first);
    expect(await card(page).textContent()).not.toBe(shown);

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
