// A teacher collects: codes go in however they come, and out come a class, its goals, its questions and files.

import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import fs from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { plain, printed } from './paper.js';
import { open, saved, stored } from './student.js';

const STUDENTS = 14;
const klas = JSON.parse(execFileSync(process.env.XTASK, ['results', STUDENTS, '--questions', 12], { encoding: 'utf8' }));
const [MARKUP, FORMULA] = [klas.names[6], klas.names[7]];

/** Reads a text as a teacher does: paste it, and press the button. */
async function takeIn(page, text) {
  await page.getByLabel('Plak codes').fill(text);
  await page.getByRole('button', { name: 'Inlezen' }).click();
}

/** Opens the class of all students, with its assignment. */
async function openClass(page, codes = klas.codes) {
  await open(page, 'docent/resultaten/');
  await takeIn(page, codes.join('\n'));
  await page.getByLabel('Link van de opdracht').fill(klas.link);
  await page.getByRole('button', { name: 'Link gebruiken' }).click();
  await expect(page.getByRole('heading', { name: 'Voorbeeldklas' })).toBeVisible();
  await page.getByRole('button', { name: 'Bekijk de klas' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Voorbeeldklas' })).toBeVisible();
}

const classTable = (page) => page.getByRole('region', { name: 'Studenten en vragen' });
const rowOf = (page, name) => classTable(page).getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) });

/** The cells of a CSV file, as a spreadsheet reads them. */
function cells(text) {
  const rows = [['']];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1);
    if (text[at] === '"' && quoted && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ';' && !quoted) row.push('');
    else if (text[at] === '\r' && !quoted) { at += 1; rows.push(['']); }
    else row[row.length - 1] += text[at];
  }
  return rows.slice(0, -1);
}

test('codes are found in mails, once each, and what is wrong is named', async ({ page }) => {
  await open(page, 'docent/resultaten/');
  const broken = klas.codes[1].match(/.{1,60}/g).map((line) => `> ${line}`).join('\n');
  const mail = `Hoi, hier is mijn code:\n${klas.codes[0]}\nGroeten\n\n${broken}\nnog eens ${klas.codes[0]} en ${klas.codes[2].slice(0, 90)}`;
  await takeIn(page, mail);
  await expect(page.getByRole('status').filter({ hasText: '2 resultaten toegevoegd' })).toHaveText(
    '2 resultaten toegevoegd. 1 code stond hier al. 1 code is niet te lezen.',
  );
  const damaged = page.getByRole('region', { name: 'Niet te lezen' });
  await expect(damaged).toContainText(klas.codes[2].slice(0, 30));
  await expect(damaged).toContainText('afgekapt');
  await expect(page.getByText('Opdracht die hier niet staat')).toBeVisible();
  await takeIn(page, 'Hallo, ik heb geen code.');
  await expect(page.getByText('Hier staat geen code in.')).toBeVisible();
  await takeIn(page, klas.codes[2]);
  await page.reload();
  await expect(page.getByText('3 resultaten')).toBeVisible();
});

test('a link with a result opens the page with it, and files may hold anything', async ({ page }) => {
  await page.goto(`docent/resultaten/#c=${klas.codes[0]}`);
  await expect(page.getByText('1 resultaat toegevoegd.')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.locator('#bestanden').setInputFiles([
    { name: 'noor.txt', mimeType: 'text/plain', buffer: Buffer.from(`Noor\n${klas.codes[1]}`) },
    { name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 0, 0, 1]) },
    { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ code: klas.codes[2] })) },
  ]);
  await expect(page.getByText('2 resultaten toegevoegd. ‘foto.png’ is geen tekstbestand')).toBeVisible();
});

