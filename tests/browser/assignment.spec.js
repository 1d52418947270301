// Assignments: a teacher makes one, a student opens its link, does it and hands it in.

import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { promisify } from 'node:util';
import { SMALL, expectAccessible } from './accessible.js';
import { folderAddress, rootAddress } from './addresses.js';
import { accept, code, faults, handIn, link, make, only, settings, student, typeWrong } from './classroom.js';
import { expect, test } from './fixtures.js';
import { events, open, saved } from './student.js';

const run = promisify(execFile);
const tile = (page) => page.getByRole('region', { name: 'Opdrachten' });
const at = (page, number, total) => expect(page.getByText(`Vraag ${number} van ${total}`)).toBeVisible();

test.afterEach(() => expect(faults.splice(0)).toEqual([]));

test('a teacher hands out a module with one choice and one button, and a student does it', async ({ page, browser }) => {
  const address = await make(page);
  expect(address.startsWith(`${rootAddress}#/opdracht?v=1&titel=Klantportfolio&niveau=mbo`)).toBe(true);
  expect(address.length).toBeLessThan(300);
  const pupil = await student(browser, { viewport: SMALL });
  await pupil.goto(address);
  await expect(pupil.getByRole('heading', { name: 'Klantportfolio', level: 1 })).toBeVisible();
  await expect(pupil.getByText('gelezen 0 van').first()).toBeVisible();
  await expectAccessible(pupil);
  await accept(pupil, address);
  await open(pupil);
  await expect(tile(pupil).getByText('gemaakt 0 van 10')).toBeVisible();
  await expect(tile(pupil).getByText(/Inleveren voor .* om 17\.00 uur/)).toBeVisible();
  await expectAccessible(pupil);
  await tile(pupil).getByRole('link', { name: 'Begin: Klantportfolio' }).click();
  await pupil.getByRole('link', { name: '4. Klantportfolio' }).click();
  await pupil.locator('[data-read]').first().scrollIntoViewIfNeeded();
  await expect.poll(async () => (await events(pupil)).some((event) => event.w.l)).toBe(true);
  await pupil.goBack();
  await expect(pupil.getByText('gelezen 0 van')).toHaveCount(0);
  await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
  await at(pupil, 1, 10);
  await expectAccessible(pupil);
  await pupil.getByRole('button', { name: 'Vraag 7, open' }).click();
  await at(pupil, 7, 10);
  await pupil.reload();
  await at(pupil, 7, 10);
  await pupil.getByRole('link', { name: 'Terugkijken en inleveren' }).click();
  await expect(pupil.getByText('Nog zonder antwoord: 10 vragen.')).toBeVisible();
  await expectAccessible(pupil);
  await pupil.getByRole('button', { name: 'Inleveren', exact: true }).click();
  await expect(pupil.getByText('Vul je naam of nummer in.')).toBeVisible();
  await pupil.getByLabel('Je naam of nummer').fill('Sem de Wit');
  await pupil.getByRole('button', { name: 'Inleveren', exact: true }).click();
  expect(await code(pupil)).toMatch(/^Resultaat van Sem de Wit\nOpdracht: Klantportfolio\n\ncrm1\.[\w-]+\.\n$/);
  await expectAccessible(pupil);
});

