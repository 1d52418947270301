// Studying: what the plan says, walking through the work of a day, cramming, and telling apart what was mixed up.

import { MODELS, placeAll, waiting } from './customers.js';
import { expect, test } from './fixtures.js';
import { TODAY, answer, at, course, entryOf, review, seed } from './log.js';
import { check, events, exercise, known, open } from './student.js';

const SETTINGS = { is_set_up: true };
const plan = (page) => page.locator('section').filter({ has: page.getByRole('heading', { name: /^(Je werk voor vandaag|Wat er vandaag nog is)$/ }) });
const part = (page, name) => plan(page).getByRole('listitem').filter({ hasText: name });
const begin = (page) => plan(page).getByRole('link', { name: /^(Begin|Ga verder) · \d+ min$/ }).click();
/** What the step at hand is called. Only that: words to choose from are shuffled. */
const step = (page) => page.locator('main').locator('.exercise-title, .card-front, .lesson h2').first();
const flip = (page) => page.getByRole('button', { name: 'Toon antwoord' });
const button = (page, name) => page.getByRole('button', { name });
const happened = async (page, kind) => (await events(page)).map((event) => event.w[kind]).filter(Boolean);

/** Opens the plan on that Sunday, for who did all this. */
async function plannedAfter(page, done, settings = {}) {
  const index = await course(page);
  await seed(page, done(index), { ...SETTINGS, ...settings });
  await expect(plan(page)).toBeVisible();
  return index;
}

const cardsOf = (index, slug) => index.modules.find((module) => module.slug === slug).cards.filter((card) => !card.hbo);

/** How much work is left, as the session says it. */
const left = async (page) => Number((await page.getByText(/^Nog \d+ onderde(el|len)$/).textContent()).match(/\d+/)[0]);

/** Skips the step at hand. Gives its name. */
async function skip(page) {
  const name = await step(page).textContent();
  await button(page, 'Overslaan').click();
  await expect(step(page)).not.toHaveText(name);
  return name;
}

/** Puts off one step after the other until `wanted` is on the screen. */
async function skipTo(page, wanted) {
  await expect(step(page)).toBeVisible();
  for (let skipped = 0; skipped < 40; skipped += 1) {
    if (await wanted.first().isVisible()) return;
    await skip(page);
  }
  throw new Error(`${wanted} did not come up in 40 steps`);
}

test('the first visit asks once what the plan is for', async ({ page }) => {
  await at(page, 0);
  await open(page);
  const question = page.getByRole('heading', { name: 'Waar werk je naartoe?' });
  const [date, minutes] = [page.getByLabel('Wanneer is je toets?'), page.getByLabel('Hoeveel tijd heb je per dag?')];
  const refusal = page.getByText('Kies een datum vanaf vandaag, of maak het veld leeg.');
  await expect(question).toBeVisible();
  await page.getByLabel(/^Hbo/).check();
  await date.fill('2026-11-21');
  await expect(refusal).toBeVisible();
  await expect(page.getByText(/tot je toets|je toets was/i)).toHaveCount(0);
  await date.fill('2026-12-12');
  await expect(refusal).toHaveCount(0);
  await minutes.selectOption('30 minuten');
  await button(page, 'Maak mijn plan').click();
  await expect(question).toHaveCount(0);
  await expect(plan(page).getByRole('heading')).toBeFocused();
  await page.reload();
  await expect(page.getByText('Nog 20 dagen tot je toets op zaterdag 12 december.')).toBeVisible();
  await expect(question).toHaveCount(0);
  await page.getByRole('link', { name: 'Plan aanpassen' }).click();
  await expect(page.getByLabel(/^Hbo/)).toBeChecked();
  await expect(date).toHaveValue('2026-12-12');
  await expect(minutes).toHaveValue('30');
});

