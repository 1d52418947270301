// Every test fails on a console error, an uncaught exception, or a request that leaves the origin.

import { test as base } from '@playwright/test';

export const test = base.extend({
  context: async ({ context }, use) => {
    const faults = [];
    const watch = (page) => {
      page.on('console', (message) => {
        // A host answers 404 with the page for unknown addresses, and the browser says so: that is as it should be.
        const isExpected = /\/bestaat-niet\/|\/docent\/(start|style)\.[0-9a-f]{12}\.|\/favicon\.ico$/.test(message.location().url);
        if (message.type() === 'error' && !isExpected) faults.push(`console: ${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        const isOurs = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:';
        if (!isOurs) faults.push(`request to ${request.url()}`);
      });
    };
    context.on('page', watch);
    await use(context);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  },
});

export { expect } from '@playwright/test';
