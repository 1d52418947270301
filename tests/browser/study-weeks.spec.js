// Three weeks of study with an exam at the end, one day after the other.

import { expect, test } from './fixtures.js';
import { DAY, NOW, TODAY, at, course, seed } from './log.js';
import { check, exercise, open } from './student.js';

const EXAM = 21;
const MINUTES = 15;
/** The day on which nothing is done. */
const MISSED = 5;

const begin = (page) => page.getByRole('link', { name: /^(Begin|Ga verder) · \d+ min$/ });
const button = (page, name) => page.getByRole('button', { name });

/** The first steps of the first day, as a student does them. */
async function firstSteps(page) {
  await begin(page).click();
  await button(page, 'Gelezen, verder').click();
  await button(page, 'Toon antwoord').click();
  await button(page, 'Wist ik over 2 dagen').click();
  const item = exercise(page, 'mc-01');
  for (let step = 0; step < 10 && !(await item.isVisible()); step += 1) {
    const before = await page.locator('main').innerText();
    await button(page, 'Overslaan').click();
    await expect.poll(() => page.locator('main').innerText()).not.toBe(before);
  }
  await item.getByLabel('De hele organisatie werkt vanuit de klantrelatie.').check();
  await check(item);
  await expect(item.getByText('Goed!')).toBeVisible();
  await button(page, 'Volgende').click();
}

/** Walks through the session in the page itself, which is fast: reads everything and knows every card. Gives the steps that were met. */
const walk = (page) => page.evaluate(async () => {
  const met = [];
  const place = () => sessionStorage.getItem('crm-trainer.1.vandaag');
  const soon = async (found) => {
    for (let times = 0; times < 100; times += 1) {
      const it = found();
      if (it) return it;
      await new Promise((resume) => { setTimeout(resume, 3); });
    }
    return null;
  };
  const press = async (selector, text = '') => {
    const button = await soon(() => [...document.querySelectorAll(`main ${selector}`)].find((it) => it.textContent.includes(text)));
    button.click();
  };
  await soon(place);
  for (let step = JSON.parse(place()); step; step = JSON.parse(place())) {
    const before = place();
    const [[kind, { id, key }]] = Object.entries(step);
    // Exercises that were skipped come round again when there is nothing else.
    if (met.some((other) => other.kind === kind && other.id === id && kind === 'Exercise')) break;
    met.push({ kind, id, key });
    if (kind === 'Card') {
      await press('.flip');
      await press('.ratings button:last-child');
    } else {
      await press('button', kind === 'Section' ? 'Gelezen, verder' : 'Overslaan');
    }
    if (!(await soon(() => place() !== before)) && kind !== 'Exercise') throw new Error(`${kind} ${id} does not go`);
  }
  return met;
});

/** Adds right answers to these exercises to the log, on that day. */
async function answerAll(page, exercises, day) {
  const log = exercises.map(({ id, key }, number) => ({
    i: `da${day}-${number}`, t: NOW + day * DAY + 1000 + number, w: { a: { x: id, k: key, p: 4, m: 4, s: 60, c: 'h', y: '{}' } },
  }));
  await page.evaluate(([name, text]) => localStorage.setItem(name, text), [`crm-trainer.1.log.da${day}-0`, JSON.stringify(log)]);
}

test('three weeks of study, with a day missed, up to the exam', async ({ page }) => {
  test.setTimeout(120_000);
  await course(page);
  await seed(page, [], { is_set_up: true, exam: TODAY + EXAM, minutes: MINUTES });
  const planned = [];
  const done = [];
  for (let day = 0; day < EXAM; day += 1) {
    if (day === MISSED) continue;
    await at(page, day);
    await open(page);
    const words = day === EXAM - 1 ? 'Morgen, zondag 13 december, is je toets.' : `Nog ${EXAM - day} dagen tot je toets op zondag 13 december.`;
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByText(/gemist|achter op|te laat|inhalen/i)).toHaveCount(0);
    planned[day] = Number((await begin(page).textContent()).match(/\d+/)[0]);
    if (day === 0) await firstSteps(page);
    await open(page, 'sessie/');
    await expect(page.getByText(/^Nog \d+ onderde(el|len)$/)).toBeVisible();
    done[day] = await walk(page);
    await answerAll(page, done[day].filter((step) => step.kind === 'Exercise'), day);
    await open(page);
    await expect(page.getByRole('heading', { name: 'Klaar voor vandaag' })).toBeVisible();
    // Nothing is asked twice on a day.
    expect(new Set(done[day].map((step) => `${step.kind} ${step.id}`)).size).toBe(done[day].length);
  }
  await at(page, EXAM);
  await open(page);
  await expect(page.getByText('Vandaag is je toets. Succes!')).toBeVisible();
  await at(page, EXAM + 1);
  await open(page);
  await expect(page.getByText('Je toets was op zondag 13 december. Heb je een nieuwe datum?')).toBeVisible();
  // About the minutes that were wished for, the day after the missed one too.
  for (const minutes of planned.filter(Boolean)) {
    expect(minutes).toBeLessThanOrEqual(MINUTES + 1);
    expect(minutes).toBeGreaterThan(MINUTES / 2);
  }
  // What was known on the first day comes back two days later.
  const again = done[2].map((step) => step.id);
  for (const step of done[0].filter(({ kind }) => kind === 'Card')) expect(again).toContain(step.id);
});
