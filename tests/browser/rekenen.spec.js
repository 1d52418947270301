// Sums: a number is typed, a known mistake is named, and a next try has other numbers.

import { expect, test } from './fixtures.js';
import { answers, check, exercise, open, practise } from './student.js';

const field = (item) => item.getByLabel('Jouw antwoord');
const again = (item) => item.getByRole('button', { name: 'Opnieuw' });

/** The sum in the lesson: what a member pays and costs per month, for how many months, and what it cost to win him. */
async function sum(page) {
  await open(page, 'les/klantwaarde/');
  return exercise(page, 'clv-01');
}

/** The numbers in the question, and what the mistakes with them come to. */
async function numbers(item) {
  const text = await item.locator('.story').textContent();
  const [pays, costs, months, won] = text.match(/\d+/g).map(Number);
  return { text, pays, costs, months, won, right: (pays - costs) * months - won, notWon: (pays - costs) * months };
}

async function answer(item, text) {
  await field(item).fill(String(text));
  await check(item);
}

test('a right sum counts, and the worked solution can be read', async ({ page }) => {
  const item = await sum(page);
  const { right } = await numbers(item);
  await answer(item, ` € ${right},00 `);
  await expect(item.getByText('Goed!')).toBeVisible();
  const solution = item.locator('details', { hasText: 'Zo reken je het uit' });
  await expect(solution).not.toHaveAttribute('open');
  await solution.getByText('Zo reken je het uit').click();
  await expect(solution.getByRole('listitem').last()).toContainText(String(right));
  expect(await answers(page)).toMatchObject([{ x: 'clv-01', p: 1, m: 1 }]);
});

test('a number that can mean two things is asked about', async ({ page }) => {
  const item = await sum(page);
  const { pays, months } = await numbers(item);
  const made = pays * months;
  expect(made).toBeGreaterThan(999);
  await field(item).fill(`${Math.floor(made / 1000)}.${String(made % 1000).padStart(3, '0')}`);
  const question = item.getByRole('group', { name: 'Welk getal bedoel je?' });
  await expect(question.getByRole('button')).toHaveCount(2);
  await check(item);
  await expect(item.getByText('Kies eerst wat je bedoelt.')).toBeVisible();
  expect(await answers(page)).toEqual([]);
  await question.getByRole('button', { name: String(made), exact: true }).click();
  await expect(question).toHaveCount(0);
  await expect(field(item)).toHaveValue(String(made));
  await check(item);
  await expect(item.locator('.feedback')).toContainText('alleen wat het lid betaalt');
  expect(await answers(page)).toMatchObject([{ p: 0, m: 1 }]);
});

test('what is no number gets a clear sentence and is not recorded', async ({ page }) => {
  const item = await sum(page);
  for (const text of ['NaN', 'Infinity', '1e3', '1.2.3', '7 à 8', '🙂 ٧٥٠', '9'.repeat(40)]) {
    await answer(item, text);
    await expect(item.getByText('Dit is geen getal.')).toBeVisible();
    await expect(item.locator('.verdict')).toHaveCount(0);
    await expect(field(item)).toHaveValue(text);
  }
  expect(await answers(page)).toEqual([]);
  await answer(item, (await numbers(item)).right);
  await expect(item.getByText('Dit is geen getal.')).toHaveCount(0);
  await expect(item.getByText('Goed!')).toBeVisible();
});

test('a known mistake is named, and again after other numbers', async ({ page }) => {
  const item = await sum(page);
  const words = async () => (await item.locator('.feedback').textContent()).replace(/\d[\d.]*/g, '…');
  const first = await numbers(item);
  await answer(item, first.notWon);
  await expect(item.locator('.feedback')).toContainText(`€ ${first.won}`);
  await expect(item.locator('details', { hasText: 'Zo reken je het uit' })).toHaveAttribute('open');
  const diagnosis = await words();
  await again(item).click();
  await expect(item.locator('.story')).not.toHaveText(first.text);
  await expect(field(item)).toHaveValue('');
  const second = await numbers(item);
  await answer(item, second.notWon);
  await expect(item.locator('.feedback')).toContainText(`€ ${second.won}`);
  expect(await words()).toBe(diagnosis);
  await again(item).click();
  await answer(item, 3);
  await expect(item.locator('.feedback')).toBeVisible();
  expect(await words()).not.toBe(diagnosis);
});

test('a reload in the middle keeps the numbers and what was typed', async ({ page }) => {
  const item = await sum(page);
  await answer(item, 1);
  await again(item).click();
  const { text } = await numbers(item);
  await page.reload();
  await expect(item.locator('.story')).toHaveText(text);
  await field(item).fill('12');
  await page.reload();
  await expect(item.locator('.story')).toHaveText(text);
  await expect(field(item)).toHaveValue('12');
  await answer(item, (await numbers(item)).right);
  await page.reload();
  await expect(item.locator('.story')).toHaveText(text);
  await expect(item.getByText('Goed!')).toBeVisible();
});

const PRACTICE = ['oefenen/rekenen/?doel=klantwaarde-basis', 'clv-01'];

test('practising gives other numbers each time, and knows the right sum for each', async ({ page }) => {
  const item = await practise(page, ...PRACTICE);
  const seen = new Set();
  for (let round = 0; round < 4; round += 1) {
    const { text, right } = await numbers(item);
    seen.add(text);
    await field(item).fill(String(right));
    await page.reload();
    await expect(item.locator('.story')).toHaveText(text);
    await check(item);
    await expect(item.getByText('Goed!')).toBeVisible();
    await again(item).click();
    await expect(field(item)).toHaveValue('');
  }
  expect(seen.size).toBeGreaterThan(1);
});

test('practising, a reload before anything was typed keeps the numbers', async ({ page }) => {
  const item = await practise(page, ...PRACTICE);
  const { text } = await numbers(item);
  await page.reload();
  await expect(item.locator('.story')).toHaveText(text);
});