test('the class shows who did what, what is odd, and who is missing', async ({ page }) => {
  const late = klas.codes.at(-1);
  await openClass(page, klas.codes.slice(0, -1));
  await expect(classTable(page).locator('tbody tr')).toHaveCount(STUDENTS - 1);
  const sem = rowOf(page, klas.names[0]);
  await expect(sem.getByRole('cell').first()).toHaveText(/^\d+,\d$/);
  await expect(sem.getByRole('cell')).toHaveCount(4 + 12);
  await expect(page.getByText(/^.*Te laat: .* na de deadline\./)).toBeVisible();
  await expect(page.locator('.results-remarked li').filter({ hasText: klas.names[4] })).toContainText('andere versie van de cursus');
  // A name is a name.
  await expect(classTable(page).getByRole('button', { name: MARKUP, exact: true })).toBeVisible();
  await expect(page.locator('.results img')).toHaveCount(0);

  await classTable(page).getByRole('button', { name: 'Punten' }).click();
  await expect(classTable(page).getByRole('columnheader', { name: 'Punten' })).toHaveAttribute('aria-sort', 'ascending');
  const points = await classTable(page).locator('tbody tr td:nth-child(3)').allInnerTexts();
  const numbers = points.map((text) => Number(text.split('/')[0].replace(',', '.')));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Klassenlijst' }).click();
  const [first, ...rest] = klas.names[0].split(' ');
  await page.getByLabel('Namen of nummers').fill(`${rest.join(' ').toUpperCase()}, ${first}\nNiemand Anders`);
  await page.getByLabel('Namen of nummers').blur();
  await expect(page.getByText('1 student leverde nog niets in.').first()).toBeVisible();
  await expectAccessible(page);
  // A latecomer is taken in without leaving the page.
  await takeIn(page, late);
  await expect(page.getByText('1 resultaat toegevoegd.')).toBeVisible();
  await page.getByRole('button', { name: 'Studenten', exact: true }).click();
  await expect(classTable(page).locator('tbody tr')).toHaveCount(STUDENTS);
  await expect(page.getByRole('listitem').filter({ hasText: /^Niemand Anders$/ })).toBeVisible();
  await expect(page.locator('.results-remarked li').filter({ hasText: klas.names[1] })).toContainText('niet op je klassenlijst');
});

test('the mark follows the rules of the school', async ({ page }) => {
  await openClass(page);
  const mark = async () => Number((await rowOf(page, klas.names[0]).getByRole('cell').first().innerText()).replace(',', '.'));
  const before = await mark();
  await page.getByRole('button', { name: 'Klassenlijst' }).click();
  await page.getByLabel('Cesuur in procenten').fill('80');
  await page.getByLabel('Cesuur in procenten').blur();
  await page.getByRole('button', { name: 'Studenten', exact: true }).click();
  expect(await mark()).toBeLessThan(before);
  await page.getByRole('button', { name: klas.names[0], exact: true }).first().click();
  await expect(page.getByText('80%').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: klas.names[0] })).toBeFocused();
  await expectAccessible(page);
});

test('learning goals are a map with numbers, the one that is missed most first', async ({ page }) => {
  await openClass(page);
  await page.getByRole('button', { name: 'Leerdoelen' }).click();
  const shares = (await page.locator('.results-goals').first().locator('li > b').allInnerTexts()).map((text) => parseInt(text, 10));
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const map = page.getByRole('region', { name: 'Leerdoelen per student' });
  await expect(map.locator('tbody tr')).toHaveCount(STUDENTS);
  await expect(map.getByRole('row').filter({ hasText: 'Klas' }).getByRole('cell')).toHaveCount(shares.length);
  await expectAccessible(page);
});

