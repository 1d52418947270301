// How Chromium is started, by tests and by scripts alike.

export const launchOptions = {
  // Set by `cargo xtask`; without it Playwright takes the Chromium it has installed for itself.
  executablePath: process.env.CHROMIUM || undefined,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
