// Real Chromium against the server of `cargo xtask serve`, so that the headers are the real ones.

import { defineConfig } from '@playwright/test';
import { rootAddress, servers } from './addresses.js';
import { launchOptions } from './chromium.js';

const xtask = process.env.XTASK ?? '../../target/debug/xtask';

export default defineConfig({
  testMatch: '*.spec.js',
  outputDir: '../../target/browser/failures',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for a busy machine: no test asserts a time.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  use: {
    baseURL: rootAddress,
    launchOptions,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // A colour on its way from one theme to the other is no colour that anyone reads.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
  },
  webServer: servers.map(({ port, prefix }) => ({
    command: `"${xtask}" serve --no-build --port ${port} --prefix ${prefix}`,
    url: `http://127.0.0.1:${port}${prefix}`,
    reuseExistingServer: !process.env.XTASK,
  })),
});
