// Pictures of every page: `node shots.js ADDRESS FOLDER ROUTE…`, started by `cargo xtask shots`.

import path from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';

const SIZES = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 800 } };
const THEMES = ['light', 'dark'];

const [address, folder, ...routes] = process.argv.slice(2);

const browser = await chromium.launch(launchOptions);
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of THEMES) {
    const look = { viewport, colorScheme, reducedMotion: 'reduce', locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' };
    const context = await browser.newContext(look);
    const page = await context.newPage();
    for (const route of routes) {
      await page.setViewportSize(viewport);
      await page.goto(new URL(route && `${route}/`, address).href);
      await page.locator('#app').waitFor({ state: 'visible' });
      await page.waitForLoadState('networkidle');
      const name = `${route.replaceAll('/', '-') || 'start'}-${size}-${colorScheme}.png`;
      // A window as tall as the page, and not `fullPage`: that leaves the navigation at the bottom of a phone
      // somewhere in the middle of the picture.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, height) });
      await page.screenshot({ path: path.join(folder, name) });
      console.log(name);
    }
    await context.close();
  }
}
await browser.close();
