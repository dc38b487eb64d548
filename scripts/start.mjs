// What `npm start` does: builds what is needed, then is the bot, in this very process so that signals reach it.
import './require-node.mjs';
import { build } from './build.mjs';

// npm does not hand on a SIGTERM that ends it; without this the bot and its database would outlive it.
const npm = process.ppid;
if (process.env.npm_execpath) {
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../dist/src/main.js');