test('what does not fit is said with numbers, and with what to leave out', async ({ page }) => {
  await plannedAfter(page, () => [], { exam: TODAY + 10, minutes: 10 });
  const notice = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Dit past niet helemaal' }) });
  const words = await notice.getByText(/^Voor alles heb je/).textContent();
  const [needed, wished, items, fit] = words.match(/\d+/g).map(Number);
  expect(wished).toBe(10);
  expect(needed).toBeGreaterThan(wished);
  expect(items).toBeGreaterThan(fit);
  const dropped = notice.getByText(/^Je plan laat \d+ modules? weg$/);
  await dropped.click();
  await expect(notice.getByRole('listitem')).toHaveCount(Number((await dropped.textContent()).match(/\d+/)[0]));

  await notice.getByRole('link', { name: 'Meer minuten per dag, of een andere datum' }).click();
  await page.getByLabel('Wanneer is je toets?').fill('2027-01-03');
  await page.getByLabel('Hoeveel tijd heb je per dag?').selectOption('60 minuten');
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Vandaag' }).click();
  await expect(page.getByText('Nog 42 dagen tot je toets op zondag 3 januari.')).toBeVisible();
  await expect(plan(page)).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('a customer that was placed wrongly comes back as other customers, and is done once they are placed right', async ({ page }) => {
  const index = await plannedAfter(page, (index) => [[1, answer(entryOf(index, 'm4-kr-instap'), 0, [['topklant', 'behoudklant']])]]);
  await expect(part(page, 'Herhalen')).toContainText('1 oefening');
  await begin(page);
  const item = page.locator('.exercise');
  await expect(item).toHaveAttribute('id', /^nieuw-klantrelatiematrix-/);
  const [shown, before] = [await item.getAttribute('id'), await left(page)];
  await page.reload();
  await expect(item).toHaveAttribute('id', shown);
  await placeAll(page, MODELS.klantrelatiematrix, 2);
  await check(item);
  await expect(item.getByText('Goed!')).toBeVisible();
  const standIn = (await happened(page, 'a')).find((answer) => answer.x === shown);
  expect(standIn?.f).toEqual(['m4-kr-instap', entryOf(index, 'm4-kr-instap').key]);
  await expect(page.getByText(`Nog ${before - 1} onderdelen`)).toBeVisible();
  await button(page, 'Volgende').click();
  await expect(item).not.toHaveAttribute('id', shown);
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Vandaag' }).click();
  await expect(plan(page)).toBeVisible();
  await expect(part(page, 'Herhalen')).toHaveCount(0);
});

test('the last card and the last answer can be taken back', async ({ page }) => {
  await plannedAfter(page, (index) => [[9, review(cardsOf(index, 'maatwerk')[0])], [9, answer(entryOf(index, 'mc-01'), 4)]]);
  await begin(page);
  await skipTo(page, flip(page));
  const front = await page.locator('.card-front').textContent();
  await flip(page).click();
  await button(page, /^Wist ik over/).click();
  await expect(step(page)).not.toContainText(front);
  await button(page, 'Laatste ongedaan maken').click();
  await expect(page.locator('.card-front')).toHaveText(front);
  await expect(flip(page)).toBeVisible();
  const [rated] = (await events(page)).filter((event) => event.w.r && !event.i.startsWith('5eed'));
  expect(await happened(page, 'u')).toEqual([{ e: rated.i }]);
  await expect(button(page, 'Laatste ongedaan maken')).toHaveCount(0);

  const item = exercise(page, 'mc-01');
  await skipTo(page, item);
  await item.getByRole('radio').first().check();
  await check(item);
  await expect(item.locator('.verdict')).toBeVisible();
  await button(page, 'Laatste ongedaan maken').click();
  await expect(item.locator('.verdict')).toHaveCount(0);
  await expect(item.getByRole('radio', { checked: true })).toHaveCount(0);
  const [checked] = (await events(page)).filter((event) => event.w.a && !event.i.startsWith('5eed'));
  expect(await happened(page, 'u')).toContainEqual({ e: checked.i });
});

test('a question can be put off, left out, let in again, and reported', async ({ page }) => {
  await plannedAfter(page, (index) => cardsOf(index, 'maatwerk').slice(0, 3).map((card) => [9, review(card)]));
  const more = page.getByText('Meer met deze vraag');
  await expect(part(page, 'Herhalen')).toContainText('3 kaarten');
  await begin(page);
  await more.click();
  await button(page, 'Morgen pas weer').click();
  await more.click();
  await page.getByLabel('Fout in deze vraag melden').fill('Hier staat een tikfout.');
  await button(page, 'Melding bewaren').click();
  await expect(page.getByText(/^Bewaard\. Je melding gaat mee in je reservekopie/)).toBeVisible();
  const front = await page.locator('.card-front').textContent();
  await button(page, 'Niet meer vragen').click();
  await expect(page.locator('.card-front')).not.toHaveText(front);
  const [tomorrow, never] = await happened(page, 'h');
  expect(tomorrow).toEqual({ x: expect.any(String), d: TODAY + 1 });
  expect(never).toEqual({ x: expect.any(String) });

  await at(page, 1);
  await open(page);
  await expect(part(page, 'Herhalen')).toContainText('2 kaarten');
  await open(page, 'voortgang/');
  const kept = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Wordt niet meer gevraagd' }) });
  await expect(kept).toContainText(front);
  await kept.getByRole('button', { name: /^Weer vragen/ }).click();
  await open(page);
  await expect(part(page, 'Herhalen')).toContainText('3 kaarten');
  expect((await known(page)).map((event) => event.w.m).filter(Boolean)).toEqual([{ x: never.x, y: 'Hier staat een tikfout.' }]);
});

test('cramming leaves the plan alone, and asks once more what was not known', async ({ page }) => {
  await plannedAfter(page, (index) => [[0, review(cardsOf(index, 'maatwerk')[0])]], { exam: TODAY + 3 });
  const before = await plan(page).innerText();
  await page.getByRole('link', { name: 'Stampen' }).click();
  await button(page, 'Begin: alleen kaarten').click();
  const front = await page.locator('.card-front').textContent();
  const rate = async (name, place) => {
    await expect(page.getByText(place)).toBeVisible();
    await flip(page).click();
    await page.getByRole('button', { name, exact: true }).click();
  };
  await rate('Wist ik niet', '1 van 30');
  for (let card = 2; card <= 30; card += 1) await rate('Wist ik', `${card} van 31`);
  await expect(page.locator('.card-front')).toHaveText(front);
  await rate('Wist ik niet', '31 van 31');
  await expect(page.getByText('29 keer wist je het, 2 keer nog niet.')).toBeVisible();
  expect((await happened(page, 'r')).filter((rated) => rated.z)).toHaveLength(31);
  await page.getByRole('link', { name: 'Naar vandaag' }).click();
  await expect(plan(page)).toBeVisible();
  expect(await plan(page).innerText()).toBe(before);
});

test('what was mixed up is asked side by side until it is told apart on two days', async ({ page }) => {
  await plannedAfter(page, (index) => [[0, answer(entryOf(index, 'm4-kr-instap'), 4, [['topklant', 'behoudklant']])]]);
  await part(page, 'Uit elkaar houden').getByRole('link', { name: 'behoudklant of topklant' }).click();
  const right = await rightAnswers(page, 3);
  const tally = (number) => expect(page.getByText(`${number} van de 4 op rij goed`)).toBeVisible();
  await choose(page, right[0]);
  await tally(1);
  await button(page, 'Volgende').click();
  await choose(page, right[1] === 'Topklant' ? 'Behoudklant' : 'Topklant');
  await expect(page.getByText(`Het is: ${right[1]}.`)).toBeVisible();
  await tally(0);
  // From the first question again, one after the other.
  for (const times of [1, 2]) {
    await at(page, times / 100);
    await page.reload();
    for (let number = 0; number < 2; number += 1) {
      await choose(page, right[number]);
      await tally(2 * times - 1 + number);
      if (2 * times + number < 5 && number === 0) await button(page, 'Volgende').click();
    }
  }
  await button(page, 'Genoeg voor vandaag').click();
  await expect(page.getByText('Klaar voor vandaag. Kijk hier morgen weer.')).toBeVisible();
  await page.getByRole('link', { name: 'Naar vandaag' }).click();
  await expect(plan(page)).toBeVisible();
  await expect(part(page, 'Uit elkaar houden')).toHaveCount(0);

  await at(page, 1);
  await page.reload();
  await part(page, 'Uit elkaar houden').getByRole('link').click();
  const [first] = await rightAnswers(page, 1);
  await choose(page, first);
  await button(page, 'Genoeg voor vandaag').click();
  for (const day of [1, 2]) {
    await at(page, day);
    await open(page);
    await expect(plan(page)).toBeVisible();
    await expect(part(page, 'Uit elkaar houden')).toHaveCount(0);
  }
});

const choose = (page, name) => page.getByRole('group', { name: 'Wat is het?' }).getByRole('button', { name, exact: true }).click();

/** What the first questions of the drill ask for, found out by answering them; after that they were never answered. */
async function rightAnswers(page, count) {
  await expect(page.getByRole('group', { name: 'Wat is het?' })).toBeVisible();
  const before = await page.evaluate(() => ({ ...localStorage }));
  const right = [];
  for (let number = 0; number < count; number += 1) {
    if (number > 0) await button(page, 'Volgende').click();
    await choose(page, 'Topklant');
    const words = await page.getByText(/^\s*(Goed|Het is): /).textContent();
    right.push(words.match(/: (.*)\./)[1]);
  }
  await page.evaluate((before) => {
    localStorage.clear();
    for (const [name, text] of Object.entries(before)) localStorage.setItem(name, text);
  }, before);
  await page.reload();
  return right;
}

test('a reload keeps the step with the answer so far, and what is skipped comes round again', async ({ page }) => {
  await plannedAfter(page, (index) => [[9, answer(entryOf(index, 'mc-01'), 4)]], { minutes: 10 });
  await begin(page);
  const item = exercise(page, 'mc-01');
  await skipTo(page, item);
  await item.getByRole('radio').nth(2).check();
  await page.reload();
  await expect(item.getByRole('radio').nth(2)).toBeChecked();

  const count = await left(page);
  const round = async () => {
    const seen = [];
    for (let number = 0; number < count; number += 1) seen.push(await skip(page));
    return seen;
  };
  const first = await round();
  expect(new Set(first).size).toBe(count);
  expect(await round()).toEqual(first);
  expect(await left(page)).toBe(count);
});