test('feedback at once: a wrong answer is explained, stays, and can be objected to', async ({ page, browser }) => {
  const address = await make(page, async () => {
    await page.getByLabel('3. Klantwaarde rekenen').check();
    await only('Kort antwoord', 3)(page);
    await page.getByLabel('Hoeveel procent moeten ze halen?').fill('60');
    await page.getByLabel('Hoe vaak mogen ze het maken?').fill('2');
  });
  const pupil = await student(browser);
  await accept(pupil, address.replace(rootAddress, folderAddress));
  await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
  await at(pupil, 1, 3);
  await pupil.getByRole('button', { name: 'Nakijken' }).click();
  await expect(pupil.getByText('Geef eerst een antwoord.')).toBeVisible();
  await typeWrong(pupil);
  await pupil.getByRole('button', { name: 'Nakijken' }).click();
  await expect(pupil.getByText('Nog niet goed.')).toBeVisible();
  await expect(pupil.locator('.exercise input[type=text]').first()).toHaveJSProperty('readOnly', true);
  await pupil.getByRole('button', { name: 'Ik denk dat dit goed is' }).click();
  await expect(pupil.getByText('Je docent ziet je antwoord en beslist.')).toBeVisible();
  await expectAccessible(pupil);
  await pupil.getByRole('button', { name: 'Volgende' }).click();
  await typeWrong(pupil);
  await pupil.reload();
  await at(pupil, 2, 3);
  await expect(pupil.locator('.exercise input[type=text]').first()).toHaveValue('helemaal niets');
  await pupil.getByRole('button', { name: 'Vraag 1, nagekeken' }).click();
  await expect(pupil.getByText('Je docent ziet je antwoord en beslist.')).toBeVisible();
  await handIn(pupil, 'Noor');
  await expect(pupil.getByText('Je haalde 0 van de 3 punten (0%).')).toBeVisible();
  await expect(pupil.getByText('Dat is nog niet genoeg: je docent vraagt 60%.')).toBeVisible();
  const first = await code(pupil);
  await pupil.reload();
  expect(await code(pupil)).toBe(first);
  const log = (await events(pupil)).map((event) => event.w);
  // Each answer once: one was checked, one when it was handed in, one was left open.
  expect(log.filter((what) => what.a).map((what) => what.a.c)).toEqual(['o', 'o']);
  expect(log.find((what) => what.i).i).toMatchObject({ n: 'Noor', p: 1, r: true, b: [log.find((what) => what.o).o.x] });
  await pupil.getByText('Bekijk je antwoorden').click();
  await pupil.getByText('Vraag 1: fout').click();
  await expect(pupil.getByText('Nog niet goed.')).toBeVisible();
  await expectAccessible(pupil);
  await pupil.getByRole('link', { name: 'Nog een keer' }).click();
  await at(pupil, 1, 3);
  await handIn(pupil, 'Noor');
  await expect(pupil.getByRole('heading', { name: 'Poging 2: ingeleverd' })).toBeVisible();
  await expect(pupil.getByRole('link', { name: 'Nog een keer' })).toHaveCount(0);
  expect(await code(pupil)).not.toBe(first);
});

test('feedback after the deadline: nothing is shown before it, all of it after', async ({ page, browser }) => {
  const address = await make(page, async () => {
    await only('Kort antwoord', 2)(page);
    await page.getByLabel('Na de deadline').check();
    await page.getByLabel('Datum').fill('2027-03-05');
  });
  const pupil = await student(browser);
  await pupil.clock.install({ time: new Date('2027-03-05T16:30:00+01:00') });
  await accept(pupil, address);
  await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
  await typeWrong(pupil);
  await expect(pupil.getByText('1 van 2 vragen beantwoord')).toBeVisible();
  await expect(pupil.getByRole('button', { name: 'Nakijken' })).toHaveCount(0);
  await handIn(pupil, '2041');
  await expect(pupil.getByText('Na vrijdag 5 maart om 17.00 uur zie je hier wat goed was.')).toBeVisible();
  await expect(pupil.getByText('Bekijk je antwoorden')).toHaveCount(0);
  await expect(pupil.getByText('Je haalde')).toHaveCount(0);
  await pupil.clock.runFor('31:00');
  await expect(pupil.getByText('Je haalde 0 van de 2 punten (0%).')).toBeVisible();
  await pupil.getByText('Bekijk je antwoorden').click();
  await pupil.getByText('Vraag 1: fout').click();
  await expect(pupil.getByText('Nog niet goed.')).toBeVisible();
});

