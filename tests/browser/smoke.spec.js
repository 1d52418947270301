// The least that must hold: the page opens, and the app takes over from the static text.

import { expect, test } from '@playwright/test';
import { folderAddress, rootAddress } from './addresses.js';

for (const [place, address] of [['the root of a host', rootAddress], ['a folder', folderAddress]]) {
  test(`the app starts at ${place}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('#app').getByRole('heading', { level: 1 })).toBeVisible();
  });
}
