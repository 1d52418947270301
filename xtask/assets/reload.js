// While watching: asks for the number of the last build, waits for the next one, and then reloads the page.
// The server answers a question that carries a number only when there is a newer build.

const address = new URL('__reload', import.meta.url);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function build(seen) {
  for (;;) {
    try {
      const answer = await fetch(`${address}?${seen}`, { cache: 'no-store' });
      if (answer.ok) return await answer.text();
    } catch {
      // The server is being restarted.
    }
    await pause(1000);
  }
}

await build(await build(''));
location.reload();
