// The first import of every script that may be started by hand: refuses a Node.js older than package.json asks for.
// npm scripts use the Node.js of node_modules/.bin, if there is one.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [major, minor] = engines.node.match(/\d+/g).map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(
    `MediaNest needs Node.js ${major}.${minor} or later, but this is ${process.version}. Run \`npm ci\`, then start it with \`npm start\`, which uses its own Node.js on Linux.`,
  );
  process.exit(1);
}
