// A lesson in class: slides by keyboard, hands, a word web, a board, and the window with notes that follows. Nothing of it is recorded.

import { SMALL, expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { events, open, tabTo } from './student.js';

const LESSON = 'docent/presenteren/klantportfolio/';
const QUESTION = 'docent/presenteren/klantportfolio/?vraag=m4-les-soort';
const BOARD = 'docent/presenteren/klantportfolio/?vraag=m4-les-bladluister';
const WEB = 'docent/presenteren/klantportfolio/?vraag=m4-web';

const heading = (page) => page.getByRole('heading', { level: 1 });
const counter = (page) => page.locator('.show-count');
const option = (page, name) => page.locator('.show-option', { hasText: name });
const reveal = (page) => page.getByRole('button', { name: 'Laat het antwoord zien' });

test('a lesson by keyboard from its title to what was learned, and a reload stays', async ({ page }) => {
  await open(page, 'docent/presenteren/');
  await page.getByRole('link', { name: 'Start Klantportfolio' }).click();
  await expect(heading(page)).toHaveText('Klantportfolio');
  await expect(page.getByText('Je kiest in een nieuwe situatie de strategie')).toBeVisible();
  const total = Number((await counter(page).textContent()).match(/^dia 1 van (\d+)$/)[1]);
  expect(total).toBeGreaterThan(20);

  for (let slide = 2; slide <= total; slide += 1) {
    await page.keyboard.press(['ArrowRight', 'PageDown', 'ArrowDown', ' '][slide % 4]);
    await expect(counter(page)).toHaveText(`dia ${slide} van ${total}`);
    await expect(heading(page)).toHaveCount(1);
  }
  await expect(heading(page)).toHaveText('Wat je nu kunt');
  await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toHaveText(`dia ${total} van ${total}`);
  await page.keyboard.press('PageUp');
  await expect(counter(page)).toHaveText(`dia ${total - 1} van ${total}`);

  await page.reload();
  await expect(counter(page)).toHaveText(`dia ${total - 1} van ${total}`);
  expect(new URL(page.url()).hash).toBe(`#${total - 1}`);
  await page.keyboard.press('Home');
  await expect(heading(page)).toHaveText('Klantportfolio');
  await page.goto(`${page.url().split('#')[0]}#3`);
  await expect(counter(page)).toHaveText(`dia 3 van ${total}`);
  expect(await events(page)).toEqual([]);
});

test('hbo has more slides, and the start page says how many', async ({ page }) => {
  await open(page, 'docent/presenteren/');
  const tile = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Start Klantportfolio' }) });
  const slides = async () => Number((await tile.textContent()).match(/(\d+) dia's/)[1]);
  const mbo = await slides();
  await page.getByRole('radio', { name: /^Hbo/ }).check();
  const hbo = await slides();
  expect(hbo).toBeGreaterThan(mbo);
  await tile.getByRole('link', { name: 'Start' }).click();
  await expect(counter(page)).toHaveText(`dia 1 van ${hbo}`);
});

test('the overview jumps, the page fills the screen, the screen goes black and comes back', async ({ page }) => {
  await open(page, LESSON);
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: "Alle dia's" });
  await expect(dialog.getByRole('button', { name: /^1 Klantportfolio/ })).toBeFocused();
  await dialog.getByRole('button', { name: /Welke soort klant is dit/ }).click();
  await expect(dialog).toBeHidden();
  await expect(heading(page)).toHaveText('Welke soort klant is dit?');

  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('F');
  await expect.poll(isFull).toBe(false);

  const place = await counter(page).textContent();
  const black = page.getByRole('button', { name: /^Het scherm is zwart/ });
  await page.keyboard.press('b');
  await expect(black).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(black).toBeHidden();
  await expect(counter(page)).toHaveText(place);
  await page.keyboard.press('.');
  await black.click();
  await expect(black).toBeHidden();
  await expect(counter(page)).toHaveText(place);
});

test('by touch on a small phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, viewport: SMALL });
  const page = await context.newPage();
  await open(page, LESSON);
  await page.getByRole('button', { name: 'Volgende' }).tap();
  await page.getByRole('button', { name: 'Volgende' }).tap();
  await expect(counter(page)).toHaveText(/^dia 3 /);
  await page.getByRole('button', { name: 'Vorige' }).tap();
  await expect(counter(page)).toHaveText(/^dia 2 /);
  await context.close();
});

