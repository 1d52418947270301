// What a teacher prints: the pages are made as PDF and read back as text.

import { expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { plain, printed } from './paper.js';
import { open } from './student.js';

const MODULES = 'mbo-m3.4-7-1';

const show = async (page, query) => {
  await open(page, `docent/afdrukken/?${query}`);
  await expect(page.getByRole('button', { name: 'Afdrukken' })).toBeVisible();
};

/** The pages with this footing, as one text. */
const withFooting = (pages, footing) => plain(pages.filter((text) => plain(text).includes(`${footing} · pagina`)).join(' '));

/** The titles of the questions of a sheet, in order. */
const titles = async (sheet) => {
  const all = await sheet.getByRole('heading', { level: 3 }).allInnerTexts();
  return all.map((title) => title.replace(/^\d+\. /, '').replace(/ \(\d+ punt(en)?\)$/, ''));
};

/** The sheet whose title begins with these words. */
const sheet = (page, title) => page.locator('.paper-sheet').filter({ has: page.getByRole('heading', { level: 2, name: title }) });

test('a summary holds goals, terms and pitfalls, on two pages', async ({ page }) => {
  await show(page, 'wat=samenvatting&modules=4&niveau=mbo');
  const pages = await printed(page);
  expect(pages).toHaveLength(2);
  const text = plain(pages.join(' '));
  for (const part of ['4. Klantportfolio', 'Wat je kunt', 'In het kort', 'Begrippen', 'Gedoogklant', 'Valkuilen', 'Pagina 2']) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('Naar de trainer');
  expect(text).not.toContain('Opslaan als pdf');
});

test('cards come eight to a page, with each back behind its front', async ({ page }) => {
  await show(page, 'wat=kaarten&modules=4&niveau=hbo');
  const cards = await page.locator('.paper-front').count();
  const pages = await printed(page);
  expect(pages).toHaveLength(2 * Math.ceil(cards / 8));
  // The numbers of a row of two cards stand on a line of their own.
  const rows = (text) => {
    const lines = text.split('\n').filter((line) => /^\s+\d+\s+\d+\s*$/.test(line));
    return lines.map((line) => line.trim().split(/\s+/).map(Number));
  };
  expect(rows(pages[0])).toEqual([[1, 2], [3, 4], [5, 6], [7, 8]]);
  expect(rows(pages[1])).toEqual([[2, 1], [4, 3], [6, 5], [8, 7]]);
});

test('cards to fold have front and back on one sheet', async ({ page }) => {
  await show(page, 'wat=kaarten&modules=4&niveau=mbo');
  await page.getByRole('radio', { name: 'Enkelzijdig, om te vouwen' }).check();
  await expect(page).toHaveURL(/kanten=vouwen/);
  const cards = await page.locator('.paper-front').count();
  expect(await printed(page)).toHaveLength(Math.ceil(cards / 4));
});

test('versions A and B ask the same in another order, without their key', async ({ page }) => {
  await show(page, `wat=toets&code=${MODULES}`);
  const [a, b] = [await titles(sheet(page, /^Toets.* versie A$/)), await titles(sheet(page, /^Toets.* versie B$/))];
  expect(a.length).toBeGreaterThan(15);
  expect(b).not.toEqual(a);
  expect([...b].sort()).toEqual([...a].sort());

  const pages = await printed(page);
  for (const [letter, order] of [['A', a], ['B', b]]) {
    const text = withFooting(pages, `Versie ${letter}`);
    expect(text).toContain(`versie ${letter}`);
    expect(text).toContain(`code ${MODULES}`);
    expect(text).toContain('Naam:');
    let from = 0;
    order.forEach((title, at) => {
      const found = text.indexOf(`${at + 1}. ${title}`, from);
      expect(found, `${at + 1}. ${title} in ${letter}`).toBeGreaterThanOrEqual(from);
      from = found;
    });
    expect(text).not.toContain('Goed antwoord');
    expect(text).toContain(`Antwoordblad versie ${letter}`);
  }
  const forTeacher = withFooting(pages, 'Voor de docent');
  for (const part of ['Sleutel versie A', 'Sleutel versie B', 'Van punten naar cijfer', 'Toetsmatrijs']) expect(forTeacher).toContain(part);
});

test('the key of each version names the letter that stands before the right option', async ({ page }) => {
  await show(page, `wat=toets&code=${MODULES}`);
  for (const letter of ['A', 'B']) {
    const questions = sheet(page, new RegExp(`^Toets.* versie ${letter}$`)).locator('.paper-question');
    const rows = sheet(page, new RegExp(`^Sleutel versie ${letter}`)).locator('.paper-key tbody tr');
    expect(await rows.count()).toBe(await questions.count());
    let compared = 0;
    for (let at = 0; at < await questions.count(); at += 1) {
      const options = await questions.nth(at).locator('.paper-options li').allInnerTexts();
      if (options.length === 0) continue;
      const keyed = plain(await rows.nth(at).locator('td').first().innerText());
      const [, letters, meaning] = keyed.match(/^([A-Z](?:, [A-Z])*) \((.*)\)$/);
      const right = options.map(plain).filter((option) => letters.includes(option[0])).map((option) => option.slice(2));
      expect(meaning).toBe(right.join(' / '));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(3);
  }
});

test('no question is cut by the end of a page', async ({ page }) => {
  await show(page, 'wat=toets&code=mbo-heel-3-1&versies=een&delen=vragen');
  const questions = page.locator('.paper-question');
  const count = await questions.count();
  expect(count).toBe(40);
  const pages = (await printed(page)).map(plain);
  for (let at = 0; at < count; at += 1) {
    const words = await questions.nth(at).locator('li > span:last-child, p, td:not(.paper-none)').allInnerTexts();
    const last = plain(words.at(-1)).slice(0, 30);
    const title = plain(await questions.nth(at).getByRole('heading').innerText());
    const here = pages.find((text) => text.includes(title));
    expect(here, title).toBeTruthy();
    expect(here.slice(here.indexOf(title)), title).toContain(last);
  }
});

test('what is chosen on the page stands in the address, and a link gives it again', async ({ page }) => {
  await open(page, 'docent/afdrukken/');
  await expect(page.getByText('Kies een of meer modules.')).toBeVisible();
  await page.getByRole('radio', { name: 'Toets op papier' }).check();
  await page.getByRole('checkbox', { name: '4. Klantportfolio' }).check();
  await page.getByRole('radio', { name: 'Eén versie' }).check();
  await page.getByRole('checkbox', { name: /^Antwoordblad/ }).uncheck();
  await page.getByText('Titel, datum, punten en cijfer').click();
  await page.getByLabel('Titel').fill('Toets <b>H4</b>');
  await page.getByRole('radio', { name: 'Elk onderdeel 1 punt' }).check();
  await expect(page).toHaveURL(/titel=/);
  const before = await titles(sheet(page, 'Toets <b>H4</b>').first());
  expect(before.length).toBeGreaterThan(2);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Eén versie' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Antwoordblad/ })).not.toBeChecked();
  expect(await titles(sheet(page, 'Toets <b>H4</b>').first())).toEqual(before);
  await page.getByRole('button', { name: 'Andere vragen' }).click();
  await expect.poll(() => titles(sheet(page, 'Toets <b>H4</b>').first())).not.toEqual(before);
});

test('the points of the table add up with those at the questions', async ({ page }) => {
  await show(page, `wat=toets&code=${MODULES}&punten=onderdeel&cesuur=60&gokken=telt`);
  const heads = await sheet(page, /^Toets.* versie A$/).getByRole('heading', { level: 3 }).allInnerTexts();
  const total = heads.map((title) => Number(title.match(/\((\d+) punt/)[1])).reduce((sum, points) => sum + points, 0);
  const key = sheet(page, /^Sleutel versie A/);
  const rows = (await key.locator('.paper-marks li').allInnerTexts()).map(plain);
  expect(rows).toHaveLength(total + 1);
  expect(rows[0]).toBe('0 1,0');
  expect(rows.at(-1)).toBe(`${total} 10,0`);
  // By hand: a mark of 5,5 at the cesuur, in a straight line to 10.
  const cut = 0.6 * total;
  const points = Math.ceil(cut);
  const mark = 5.5 + (4.5 * (points - cut)) / (total - cut);
  expect(rows[points]).toBe(`${points} ${mark.toFixed(1).replace('.', ',')}`);
  await expect(key.locator('.paper-pass')).toHaveText(new RegExp(`^${points} `));
});

test('paper is black on white in the dark, and the form with its preview is accessible', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await show(page, 'wat=toets&code=mbo-m4-7-1&versies=een');
  const colours = () => page.locator('.paper-question').first().evaluate((it) => {
    const sheet = getComputedStyle(it.closest('.paper-sheet'));
    return [getComputedStyle(it).color, sheet.backgroundColor];
  });
  expect(await colours()).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await expectAccessible(page);
});

test('a lesson that is printed is text, without what there is to click', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, 'les/klantportfolio/');
  await expect(page.locator('.exercise').first()).toBeVisible();
  const text = plain((await printed(page)).join(' '));
  expect(text).toContain('Niet elke klant krijgt evenveel');
  expect(text).toContain('Behoudklant');
  expect(text).not.toContain('Instellingen');
  expect(text).not.toContain('Begin met schrijven');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const ink = await page.locator('main h1').evaluate((it) => getComputedStyle(it).color);
  expect(ink).toBe('rgb(0, 0, 0)');
});

test('the glossary that is printed says what its terms mean', async ({ page }) => {
  await open(page, 'begrippen/');
  await expect(page.locator('.term').first()).toBeVisible();
  const terms = await page.locator('.term').count();
  const text = (await printed(page)).join(' ');
  expect(terms).toBeGreaterThan(100);
  expect(text.match(/Haal niet door elkaar/g)).toHaveLength(terms);
});
