// A student reads a lesson and answers the questions in it.

import { expect, test } from './fixtures.js';
import { answers, check, events, exercise, open } from './student.js';

const LESSON = 'les/wat-is-crm/';

/** The first multiple-choice question of the lesson. */
const question = (page) => page.locator('.exercise:has(input[type=radio]):has(.options)').first();

test('a lesson can be read before the app runs, and without it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL + LESSON);
  await expect(page.getByRole('heading', { level: 1, name: 'Wat is CRM?' })).toBeVisible();
  await expect(page.locator('#static p').nth(8)).toBeVisible();
  await context.close();
});

test('a student reads a lesson, answers, and is told why', async ({ page }) => {
  await open(page, 'lessen/');
  await page.getByRole('link', { name: /^Wat is CRM\?/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wat is CRM?' })).toBeVisible();
  await expect(page).toHaveTitle(/Wat is CRM\?/);

  const item = question(page);
  await check(item);
  await expect(item.getByText('Geef eerst een antwoord.')).toBeVisible();
  await item.getByRole('radio').first().check();
  await check(item);
  await expect(item.getByText(/Goed!|Nog niet goed/)).toBeVisible();
  await expect(item.locator('.option .feedback').first()).not.toBeEmpty();
  expect(await answers(page)).toHaveLength(1);
});

test('sections count as read when they were on the screen', async ({ page }) => {
  await open(page, LESSON);
  await expect(page.getByText(/^0 van \d+ stukken gelezen$/)).toBeVisible();
  await page.locator('.section-end').nth(1).scrollIntoViewIfNeeded();
  await expect(page.getByText(/^[1-9]\d* van \d+ stukken gelezen$/)).toBeVisible();
  await open(page, '');
  await expect(page.getByRole('heading', { name: 'Wat er vandaag nog is' })).toBeVisible();
});

test('a draft and a checked answer survive a reload', async ({ page }) => {
  await open(page, LESSON);
  const first = question(page);
  const id = await first.getAttribute('id');
  await first.getByRole('radio').nth(1).check();
  const label = await first.locator('.option-label').nth(1).textContent();
  await page.reload();
  const again = exercise(page, id);
  const option = again.locator('.option', { hasText: label });
  await expect(option.getByRole('radio')).toBeChecked();
  await check(again);
  await page.reload();
  await expect(again.getByRole('button', { name: 'Opnieuw' })).toBeVisible();
  await expect(option.locator('.feedback')).toBeVisible();
  expect(await answers(page)).toHaveLength(1);
});

test('a concept in the text shows what it means', async ({ page }) => {
  await open(page, LESSON);
  await page.locator('.prose a[href="#crm-definitie"]').first().click();
  const card = page.getByRole('status').filter({ hasText: 'Meer over dit begrip' });
  await expect(card).toContainText('CRM');
  await card.getByRole('button', { name: 'Sluiten' }).click();
  await expect(card).toBeHidden();
  await expect(page).toHaveURL(/les\/wat-is-crm\/$/);
});

test('a deep link opens a section, and a link can be opened in a new tab', async ({ page, context }) => {
  await open(page, 'les/klantportfolio/#m4-vijf-groepen');
  await expect(page.getByRole('heading', { name: 'De klantenpiramide: vijf groepen' })).toBeInViewport();
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Kaarten' }).first().click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(tab.getByRole('heading', { level: 1, name: 'Kaarten' })).toBeVisible();
});

test('going on with a lesson leads to the next section, and a reload back to where you were', async ({ page }) => {
  await open(page, 'les/maatwerk/');
  await page.locator('.section-end').nth(1).scrollIntoViewIfNeeded();
  await expect(page.getByText(/^[1-9]\d* van \d+ stukken gelezen$/)).toBeVisible();
  await page.getByRole('link', { name: 'Vandaag' }).click();
  await page.getByRole('link', { name: /^Lezen\s*\d+ stuk.* uit ‘Maatwerk/ }).click();
  await expect(page).toHaveURL(/#/);
  const named = await page.evaluate(() => location.hash.slice(1));
  await expect(page.locator(`[id="${named}"] > h2`)).toBeInViewport();
  const sixth = await page.locator('.section-end').nth(5).getAttribute('data-read');
  await page.locator('.section-end').nth(5).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await events(page)).map((event) => event.w.l?.x)).toContain(sixth);
  await page.reload();
  await expect(page.locator('.section-end').nth(5)).toBeInViewport();
});

test('an unknown lesson says that it does not exist', async ({ page }) => {
  await open(page, 'lessen/');
  await page.evaluate(() => {
    const link = document.querySelector('.module');
    link.href = link.href.replace(/les\/[^/]+/, 'les/bestaat-niet');
  });
  await page.locator('.module').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deze pagina bestaat niet' })).toBeVisible();
});

test('back and forward work, and an unknown page says so', async ({ page }) => {
  await open(page, 'lessen/');
  await page.getByRole('link', { name: /^Maatwerk/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Maatwerk' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Lessen' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Maatwerk' })).toBeVisible();
});
