// Fresh customers: what their cards show, and placing them by that.

import { expect } from '@playwright/test';
import { tabTo } from './student.js';

/**
 * Per model the boundaries of both axes, and the strategy of each quadrant as the board counts them: top left, top
 * right, bottom left, bottom right.
 */
export const MODELS = {
  klantrelatiematrix: { y: ['klantbijdrage', 4000], x: ['groeiruimte', 8000], strategies: ['behouden', 'uitbouwen', 'afbouwen', 'ontwikkelen'] },
  relatiematrix: {
    y: ['bijdrage', 2000],
    x: ['klantcijfer', 7.5],
    strategies: ['extra service geven', 'relatie verdiepen', 'afbouwen', 'prijs of kosten aanpassen'],
  },
};

/** The customers that still have no place. */
export const waiting = (page) => page.locator('.tray .chip');

/** The card of the customer at hand. */
export const customerCard = (page) => page.getByRole('group', { name: 'De gekozen klant' });

/** Whether the number that the card shows under this name reaches the boundary. */
async function isHigh(page, [name, boundary]) {
  const value = customerCard(page).locator('.fact').filter({ has: page.getByText(name, { exact: true }) }).locator('dd');
  const text = (await value.textContent()).replaceAll('.', '').replace(',', '.').replace('−', '-');
  return Number(text.replace(/[^\d.-]/g, '')) >= boundary;
}

/** Puts all `count` customers where their card says they belong, by keyboard alone, and chooses their strategies. */
export async function placeAll(page, { x, y, strategies }, count = 4) {
  const chosen = [];
  for (let left = count; left > 0; left -= 1) {
    await expect(waiting(page)).toHaveCount(left);
    const [right, top] = [await isHigh(page, x), await isHigh(page, y)];
    const target = (right ? 1 : 0) + (top ? 0 : 2);
    chosen.push([await customerCard(page).locator('.customer-name').textContent(), strategies[target]]);
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
