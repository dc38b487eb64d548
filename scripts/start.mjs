// `npm start`: builds what is out of date, then runs the bot in this process, so that signals reach it.
import './require-node.mjs';
import './end-with-npm.mjs';
import { build } from './build.mjs';

try {
  await build({ onStart: () => console.error('Building MediaNest…') });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// After the build, which empties the folder.
await import('./keep-compiled.mjs');
await import('../dist/src/main.js');