test('an appeal that is accepted counts for who typed it, and gives a line for the content', async ({ page }) => {
  await openClass(page);
  const points = async () => Number((await rowOf(page, klas.names[5]).getByRole('cell').nth(1).innerText()).split('/')[0].replace(',', '.'));
  const before = await points();
  await page.getByRole('button', { name: 'Vragen', exact: true }).click();
  await expect(page.getByText(/Gemiddeld haalde de klas \d+% van de punten\./)).toBeVisible();
  await page.getByRole('region', { name: 'Vragen' }).getByRole('row').filter({ has: page.locator('td:last-child', { hasText: '1' }) }).getByRole('button').click();
  await expect(page.getByText(/^\d+ van 14 studenten hadden alles goed\.$/)).toBeVisible();
  await expect(page.getByText(/^\d+ van 14 (typte|typten): /).first()).toBeVisible();
  const typed = page.getByRole('row').filter({ hasText: klas.typed });
  await expect(typed.getByRole('cell').nth(1)).toHaveText('1');
  await expectAccessible(page);
  await page.getByRole('button', { name: `Goedkeuren: ${klas.typed}` }).click();
  await expect(page.getByText(`- [x] ${klas.typed}`)).toBeVisible();
  await expect(page.getByText('oefeningen.md')).toBeVisible();
  await page.getByRole('button', { name: 'Studenten', exact: true }).click();
  expect(await points()).toBe(before + 1);
  await page.reload();
  await page.getByRole('button', { name: 'Bekijk de klas' }).click();
  expect(await points()).toBe(before + 1);
});

test('the class is saved as files that do no harm', async ({ page }) => {
  await openClass(page);
  await page.getByRole('button', { name: 'Klassenlijst' }).click();
  const csv = await saved(page, 'Opslaan als CSV');
  expect(csv.startsWith('\u{feff}"naam";"poging"')).toBe(true);
  const [head, ...rows] = cells(csv.slice(1));
  expect(rows).toHaveLength(STUDENTS);
  expect(rows.every((row) => row.length === head.length)).toBe(true);
  const names = rows.map((row) => row[0]);
  expect(names).toContain(`'${FORMULA}`);
  expect(names).toContain(klas.names[0]);
  expect(rows.every((row) => /^\d+,\d$/.test(row[8]))).toBe(true);
  const json = JSON.parse(await saved(page, 'Opslaan als JSON'));
  expect(json.resultaten).toHaveLength(STUDENTS);
  expect(json.resultaten[0].antwoorden).toHaveLength(12);
});

/** Seals a code for the teacher with this raw public key, as a student's browser does. */
async function sealed(code, teacher) {
  const { subtle } = webcrypto;
  const bytes = Buffer.from(code.slice('crm1.'.length, -1), 'base64url').subarray(1, -4);
  const pair = await subtle.generateKey('X25519', true, ['deriveBits']);
  const own = Buffer.from(await subtle.exportKey('raw', pair.publicKey));
  const other = await subtle.importKey('raw', teacher, 'X25519', false, []);
  const bits = await subtle.deriveBits({ name: 'X25519', public: other }, pair.privateKey, 256);
  const secret = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const way = { name: 'HKDF', hash: 'SHA-256', salt: Buffer.concat([own, teacher]), info: Buffer.from('crm-trainer result 1') };
  const key = await subtle.deriveKey(way, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const hidden = Buffer.from(await subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, bytes));
  const payload = Buffer.concat([Buffer.from([1]), own, hidden]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(payload));
  return `crm1.${Buffer.concat([payload, check]).toString('base64url')}.`;
}

test('what was sealed waits for its key, and opens when that comes back', async ({ page }) => {
  const pair = await webcrypto.subtle.generateKey('X25519', true, ['deriveBits']);
  const teacher = Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey));
  const secret = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64url');
  const key = JSON.stringify({ public: [...teacher], private: secret });
  await open(page, 'docent/resultaten/');
  // This browser has a key of its own, that of another assignment.
  await page.evaluate(() => localStorage.setItem('crm-trainer.1.docent.sleutel', '{"public":[' + Array(32).fill(1) + '],"private":"AAAA"}'));
  await takeIn(page, `${await sealed(klas.codes[0], teacher)}\n${klas.codes[1]}`);
  await expect(page.getByText('1 resultaat toegevoegd. 1 code blijft dicht')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: '1 code is nog dicht' })).toContainText('De codes zijn bewaard.');
  const backup = JSON.stringify({ 'crm-trainer-docent': 1, bewaard: { 'docent.sleutel': key } });
  await page.getByLabel('Reservekopie terugzetten').setInputFiles({ name: 'kopie.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await expect(page.getByText('2 resultaten', { exact: true })).toBeVisible();
  await expect(page.getByText('nog dicht')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('2 resultaten', { exact: true })).toBeVisible();
  await expect(page.getByText('nog dicht')).toHaveCount(0);
});

