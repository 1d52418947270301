// Every page, in light and dark: opens, has no accessibility violation that axe can see, and fits a small phone.

import { SMALL, expectAccessible } from './accessible.js';
import { expect, test } from './fixtures.js';
import { open } from './student.js';

const ROUTES = [
  '', 'lessen/', 'les/wat-is-crm/', 'les/crm-proces/', 'les/klantwaarde/', 'les/klantportfolio/', 'les/verkoop/',
  'les/loyaliteit/', 'les/klantbeleving/', 'les/maatwerk/', 'les/kanalen/', 'les/organisatie/', 'kaarten/', 'begrippen/',
  'oefenen/', 'oefenen/mix/', 'oefenen/matrix/', 'oefenen/indelen/', 'oefenen/meerkeuze/', 'oefenen/volgorde/',
  'oefenen/koppelen/', 'oefenen/invullen/', 'oefenen/kort/', 'oefenen/rekenen/', 'oefenen/open/', 'oefenen/nieuwe-klanten/',
  'casus/m4-casus-koffie/', 'sessie/', 'stampen/', 'verwarring/', 'toets/', 'toets/bezig/', 'toets/uitslag/', 'voortgang/', 'opdracht/', 'opdracht/vragen/',
  'instellingen/', 'docent/', 'docent/opdracht/', 'docent/resultaten/', 'docent/presenteren/', 'docent/afdrukken/',
  'docent/presenteren/klantportfolio/', 'docent/notities/klantportfolio/', 'docent/maken/', 'les/eigen/', 'casus/eigen/', 'module/',
  'docent/handleiding/', 'docent/bestaat-niet/', 'bestaat-niet/',
];

test.use({ viewport: SMALL });

for (const route of ROUTES) {
  test(`/${route}`, async ({ page }) => {
    await open(page, route);
    await expect(page.locator('#app').getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('#app details').forEach((details) => { details.open = true; }));
    await expectAccessible(page);
  });
}
