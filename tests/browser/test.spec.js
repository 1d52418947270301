// The self-test: sitting it, what survives, how it ends, and what it says afterwards.

import { expect, test } from './fixtures.js';
import { events, exercise, open, openResult, stored, tabTo } from './student.js';

const SITTING = 'crm-trainer.1.toets.zitting';

const next = (page) => page.getByRole('button', { name: 'Volgende', exact: true });
const clock = (page) => page.getByRole('timer');
const answered = (page, number) => expect(page.getByText(`${number} van 20 vragen beantwoord`)).toBeVisible();
const at = (page, number) => expect(page.getByText(`Vraag ${number} van 20`)).toBeVisible();
const tests = async (page) => (await events(page)).map((event) => event.w.t).filter(Boolean);

/** Begins the half test of the class with this code. */
async function begin(page, code = 'mbo-half-4821-1') {
  await open(page, 'toets/');
  await page.getByLabel('Toets van mijn klas, met een code').check();
  await page.getByLabel('Code van je klas').fill(code);
  await page.getByRole('button', { name: 'Begin met de toets' }).click();
  await expect(page.locator('.exercise')).toBeVisible();
}

/** Answers what is on the screen with the keyboard, in whatever way it is answered. */
async function answerByKeyboard(page) {
  const item = page.locator('.exercise');
  const cell = item.locator('[data-cell]:not([tabindex="-1"])');
  const word = item.getByRole('group', { name: 'Woorden om te kiezen' }).getByRole('button');
  const control = item.locator('input, textarea, button:not([aria-disabled="true"])');
  await expect(control.first()).toBeVisible();
  const target = (await cell.count()) ? cell : (await word.count()) ? word : control;
  await tabTo(page, target.first());
  const kind = await target.first().evaluate((element) => element.type);
  if (kind === 'text' || kind === 'textarea') await page.keyboard.type('12');
  else await page.keyboard.press(kind === 'radio' || kind === 'checkbox' ? 'Space' : 'Enter');
}

/** Walks out of a running test, after being asked and staying once. */
async function leave(page) {
  const lessons = page.getByRole('link', { name: 'Lessen' });
  const dialog = page.getByRole('dialog', { name: 'Weggaan uit je toets?' });
  await lessons.click();
  await dialog.getByRole('button', { name: 'Blijf bij de toets' }).click();
  await expect(page.locator('.exercise')).toBeVisible();
  await lessons.click();
  await dialog.getByRole('button', { name: 'Toch weggaan' }).click();
  await expect(page.getByRole('heading', { name: 'Lessen', level: 1 })).toBeVisible();
}

