// A teacher's own module: written with problems beside it, studied at once, handed out as a file and as a link; and what means harm.

import zlib from 'node:zlib';
import { SMALL, expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { folderAddress } from './addresses.js';
import { check, exercise, open, saved } from './student.js';

const text = (page) => page.getByRole('textbox', { name: 'Markdown van de module' });
const problems = (page) => page.getByRole('region', { name: 'Problemen' });
const preview = (page) => page.getByRole('region', { name: 'Voorbeeld', exact: true });
const kept = (page) => expect(page.getByText('Bewaard in deze browser.')).toBeVisible();

/** Begins a module from the template, with another title and id. */
async function begin(page, title = 'Bakkerij Krul', id = 'bakkerij') {
  await open(page, 'docent/maken/');
  await page.getByRole('button', { name: 'Nieuwe module' }).click();
  const begun = await text(page).inputValue();
  await text(page).fill(begun.replace('Mijn module', title).replace('id: mijn-module', `id: ${id}`));
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await kept(page);
}

const markdown = (page) => saved(page, 'Opslaan als bestand');

/** Offers a file to the page. */
const choose = (page, label, content, name = 'module.md') =>
  page.getByLabel(label).setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(content) });

const link = (content) => `#/module?m=1.${zlib.deflateRawSync(Buffer.from(content)).toString('base64url')}`;

const offer = (page, title) => page.getByRole('group', { name: title });

