// Back-ups: shown before they are added, between two devices in either order, and exports of the history.

import { expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { known, open, saved } from './student.js';

async function rate(page, cards) {
  await open(page, 'kaarten/');
  for (let card = 0; card < cards; card += 1) {
    await page.getByRole('button', { name: 'Toon antwoord' }).click();
    await page.getByRole('button', { name: /Wist ik (over|morgen)/ }).click();
  }
}

async function backup(page) {
  await open(page, 'instellingen/');
  return saved(page, 'Reservekopie opslaan');
}

/** Chooses a file with this text to restore. */
const choose = (page, text) =>
  page.getByLabel('Reservekopie terugzetten').setInputFiles({ name: 'bestand.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });

const inFile = (page) => page.getByRole('group', { name: 'In dit bestand' });

async function add(page, text) {
  await choose(page, text);
  await inFile(page).getByRole('button', { name: 'Toevoegen' }).click();
}

test.describe('with another device', () => {
  let other;
  let device;
  test.beforeEach(async ({ browser, baseURL }) => {
    other = await browser.newContext({ baseURL });
    device = await other.newPage();
  });
  test.afterEach(() => other.close());

  test('a back-up is shown before it is added', async ({ page }) => {
    await rate(page, 4);
    const text = await backup(page);
    await open(device, 'instellingen/');
    await choose(device, text);
    await expect(inFile(device)).toContainText('4 gebeurtenissen, hier allemaal nieuw.');
    await expect(inFile(device)).toContainText('Daarin: 4 kaarten.');
    await expect(inFile(device)).toContainText(`${new Date().getFullYear()}`);
    await expect(device.getByRole('heading', { name: 'In dit bestand' })).toBeFocused();
    await expectAccessible(device);
    await inFile(device).getByRole('button', { name: 'Annuleren' }).click();
    await expect(inFile(device)).toHaveCount(0);
    await expect(device.getByText('Er is niets veranderd.')).toBeVisible();
    expect(await known(device)).toHaveLength(0);
    await add(device, text);
    await expect(device.getByText('4 gebeurtenissen toegevoegd.')).toBeVisible();
    await choose(device, text);
    await expect(device.getByText('stond hier al')).toBeVisible();
    await device.reload();
    expect(await known(device)).toHaveLength(4);
  });

  test('two devices that exchange files in either order end equal', async ({ page }) => {
    await rate(page, 3);
    await rate(device, 2);
    const [mine, theirs] = [await backup(page), await backup(device)];
    await add(page, theirs);
    await expect(page.getByText('2 gebeurtenissen toegevoegd.')).toBeVisible();
    await add(device, mine);
    await expect(device.getByText('3 gebeurtenissen toegevoegd.')).toBeVisible();
    await page.reload();
    await device.reload();
    const ids = async (tab) => (await known(tab)).map((event) => event.i).sort();
    expect(await ids(page)).toEqual(await ids(device));
    // A third exchange finds nothing new.
    await choose(page, await backup(device));
    await expect(page.getByText('stond hier al')).toBeVisible();
  });

  test('settings stay, unless they are taken over', async ({ page }) => {
    await rate(page, 1);
    await open(page, 'instellingen/');
    await page.getByLabel('Donker').check();
    const text = await backup(page);
    await open(device, 'instellingen/');
    await add(device, text);
    await expect(device.getByLabel('Zoals mijn apparaat')).toBeChecked();
    await choose(device, text);
    await inFile(device).getByLabel('Neem de instellingen uit het bestand over').check();
    await inFile(device).getByRole('button', { name: 'Toevoegen' }).click();
    await expect(device.getByText('De instellingen zijn overgenomen.')).toBeVisible();
    await expect(device.getByLabel('Donker')).toBeChecked();
    await device.reload();
    await expect(device.getByLabel('Donker')).toBeChecked();
  });

  test('a file that is cut, foreign or too new says so and changes nothing', async ({ page }) => {
    await rate(page, 4);
    const text = await backup(page);
    await open(device, 'instellingen/');
    await choose(device, 'Beste docent,');
    await expect(device.getByText('Dit bestand is geen reservekopie van deze trainer.')).toBeVisible();
    await choose(device, text.replace('"version":1', '"version":9'));
    await expect(device.getByText('gemaakt met een nieuwere versie van de trainer')).toBeVisible();
    await expect(inFile(device)).toHaveCount(0);
    await choose(device, text.replace('{"r":', '{"later":'));
    await expect(inFile(device)).toContainText('1 gebeurtenis komt uit een nieuwere versie');
    await choose(device, text.slice(0, text.length - 30));
    await expect(inFile(device)).toContainText('Het bestand is beschadigd: 1 gebeurtenis is niet te lezen.');
    expect(await known(device)).toHaveLength(0);
    await inFile(device).getByRole('button', { name: 'Toevoegen' }).click();
    await expect(device.getByText('3 gebeurtenissen toegevoegd.')).toBeVisible();
    await add(device, text);
    await expect(device.getByText('1 gebeurtenis toegevoegd.')).toBeVisible();
  });
});

test('the history goes out as a table and as JSON', async ({ page }) => {
  await page.clock.setFixedTime('2026-01-15T20:05:06+01:00');
  await rate(page, 2);
  await open(page, 'instellingen/');
  const lines = (await saved(page, 'Opslaan als CSV')).split('\r\n');
  expect(lines[0]).toBe('\ufeff"datum";"tijd";"wat";"onderdeel";"punten";"maximum";"seconden";"waar"');
  expect(lines[1]).toMatch(/^"2026-01-15";"20:05:06";"kaart: goed";"[a-z0-9-]+";"";"";"\d+";"kaarten"$/);
  expect(lines).toHaveLength(4);
  const events = JSON.parse(await saved(page, 'Opslaan als JSON'));
  expect(events.map((event) => event.w.r.g)).toEqual([3, 3]);
});
