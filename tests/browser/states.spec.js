// What a page looks like later on, with answers, feedback and cards: as accessible as at first, in light and dark.

import { SMALL, expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { TODAY, answer, course, entryOf, review, seed } from './log.js';
import { check, exercise, open, openResult, practise } from './student.js';

test.use({ viewport: SMALL });

const field = (item) => item.getByLabel('Jouw antwoord');
const words = (item) => item.getByRole('group', { name: 'Woorden om te kiezen' }).getByRole('button');
const stop = (page) => page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();

/** Begins a half test with an open question in it. */
async function beginTest(page) {
  await page.getByLabel('Toets van mijn klas').check();
  await page.getByLabel('Code van je klas').fill('hbo-half-12-1');
  await page.getByRole('button', { name: 'Begin met de toets' }).click();
  await expect(page.locator('.exercise')).toBeVisible();
}

async function checked(item) {
  await check(item);
  await expect(item.locator('.verdict')).toBeVisible();
}

const STATES = {
  'a wrong short answer with an appeal, and its summary': async (page, look) => {
    const item = await practise(page, 'oefenen/kort/?modules=klantwaarde', 'opn-01');
    await field(item).fill('retentie');
    await checked(item);
    await item.getByRole('button', { name: 'Ik denk dat het goed was' }).click();
    await look();
    await stop(page);
    await expect(page.getByRole('heading', { name: 'Samenvatting' })).toBeVisible();
    await look();
  },
  'gaps, half right': async (page, look) => {
    await open(page, 'les/klantwaarde/');
    const item = exercise(page, 'clz-02');
    await words(item).filter({ hasText: 'contante' }).click();
    await words(item).filter({ hasText: 'omzet' }).click();
    await look();
    await checked(item);
    await look();
  },
  'pairs, placed and checked': async (page, look) => {
    await open(page, 'les/organisatie/');
    const item = exercise(page, 'mat-04');
    await words(item).filter({ hasText: /^klantmanager$/ }).click();
    await words(item).filter({ hasText: 'gegevensanalist' }).click();
    await look();
    await checked(item);
    await look();
  },
  'a sum that can mean two things, and one that is wrong': async (page, look) => {
    await open(page, 'les/klantwaarde/');
    const item = exercise(page, 'clv-01');
    await field(item).fill('1.050');
    await check(item);
    await expect(item.getByText('Kies eerst wat je bedoelt.')).toBeVisible();
    await look();
    await field(item).fill('3');
    await checked(item);
    await look();
  },
  'a text that is compared and scored': async (page, look) => {
    const item = await practise(page, 'oefenen/open/?doel=klantwaarde-kpi', 'm3-kpi-formuleren');
    await field(item).fill('De retentie is 80%.');
    await item.getByRole('button', { name: 'Vergelijk met het modelantwoord' }).click();
    await look();
    for (const choice of await item.getByLabel(/^Deels/).all()) await choice.check();
    await item.getByRole('button', { name: 'Mijn score bewaren' }).click();
    await expect(item.locator('.verdict')).toBeVisible();
    await look();
  },
  'the card of a term': async (page, look) => {
    await open(page, 'les/klantwaarde/');
    await page.locator('.prose a[href="#klantwaarde"]').first().click();
    await expect(page.getByText('Meer over dit begrip')).toBeVisible();
    await look();
  },
  'a word web, writing and done': async (page, look) => {
    await open(page, 'les/klantwaarde/');
    const item = exercise(page, 'm3-woordweb');
    await item.getByRole('button', { name: 'Begin met schrijven' }).click();
    await item.getByLabel('Wat weet je?').fill('churn');
    await look();
    await item.getByRole('button', { name: 'Klaar' }).click();
    await expect(item.locator('.result')).toBeVisible();
    await look();
  },
  'fresh customers, wrong': async (page, look) => {
    await open(page, 'oefenen/nieuwe-klanten/');
    for (let count = 4; count > 0; count -= 1) {
      await expect(page.locator('.tray .chip')).toHaveCount(count);
      await page.locator('[data-cell="1"]').click({ position: { x: 30, y: 12 } });
    }
    await look();
    await checked(page.locator('.exercise'));
    await look();
  },
  'the debrief of a case': async (page, look) => {
    await open(page, 'casus/m4-casus-koffie/');
    await field(exercise(page, 'm4-koffie-1')).fill('3600');
    await checked(exercise(page, 'm4-koffie-1'));
    for (let step = 1; step <= 7; step += 1) {
      await expect(page.getByText(`Stap ${step} van 7`)).toBeVisible();
      await page.getByRole('button', { name: step === 1 ? 'Volgende stap' : 'Overslaan' }).click();
    }
    await expect(page.getByRole('heading', { name: 'Nabespreking' })).toBeVisible();
    await look();
  },
  'a test: choosing modules, sitting it, another page meanwhile, handing in': async (page, look) => {
    await open(page, 'toets/');
    await page.getByLabel('Modules die ik kies').check();
    await page.getByLabel('4. Klantportfolio').check();
    await look();
    await beginTest(page);
    await page.getByRole('button', { name: 'Markeren' }).click();
    await look();
    await page.getByRole('link', { name: 'Lessen' }).click();
    await look();
    await page.getByRole('button', { name: 'Toch weggaan' }).click();
    await expect(page.getByText('Je proeftoets loopt door')).toBeVisible();
    await look();
    await page.getByRole('link', { name: 'Naar de toets' }).click();
    await page.getByRole('button', { name: 'Inleveren…' }).click();
    await look();
  },
  'what a test came to, with an answer to score, and the list of tests': async (page, look) => {
    await openResult(page, [
      ['m3-kpi-formuleren', 0, 4, { y: '{"text":"De retentie is 80%.","scores":{}}', o: true }],
      ['m4-kr-instap', 0, 8], ['clz-02', 1, 3], ['m4-les-soort', 1, 1],
    ]);
    for (const summary of await page.locator('.answer > summary').all()) await summary.click();
    await expect(page.locator('.answer .exercise')).toHaveCount(3);
    for (const fold of await page.locator('main > .fold summary').all()) await fold.click();
    await look();
    await open(page, 'toets/');
    await expect(page.getByRole('heading', { name: 'Eerder gemaakt' })).toBeVisible();
    await look();
  },
  'the plan: asked for, and too much to do': async (page, look) => {
    await course(page);
    await expect(page.getByRole('heading', { name: 'Waar werk je naartoe?' })).toBeVisible();
    await page.getByLabel('Wanneer is je toets?').fill('2026-11-21');
    await look();
    await page.getByLabel('Wanneer is je toets?').fill('2026-11-29');
    await page.getByRole('button', { name: 'Maak mijn plan' }).click();
    await page.getByText(/^Je plan laat/).click();
    await look();
  },
  'the work of today: a card, and an exercise that was checked': async (page, look) => {
    const index = await course(page);
    const card = index.modules[0].cards[0];
    await seed(page, [[9, review(card)]], { is_set_up: true });
    await open(page, 'sessie/');
    await look();
    await page.getByRole('button', { name: 'Toon antwoord' }).click();
    await look();
    await page.evaluate(() => sessionStorage.clear());
    await seed(page, [[9, answer(entryOf(index, 'mc-01'), 4)]], { is_set_up: true });
    await exercise(page, 'mc-01').getByRole('radio').first().check();
    await checked(exercise(page, 'mc-01'));
    await page.getByText('Meer met deze vraag').click();
    await look();
  },
  'two things that were mixed up, and mixed up again': async (page, look) => {
    const index = await course(page, 'verwarring/');
    await seed(page, [[0, answer(entryOf(index, 'm4-kr-instap'), 4, [['topklant', 'behoudklant']])]]);
    const choice = page.getByRole('group', { name: 'Wat is het?' });
    await expect(choice).toBeVisible();
    await look();
    const wrong = page.getByText(/^\s*Het is: /);
    for (let number = 0; number < 4; number += 1) {
      await choice.getByRole('button').nth(number % 2).click();
      await expect(page.locator('.drill .verdict')).toBeVisible();
      if (await wrong.isVisible()) break;
      await page.getByRole('button', { name: 'Volgende' }).click();
    }
    await expect(wrong).toBeVisible();
    await look();
  },
  'cramming, and what came of it': async (page, look) => {
    const index = await course(page, 'stampen/');
    await seed(page, [[1, review(index.modules[0].cards[0])]], { is_set_up: true, exam: TODAY + 1 });
    await page.getByRole('button', { name: 'Begin: alleen kaarten' }).click();
    await page.getByRole('button', { name: 'Toon antwoord' }).click();
    await page.getByRole('button', { name: 'Wist ik', exact: true }).click();
    await page.getByRole('button', { name: 'Stoppen' }).click();
    await expect(page.getByText('1 keer wist je het, 0 keer nog niet.')).toBeVisible();
    await look();
  },
};

for (const [state, reach] of Object.entries(STATES)) {
  test(state, async ({ page }) => {
    await reach(page, () => expectAccessible(page));
  });
}