test('a class that is removed comes back from a back-up', async ({ page }) => {
  await openClass(page, klas.codes.slice(0, 4));
  await page.getByRole('button', { name: 'Alle resultaten' }).click();
  await expect(page.getByText('privésleutel')).toBeVisible();
  const backup = await saved(page, 'Reservekopie opslaan');
  await page.getByRole('button', { name: 'Bekijk de klas' }).click();
  await page.getByRole('button', { name: 'Klassenlijst' }).click();
  await page.getByRole('button', { name: 'Verwijder deze klas' }).click();
  await page.getByRole('button', { name: 'Nee, bewaren' }).click();
  await page.getByRole('button', { name: 'Verwijder deze klas' }).click();
  await page.getByRole('button', { name: 'Ja, verwijderen' }).click();
  await expect(page.getByText('Er zijn nog geen resultaten.')).toBeVisible();
  expect(Object.keys(await stored(page)).filter((name) => name.includes('docent.codes.'))).toEqual([]);
  await takeIn(page, klas.codes[5]);
  const restore = (text) => page.getByLabel('Reservekopie terugzetten').setInputFiles({ name: 'kopie.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await restore('{"kapot');
  await expect(page.getByText('Dit is geen reservekopie van de docentpagina\'s.')).toBeVisible();
  await restore(backup);
  await expect(page.getByText('teruggezet. Er is niets weggehaald.')).toBeVisible();
  await expect(page.getByText('5 resultaten')).toBeVisible();
  await restore(await fs.readFile(new URL('../fixtures/saved/v1-docent.json', import.meta.url), 'utf8'));
  await expect(page.getByText('teruggezet. Er is niets weggehaald.')).toBeVisible();
});

test('two tabs take in codes for the same class', async ({ page, context }) => {
  await open(page, 'docent/resultaten/');
  const other = await context.newPage();
  await open(other, 'docent/resultaten/');
  await takeIn(page, klas.codes[0]);
  await takeIn(other, klas.codes[1]);
  await expect(page.getByText('2 resultaten', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('2 resultaten', { exact: true })).toBeVisible();
});

test('without room everything stays on the screen, and that is said', async ({ page }) => {
  await open(page, 'docent/resultaten/');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); };
  });
  await takeIn(page, klas.codes[0]);
  await expect(page.getByRole('alert')).toContainText('De opslag van deze browser is vol.');
  await expect(page.getByText('1 resultaat', { exact: true })).toBeVisible();
});

test('reports print as pages: one of the class, and one for each student', async ({ page }) => {
  await openClass(page, klas.codes.slice(0, 6));
  await page.getByRole('button', { name: 'Verslag' }).click();
  await expect(page.getByRole('heading', { name: 'Verslag: Voorbeeldklas' })).toBeVisible();
  await expect(page.getByText('Te weinig resultaten (6 studenten) om meer over te zeggen: minstens 10.')).toBeVisible();
  await expectAccessible(page);
  const klasverslag = plain((await printed(page)).join(' '));
  for (const part of ['Verslag: Voorbeeldklas', 'Wat de klas het eerst mist', ...klas.names.slice(0, 6)]) expect(klasverslag).toContain(plain(part));
  for (const part of ['Opdracht maken', 'Afdrukken', 'Van elke student']) expect(klasverslag).not.toContain(part);
  await page.getByRole('button', { name: 'Van elke student' }).click();
  await expect(page.locator('.results-report')).toHaveCount(6);
  const pages = (await printed(page)).map(plain);
  const begins = pages.filter((text) => klas.names.slice(0, 6).some((name) => text.includes(plain(name))));
  expect(begins).toHaveLength(6);
  for (const name of klas.names.slice(0, 6)) expect(begins.filter((text) => text.includes(plain(name)))).toHaveLength(1);
});
