// Imported first by what somebody might start by hand: says so where Node is older than package.json asks for.
// npm scripts run under the Node of node_modules/.bin where there is one.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [major, minor] = engines.node.match(/\d+/g).map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(
    `MediaNest needs Node ${major}.${minor} or newer, and this is ${process.version}. After \`npm ci\` start it with \`npm start\`: on Linux that has a Node of its own.`,
  );
  process.exit(1);
}
