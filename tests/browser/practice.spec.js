// Practising: choosing, going on without end, and the summary.

import { expect, test } from './fixtures.js';
import { check, open, practiseUntil } from './student.js';

test('choosing modules and kinds starts a run of those', async ({ page }) => {
  await open(page, 'oefenen/');
  for (const name of ['1. Wat is CRM?', '8. Maatwerk']) await page.getByLabel(name).uncheck();
  for (const name of ['Matrix', 'Indelen', 'Meerkeuze']) await page.getByLabel(name).uncheck();
  await page.getByRole('button', { name: 'Begin met oefenen' }).click();
  await expect(page.locator('.steps')).toBeVisible();
  await expect(page).toHaveURL(/modules=klantportfolio&soorten=volgorde/);
});

test('choosing nothing says so', async ({ page }) => {
  await open(page, 'oefenen/');
  for (const name of ['1. Wat is CRM?', '4. Klantportfolio', '8. Maatwerk']) await page.getByLabel(name).uncheck();
  await expect(page.getByText('Kies minstens één module')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin met oefenen' })).toBeDisabled();
});

test('the summary names what was mixed up', async ({ page }) => {
  await open(page, 'oefenen/matrix/');
  await practiseUntil(page, 'Acht klanten van Bonenstroom');
  for (const customer of ['Kapsalon Krul', 'Tennisclub De Baan']) {
    await page.locator('.tray .chip', { hasText: customer }).click();
    await page.getByRole('button', { name: `Zet ${customer} bij Topklant` }).click({ position: { x: 30, y: 12 } });
  }
  await check(page.locator('.exercise'));
  await expect(page.getByText('Niet geplaatst: 6')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Volgende' })).toBeVisible();
  await page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();
  await expect(page.getByRole('row', { name: 'Topklant Gedoogklant 2' })).toBeVisible();
});

test('a run goes on after a reload, and without end', async ({ page }) => {
  await open(page, 'oefenen/volgorde/');
  const title = await page.locator('.exercise-title').textContent();
  await page.reload();
  await expect(page.locator('.exercise-title')).toHaveText(title);
  for (let step = 0; step < 30; step += 1) await page.getByRole('button', { name: 'Overslaan' }).click();
  await expect(page.locator('.exercise-title')).toBeVisible();
});

test('an exercise that comes back is empty, also when it is the only one', async ({ page }) => {
  await open(page, 'oefenen/mix/?modules=wat-is-crm&soorten=volgorde');
  for (let step = 0; step < 3; step += 1) {
    await check(page.locator('.exercise'));
    await expect(page.locator('.verdict')).toBeVisible();
    await page.getByRole('button', { name: 'Volgende' }).click();
    await expect(page.locator('.verdict')).toHaveCount(0);
  }
  await check(page.locator('.exercise'));
  await page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();
  await expect(page.getByRole('heading', { name: 'Samenvatting' })).toBeFocused();
  await page.getByRole('button', { name: 'Nog een keer' }).click();
  await expect(page.locator('.exercise-title')).toBeFocused();
  await expect(page.locator('.verdict')).toHaveCount(0);
});

test('a sequence is restored by keyboard', async ({ page }) => {
  await open(page, 'oefenen/volgorde/');
  const steps = page.locator('.step');
  const second = await steps.nth(1).locator('.step-text').textContent();
  await steps.nth(1).getByRole('button', { name: /omhoog/ }).focus();
  await page.keyboard.press('Enter');
  await expect(steps.nth(0).locator('.step-text')).toHaveText(second);
  await expect(steps.nth(0).getByRole('button', { name: /omhoog/ })).toBeFocused();
  await check(page.locator('.exercise'));
  await expect(page.locator('.verdict')).toBeVisible();
});

test('situations are sorted by keyboard', async ({ page }) => {
  await open(page, 'oefenen/indelen/');
  const first = page.locator('.case').first();
  await first.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await check(page.locator('.exercise'));
  await expect(first.locator('.feedback')).toBeAttached();
  await expect(page.locator('.verdict')).toBeVisible();
});