async function pressKey(page, button) {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

test('a half test by keyboard alone, with a reload and a closed tab in the middle', async ({ page, context }) => {
  test.setTimeout(60_000);
  await open(page, 'toets/');
  await tabTo(page, page.getByLabel('Hele toets'));
  await page.keyboard.press('ArrowDown');
  await pressKey(page, page.getByRole('button', { name: 'Begin met de toets' }));
  let tab = page;
  for (let number = 1; number <= 20; number += 1) {
    await at(tab, number);
    await answerByKeyboard(tab);
    await answered(tab, number);
    await expect(tab.getByText('Hint', { exact: true })).toHaveCount(0);
    await expect(tab.getByRole('button', { name: 'Nakijken' })).toHaveCount(0);
    await expect(tab.locator('.result, .mark')).toHaveCount(0);
    if (number === 7) {
      await tab.reload();
      await at(tab, 7);
      await answered(tab, 7);
    }
    if (number === 13) {
      await tab.close();
      tab = await context.newPage();
      await open(tab, 'toets/');
      await pressKey(tab, tab.getByRole('link', { name: 'Verder met de toets' }));
      await at(tab, 13);
      await answered(tab, 13);
    }
    if (number < 20) await pressKey(tab, next(tab));
  }
  await pressKey(tab, tab.getByRole('button', { name: 'Inleveren…' }));
  await expect(tab.getByText('Je hebt elke vraag beantwoord.')).toBeVisible();
  await tabTo(tab, tab.getByLabel('Hoeveel procent denk je goed te hebben?'));
  await tab.keyboard.type('60');
  await pressKey(tab, tab.getByRole('button', { name: 'Inleveren', exact: true }));
  await expect(tab.getByRole('heading', { name: 'Uitslag' })).toBeVisible();
  await expect(tab.getByText('Je dacht 60% goed te hebben.')).toBeVisible();
  await expect(tab.getByText('20 vragen, elk 1 punt.')).toBeVisible();
  const [taken, ...more] = await tests(tab);
  expect(more).toEqual([]);
  expect(taken.q.length).toBe(20);
  expect(taken.q.every((question) => question.y !== undefined)).toBe(true);
  expect(Object.keys(await stored(tab)).filter((name) => name.includes('toets'))).toEqual([]);
});

test('the clock warns twice, closes the test, and goes on on other pages', async ({ page }) => {
  await page.clock.install();
  await begin(page);
  await expect(clock(page)).toHaveText(/30:00|29:5/);
  await page.clock.runFor('20:05');
  await expect(page.getByText('Nog tien minuten.')).toHaveRole('status');
  await leave(page);
  await expect(page.getByText('Je proeftoets loopt door: nog 10 minuten.')).toBeVisible();
  await page.clock.runFor('05:00');
  await expect(page.getByText('Je proeftoets loopt door: nog 5 minuten.')).toBeVisible();
  await page.getByRole('link', { name: 'Naar de toets' }).click();
  await page.clock.runFor('03:00');
  await expect(page.getByText('Nog twee minuten.')).toHaveRole('status');
  await page.clock.runFor('02:10');
  await expect(page.getByText('De tijd was om.')).toBeVisible();
  expect((await tests(page))[0]).toMatchObject({ l: true, s: 1800 });
});

test('a test that is open in another tab goes on in one of them', async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  await open(other, 'toets/bezig/');
  await expect(other.getByText('Je toets is open in een ander tabblad')).toBeVisible();
  await other.getByRole('button', { name: 'Hier verder' }).click();
  await answerByKeyboard(other);
  await answered(other, 1);
  await expect(page.getByText('Je toets is open in een ander tabblad')).toBeVisible();
  await page.getByRole('button', { name: 'Hier verder' }).click();
  await answered(page, 1);
  await next(page).click();
  await page.close();
  await other.getByRole('button', { name: 'Hier verder' }).click();
  await at(other, 2);
  await answered(other, 1);
});

test('a damaged test says so, and another can be made', async ({ page }) => {
  await open(page, 'toets/');
  await page.evaluate((name) => localStorage.setItem(name, '{"v":1,"code":"mbo'), SITTING);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Je bewaarde toets is beschadigd');
  await begin(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await at(page, 1);
});

test('a question that changed since is left out', async ({ page }) => {
  await begin(page);
  await page.goto('lessen/');
  await page.evaluate((name) => {
    const sitting = JSON.parse(localStorage.getItem(name));
    sitting.questions[3].key += 1;
    localStorage.setItem(name, JSON.stringify(sitting));
  }, SITTING);
  await open(page, 'toets/bezig/');
  await expect(page.getByRole('alert')).toContainText('1 vraag telt niet meer mee');
  await expect(page.getByText('Vraag 1 van 19')).toBeVisible();
});

test('handing in names what is open and what is marked, and leads there', async ({ page }) => {
  await begin(page);
  await answerByKeyboard(page);
  await next(page).click();
  await page.getByRole('button', { name: 'Markeren' }).click();
  await expect(page.getByRole('button', { name: 'Vraag 2, open, gemarkeerd' })).toBeVisible();
  await page.getByRole('button', { name: 'Vraag 9, open' }).click();
  await at(page, 9);
  await page.getByRole('button', { name: 'Inleveren…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Nog zonder antwoord: 19')).toBeVisible();
  await expect(dialog.getByText('Gemarkeerd: 1')).toBeVisible();
  await dialog.getByRole('button', { name: 'Naar vraag 2' }).last().click();
  await at(page, 2);
  await page.getByRole('button', { name: 'Inleveren…' }).click();
  await dialog.getByRole('button', { name: 'Inleveren', exact: true }).click();
  await expect(page.getByText('Vraag 2: niet beantwoord')).toBeVisible();
  expect((await tests(page))[0].q.filter((question) => question.y === undefined).length).toBe(19);
});

test('a code asks everyone the same, with the same numbers', async ({ browser }) => {
  const seen = [];
  for (let student = 0; student < 2; student += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await begin(page, 'hbo-half-77-1');
    const texts = [];
    for (let number = 1; number <= 20; number += 1) {
      await at(page, number);
      texts.push(await page.locator('.exercise').innerText());
      if (number < 20) await next(page).click();
    }
    seen.push(texts);
    await context.close();
  }
  expect(seen[0]).toEqual(seen[1]);
});

test('without room to store anything the test goes on', async ({ page }) => {
  await open(page, 'toets/');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); };
  });
  await page.getByLabel('Halve toets').check();
  await page.getByRole('button', { name: 'Begin met de toets' }).click();
  await expect(page.getByRole('alert')).toContainText('De opslag van deze browser is vol.');
  await answerByKeyboard(page);
  await leave(page);
  await page.getByRole('link', { name: 'Naar de toets' }).click();
  await answered(page, 1);
});

