// What happens between a teacher and students: handing out, doing, handing in, collecting.

import { expect } from './fixtures.js';
import { open } from './student.js';

/** The field with the link to an assignment. */
export const link = (page) => page.getByLabel('Link naar de opdracht');

/** The text with the code that a student hands in. */
export const code = (page) => page.getByLabel('Resultaatcode').first().inputValue();

/** Opens the settings of an assignment that most teachers leave as they are. */
export const settings = (page) => page.getByText('Meer instellingen').click();

/** Makes an assignment: `fill` changes the form. Gives its link. */
export async function make(page, fill = async () => {}) {
  await open(page, 'docent/opdracht/');
  await page.getByLabel('4. Klantportfolio').check();
  await fill(page);
  await page.getByRole('button', { name: 'Maak de link' }).click();
  await expect(link(page)).toBeVisible();
  return link(page).inputValue();
}

/** Only exercises of this kind, so many. */
export const only = (kind, number) => async (page) => {
  await page.getByLabel('De les lezen').uncheck();
  await page.getByLabel('Aantal oefeningen').fill(String(number));
  await settings(page);
  await page.getByLabel(kind, { exact: true }).check();
};

/** What went wrong in the pages of students; a test ends with `expect(faults.splice(0)).toEqual([])`. */
export const faults = [];

/** A student with a browser of his own. */
export async function student(browser, options = {}) {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce', ...options });
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  });
  return context.newPage();
}

/** Takes on the assignment behind a link. */
export async function accept(page, address) {
  await page.goto(address);
  await page.getByRole('button', { name: 'Aannemen' }).click();
  await expect(page.getByText('Je hebt deze opdracht aangenomen.')).toBeVisible();
}

/** Hands in what there is, under this name. */
export async function handIn(page, name) {
  await page.getByRole('link', { name: 'Terugkijken en inleveren' }).click();
  await page.getByLabel('Je naam of nummer').fill(name);
  await page.getByRole('button', { name: 'Inleveren', exact: true }).click();
  await expect(page.getByRole('heading', { name: /ngeleverd/ }).first()).toBeVisible();
}

/** Answers the question on the screen, which is typed, with nothing sensible. */
export const typeWrong = (page) => page.locator('.exercise input[type=text]').first().fill('helemaal niets');