test('what is late says so, can be handed in, and is put away and shown again', async ({ page, browser }) => {
  const address = await make(page, async () => page.getByLabel('Datum').fill('2027-03-05'));
  const pupil = await student(browser);
  await pupil.clock.install({ time: new Date('2027-03-05T16:58:00+01:00') });
  await accept(pupil, address);
  await open(pupil);
  await expect(tile(pupil).getByText('Inleveren voor vrijdag 5 maart om 17.00 uur.')).toBeVisible();
  await pupil.clock.runFor('03:00');
  await expect(tile(pupil).getByText('Verlopen: de deadline was vrijdag 5 maart om 17.00 uur. Je kunt nog inleveren.')).toBeVisible();
  await tile(pupil).getByRole('button', { name: 'Opbergen: Klantportfolio' }).click();
  await expect(tile(pupil).getByText('Verlopen')).toHaveCount(0);
  await pupil.reload();
  await pupil.getByText('1 eerdere opdracht').click();
  await pupil.getByRole('button', { name: 'Weer tonen: Klantportfolio' }).click();
  await expect(tile(pupil).getByText('Verlopen')).toBeVisible();
  // An old link that is opened again goes on.
  await pupil.goto(address);
  await expect(pupil.getByText('Je hebt deze opdracht aangenomen.')).toBeVisible();
  await handIn(pupil, 'Ada');
  await expect(pupil.getByText('De deadline was vrijdag 5 maart om 17.00 uur.')).toBeVisible();
});

test('two tabs lose no answer of each other', async ({ page, browser }) => {
  const address = await make(page, async () => {
    await only('Kort antwoord', 2)(page);
    await page.getByLabel('Na de deadline').check();
  });
  const pupil = await student(browser);
  await accept(pupil, address);
  await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
  await at(pupil, 1, 2);
  const other = await pupil.context().newPage();
  await other.goto(pupil.url());
  await other.getByRole('button', { name: 'Volgende' }).click();
  await typeWrong(other);
  await typeWrong(pupil);
  await expect(pupil.getByText('2 van 2 vragen beantwoord')).toBeVisible();
  await expect(other.getByText('2 van 2 vragen beantwoord')).toBeVisible();
  await handIn(pupil, 'Sem');
  await expect(other.getByText('Je hebt deze opdracht ingeleverd.')).toBeVisible();
});

test('a link that is no whole assignment says why, and unknown parts leave the rest', async ({ page, browser }) => {
  const address = await make(page);
  const pupil = await student(browser);
  for (const [bad, sentence] of [
    [address.slice(0, -30), 'Deze link is niet compleet of onderweg veranderd.'],
    [address.replace('v=1', 'v=2'), 'Deze opdracht is gemaakt met een nieuwere versie van de trainer.'],
    [`${rootAddress}#/opdracht?hallo=1`, 'Dit is geen link naar een opdracht.'],
  ]) {
    await pupil.goto('about:blank');
    await pupil.goto(bad);
    await expect(pupil.getByRole('alert')).toContainText(sentence);
  }
  await expectAccessible(pupil);
  // As a later version of this one could make it: the check is that of the whole link.
  const odd = 'v=1&titel=Les&niveau=mbo&lees=klantportfolio.bestaat-niet&reeks=1&kleur=rood&controle=';
  await pupil.goto(`${rootAddress}#/opdracht?${odd}${check(odd)}`);
  await expect(pupil.getByText('‘bestaat-niet’')).toBeVisible();
  await expect(pupil.getByText(/kleur/)).toBeVisible();
  await pupil.getByRole('button', { name: 'Aannemen' }).click();
  await handIn(pupil, 'Sem');
});

