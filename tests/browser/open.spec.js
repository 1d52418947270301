// A longer text: write, compare with the model answer, and score oneself. It is a help, no mark.

import { expectNoOverflow } from './accessible.js';
import { expect, test } from './fixtures.js';
import { answers, practise, tabTo } from './student.js';

const essay = (page) => practise(page, 'oefenen/open/?doel=klantwaarde-kpi', 'm3-kpi-formuleren');
const field = (item) => item.getByLabel('Jouw antwoord');
const compare = (item) => item.getByRole('button', { name: 'Vergelijk met het modelantwoord' });
const save = (item) => item.getByRole('button', { name: 'Mijn score bewaren' });
const point = (item, number) => item.getByRole('group').filter({ has: item.page().getByRole('radio') }).nth(number);

async function write(item, text) {
  await expect(compare(item)).toBeDisabled();
  await field(item).fill(text);
  await compare(item).click();
}

test('writing, comparing and scoring', async ({ page }) => {
  const item = await essay(page);
  await expect(save(item)).toHaveCount(0);
  await write(item, 'We meten de retenties per kwartaal.');
  await expect(item.getByText('Modelantwoord', { exact: true })).toBeVisible();
  await expect(item.getByText(/geen cijfer/)).toBeVisible();
  await expect(field(item)).not.toBeEditable();
  // Only the second key point is about the measure that was named.
  const said = await item.locator('.found').allTextContents();
  expect(said.map((words) => words.trim())).toEqual(['niet gevonden in je tekst', 'gevonden in je tekst', 'niet gevonden in je tekst', 'niet gevonden in je tekst']);

  await save(item).click();
  await expect(item.getByText('Geef jezelf bij elk kernpunt een score.')).toBeVisible();
  await point(item, 0).getByLabel(/^Niet/).check();
  await point(item, 1).getByLabel(/^Helemaal/).check();
  await point(item, 2).getByLabel(/^Deels/).check();
  await save(item).click();
  await expect(item.getByText('Geef jezelf bij elk kernpunt een score.')).toBeVisible();
  expect(await answers(page)).toEqual([]);

  await point(item, 3).getByLabel(/^Niet/).check();
  await save(item).click();
  // Two points for the second key point, half of four for the third.
  await expect(item.locator('.verdict')).toContainText('Je gaf jezelf 4 van de 10 punten.');
  await expect(item.locator('.verdict')).toContainText('geen cijfer');
  expect(await answers(page)).toMatchObject([{ x: 'm3-kpi-formuleren', p: 4, m: 10 }]);
});

test('a reload keeps the text, the comparison and the scores so far', async ({ page }) => {
  const item = await essay(page);
  await field(item).fill('Half af');
  await page.reload();
  await expect(field(item)).toHaveValue('Half af');
  await compare(item).click();
  await point(item, 2).getByLabel(/^Deels/).check();
  await page.reload();
  await expect(item.getByText('Modelantwoord', { exact: true })).toBeVisible();
  await expect(point(item, 2).getByLabel(/^Deels/)).toBeChecked();
  await expect(point(item, 1).getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(field(item)).toHaveValue('Half af');
});

test('by keyboard alone, and spaces are no text', async ({ page }) => {
  const item = await essay(page);
  await field(item).focus();
  await page.keyboard.type('  ');
  await page.keyboard.press('Enter');
  await expect(compare(item)).toBeDisabled();
  await page.keyboard.type('De retentie is nu 80%.');
  await page.keyboard.press('Tab');
  await expect(compare(item)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item.locator('.comparison')).toBeFocused();
  for (let number = 0; number < 4; number += 1) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
  }
  await tabTo(page, save(item));
  await page.keyboard.press('Enter');
  await expect(item.locator('.result')).toBeFocused();
  await expect(item.locator('.verdict')).toContainText('Je gaf jezelf 5 van de 10 punten.');
});

test('ten thousand characters, emoji and text from right to left do no harm', async ({ page }) => {
  const item = await essay(page);
  const odd = 'norm 👩‍👩‍👧‍👦 ‮العملاء‬\n<script>';
  const text = odd + 'é'.repeat(10_000 - odd.length);
  await write(item, text);
  await expect(item.locator('.found').nth(2)).toHaveText(/^\s*gevonden/);
  for (let number = 0; number < 4; number += 1) await point(item, number).getByLabel(/^Helemaal/).check();
  await save(item).click();
  await expect(item.locator('.verdict')).toContainText('Je gaf jezelf 10 van de 10 punten.');
  await page.reload();
  await expect(field(item)).toHaveValue(text);
  expect(JSON.parse((await answers(page))[0].y).text).toBe(text);
  await expectNoOverflow(page);
});
