// The pictures of the guide for teachers, taken from the running app: `node guide.js ADDRESS FOLDER`, started by `cargo xtask guide`.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';

const [address, folder] = process.argv.slice(2);
const LAPTOP = { width: 1060, height: 640 };
const PHONE = { width: 360, height: 600 };

const browser = await chromium.launch(launchOptions);
const look = { colorScheme: 'light', reducedMotion: 'reduce', locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' };

async function open(route, viewport = LAPTOP) {
  const context = await browser.newContext({ ...look, viewport });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2027-02-01T10:00:00+01:00'));
  await page.goto(new URL(route, address).href);
  await page.locator('#app').waitFor({ state: 'visible' });
  await page.waitForLoadState('networkidle');
  return page;
}

async function take(page, name) {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.context().close();
  console.log(name);
}

const teacher = await open('docent/opdracht/');
await teacher.getByLabel('4. Klantportfolio').check();
await teacher.getByLabel('Naam van de opdracht').fill('Week 3: klanten plaatsen');
await teacher.getByRole('button', { name: 'Maak de link' }).click();
const link = await teacher.getByLabel('Link naar de opdracht').inputValue();
await teacher.evaluate(() => window.scrollTo(0, 0));
await take(teacher, 'opdracht');

await take(await open(link, PHONE), 'student');

const klas = JSON.parse(execFileSync(process.env.XTASK, ['results', '24', '--questions', '12'], { encoding: 'utf8' }));
const results = await open('docent/resultaten/');
await results.getByLabel('Plak codes').fill(klas.codes.join('\n'));
await results.getByRole('button', { name: 'Inlezen' }).click();
await results.getByLabel('Link van de opdracht').fill(klas.link);
await results.getByRole('button', { name: 'Link gebruiken' }).click();
await results.getByRole('button', { name: 'Bekijk de klas' }).click();
await results.getByRole('region', { name: 'Studenten en vragen' }).waitFor();
await take(results, 'resultaten');

const show = await open('docent/presenteren/klantportfolio/');
while (!(await show.getByRole('button', { name: /Hand erbij|^\+/ }).first().isVisible())) await show.keyboard.press('ArrowRight');
for (const key of '1122223') await show.keyboard.press(key);
await take(show, 'presenteren');

await take(await open('docent/afdrukken/?wat=toets&code=mbo-half-4821-1', { width: 1060, height: 900 }), 'afdrukken');

const editor = await open('docent/maken/');
await editor.getByRole('button', { name: 'Nieuwe module' }).click();
await editor.getByRole('textbox').first().waitFor();
await take(editor, 'maken');

await browser.close();
