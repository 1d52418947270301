// A case: one company, its steps one after the other, and a debrief that tells how each went.

import { expect, test } from './fixtures.js';
import { answers, check, exercise, open, practise, skip, tabTo } from './student.js';

const CASE = 'casus/m4-casus-koffie/';
const facts = (page) => page.locator('details', { hasText: 'Casus:' });
const step = (page, number) => page.getByText(`Stap ${number} van 7`, { exact: true });
const next = (page) => page.getByRole('button', { name: 'Volgende stap' }).click();
const line = (page, concept) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: concept }) });

test('a whole case, from the page to practise on to the debrief', async ({ page }) => {
  await open(page, 'oefenen/');
  await page.locator(`a[href$="${CASE}"]`).click();
  await expect(step(page, 1)).toBeVisible();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await expect(facts(page)).toContainText(title);
  await expect(facts(page).getByRole('table')).toBeVisible();
  const told = await facts(page).textContent();

  // The first step is right.
  await exercise(page, 'm4-koffie-1').getByLabel('Jouw antwoord').fill('2500');
  await check(exercise(page, 'm4-koffie-1'));
  await expect(page.getByText('Goed!')).toBeVisible();
  await next(page);

  await expect(step(page, 2)).toBeVisible();
  await expect(exercise(page, 'm4-koffie-2').locator('.exercise-title')).toBeFocused();
  await expect(facts(page)).toHaveText(told);
  await skip(page);

  // The third is wrong at first; with the explanation at hand it is not so hard any more, and does not count.
  const owner = exercise(page, 'm4-koffie-3');
  await expect(facts(page)).toHaveText(told);
  await owner.getByLabel('Jouw antwoord').fill('accountmanager');
  await check(owner);
  await owner.getByRole('button', { name: 'Opnieuw' }).click();
  await owner.getByLabel('Jouw antwoord').fill('klantteam');
  await check(owner);
  await expect(page.getByText('Goed!')).toBeVisible();
  await next(page);

  for (const number of [4, 5, 6]) {
    await expect(step(page, number)).toBeVisible();
    await expect(facts(page)).toHaveText(told);
    await skip(page);
  }
  await expect(step(page, 7)).toBeVisible();
  await page.getByRole('button', { name: 'Overslaan' }).click();

  await expect(page.getByRole('heading', { name: 'Nabespreking' })).toBeFocused();
  await expect(page.getByText('Je haalde 1 van de 2 punten bij je eerste antwoorden.')).toBeVisible();
  await expect(line(page, 'Klantbijdrage')).toContainText('1 van 1 punten');
  await expect(line(page, 'Klantrelatiematrix')).toContainText('niet gedaan');
  await expect(line(page, 'ABC-indeling')).toContainText('0 van 1 punten');
  expect(await answers(page)).toMatchObject([{ x: 'm4-koffie-1', p: 1, m: 1 }, { x: 'm4-koffie-3', p: 0, m: 1 }, { x: 'm4-koffie-3', p: 1, m: 1 }]);

  await page.getByRole('button', { name: 'Nog een keer' }).click();
  await expect(step(page, 1)).toBeVisible();
  await expect(exercise(page, 'm4-koffie-1').getByLabel('Jouw antwoord')).toHaveValue('');
  await expect(page.locator('.verdict')).toHaveCount(0);
});

test('a reload in the middle goes on with the same step', async ({ page }) => {
  await open(page, CASE);
  await expect(page.getByText('0 van 7 stappen gehad')).toBeVisible();
  await skip(page);
  await skip(page);
  await expect(page.getByText('2 van 7 stappen gehad')).toBeVisible();
  const owner = exercise(page, 'm4-koffie-3');
  await owner.getByLabel('Jouw antwoord').fill('klant');
  await page.reload();
  await expect(step(page, 3)).toBeVisible();
  await expect(owner.getByLabel('Jouw antwoord')).toHaveValue('klant');
  await owner.getByLabel('Jouw antwoord').fill('klantteam');
  await check(owner);
  await page.reload();
  await expect(owner.getByText('Goed!')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Volgende stap' })).toBeVisible();
  expect(await answers(page)).toHaveLength(1);
});

test('who did nothing is told so', async ({ page }) => {
  await open(page, CASE);
  for (let number = 1; number < 7; number += 1) await skip(page);
  await page.getByRole('button', { name: 'Overslaan' }).click();
  await expect(page.getByText('Je hebt nog geen stap nagekeken.')).toBeVisible();
  await expect(page.locator('.debrief > li').filter({ hasNotText: 'niet gedaan' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nabespreking' })).toBeVisible();
});

test('a step that comes up by itself shows the facts, which can be folded away by keyboard', async ({ page }) => {
  const item = await practise(page, 'oefenen/kort/?modules=klantportfolio', 'm4-koffie-3');
  const table = facts(page).getByRole('table');
  await expect(table).toBeVisible();
  await item.locator('.exercise-title').focus();
  await tabTo(page, facts(page).locator('summary'));
  await page.keyboard.press('Enter');
  await expect(table).toBeHidden();
  await item.getByLabel('Jouw antwoord').fill('klantteam');
  await check(item);
  expect(await answers(page)).toMatchObject([{ x: 'm4-koffie-3', p: 1, m: 1 }]);
});

test('a case that does not exist says so', async ({ page }) => {
  await open(page, 'oefenen/');
  const link = page.locator(`a[href$="${CASE}"]`);
  await link.evaluate((element) => { element.href = element.href.replace(/casus\/[^/]+/, 'casus/bestaat-niet'); });
  await page.locator('a[href*="bestaat-niet"]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deze pagina bestaat niet' })).toBeVisible();
});
