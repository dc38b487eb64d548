/** The `engines` of package.json, which is not there for the built bot to read. */
const major = 22;
const minor = 12;

const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);

// Imported first by the bot, so that whoever starts it by hand is told in one line.
if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(
    `MediaNest needs Node ${major}.${minor} or newer, and this is ${process.version}. After \`npm ci\` start it with \`npm start\`: on Linux that has a Node of its own.`,
  );
  process.exit(1);
}
