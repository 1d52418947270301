// Starts the app. It stands in a file of its own because the Content-Security-Policy allows no inline script.

const script = [...document.scripts].find((element) => element.src === import.meta.url);
if (!('app' in script.dataset)) {
  // 404.html is served at any depth and tries this script at each level. The copy that loads lies in the root of
  // the site: it marks itself as every other page has it, and makes the references to content start from there.
  script.dataset.app = '';
  for (const link of document.querySelectorAll('link[data-content]')) {
    link.href = new URL(link.getAttribute('href'), import.meta.url);
  }
}

try {
  const app = await import('./{{app}}');
  await app.default({ module_or_path: new URL('./{{wasm}}', import.meta.url) });
} catch (error) {
  console.error(error);
  document.getElementById('start-failed').hidden = false;
}
