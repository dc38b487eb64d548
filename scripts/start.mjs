// What `npm start` does: builds what is needed, then is the bot, in this very process so that signals reach it.
import { build } from './build.mjs';

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../dist/src/main.js');
