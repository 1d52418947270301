// Answers that are typed in words: a short answer, and a text with gaps, typed or filled from a list of words.

import { expect, test } from './fixtures.js';
import { answers, arrowTo, check, events, exercise, open, practise, tabTo } from './student.js';

const churn = (page) => practise(page, 'oefenen/kort/?modules=klantwaarde', 'opn-01');
const field = (item) => item.getByLabel('Jouw antwoord');
const objection = (item) => item.getByRole('button', { name: 'Ik denk dat het goed was' });

/** The definition with two gaps in the lesson about klantwaarde. */
async function gaps(page) {
  await open(page, 'les/klantwaarde/');
  return exercise(page, 'clz-02');
}

const gap = (item, number) => item.getByLabel(`Gat ${number} van 2`);

test('a short answer by keyboard alone, and Enter checks', async ({ page }) => {
  const item = await churn(page);
  await tabTo(page, field(item));
  await page.keyboard.press('Enter');
  await expect(item.getByText('Geef eerst een antwoord.')).toBeVisible();
  expect(await answers(page)).toEqual([]);
  await page.keyboard.type('Klanten-verloop');
  await page.keyboard.press('Enter');
  await expect(item.getByText('Goed!')).toBeVisible();
  await expect(item.locator('.result')).toBeFocused();
  expect(await answers(page)).toMatchObject([{ x: 'opn-01', p: 1, m: 1 }]);
  await expect(objection(item)).toHaveCount(0);
});

test('a slip in the spelling is pointed out and counts', async ({ page }) => {
  const item = await churn(page);
  await field(item).fill('atritie');
  await check(item);
  await expect(item.locator('.verdict')).toContainText('let op de spelling');
  await expect(item.locator('.feedback')).toContainText('attritie');
  expect(await answers(page)).toMatchObject([{ p: 1, m: 1 }]);
});

test('a known wrong answer is told why, and remembered as a mix-up', async ({ page }) => {
  const item = await churn(page);
  await field(item).fill('De Retentie');
  await check(item);
  await expect(item.locator('.verdict')).toContainText('Nog niet goed');
  await expect(item.locator('.feedback')).toContainText('blijft');
  expect(await answers(page)).toMatchObject([{ p: 0, m: 1, v: [['retentie', 'attritie']] }]);
  await item.getByRole('button', { name: 'Opnieuw' }).click();
  await expect(field(item)).toHaveValue('');
  await field(item).fill('vrachtwagen');
  await check(item);
  await expect(item.locator('.feedback')).toContainText('attritie');
  await expect(item.locator('.feedback')).not.toContainText('blijft');
});

test('who thinks that it was right says so, and that is kept', async ({ page }) => {
  const item = await churn(page);
  await field(item).fill('vertrekkersdeel');
  await check(item);
  await objection(item).click();
  await expect(item.getByText('Genoteerd.')).toBeVisible();
  const [given] = await answers(page);
  const noted = (await events(page)).map((event) => event.w.o).filter(Boolean);
  expect(noted).toEqual([{ x: 'opn-01', k: given.k, y: given.y }]);
  expect(JSON.parse(noted[0].y)).toEqual({ text: 'vertrekkersdeel' });
  await page.reload();
  await expect(item.getByText('Genoteerd.')).toBeVisible();
  await expect(objection(item)).toHaveCount(0);
  await expect(field(item)).toHaveValue('vertrekkersdeel');
});

test('emoji and text from right to left do no harm', async ({ page }) => {
  const item = await churn(page);
  const odd = '👩‍👩‍👧‍👦 العملاء ‮תשובה‬ <b>&amp;</b> \\ "';
  await field(item).fill(odd);
  await check(item);
  await expect(item.locator('.verdict')).toContainText('Nog niet goed');
  await page.reload();
  await expect(field(item)).toHaveValue(odd);
  await expect(item.locator('.verdict')).toBeVisible();
  expect(JSON.parse((await answers(page))[0].y)).toEqual({ text: odd });
});

// No text of the course has gaps to type in; so the list of words is taken from one that has.
test('gaps are typed by keyboard, and each gets its own word of advice', async ({ page }) => {
  await page.route('**/inhoud/klantwaarde.*.json', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('{#clz-02 .invullen woordenlijst=ja', '{#clz-02 .invullen') });
  });
  const item = await gaps(page);
  await item.locator('.exercise-title').focus();
  await tabTo(page, gap(item, 1));
  await page.keyboard.type('Huidgie');
  await page.keyboard.press('Tab');
  await page.keyboard.type('omzet');
  await page.reload();
  await expect(gap(item, 1)).toHaveValue('Huidgie');
  await gap(item, 2).focus();
  await page.keyboard.press('Enter');
  await expect(item.locator('.verdict')).toContainText('Deels goed: 1 van 2');
  const remarks = item.locator('.remarks > li');
  await expect(remarks.nth(0)).toContainText('let op de spelling');
  await expect(remarks.nth(1)).toContainText('Omzet');
  await expect(objection(item)).toBeVisible();
  expect(await answers(page)).toMatchObject([{ x: 'clz-02', p: 1, m: 2 }]);
});

test('gaps are filled from the list of words by keyboard alone', async ({ page }) => {
  const item = await gaps(page);
  const words = item.getByRole('group', { name: 'Woorden om te kiezen' });
  await item.locator('.exercise-title').focus();
  for (const [number, right] of [[2, 'nettobijdragen'], [1, 'contante']]) {
    const place = item.getByRole('button', { name: `Gat ${number} van 2: nog leeg` });
    if (number === 2) await tabTo(page, place);
    else await arrowTo(page, place, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, words.getByRole('button').first());
    await arrowTo(page, words.getByRole('button', { name: right }));
    await page.keyboard.press('Enter');
    await expect(item.getByRole('button', { name: `Gat ${number} van 2: ${right}` })).toBeVisible();
  }
  await tabTo(page, item.getByRole('button', { name: 'Nakijken' }));
  await page.keyboard.press('Space');
  await expect(item.getByText('Goed!')).toBeVisible();
  expect(await answers(page)).toMatchObject([{ x: 'clz-02', p: 2, m: 2 }]);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('gaps are filled from the list of words, without an appeal', async ({ page }) => {
    const item = await gaps(page);
    const words = item.getByRole('group', { name: 'Woorden om te kiezen' });
    await words.getByRole('button', { name: 'contante' }).tap();
    await words.getByRole('button', { name: 'omzet' }).tap();
    await expect(gap(item, 1)).toHaveAccessibleName('Gat 1 van 2: contante');
    await expect(gap(item, 2)).toHaveAccessibleName('Gat 2 van 2: omzet');
    await item.getByRole('button', { name: 'Nakijken' }).tap();
    await expect(item.locator('.verdict')).toContainText('Deels goed: 1 van 2');
    await expect(item.locator('.remarks > li').nth(1)).toContainText('Omzet');
    await expect(objection(item)).toHaveCount(0);
  });
});