/** The check at the end of a link, as the core computes it: FNV-1a over the names and values. */
function check(query) {
  const pairs = [...new URLSearchParams(query)].filter(([name]) => name !== 'controle');
  const bytes = new TextEncoder().encode(pairs.map(([name, value]) => `${name}=${value}\n`).join(''));
  const hash = bytes.reduce((before, byte) => Math.imul(before ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  return hash.toString(16).padStart(8, '0');
}

test('each student has his own questions, and keeps them', async ({ page, browser }) => {
  const address = await make(page, async () => {
    await settings(page);
    await page.getByLabel('Elke student zijn eigen vragen').check();
    await expect(page.getByText('10 vragen', { exact: true })).toBeVisible();
  });
  const drawn = [];
  for (let number = 0; number < 3; number += 1) {
    const pupil = await student(browser);
    await accept(pupil, address);
    await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
    await at(pupil, 1, 10);
    const sitting = () => pupil.evaluate(() => Object.entries(localStorage).find(([name]) => /\.opdracht\.[0-9a-f]{8}$/.test(name))[1]);
    const questions = JSON.parse(await sitting()).questions.map((question) => question.exercise);
    await pupil.reload();
    await at(pupil, 1, 10);
    expect(JSON.parse(await sitting()).questions.map((question) => question.exercise)).toEqual(questions);
    drawn.push(questions.join());
  }
  expect(new Set(drawn).size).toBeGreaterThan(1);
});

test('a short module of the teacher himself travels in the link', async ({ page, browser }) => {
  await open(page, 'docent/maken/');
  await page.getByRole('button', { name: 'Nieuwe module' }).click();
  await expect(page.getByText('Bewaard in deze browser.')).toBeVisible();
  await open(page, 'docent/opdracht/');
  await page.getByLabel('Mijn module').check();
  await page.getByRole('button', { name: 'Maak de link' }).click();
  await expect(link(page)).toHaveValue(/&m=1\./);
  const pupil = await student(browser, { viewport: SMALL });
  await pupil.goto(await link(page).inputValue());
  await expect(pupil.getByText('Bij deze opdracht hoort een module die je docent zelf maakte.').first()).toBeVisible();
  await expectAccessible(pupil);
  await pupil.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(pupil.getByText('Bij deze opdracht hoort')).toHaveCount(0);
  await pupil.getByRole('button', { name: 'Aannemen' }).click();
  await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
  await expect(pupil.getByText(/^Vraag 1 van [1-9]/)).toBeVisible();
  await expect(pupil.locator('.exercise')).toBeVisible();
});

test('the QR code, the text and the calendar file say what the link says', async ({ page }, info) => {
  const address = await make(page, async () => {
    await page.getByLabel('Naam van de opdracht').fill('Week 3: klanten & waarde, deel 1');
    await page.getByLabel('Bericht aan je studenten').fill('Maak dit thuis; neem je vragen mee.');
    await page.getByLabel('Datum').fill('2027-07-05');
  });
  const decode = async (target, name) => {
    const path = info.outputPath(`${name}.png`);
    await target.screenshot({ path });
    return (await run('zbarimg', ['-q', '--raw', path])).stdout.trim();
  };
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await decode(page.getByRole('img', { name: 'QR-code met de link' }).first(), 'klein')).toBe(address);
  await page.getByRole('button', { name: 'Groot tonen' }).click();
  const beamer = page.getByRole('dialog', { name: 'QR-code, groot' });
  await expect(beamer.getByText('Week 3: klanten & waarde, deel 1')).toBeVisible();
  expect(await decode(beamer.getByRole('img'), 'groot')).toBe(address);
  await beamer.getByRole('button', { name: 'Sluiten' }).click();
  expect(await saved(page, 'QR-code opslaan')).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
  expect(await page.getByLabel('Tekst', { exact: true }).inputValue()).toContain(`Maak dit thuis; neem je vragen mee.\n\n- Lees: 4. Klantportfolio`);
  const calendar = await saved(page, 'Agendabestand opslaan');
  expect(calendar.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('DTSTART:20270705T150000Z');
  expect(lines).toContain('SUMMARY:Inleveren: Week 3: klanten & waarde\\, deel 1');
  expect(lines).toContain(`URL:${address}`);
});

test('the link is copied, or selected where that is not allowed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const address = await make(page);
  await page.getByRole('button', { name: 'Kopieer de link' }).click();
  await expect(page.getByText('Gekopieerd.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('nee')); });
  await page.getByRole('button', { name: 'Kopieer de link' }).click();
  await expect(page.getByText('De tekst is geselecteerd')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd))).toBe(address);
});

test('what was handed out is kept: changed, copied and removed', async ({ page }) => {
  const address = await make(page);
  await page.setViewportSize(SMALL);
  await expectAccessible(page);
  await open(page, 'docent/');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Veranderen: Klantportfolio' }).click();
  await expect(page.getByText('Dat geeft een nieuwe link.')).toBeVisible();
  await expect(page.getByLabel('4. Klantportfolio')).toBeChecked();
  await page.getByLabel('Naam van de opdracht').fill('Week 4');
  await page.getByRole('button', { name: 'Maak de link' }).click();
  await expect(page.getByRole('heading', { name: 'Week 4', level: 1 })).toBeVisible();
  expect(await link(page).inputValue()).not.toBe(address);
  await page.reload();
  await expect(link(page)).toHaveValue(/titel=Week\+4/);
  await page.getByRole('link', { name: 'Kopie maken', exact: true }).click();
  await expect(page.getByLabel('Naam van de opdracht')).toHaveValue('Week 4');
  await page.getByRole('button', { name: 'Weghalen: Week 4' }).click();
  await page.getByRole('button', { name: 'Ja, haal weg' }).click();
  await expect(page.getByRole('link', { name: 'Week 4', exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Klantportfolio', exact: true })).toBeVisible();
});

test('fewer questions than asked is said, and every question can be looked at', async ({ page }) => {
  await page.setViewportSize(SMALL);
  await open(page, 'docent/opdracht/');
  await page.getByLabel('4. Klantportfolio').check();
  await only('Kort antwoord', 60)(page);
  await page.getByLabel('De les lezen').check();
  await expect(page.getByText(/minder dan gevraagd/)).toBeVisible();
  await page.getByText('Vragen per leerdoel').click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.locator('.assign-preview summary', { hasText: /^\d+ vra/ }).click();
  await page.locator('.assign-questions summary').first().click();
  await expect(page.locator('.assign-questions .exercise')).toBeVisible();
  await expectAccessible(page);
});

test('a sealed result is a code that only the key opens, and is stable', async ({ page, browser }) => {
  const address = await make(page, async () => {
    await settings(page);
    await page.getByLabel('Alleen ik kan de resultaten lezen').check();
    await expect(page.getByText('Raak je de sleutel kwijt')).toBeVisible();
  });
  await expect(page.getByText('Alleen deze browser kan de resultaten lezen.')).toBeVisible();
  expect(address).toMatch(/sleutel=[\w-]{43}/);
  const pupil = await student(browser);
  await accept(pupil, address);
  await handIn(pupil, 'Sem');
  const sealed = await code(pupil);
  // The first byte tells that it is sealed.
  expect(sealed).toMatch(/crm1\.A[Q-Za-f]/);
  await pupil.reload();
  expect(await code(pupil)).toBe(sealed);
  const file = await saved(pupil, 'Bewaar als bestand');
  expect(file).toBe(sealed);
});

test('without room in storage an assignment is done and handed in all the same', async ({ page, browser }) => {
  const address = await make(page, only('Kort antwoord', 2));
  const pupil = await student(browser);
  await pupil.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); };
  });
  await accept(pupil, address);
  await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
  await typeWrong(pupil);
  await pupil.getByRole('button', { name: 'Volgende' }).click();
  await typeWrong(pupil);
  await expect(pupil.getByText('2 van 2 vragen beantwoord')).toBeVisible();
  await handIn(pupil, 'Sem');
  expect(await code(pupil)).toContain('crm1.');
});

test('a result link goes to the pages for teachers', async ({ page }) => {
  await page.goto(`${rootAddress}#/resultaat?c=crm1.AAAA.`);
  // The page takes the code out of its address as soon as it has read it.
  await expect(page).toHaveURL(/\/docent\/resultaten\//);
  await expect(page.getByRole('region', { name: 'Niet te lezen' })).toContainText('crm1.AAAA');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
