// Progress: what a learner masters, what comes back, what is mixed up, and the list to show to a teacher.

import { SMALL, expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { TODAY, answer, at, course as openCourse, entryOf, review, seed as seedLog } from './log.js';
import { check, events, open, practise } from './student.js';

const tile = (page, name) => page.locator('section').filter({ has: page.getByRole('heading', { name }) });
const module = (page, title) => page.locator('details').filter({ has: page.locator('summary', { hasText: title }) });
const goal = (page, text) => page.getByRole('listitem').filter({ hasText: text }).filter({ has: page.getByRole('link', { name: /^Oefen dit/ }) });
const goals = (page) => page.locator('main').getByRole('link', { name: /^Oefen dit/, includeHidden: true });
const opened = (page, summary) => page.locator('summary', { hasText: summary }).first().click();

/** Opens the page and gives the index of the course. */
const course = (page) => openCourse(page, 'voortgang/');

/** What was done becomes the log; then the page shows it. */
async function seed(page, done, settings) {
  await seedLog(page, done, settings);
  await expect(page.getByText(/^Je beheerst/)).toBeVisible();
}

/** Three exercises of a goal for everyone, at its level. */
function atLevel(index, slug, number) {
  const { exercises, goals: all } = index.modules.find((module) => module.slug === slug);
  const found = exercises.filter((entry) => entry.goal === number && !entry.hbo && entry.level === all[number].level);
  expect(found.length).toBeGreaterThan(2);
  return found.slice(0, 3);
}

/** A test of 20 questions, of which `right` were right. */
const taken = (estimate, right) => ({
  t: { c: 'x', b: 0, s: 1200, v: estimate, q: Array.from({ length: 20 }, (_, at) => ({ x: `vraag-${at}`, k: 1, p: at < right ? 1 : 0, m: 1, s: 60 })) },
});

test('a new student is told what will be here, and where to begin', async ({ page }) => {
  await open(page);
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Voortgang' }).click();
  await expect(page.getByText('Je hebt nog niets geoefend.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Leerdoelen per module' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Begin met een les' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lessen' })).toBeVisible();
});

test('a right answer raises the goal it belongs to', async ({ page }) => {
  const index = await course(page);
  const entry = entryOf(index, 'opn-01');
  const owner = index.modules.find((module) => module.exercises.includes(entry));
  const item = await practise(page, `oefenen/kort/?modules=${owner.slug}`, 'opn-01');
  await item.getByLabel('Jouw antwoord').fill('churn');
  await check(item);
  await expect(item.getByText('Goed!')).toBeVisible();
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Voortgang' }).click();
  await opened(page, owner.title);
  const row = goal(page, owner.goals[entry.goal].text);
  await expect(row).toContainText(/Nog niet, (33|25|16)%/);
  await expect(row).toContainText(/1 van \d+ oefeningen/);
  await row.getByRole('link', { name: /^Oefen dit/ }).click();
  await expect(page).toHaveURL(new RegExp(`doel=${owner.goals[entry.goal].id}$`));
  await expect(page.locator('.exercise')).toBeVisible();
});

test('three good answers master a goal, and two months of nothing let it sink', async ({ page }) => {
  const index = await course(page);
  const three = atLevel(index, 'klantportfolio', 0);
  await seed(page, three.map((entry) => [1, answer(entry, 4)]), { exam: TODAY + 13 });
  await expect(page.getByText(`Je beheerst 1 van de ${await goals(page).count()} leerdoelen.`)).toBeVisible();
  await expect(page.getByText('Je toets is over 13 dagen: zaterdag 5 december.')).toBeVisible();
  const portfolio = module(page, 'Klantportfolio');
  await expect(portfolio).toContainText('1 van 2 beheerst');
  await opened(page, 'Klantportfolio');
  const row = goal(page, 'Je plaatst een klant');
  await expect(row).toContainText(/Beheerst, 9\d%/);

  await at(page, 60);
  await page.reload();
  await expect(page.getByText('Je beheerst nog geen van de')).toContainText('Bij 1 ben je er bijna.');
  await expect(page.getByText('Je toets is')).toHaveCount(0);
  await opened(page, 'Klantportfolio');
  await expect(row).toContainText(/Bijna, [56]\d%/);
});

test('hbo adds goals', async ({ page }) => {
  const index = await course(page);
  const done = atLevel(index, 'klantportfolio', 0).map((entry) => [1, answer(entry, 4)]);
  await seed(page, done);
  const common = await goals(page).count();
  await seed(page, done, { audience: 'hbo' });
  expect(await goals(page).count()).toBeGreaterThan(common);
  await expect(module(page, 'Klantportfolio')).toContainText('1 van 3 beheerst');
});

test('what comes back and when was studied stand in tables', async ({ page }) => {
  const index = await course(page);
  const cards = index.modules[0].cards.filter((card) => !card.hbo);
  const [one, two] = atLevel(index, 'klantportfolio', 0);
  await seed(page, [[6, answer(one, 0)], [0, review(cards[0])], [0, review(cards[1])], [0, answer(two, 0)]]);
  const work = tile(page, 'Wat komt er terug?');
  await expect(work).toContainText('De komende 14 dagen komen er 4 kaarten en oefeningen terug, de meeste vandaag: 2.');
  await expect(work.getByRole('img', { name: 'Hoeveel er per dag terugkomt' })).toBeVisible();
  await work.getByText('Als tabel').click();
  await expect(work.getByRole('row', { name: 'zondag 22 november' })).toContainText('2');
  await expect(work.getByRole('row', { name: 'dinsdag 24 november' })).toContainText('2');
  await expect(work.getByRole('row')).toHaveCount(15);

  const days = tile(page, 'Wanneer leerde je?');
  await expect(days).toContainText('Je leerde op 2 dagen van de laatste zes weken. In totaal was je 2 minuten bezig.');
  await expect(days.getByRole('cell', { name: '22 nov' })).toContainText('2 min.');
  await expect(days.getByRole('cell', { name: '16 nov' })).toContainText('1 min.');
  await expect(days.getByRole('cell', { name: '17 nov' })).not.toContainText('min.');
});

