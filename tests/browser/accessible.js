// What every page and every state of it must hold: nothing that axe can see is wrong, and it fits a small phone.

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

/** A phone as small as any that is still in use. */
export const SMALL = { width: 320, height: 640 };

/** Fails on an accessibility violation, in light or in dark, and when something sticks out sideways. */
export async function expectAccessible(page) {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoViolation(new AxeBuilder({ page }));
  // In the dark only the colours differ.
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(new AxeBuilder({ page }).withRules(['color-contrast']));
  await expectNoOverflow(page);
}

async function expectNoViolation(axe) {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`)).toEqual([]);
}

/** Fails when something sticks out sideways. */
export async function expectNoOverflow(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
}
