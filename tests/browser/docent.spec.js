// From link to list of marks: a teacher and three students, each with a browser of his own. The only ways between them are those of
// real life: a link, and codes in a mail.

import fs from 'node:fs/promises';
import { accept, code, faults, handIn, make, only, student, typeWrong } from './classroom.js';
import { expect, test } from './fixtures.js';
import { open, saved } from './student.js';

const DEADLINE = new Date('2027-03-05T17:00:00+01:00').getTime();
const MINUTE = 60_000;

test.afterEach(() => expect(faults.splice(0)).toEqual([]));

/** Answers every question: the first `right` as the course wants it, the others with nonsense. */
async function answer(page, right, keys) {
  const total = Number((await page.getByText(/^Vraag \d+ van \d+/).first().innerText()).match(/van (\d+)/)[1]);
  for (let number = 1; number <= total; number += 1) {
    await expect(page.getByText(`Vraag ${number} van ${total}`)).toBeVisible();
    const id = await page.locator('.exercise').getAttribute('id');
    if (number <= right) await page.locator('.exercise input[type=text]').first().fill(keys[id]);
    else await typeWrong(page);
    await page.getByRole('button', { name: 'Nakijken' }).click();
    await expect(page.locator('.verdict')).toBeVisible();
    if (number < total) await page.getByRole('button', { name: 'Volgende' }).click();
  }
  return total;
}

/** What is accepted for each short question: the first answer with a tick in the Markdown of the course. */
async function shortAnswers(...modules) {
  const keys = {};
  for (const module of modules) {
    for (const file of ['les.md', 'oefeningen.md']) {
      const text = await fs.readFile(new URL(`../../content/${module}/${file}`, import.meta.url), 'utf8');
      for (const [, id, body] of text.matchAll(/\{#([\w-]+) \.kort[^}]*\}\n([\s\S]*?)(?=\n#|$)/g)) {
        keys[id] = body.match(/- \[x\] ([^{\n]*)/)[1].trim();
      }
    }
  }
  return keys;
}

for (const isSealed of [false, true]) {
  test(`a class of three, ${isSealed ? 'sealed for the teacher' : 'in the open'}`, async ({ page, browser }) => {
    await page.clock.install({ time: DEADLINE - 60 * MINUTE });
    const address = await make(page, async () => {
      await page.getByLabel('3. Klantwaarde rekenen').check();
      await only('Kort antwoord', 4)(page);
      await page.getByLabel('Naam van de opdracht').fill('Week 9');
      await page.getByLabel('Datum').fill('2027-03-05');
      if (isSealed) await page.getByLabel('Alleen ik kan de resultaten lezen').check();
    });
    const keys = await shortAnswers('03-klantwaarde', '04-klantportfolio');

    const does = async (name, right, when, then = async () => {}) => {
      const pupil = await student(browser);
      await pupil.clock.install({ time: when });
      await accept(pupil, address);
      await pupil.getByRole('link', { name: 'Begin met de vragen' }).click();
      await answer(pupil, right, keys);
      await then(pupil);
      await handIn(pupil, name);
      return code(pupil);
    };
    const sem = await does('Sem de Wit', 4, DEADLINE - 30 * MINUTE);
    const noor = await does('Noor', 2, DEADLINE - 20 * MINUTE, async (pupil) => {
      await pupil.getByRole('button', { name: 'Ik denk dat dit goed is' }).click();
    });
    const ada = await does('Ada', 0, DEADLINE + 10 * MINUTE);
    // The first byte tells whether a private key is needed.
    expect(Buffer.from(sem.match(/crm1\.([\w-]+)/)[1], 'base64url')[0]).toBe(isSealed ? 1 : 0);

    // The mail programme breaks lines, one code came twice, and of one the end is missing.
    await page.clock.setFixedTime(DEADLINE + 30 * MINUTE);
    const mail = [sem.replace(/(.{50})/g, '$1\n> '), noor, ada, sem, noor.slice(0, -40)].join('\n\n');
    await open(page, 'docent/resultaten/');
    await page.getByLabel('Plak codes').fill(mail);
    await page.getByRole('button', { name: 'Inlezen' }).click();
    await expect(page.getByText('3 resultaten toegevoegd.')).toContainText('1 code stond hier al. 1 code is niet te lezen.');
    await page.getByRole('button', { name: 'Bekijk de klas' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Week 9' })).toBeVisible();

    const table = page.getByRole('region', { name: 'Studenten en vragen' });
    const points = (name) => table.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) }).getByRole('cell').nth(1);
    await expect(points('Sem de Wit')).toContainText('4');
    await expect(points('Noor')).toContainText('2');
    await expect(points('Ada')).toContainText('0');
    await expect(page.locator('.results-remarked li').filter({ hasText: 'Ada' })).toContainText('Te laat');

    // Noor was right after all: what she typed counts for everyone, so for Ada too.
    await page.getByRole('button', { name: 'Vragen', exact: true }).click();
    const appealed = page.getByRole('region', { name: 'Vragen' }).getByRole('row').filter({ has: page.locator('td:last-child', { hasText: '1' }) });
    await appealed.getByRole('button').click();
    await page.getByRole('button', { name: 'Goedkeuren: helemaal niets' }).click();
    await expect(page.getByText('- [x] helemaal niets')).toBeVisible();
    await page.getByRole('button', { name: 'Studenten', exact: true }).click();
    await expect(points('Noor')).toContainText('3');
    await expect(points('Ada')).toContainText('1');

    await page.getByRole('button', { name: 'Klassenlijst' }).click();
    const csv = await saved(page, 'Opslaan als CSV');
    expect(csv).toContain('"Sem de Wit"');
    expect(csv.split('\r\n')).toHaveLength(5);
  });
}