test('what was mixed up is named, with a way to the meaning and to the drill', async ({ page }) => {
  const index = await course(page);
  const [one, two, three] = atLevel(index, 'klantportfolio', 0);
  await seed(page, [
    [3, answer(one, 1, [['retentie', 'attritie']])],
    [2, answer(two, 1, [['topklant', 'behoudklant']])],
    [1, answer(three, 1, [['behoudklant', 'topklant']])],
    [0, { d: { x: 'q', g: 'topklant', n: 'behoudklant', p: true } }],
  ]);
  const pairs = tile(page, 'Wat haal je door elkaar?');
  await expect(pairs.getByRole('row').nth(1)).toHaveText(/Behoudklant\s+en\s+Topklant\s*2×\s*1 van 4/);
  await expect(pairs.getByRole('row').nth(2)).toHaveText(/Attritie\s+en\s+Retentie\s*1×\s*0 van 4/);
  await expect(pairs.getByRole('link', { name: 'Leer ze uit elkaar te houden' })).toHaveAttribute('href', /\/verwarring\/$/);
  await pairs.getByRole('link', { name: 'Topklant' }).click();
  await expect(page).toHaveURL(/begrip=topklant$/);
});

test('estimates of tests are held against their results', async ({ page }) => {
  const index = await course(page);
  const done = [[9, review(index.modules[0].cards[0])]];
  await seed(page, done);
  const estimates = tile(page, 'Schat je jezelf goed in?');
  await expect(estimates.getByRole('link', { name: 'Maak een proeftoets' })).toHaveAttribute('href', /\/toets\/$/);
  await seed(page, [...done, [8, taken(90, 12)], [2, taken(70, 14)]]);
  await expect(estimates).toContainText('Je schat 80%, het is 65%, gemiddeld over 2 toetsen. Je schat jezelf te hoog in.');
  await expect(estimates.getByRole('img', { name: 'Schatting en uitkomst per toets' })).toBeVisible();
  await estimates.getByText('Als tabel').click();
  await expect(estimates.getByRole('row', { name: 'zaterdag 14 november' })).toContainText(/90%\s*60%/);
  await expect(estimates.getByRole('row', { name: 'vrijdag 20 november' })).toContainText(/70%\s*70%/);
});

test('the list for a teacher is all that goes on paper', async ({ page }) => {
  await page.addInitScript(() => { window.print = () => { document.title = 'afgedrukt'; }; });
  const index = await course(page);
  await seed(page, atLevel(index, 'klantportfolio', 0).map((entry) => [1, answer(entry, 4)]));
  await opened(page, 'Wat weet ik zeker, wat nog niet?');
  const known = page.getByText(/Je plaatst een klant in de klantrelatiematrix.*\(9\d%\)/);
  await expect(known).toBeVisible();
  await page.getByRole('button', { name: 'Afdrukken' }).click();
  await expect(page).toHaveTitle('afgedrukt');

  await page.emulateMedia({ media: 'print' });
  for (const words of [known, page.getByText('Klantrelatiebeheer, mbo · zondag 22 november 2026'), page.getByText('Formatief: gemaakt door de student zelf'), page.getByText(/^Naam:/)]) {
    await expect(words).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: 'Dit heb ik nog niet geoefend' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Voortgang' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Wanneer leerde je?' })).toBeHidden();
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('what is kept back can be let in again', async ({ page }) => {
  const index = await course(page);
  const [one, two] = atLevel(index, 'klantportfolio', 0);
  await seed(page, [[1, { h: { x: one.id } }], [1, { h: { x: 'weg-uit-de-cursus' } }], [1, { m: { x: two.id, y: 'B is ook goed.' } }]]);
  await expect(page.getByText('B is ook goed.')).toBeVisible();
  const kept = tile(page, 'Wordt niet meer gevraagd');
  // Its title, once its module is here; what the course no longer has keeps its id.
  await expect(kept).not.toContainText(one.id);
  await expect(kept).toContainText('weg-uit-de-cursus');
  await kept.getByRole('button', { name: /^Weer vragen/ }).filter({ hasNotText: 'weg-uit' }).click();
  await expect(kept.getByRole('status')).toContainText('wordt weer gevraagd.');
  await expect(kept.getByRole('button')).toHaveCount(1);
  expect((await events(page)).map((event) => event.w.h).filter(Boolean)).toContainEqual({ x: one.id, d: TODAY });
});

test('a full page fits a small phone and is accessible', async ({ page }) => {
  await page.setViewportSize(SMALL);
  const index = await course(page);
  const [one, two, three] = atLevel(index, 'klantportfolio', 0);
  await seed(page, [
    [9, answer(one, 4)], [2, answer(two, 1, [['topklant', 'behoudklant']])], [1, answer(three, 4)],
    [1, review(index.modules[0].cards[0])], [8, taken(90, 12)], [2, taken(70, 14)],
    [0, { h: { x: one.id } }], [0, { m: { x: two.id, y: 'B is ook goed.' } }],
  ]);
  await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
  await expect(page.getByRole('link', { name: 'Topklant' })).toBeVisible();
  await expectAccessible(page);
});