/** Opens a module on the device of a student. */
async function receive(page, content, title) {
  await open(page, 'lessen/');
  await choose(page, 'Module van je docent openen', content);
  await offer(page, title).getByRole('button', { name: /Toevoegen|Vervangen/ }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
}

test('a problem has its line, leads there, and goes when it is mended', async ({ page }) => {
  await begin(page);
  await expect(problems(page)).toContainText('Geen problemen.');
  await text(page).press('Control+End');
  await text(page).pressSequentially('\nWat is er mis?\n: Geen id.\n');
  const problem = problems(page).getByRole('button', { name: /Regel 43 · Fout/ });
  await expect(problem).toContainText('Kaart zonder id');
  await text(page).press('Control+Home');
  await problem.click();
  await expect(text(page)).toBeFocused();
  const selected = () => text(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
  expect(await selected()).toBe('Wat is er mis?');
  await text(page).press('End');
  await text(page).pressSequentially(' {#k-mis}');
  await expect(problems(page)).toContainText('Geen problemen.');
  await expect(preview(page).getByText('Wat is er mis?')).toBeVisible();
  await text(page).fill((await text(page).inputValue()).replace('#k-mis', '#k-topklant'));
  await expect(problems(page)).toContainText("De id 'k-topklant' bestaat al in de cursus.");
  await expect(page.getByText('Nog niet te leren. Een id in deze module bestaat al')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
});

test('the preview is as a student gets it, and stays as it is where the text does', async ({ page }) => {
  await begin(page);
  const question = exercise(page, 'mijn-vraag');
  await question.getByLabel('Dat antwoord.').check();
  await check(question);
  await expect(question).toContainText('Leg hier uit waarom dit niet klopt.');
  await text(page).press('Control+End');
  await text(page).pressSequentially('\nNieuwe kaart? {#k-nieuw}\n: Ja.\n');
  await preview(page).getByText('Nieuwe kaart?').click();
  await expect(preview(page).getByText('Ja.', { exact: true })).toBeVisible();
  await expect(question).toContainText('Leg hier uit waarom dit niet klopt.');
  await question.getByRole('button', { name: 'Opnieuw' }).click();
  await question.getByLabel('Dit antwoord.').check();
  await check(question);
  await expect(question).toContainText('Goed!');
  await open(page, 'voortgang/');
  await expect(page.getByText('Mijn eerste vraag')).toHaveCount(0);
});

test('examples of every kind fit in, and typing them can be undone', async ({ page }) => {
  await begin(page);
  const choice = page.getByLabel('Begin met een voorbeeld');
  for (const kind of ['Matrix', 'Casus', 'Indelen', 'Matrix']) {
    await choice.selectOption({ label: kind });
    await page.getByRole('button', { name: 'Invoegen onder dit stuk' }).click();
  }
  await expect(problems(page)).toContainText('Geen problemen.');
  await expect(preview(page).getByText('Klanten plaatsen')).toHaveCount(2);
  const before = await text(page).inputValue();
  await text(page).focus();
  await page.keyboard.press('Control+z');
  expect((await text(page).inputValue()).length).toBeLessThan(before.length);
});

test('a reload keeps it, a file brings it back, and a copy has ids of its own', async ({ page }) => {
  await begin(page);
  await text(page).press('Control+End');
  await text(page).pressSequentially('\nLaatste woord? {#k-laatste}\n: Dit.\n');
  // At once: what was typed last is kept when the page goes away.
  await page.reload();
  await expect(text(page)).toHaveValue(/Laatste woord\?/);
  const content = await markdown(page);
  expect(content).toContain('id: bakkerij');
  await text(page).fill(`${content}\nHaast. {#k-haast}\n: Weg.\n`);
  await page.getByRole('link', { name: 'Al je modules' }).click();
  await page.getByRole('link', { name: 'Bakkerij Krul' }).click();
  await expect(text(page)).toHaveValue(/Haast/);
  await text(page).fill(content);
  await page.getByRole('link', { name: 'Al je modules' }).click();
  await page.getByRole('button', { name: 'Kopiëren: Bakkerij Krul' }).click();
  await expect(page.getByRole('heading', { name: 'Bakkerij Krul (kopie)' })).toBeVisible();
  await expect(problems(page)).toContainText('Geen problemen.');
  await page.getByRole('link', { name: 'Al je modules' }).click();
  await page.getByRole('button', { name: 'Verwijderen: Bakkerij Krul', exact: true }).click();
  await page.getByRole('button', { name: 'Ja, verwijder' }).click();
  await expect(page.getByRole('link', { name: 'Bakkerij Krul', exact: true })).toHaveCount(0);
  await choose(page, 'Bestand openen', content, 'eigen-bakkerij.md');
  await offer(page, 'Bakkerij Krul').getByRole('button', { name: 'Openen', exact: true }).click();
  await expect(text(page)).toHaveValue(content);
  await open(page, 'docent/maken/');
  await expectAccessible(page);
});

test('the files of a folder and a module of the course are opened too', async ({ page }) => {
  await open(page, 'docent/maken/');
  const file = (name, content) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(content) });
  const cards = '## K {.kaarten}\n\nVoor? {#k-mapkaart}\n: Achter.\n';
  await page.getByLabel('Bestand openen').setInputFiles([file('kaarten.md', cards)]);
  await expect(page.getByRole('alert')).toContainText('les.md ontbreekt');
  const lesson = '---\ntitel: Uit een map\nminuten: 5\n---\n\n## Stuk {#stuk}\n\nTekst.\n';
  await page.getByLabel('Bestand openen').setInputFiles([file('kaarten.md', cards), file('les.md', lesson)]);
  await offer(page, 'Uit een map').getByRole('button', { name: 'Openen', exact: true }).click();
  await expect(text(page)).toHaveValue(/id: uit-een-map[^]*# Kaarten\n\n## K/);
  await page.getByRole('link', { name: 'Al je modules' }).click();
  await page.getByLabel('Of begin met een module van de cursus').selectOption({ label: '4. Klantportfolio' });
  await page.getByRole('button', { name: 'Kopie maken' }).click();
  await expect(page.getByRole('heading', { name: 'Klantportfolio (kopie)' })).toBeVisible();
  await expect(problems(page)).toContainText('Geen problemen.');
  await expect(exercise(page, 'eigen-m4-kr-instap')).toBeVisible();
});

test('it is studied at once: in the list, the lesson, practice, cards, the test and the glossary', async ({ page }) => {
  await begin(page);
  const terms = '\n# Begrippen\n\n## Begrippen {.begrippen}\n\nDesem {#desem}\n: Deeg dat rijst.\n: Geen gist.\n: Brood.\n';
  await text(page).fill((await text(page).inputValue()).replace('---\n\n## Het', 'begrippen: desem\n---\n\n## Het').replace('iets **vet**', 'iets met [desem](#desem)').replace('#k-mijn-kaart', '#k-desem') + terms);
  await expect(problems(page)).toContainText('Geen problemen.');
  await page.getByRole('link', { name: 'Leren als student' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bakkerij Krul' })).toBeVisible();
  await page.reload();
  const question = exercise(page, 'mijn-vraag');
  await question.getByLabel('Dit antwoord.').check();
  await check(question);
  await expect(question).toContainText('Goed!');
  await open(page, 'lessen/');
  const row = page.getByRole('link', { name: /Bakkerij Krul.*Eigen module/ });
  await expect(row).toContainText('1 van 2');
  await page.reload();
  await expect(row).toContainText('1 van 2');
  await row.click();
  await expect(page).toHaveURL(/les\/eigen\/\?module=bakkerij$/);
  await page.getByRole('link', { name: 'Oefen deze module' }).click();
  await expect(page.locator('.exercise')).toBeVisible();
  await open(page, 'begrippen/?begrip=desem');
  await expect(page.getByText('Deeg dat rijst.')).toBeVisible();
  await open(page, 'toets/');
  await page.getByLabel(/Modules/).check();
  await page.getByLabel('Bakkerij Krul (eigen module)').check();
  await expect(page.getByText(/vragen|vraag/).first()).toBeVisible();
  await open(page, 'kaarten/');
  await expect(page.getByRole('button', { name: 'Toon antwoord' })).toBeVisible();
});

test.describe('on the device of a student', () => {
  let other;
  let student;
  test.beforeEach(async ({ browser, baseURL }) => {
    other = await browser.newContext({ baseURL, viewport: SMALL });
    student = await other.newPage();
  });
  test.afterEach(() => other.close());

  test('a file is shown before it is added, a new version keeps progress, and it can be removed', async ({ page }) => {
    await begin(page);
    const content = await markdown(page);
    await open(student, 'lessen/');
    await choose(student, 'Module van je docent openen', content);
    await expect(student.getByRole('heading', { name: 'Bakkerij Krul' })).toBeFocused();
    await expect(offer(student, 'Bakkerij Krul')).toContainText('1 stuk tekst, 2 oefeningen, 1 kaart');
    await expectAccessible(student);
    await offer(student, 'Bakkerij Krul').getByRole('button', { name: 'Toevoegen' }).click();
    await student.getByRole('link', { name: /Bakkerij Krul/ }).click();
    await exercise(student, 'mijn-vraag').getByLabel('Dit antwoord.').check();
    await check(exercise(student, 'mijn-vraag'));
    await open(student, 'lessen/');
    await choose(student, 'Module van je docent openen', content);
    await expect(offer(student, 'Bakkerij Krul')).toContainText('Deze module heb je al.');
    await receive(student, content.replace('Het eerste stuk', 'Het nieuwe begin'), 'Bakkerij Krul');
    await expect(student.getByRole('link', { name: /Bakkerij Krul/ })).toContainText('1 van 2');
    await student.getByRole('link', { name: /Bakkerij Krul/ }).click();
    await expect(student.getByRole('heading', { name: 'Het nieuwe begin' })).toBeVisible();
    await expectAccessible(student);
    await open(student, 'lessen/');
    await student.getByRole('button', { name: 'Verwijderen: Bakkerij Krul' }).click();
    await student.getByRole('button', { name: 'Ja, verwijder' }).click();
    await expect(student.getByRole('link', { name: /Bakkerij Krul/ })).toHaveCount(0);
  });

  test('a link holds a short module, and a long one is refused with the reason', async ({ page }) => {
    await begin(page);
    await page.getByText('Uitdelen aan je klas').click();
    await page.getByRole('button', { name: 'Link maken' }).click();
    const made = await page.getByLabel('Link voor je studenten').inputValue();
    expect(made).toMatch(/\/#\/module\?m=1\.[\w-]+$/);
    expect(made.length).toBeLessThanOrEqual(2000);
    await student.goto(made);
    await expect(student).toHaveURL(/\/module\/#m=1\./);
    await student.reload();
    await expectAccessible(student);
    await offer(student, 'Bakkerij Krul').getByRole('button', { name: 'Toevoegen' }).click();
    await expect(student).toHaveURL(/les\/eigen\/\?module=bakkerij$/);
    await expect(student.getByRole('heading', { level: 1, name: 'Bakkerij Krul' })).toBeVisible();
    const words = Array.from({ length: 1500 }, (_, at) => `woord${(at * 7919) % 10007}`).join(' ');
    await text(page).fill(`${await text(page).inputValue()}\n${words}\n`);
    await page.getByRole('button', { name: 'Link maken' }).click();
    await expect(page.getByText(/te lang voor een link: die zou \d+ tekens worden/)).toBeVisible();
  });

  test('a link opens in a tab that shows the trainer, in any folder, and in the program for teachers', async () => {
    const content = '---\nid: kort\ntitel: Kort\nminuten: 1\n---\n\n## Stuk {#stuk}\n\nTekst.\n';
    await open(student, '');
    await student.evaluate((fragment) => { window.location.hash = fragment; }, link(content));
    await expect(offer(student, 'Kort')).toBeVisible();
    await student.goto(`${folderAddress}${link(content)}`);
    await expect(offer(student, 'Kort')).toBeVisible();
    expect(new URL(student.url()).pathname).toBe('/cursus/crm/module/');
    await student.goto(`docent/${link(content)}`);
    await expect(offer(student, 'Kort')).toBeVisible();
  });

  test('a damaged link says so', async () => {
    const whole = link('---\ntitel: Kort\n---\n\n## Stuk {#stuk}\n\nTekst, en nog wat meer tekst.\n');
    const cases = [
      ['#/module?m=1.', 'niet heel overgekomen'],
      [whole.slice(0, -20), 'niet heel overgekomen'],
      ['#/module?m=2.abc', 'nieuwere versie'],
      ['#/module?iets=1', 'niet heel overgekomen'],
      // Sixty million letters in sixty thousand: more than a link may hold.
      [link('a'.repeat(60_000_000)), 'te lang'],
      [link('a'.repeat(400_000)), 'te groot'],
    ];
    for (const [fragment, reason] of cases) {
      await student.goto('about:blank');
      await student.goto(`/${fragment}`);
      await expect(student.getByRole('alert')).toContainText(reason);
    }
  });

  test('files that are no module are refused, and harm in one does nothing', async () => {
    await open(student, 'lessen/');
    const refused = [
      [Buffer.alloc(10_000_000, 'a'), 'te groot: 10000 kB'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'geen tekst'],
      [Buffer.from('caf\xe9', 'latin1'), 'UTF-8'],
      [Buffer.from('PK\x03\x04'), 'Word-bestand'],
      [Buffer.from('  \n'), 'leeg'],
    ];
    for (const [buffer, reason] of refused) {
      await choose(student, 'Module van je docent openen', buffer);
      await expect(student.getByRole('alert')).toContainText(reason);
    }
    const harm = [
      '---', 'id: kwaad', 'titel: <img src=x onerror=alert(1)>', 'over: <script>alert(2)</script>', 'minuten: 1', '---', '',
      '## Stuk <b onclick=alert(3)>x</b> {#stuk}', '', '<script>window.kwaad = 1</script>', '',
      '<iframe src="https://kwaad.nl"></iframe> <img src="https://kwaad.nl/x.png" onerror="window.kwaad = 2">', '',
      '[klik](javascript:window.kwaad=3) ![plaatje](https://kwaad.nl/x.png) [data](data:text/html,x)', '',
      '## Kaarten {.kaarten}', '', 'Voor <svg onload=alert(4)> {#k-kwaad}', ': <style>body { display: none }</style>', '',
    ].join('\n');
    student.on('dialog', () => { throw new Error('a script ran'); });
    student.on('request', (request) => { if (request.url().includes('kwaad.nl')) throw new Error('something was fetched'); });
    await choose(student, 'Module van je docent openen', harm);
    await student.getByRole('button', { name: 'Toevoegen' }).click();
    await student.getByRole('link', { name: /onerror/ }).click();
    await expect(student.getByText('<script>window.kwaad = 1</script>')).toBeVisible();
    expect(await student.evaluate(() => window.kwaad)).toBeUndefined();
    await expect(student.locator('main').locator('script, iframe, img, style, [href^="javascript"], [href^="data"], [onerror], [onclick]')).toHaveCount(0);
  });
});

test('two tabs do not overwrite each other silently', async ({ page, context }) => {
  await begin(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(text(second)).toHaveValue(/Bakkerij Krul/);
  await text(second).fill((await text(second).inputValue()).replace('Het eerste stuk', 'Uit tab twee'));
  await kept(second);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('in een ander tabblad veranderd');
  await text(page).fill((await text(page).inputValue()).replace('Het eerste stuk', 'Uit tab een'));
  await expect(page.getByText('Niet bewaard.', { exact: true })).toBeVisible();
  await notice.getByRole('button', { name: 'Neem de andere versie' }).click();
  await expect(text(page)).toHaveValue(/Uit tab twee/);
  await text(page).fill((await text(page).inputValue()).replace('Uit tab twee', 'Weer uit tab een'));
  await kept(page);
  await expect(second.getByRole('alert')).toContainText('in een ander tabblad veranderd');
  await second.getByRole('button', { name: 'Bewaar deze versie' }).click();
  await kept(second);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('full storage says so and offers the file', async ({ page }) => {
  await begin(page);
  await page.evaluate(() => {
    let block = 'x'.repeat(1 << 20);
    for (let at = 0; block.length > 0; at += 1) {
      try {
        localStorage.setItem(`vol-${at}`, block);
      } catch {
        block = block.slice(0, block.length >> 1);
      }
    }
  });
  await text(page).press('Control+End');
  await text(page).pressSequentially(`\n${'vol '.repeat(20)}`);
  await expect(page.getByRole('alert')).toContainText('De opslag van deze browser is vol.');
  const offered = page.getByRole('alert').getByRole('button', { name: 'Opslaan als bestand' });
  const [download] = await Promise.all([page.waitForEvent('download'), offered.click()]);
  expect(download.suggestedFilename()).toBe('eigen-bakkerij.md');
  await page.evaluate(() => localStorage.removeItem('vol-0'));
  await text(page).press('Enter');
  await kept(page);
});
