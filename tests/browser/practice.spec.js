// Practising: choosing by module, kind, level and goal, going on without end, and the summary.

import { expect, test } from './fixtures.js';
import { check, fetched, open, practise, skip } from './student.js';

/** Leaves only those boxes of a group ticked whose label begins with one of `names`. */
async function tickOnly(page, group, names) {
  for (const box of await page.getByRole('group', { name: group }).getByRole('checkbox').all()) {
    const label = await box.evaluate((element) => element.labels[0].textContent);
    await box.setChecked(names.some((name) => label.startsWith(name)));
  }
}

/** The exercises that come up in the next steps of a run, as the index knows them. */
async function comingUp(page, steps) {
  const { modules } = await fetched(page, 'index');
  const all = modules.flatMap((module) => module.exercises.map((entry) => ({ ...entry, goal: module.goals[entry.goal]?.id, module: module.slug })));
  const found = [];
  for (let step = 0; step < steps; step += 1) {
    const id = await page.locator('.exercise').getAttribute('id');
    found.push(all.find((entry) => entry.id === id));
    await skip(page);
  }
  return found;
}

test('choosing modules and kinds starts a run of those', async ({ page }) => {
  await open(page, 'oefenen/');
  await tickOnly(page, 'Modules', ['4. ']);
  await tickOnly(page, 'Soorten', ['Volgorde']);
  await page.getByRole('button', { name: 'Begin met oefenen' }).click();
  await expect(page.locator('.steps')).toBeVisible();
  await expect(page).toHaveURL(/modules=klantportfolio&soorten=volgorde/);
  for (const entry of await comingUp(page, 4)) expect(entry).toMatchObject({ module: 'klantportfolio', kind: 'volgorde' });
});

test('choosing a level starts a run of that level', async ({ page }) => {
  await open(page, 'oefenen/');
  await tickOnly(page, 'Niveaus', ['T2:']);
  await page.getByRole('button', { name: 'Begin met oefenen' }).click();
  await expect(page.locator('.exercise')).toBeVisible();
  for (const entry of await comingUp(page, 12)) expect(entry).toMatchObject({ level: 'T2' });
});

test('a goal starts a run of that goal, which is its title', async ({ page }) => {
  await open(page, 'oefenen/');
  await page.getByText('Op leerdoel').click();
  const goal = page.locator('a[href$="doel=portfolio-plaatsen"]');
  const text = await goal.textContent();
  await goal.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.replace(/\.$/, ''));
  for (const entry of await comingUp(page, 12)) expect(entry).toMatchObject({ goal: 'portfolio-plaatsen' });
});

test('a goal that does not exist says that there is nothing to practise', async ({ page }) => {
  await open(page, 'oefenen/mix/?doel=bestaat-niet');
  await expect(page.getByText('Hier zijn geen oefeningen voor.')).toBeVisible();
});

test('choosing nothing says so', async ({ page }) => {
  await open(page, 'oefenen/');
  await tickOnly(page, 'Modules', []);
  await expect(page.getByText('Kies minstens één module')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin met oefenen' })).toBeDisabled();
});

test('the summary names what was mixed up', async ({ page }) => {
  await practise(page, 'oefenen/matrix/?modules=klantportfolio', 'm4-kr-instap');
  for (const customer of ['Kapsalon Krul', 'Tennisclub De Baan']) {
    await page.locator('.tray .chip', { hasText: customer }).click();
    await page.getByRole('button', { name: `Zet ${customer} bij Topklant` }).click({ position: { x: 30, y: 12 } });
  }
  await check(page.locator('.exercise'));
  await expect(page.getByText('Niet geplaatst: 6')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Volgende' })).toBeVisible();
  await page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();
  await expect(page.getByRole('row', { name: 'Topklant Gedoogklant 2' })).toBeVisible();
});

test('the summary names a mix-up in words, not by the id of an answer', async ({ page }) => {
  const item = await practise(page, 'oefenen/koppelen/?doel=klantwaarde-basis', 'm3-formules');
  // The sum that belongs nowhere goes to the first place.
  await item.getByRole('button', { name: '1 ÷ retentie', exact: true }).click();
  await check(item);
  await page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();
  await expect(page.getByRole('heading', { name: 'Samenvatting' })).toBeVisible();
  const cells = await page.getByRole('cell').allTextContents();
  expect(cells.filter((text) => /^m\d+ /.test(text))).toEqual([]);
});

test('a run goes on after a reload, and without end', async ({ page }) => {
  await open(page, 'oefenen/volgorde/');
  const title = await page.locator('.exercise-title').textContent();
  await page.reload();
  await expect(page.locator('.exercise-title')).toHaveText(title);
  for (let step = 0; step < 30; step += 1) await page.getByRole('button', { name: 'Overslaan' }).click();
  await expect(page.locator('.exercise-title')).toBeVisible();
});

test('an exercise that comes back is empty, also when it is the only one', async ({ page }) => {
  await open(page, 'oefenen/mix/?modules=wat-is-crm&soorten=volgorde');
  for (let step = 0; step < 3; step += 1) {
    await check(page.locator('.exercise'));
    await expect(page.locator('.verdict')).toBeVisible();
    await page.getByRole('button', { name: 'Volgende' }).click();
    await expect(page.locator('.verdict')).toHaveCount(0);
  }
  await check(page.locator('.exercise'));
  await page.getByRole('button', { name: 'Stoppen en samenvatten' }).click();
  await expect(page.getByRole('heading', { name: 'Samenvatting' })).toBeFocused();
  await page.getByRole('button', { name: 'Nog een keer' }).click();
  await expect(page.locator('.exercise-title')).toBeFocused();
  await expect(page.locator('.verdict')).toHaveCount(0);
});

test('a sequence is restored by keyboard', async ({ page }) => {
  await open(page, 'oefenen/volgorde/');
  const steps = page.locator('.step');
  const second = await steps.nth(1).locator('.step-text').textContent();
  await steps.nth(1).getByRole('button', { name: /omhoog/ }).focus();
  await page.keyboard.press('Enter');
  await expect(steps.nth(0).locator('.step-text')).toHaveText(second);
  await expect(steps.nth(0).getByRole('button', { name: /omhoog/ })).toBeFocused();
  await check(page.locator('.exercise'));
  await expect(page.locator('.verdict')).toBeVisible();
});

test('situations are sorted by keyboard', async ({ page }) => {
  await open(page, 'oefenen/indelen/');
  const first = page.locator('.case').first();
  await first.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await check(page.locator('.exercise'));
  await expect(first.locator('.feedback')).toBeAttached();
  await expect(page.locator('.verdict')).toBeVisible();
});