test('hands are counted per option, again after a discussion, and then the answer is told', async ({ page }) => {
  await open(page, 'docent/presenteren/');
  const tile = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Start Klantportfolio' }) });
  await tile.getByText('Eén vraag of woordweb').click();
  await tile.getByRole('link', { name: 'Welke soort klant is dit?' }).click();
  await expect(heading(page)).toHaveText('Welke soort klant is dit?');

  const more = (name) => option(page, name).getByRole('button', { name: /^Hand erbij/ });
  for (let hand = 0; hand < 3; hand += 1) await more('Topklant').click();
  await more('Behoudklant').click();
  await option(page, 'Topklant').getByRole('button', { name: /^Hand eraf/ }).click();
  await expect(option(page, 'Topklant')).toContainText('2 handen · 67%');
  await expect(option(page, 'Behoudklant')).toContainText('1 hand · 33%');
  await expect(option(page, 'Kansklant')).toContainText('0 handen · 0%');

  await page.getByRole('button', { name: 'Overleg en ronde 2' }).click();
  const letter = (await option(page, 'Behoudklant').locator('.show-letter').textContent()).charCodeAt(0) - 64;
  for (let hand = 0; hand < 3; hand += 1) await page.keyboard.press(`Digit${letter}`);
  await page.keyboard.press(`Shift+Digit${letter}`);
  await expect(option(page, 'Behoudklant')).toContainText(/ronde 1\s*1 hand · 33%\s*ronde 2\s*2 handen · 100%/);
  await expect(option(page, 'Topklant')).toContainText(/ronde 1\s*2 handen · 67%\s*ronde 2\s*0 handen · 0%/);

  // A reload in the middle of a class loses no hand.
  await page.reload();
  await expect(option(page, 'Behoudklant')).toContainText('2 handen · 100%');
  await expect(page.getByText('Straks is er weinig te winnen')).toBeHidden();
  await reveal(page).click();
  await expect(option(page, 'Behoudklant')).toContainText('goed:');
  await expect(option(page, 'Topklant')).toContainText('fout:');
  await expect(option(page, 'Gedoogklant')).toContainText('Straks is er weinig te winnen');
  await expect(option(page, 'Topklant').getByRole('button')).toHaveCount(0);
  expect(await events(page)).toEqual([]);
});

test('the window with notes follows, steers, and counts', async ({ page, context }) => {
  await open(page, LESSON);
  const [notes] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Notities' }).click(),
  ]);
  await expect(notes.getByRole('heading', { name: 'Klantportfolio', exact: true })).toBeVisible();
  const next = notes.getByRole('region', { name: 'Hierna' });
  await expect(next).toContainText('Wat weet je al van goede klanten?');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(counter(notes)).toHaveText(/^dia 3 /);
  await expect(notes.getByText('Laat de klas kiezen voordat er cijfers zijn.')).toBeVisible();
  await expect(page.getByText('Laat de klas kiezen voordat er cijfers zijn.')).toBeHidden();

  await notes.getByRole('button', { name: 'Volgende' }).click();
  await expect(counter(page)).toHaveText(/^dia 4 /);
  await notes.keyboard.press('PageUp');
  await expect(counter(page)).toHaveText(/^dia 3 /);
  await notes.reload();
  await expect(counter(notes)).toHaveText(/^dia 3 /);
  await expect(counter(page)).toHaveText(/^dia 3 /);

  await notes.getByLabel('Timer, in minuten').fill('12');
  await notes.getByRole('button', { name: 'Start de timer' }).click();
  await expect(page.getByRole('timer')).toHaveText(/^1[12]:\d\d$/);
  await notes.getByRole('checkbox', { name: 'Toon de timer op de dia' }).uncheck();
  await expect(page.getByRole('timer')).toBeHidden();

  await page.keyboard.press('o');
  await page.getByRole('dialog').getByRole('button', { name: /Welke soort klant is dit/ }).click();
  await option(notes, 'Topklant').getByRole('button', { name: /^Hand erbij/ }).click();
  await expect(option(page, 'Topklant')).toContainText('1 hand · 100%');
  await reveal(notes).click();
  await expect(option(page, 'Behoudklant')).toContainText('goed:');
});

test('a word web: what the class calls out lights up concepts, the rest is shown on request', async ({ page }) => {
  await open(page, WEB);
  const field = page.getByLabel('Wat roept de klas?');
  await field.fill('winst');
  await page.keyboard.press('Enter');
  await expect(page.getByText("'winst' hoort bij: Klantwaarde.")).toBeVisible();
  await expect(field).toBeFocused();
  await page.keyboard.type('de zon');
  await page.keyboard.press('Enter');
  await expect(page.getByText("'de zon' staat erbij.")).toBeVisible();
  await expect(page.getByText('1 van de 10 begrippen genoemd')).toBeVisible();
  await expect(page.getByText('Gedoogklant')).toBeHidden();
  await page.getByRole('button', { name: 'Laat zien wat ontbreekt' }).click();
  const concepts = page.locator('.show-concept');
  await expect(concepts.filter({ hasText: 'Gedoogklant' })).toContainText('niet genoemd:');
  await expect(concepts.filter({ hasText: 'Klantwaarde' })).toHaveText(/^genoemd: Klantwaarde$/);
  await page.getByRole('button', { name: 'winst, haal weg' }).click();
  await expect(page.getByText('0 van de 10 begrippen genoemd')).toBeVisible();
  expect(await events(page)).toEqual([]);
});