test('the mark, its sum, and the rules behind it', async ({ page }) => {
  const right = ['m4-les-soort', 'clz-01', 'm1-pijlers-herkennen', 'm2-les-stap'].map((id) => [id, 1, 1]);
  const wrong = ['m8-les-proces', 'm5-prm-crm'].map((id) => [id, 0, 1]);
  await openResult(page, [...right, ...wrong]);
  const outcome = page.locator('.test-outcome');
  await expect(outcome).toContainText('5,6');
  await expect(outcome).toContainText('voldoende, 4 van 6 punten');
  await expect(outcome).toContainText('De cesuur is 1,5 plus 55% van de overige 4,5: 3,98 punten.');
  await page.getByText('Anders rekenen:').click();
  await page.getByLabel('Cesuur in procenten').fill('80');
  await page.getByLabel('Cesuur in procenten').blur();
  await expect(outcome).toContainText('onvoldoende');
  await page.getByLabel('Eerst eraf wat blind gokken oplevert').uncheck();
  await expect(outcome).toContainText('De cesuur is 80% van 6: 4,8 punten.');
  await page.getByLabel('Bij de cesuur een 6,0').check();
  await page.getByLabel('Afronden op halve punten').check();
  await expect(outcome).toContainText('1 + 5 × 4 / 4,8 = 5,17.');
  await expect(outcome).toContainText('Afgerond op een half punt: 5,0.');
  await page.getByLabel('Met een N-term').check();
  await expect(outcome).toContainText('9 × 4 / 6 + 1,0 = 7,00.');
  await page.reload();
  await expect(outcome).toContainText('9 × 4 / 6 + 1,0 = 7,00.');
});

test('scoring an open question changes the mark', async ({ page }) => {
  await openResult(page, [
    ['m4-les-soort', 0, 1],
    ['m3-kpi-formuleren', 0, 4, { y: '{"text":"De retentie is 80%.","scores":{}}', o: true, r: 0 }],
  ]);
  const outcome = page.locator('.test-outcome');
  await expect(outcome).toContainText('Nog 1 open vraag zonder score.');
  await expect(outcome.locator('b').first()).toHaveText('1,0');
  const item = exercise(page, 'm3-kpi-formuleren');
  await item.getByRole('button', { name: 'Mijn score bewaren' }).click();
  await expect(item.getByText('Geef jezelf bij elk kernpunt een score.')).toBeVisible();
  for (const choice of await item.getByLabel(/^Helemaal/).all()) await choice.check();
  await item.getByRole('button', { name: 'Mijn score bewaren' }).click();
  await expect(outcome).not.toContainText('zonder score');
  await expect(outcome).toContainText('1 van 2 punten');
  await page.reload();
  await expect(outcome).toContainText('1 van 2 punten');
  await page.getByText('Vraag 2: goed').click();
  await expect(item.getByLabel('Jouw antwoord')).toHaveValue('De retentie is 80%.');
});

test('errors become the work of tomorrow, and each answer is explained', async ({ page }) => {
  await openResult(page, [['m4-les-soort', 1, 1], ['m8-les-proces', 0, 1], ['m5-prm-crm', 0, 1]]);
  await page.getByRole('button', { name: 'Zet mijn 2 fouten klaar voor morgen' }).click();
  await expect(page.getByText('2 fouten staan morgen klaar')).toBeVisible();
  const held = (await events(page)).map((event) => event.w.h).filter(Boolean);
  expect(held.map((hold) => hold.x).sort()).toEqual(['m5-prm-crm', 'm8-les-proces']);
  await page.getByLabel('Toon alleen wat niet helemaal goed was').check();
  await expect(page.getByText('Vraag 1: goed')).toBeHidden();
  await page.getByText('Vraag 2: fout').click();
  await expect(exercise(page, 'm8-les-proces')).toBeVisible();
  await page.getByRole('link', { name: /Lees dit na in de les/ }).click();
  await expect(page).toHaveURL(/les\/maatwerk/);
});
