// `npm start`: builds what is out of date, then runs the bot in this process, so that signals reach it.
import './require-node.mjs';
import { build } from './build.mjs';

// npm does not pass on a SIGTERM that ends it. Without this, the bot and its database would outlive it.
const npmPid = process.ppid;
if (process.env.npm_execpath) {
  setInterval(() => {
    if (process.ppid !== npmPid) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

try {
  await build({ onStart: () => console.error('Building MediaNest…') });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../dist/src/main.js');
