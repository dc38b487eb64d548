/** The `engines` of package.json. The built bot cannot read that file. */
const requiredMajor = 22;
const requiredMinor = 12;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// The first import of the bot: an older Node would fail on a later import, with an error that explains nothing.
if (major < requiredMajor || (major === requiredMajor && minor < requiredMinor)) {
  console.error(
    `MediaNest needs Node.js ${requiredMajor}.${requiredMinor} or later, but this is ${process.version}. Run \`npm ci\`, then start it with \`npm start\`, which uses its own Node.js on Linux.`,
  );
  process.exit(1);
}
