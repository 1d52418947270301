// Starts the app. It stands in a file of its own because the Content-Security-Policy allows no inline script.

// Relative references change their meaning when the app changes the address of the page, so those that it asks
// for later are made absolute here. 404.html is served at any depth and tries this script at each level: there,
// the copy that loads lies in the root of the site, and its own address is what the references start from.
const script = [...document.scripts].find((element) => element.src === import.meta.url);
const base = 'app' in script.dataset ? document.baseURI : import.meta.url;
script.dataset.app = '';
script.src = import.meta.url;
for (const link of document.querySelectorAll('link[data-content]')) {
  link.href = new URL(link.getAttribute('href'), base);
}

try {
  const app = await import('./{{app}}');
  await app.default({ module_or_path: new URL('./{{wasm}}', import.meta.url) });
} catch (error) {
  console.error(error);
  document.getElementById('start-failed').hidden = false;
}
