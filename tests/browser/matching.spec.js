// Matching: words go to their places by keyboard alone, by tapping, and by dragging.

import { SMALL, expectNoOverflow } from './accessible.js';
import { expect, test } from './fixtures.js';
import { answers, arrowTo, check, exercise, open, practise, tabTo } from './student.js';

// Who does what, by a word of the responsibility: the author may polish the rest.
const RIGHT = { doel: 'klantmanager', klantgroepen: 'klantprofielmanager', app: 'kanaalmanager', patroon: 'gegevensanalist' };

async function roles(page) {
  await open(page, 'les/organisatie/');
  const item = exercise(page, 'mat-04');
  await item.scrollIntoViewIfNeeded();
  return item;
}

const pair = (item, about) => item.getByRole('listitem').filter({ has: item.page().locator('.pair-label', { hasText: new RegExp(`\\b${about}\\b`) }) });
const place = (item, about) => pair(item, about).getByRole('button');
const words = (item) => item.getByRole('group', { name: 'Woorden om te kiezen' }).getByRole('button');
const word = (item, name) => words(item).and(item.page().getByRole('button', { name, exact: true }));

/** Moves a finger over the screen from one point to another. */
async function swipe(page, start, end) {
  const touch = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', [start]);
  for (let part = 1; part <= 8; part += 1) {
    await send('touchMove', [{ x: start.x + ((end.x - start.x) * part) / 8, y: start.y + ((end.y - start.y) * part) / 8 }]);
  }
  await send('touchEnd', []);
}

/** The middle of an element on the screen. */
async function middle(target) {
  const box = await target.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function expectAllRight(page, item) {
  for (const [about, role] of Object.entries(RIGHT)) await expect(place(item, about)).toHaveText(role);
  await check(item);
  await expect(item.getByText('Goed!')).toBeVisible();
  await expect(words(item)).toHaveCount(0);
  expect(await answers(page)).toMatchObject([{ x: 'mat-04', p: 4, m: 4 }]);
}

test('by keyboard alone', async ({ page }) => {
  const item = await roles(page);
  await item.locator('.exercise-title').focus();
  // A place is chosen first, the last one to begin with, and then the word for it.
  for (const [about, role] of Object.entries(RIGHT).reverse()) {
    await item.locator('.exercise-title').focus();
    await tabTo(page, place(item, about));
    await expect(place(item, about)).toHaveAccessibleName(/: nog leeg$/);
    await page.keyboard.press('Enter');
    await expect(item.getByRole('status').filter({ hasText: 'Kies nu een woord.' })).toBeAttached();
    await tabTo(page, words(item).first());
    await arrowTo(page, word(item, role), 'ArrowDown');
    await page.keyboard.press('Enter');
    await expect(item.getByRole('status').filter({ hasText: `${role} geplaatst.` })).toBeAttached();
    await expect(place(item, about)).toHaveAccessibleName(new RegExp(`: ${role}$`));
  }
  await expectAllRight(page, item);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: SMALL });

  test('by tapping the words in turn, and a place first', async ({ page }) => {
    const item = await roles(page);
    await word(item, RIGHT.doel).tap();
    await word(item, RIGHT.klantgroepen).tap();
    await place(item, 'patroon').tap();
    await word(item, RIGHT.patroon).tap();
    // Then it is the turn of the place that was left empty.
    await word(item, RIGHT.app).tap();
    await expectNoOverflow(page);
    await expectAllRight(page, item);
  });

  test('by dragging with a finger', async ({ page }) => {
    const item = await roles(page);
    // So that the place stands above the words, which stay at the bottom of the screen.
    await pair(item, 'patroon').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await swipe(page, await middle(word(item, RIGHT.patroon).locator('.grip')), await middle(place(item, 'patroon')));
    await expect(place(item, 'patroon')).toHaveText(RIGHT.patroon);
  });

  test('a long list of words can be moved with a finger until the last one shows', async ({ page }) => {
    const item = await practise(page, 'oefenen/koppelen/?doel=beleving-elementen', 'm7-elementen');
    const start = await middle(words(item).nth(1));
    await swipe(page, start, { x: start.x, y: start.y - 150 });
    await expect(words(item).last()).toBeInViewport({ ratio: 0.9 });
  });
});

test('by dragging with the mouse, onto a place that is taken too', async ({ page }) => {
  const item = await roles(page);
  const drag = async (role, about) => {
    await word(item, role).scrollIntoViewIfNeeded();
    const [from, to] = [await middle(word(item, role)), await middle(place(item, about))];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await expect(page.locator('.ghost')).toHaveText(role);
    await page.mouse.up();
    await expect(page.locator('.ghost')).toHaveCount(0);
    await expect(place(item, about)).toHaveText(role);
  };
  await drag('accountmanager', 'patroon');
  for (const [about, role] of Object.entries(RIGHT).reverse()) await drag(role, about);
  await expect(word(item, 'accountmanager')).toHaveAttribute('aria-disabled', 'false');
  await expectAllRight(page, item);
});

test('a word goes back, and a reload in the middle keeps what was placed', async ({ page }) => {
  const item = await roles(page);
  await word(item, 'klantmanager').click();
  await word(item, 'kanaalmanager').click();
  await expect(place(item, 'klantgroepen')).toHaveText('kanaalmanager');
  await expect(word(item, 'kanaalmanager')).toHaveAttribute('aria-disabled', 'true');
  await place(item, 'klantgroepen').click();
  await expect(place(item, 'klantgroepen')).toHaveAccessibleName(/: nog leeg$/);
  await expect(word(item, 'kanaalmanager')).toHaveAttribute('aria-disabled', 'false');
  await page.reload();
  await expect(place(item, 'doel')).toHaveText('klantmanager');
  await expect(place(item, 'klantgroepen')).toHaveAccessibleName(/: nog leeg$/);
  await expect(word(item, 'klantmanager')).toHaveAttribute('aria-disabled', 'true');
});

test('a known mix-up is told why, and remembered', async ({ page }) => {
  const item = await roles(page);
  await place(item, 'klantgroepen').click();
  await word(item, 'gegevensanalist').click();
  await place(item, 'app').click();
  await word(item, 'klantprofielmanager').click();
  await check(item);
  await expect(pair(item, 'klantgroepen').getByText('Beheren of ontdekken?')).toBeVisible();
  await expect(pair(item, 'klantgroepen')).toContainText('Goed is: klantprofielmanager');
  // No sentence of its own: then it says where the chosen word does belong.
  await expect(pair(item, 'app').locator('.feedback')).toContainText('klantprofielmanager');
  const [answer] = await answers(page);
  expect(answer).toMatchObject({ x: 'mat-04', p: 0, m: 4 });
  expect(answer.v).toContainEqual(['gegevensanalist', 'klantprofielmanager']);
  await page.reload();
  await expect(pair(item, 'klantgroepen').getByText('Beheren of ontdekken?')).toBeVisible();
  await expect(place(item, 'klantgroepen')).toHaveText('gegevensanalist');
});
