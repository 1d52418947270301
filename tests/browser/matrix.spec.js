// Eight customers on the klantrelatiematrix: by keyboard alone, by tapping, and by dragging.

import { expectNoOverflow } from './accessible.js';
import { expect, test } from './fixtures.js';
import { answers, check, practise } from './student.js';

const board = (page) => practise(page, 'oefenen/matrix/?modules=klantportfolio', 'm4-kr-instap');

// Where each customer belongs, from its figures: bijdrage ≥ € 4.000 is now high, groeiruimte ≥ € 8.000 later high.
const RIGHT = {
  'Campus Oostpoort': 'Topklant',
  'Zorggroep Wilgenrand': 'Topklant',
  'Gemeentehuis Veldwijk': 'Behoudklant',
  'Advocaten Kade 12': 'Behoudklant',
  'Datacenter Noordkwartier': 'Kansklant',
  'Bouwgroep De Sluis': 'Kansklant',
  'Kapsalon Krul': 'Gedoogklant',
  'Tennisclub De Baan': 'Gedoogklant',
};
const STRATEGY = { Topklant: 'uitbouwen', Behoudklant: 'behouden', Kansklant: 'ontwikkelen', Gedoogklant: 'afbouwen' };
// Cell numbers as the board counts them: top left, top right, bottom left, bottom right.
const CELL = { Behoudklant: 0, Topklant: 1, Gedoogklant: 2, Kansklant: 3 };

test.beforeEach(async ({ page }) => {
  await board(page);
});

const quadrant = (page, name) => page.locator('.quadrant', { has: page.locator('.quadrant-name', { hasText: name }) });
const waiting = (page) => page.locator('.tray .chip');

async function chooseStrategies(page) {
  for (const [customer, place] of Object.entries(RIGHT)) {
    await page.getByRole('combobox', { name: customer }).selectOption(STRATEGY[place]);
  }
}

async function expectAllRight(page) {
  await check(page.locator('.exercise'));
  await expect(page.getByText('Goed!')).toBeVisible();
  expect(await answers(page)).toMatchObject([{ p: 24, m: 24 }]);
}

test('by tapping', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await board(page);
  for (const [customer, place] of Object.entries(RIGHT)) {
    await waiting(page).filter({ hasText: customer }).tap();
    await page.getByRole('button', { name: `Zet ${customer} bij ${place}` }).tap({ position: { x: 30, y: 12 } });
    await expect(quadrant(page, place).getByRole('button', { name: customer, exact: true })).toBeVisible();
  }
  await expect(waiting(page)).toHaveCount(0);
  await chooseStrategies(page);
  await expectAllRight(page);
  await context.close();
});

test('by keyboard alone', async ({ page }) => {
  await page.locator('.exercise-title').focus();
  for (let count = Object.keys(RIGHT).length; count > 0; count -= 1) {
    await expect(waiting(page)).toHaveCount(count);
    // The next customer is chosen by itself after each placement.
    const customer = await page.locator('.customer-name').textContent();
    for (let press = 0; press < 30; press += 1) {
      if (await page.evaluate(() => document.activeElement?.hasAttribute('data-cell'))) break;
      await page.keyboard.press('Tab');
    }
    const target = CELL[RIGHT[customer]];
    await page.keyboard.press(target % 2 ? 'ArrowRight' : 'ArrowLeft');
    await page.keyboard.press(target >= 2 ? 'ArrowDown' : 'ArrowUp');
    await expect(page.locator(`[data-cell="${target}"]`)).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(waiting(page)).toHaveCount(0);
  await chooseStrategies(page);
  await expectAllRight(page);
});

test('by dragging', async ({ page }) => {
  for (const [customer, place] of Object.entries(RIGHT)) {
    const chip = waiting(page).filter({ hasText: customer });
    await chip.scrollIntoViewIfNeeded();
    const from = await chip.boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await quadrant(page, place).scrollIntoViewIfNeeded();
    const to = await quadrant(page, place).boundingBox();
    await page.mouse.move(to.x + to.width / 2, to.y + 20, { steps: 6 });
    await expect(page.locator('.ghost')).toHaveText(customer);
    await page.mouse.up();
    await expect(quadrant(page, place).getByRole('button', { name: customer, exact: true })).toBeVisible();
  }
  await chooseStrategies(page);
  await expectAllRight(page);
});

test('by dragging with a finger', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await board(page);
  const chip = waiting(page).filter({ hasText: 'Kapsalon Krul' });
  const place = quadrant(page, 'Gedoogklant');
  await page.evaluate(() => document.querySelector('.board').scrollIntoView());
  const from = await chip.locator('.chip-grip').boundingBox();
  const to = await place.boundingBox();
  const touch = await context.newCDPSession(page);
  const send = (type, points) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const end = { x: to.x + 40, y: to.y + 15 };
  await send('touchStart', [start]);
  for (let part = 1; part <= 8; part += 1) {
    await send('touchMove', [{ x: start.x + ((end.x - start.x) * part) / 8, y: start.y + ((end.y - start.y) * part) / 8 }]);
  }
  await send('touchEnd', []);
  await expect(page.locator('.quadrant .chip')).toHaveText(/Kapsalon Krul/);
  await context.close();
});

test('a wrong placement is told by axis, number and boundary, and moves on request', async ({ page }) => {
  await waiting(page).filter({ hasText: 'Kapsalon Krul' }).click();
  await page.getByRole('button', { name: 'Zet Kapsalon Krul bij Topklant' }).click({ position: { x: 30, y: 12 } });
  await check(page.locator('.exercise'));
  const chip = page.locator('.quadrant .chip', { hasText: 'Kapsalon Krul' });
  await expect(chip).toContainText('klantbijdrage € 180 is laag (grens € 4.000)');
  await expect(chip).toContainText('groeiruimte € 0 is laag (grens € 8.000)');
  await chip.click();
  await page.getByRole('button', { name: 'Zet bij Gedoogklant' }).click();
  await expect(quadrant(page, 'Gedoogklant').locator('.chip')).toContainText('Kapsalon Krul');
});

test('the board needs no sideways scrolling at 320 pixels, and a reload keeps the placements', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: /^Zet .* bij Kansklant/ }).click({ position: { x: 30, y: 12 } });
  await page.reload();
  await expect(quadrant(page, 'Kansklant').locator('.chip')).toHaveCount(1);
  await expectNoOverflow(page);
});