test('a board is placed together by keyboard, then tells which axis was misjudged', async ({ page }) => {
  await open(page, BOARD);
  const cell = (place) => page.locator(`[data-cell="${place}"]`);
  await tabTo(page, cell(0));
  await page.keyboard.press('ArrowRight');
  await expect(cell(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.quadrant .chip')).toHaveCount(2);
  await expect(page.getByText('grens € 5.000')).toBeHidden();
  await reveal(page).click();
  const placed = (name) => page.locator('.quadrant .chip', { hasText: name });
  await expect(placed('Notariskantoor Zegelsteen')).toContainText('groeiruimte € 600 is laag (grens € 5.000)');
  await expect(placed('Callcenter Lijn Vijf')).toContainText('goed:');
  await page.getByRole('button', { name: 'Terug naar de vraag' }).click();
  await expect(page.locator('.quadrant .chip')).toHaveCount(2);
  await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
  await expect(page.locator('.quadrant .chip')).toHaveCount(0);
  // Nobody answered: then what is right is shown.
  await reveal(page).click();
  await expect(page.getByText('Het goede antwoord')).toBeVisible();
  await expect(placed('Notariskantoor Zegelsteen')).toBeVisible();
  expect(await events(page)).toEqual([]);
});

test('keys stay with a field and a board until Escape; a clicker goes on', async ({ page }) => {
  await open(page, LESSON);
  await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toHaveText(/^dia 2 /);
  const field = page.getByLabel('Wat roept de klas?');
  await field.focus();
  await page.keyboard.type('bof . 1');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await expect(field).toHaveValue('bof . 1');
  await expect(counter(page)).toHaveText(/^dia 2 /);
  await page.keyboard.press('PageDown');
  await expect(counter(page)).toHaveText(/^dia 3 /);
  await page.keyboard.press('PageUp');
  await page.getByLabel('Wat roept de klas?').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toHaveText(/^dia 3 /);

  await open(page, 'docent/presenteren/klantportfolio/');
  await page.keyboard.press('o');
  await page.getByRole('dialog').getByRole('button', { name: /Twee klanten van Bladluister/ }).click();
  const place = await counter(page).textContent();
  await tabTo(page, page.locator('[data-cell="0"]'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect(page.locator('.quadrant .chip')).toHaveCount(1);
  await expect(counter(page)).toHaveText(place);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await expect(counter(page)).not.toHaveText(place);
});

test('a term on a slide is explained without leaving the lesson', async ({ page }) => {
  await open(page, LESSON);
  await page.keyboard.press('End');
  const place = await counter(page).textContent();
  await page.getByRole('link', { name: 'Gedoogklant', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Sluiten' })).toContainText('Gedoogklant');
  await expect(counter(page)).toHaveText(place);
});

test('slides work without network once the lesson is there', async ({ page, context }) => {
  await open(page, LESSON);
  await context.setOffline(true);
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toHaveText(/^dia 13 /);
});

test('a question that does not exist is said', async ({ page }) => {
  await open(page, 'docent/presenteren/klantportfolio/?vraag=weg');
  await expect(heading(page)).toHaveText('Deze vraag is er niet');
  await page.getByRole('link', { name: 'Kies een les of vraag' }).click();
  await expect(heading(page)).toHaveText('Presenteren');
});

test.describe('nothing that axe can see is wrong, and all fits a small phone', () => {
  test.use({ viewport: SMALL });
  const NOTES = 'docent/notities/klantportfolio/';
  for (const route of [LESSON, `${LESSON}#3`, `${LESSON}#4`, QUESTION, BOARD, WEB, NOTES, `${NOTES}#3`, `${NOTES}?vraag=m4-les-soort`]) {
    test(route, async ({ page }) => {
      await open(page, route);
      await expect(page.locator('#app').getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('revealed, with hands in two rounds', async ({ page }) => {
    await open(page, QUESTION);
    await page.keyboard.press('1');
    await page.getByRole('button', { name: 'Overleg en ronde 2' }).click();
    await page.keyboard.press('2');
    await expectAccessible(page);
    await reveal(page).click();
    await expectAccessible(page);
  });
});
