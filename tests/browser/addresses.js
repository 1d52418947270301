// Where the site is served while the tests run: at the root of a host, and below a folder as schools do it.

const port = process.env.PORT ?? '8090';
const folderPort = process.env.FOLDER_PORT ?? '8091';
const prefix = '/cursus/crm/';

export const servers = [
  { port, prefix: '/' },
  { port: folderPort, prefix },
];

export const rootAddress = `http://127.0.0.1:${port}/`;
export const folderAddress = `http://127.0.0.1:${folderPort}${prefix}`;
