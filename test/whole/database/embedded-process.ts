// A bot that does nothing but own a database; `exit` as second argument: it ends without stopping it.
import { flushCompileCache } from 'node:module';
import { startEmbedded } from '../../../src/database/embedded/start-embedded.ts';

const [, , dataDir = '', ending] = process.argv;
const { url, port, isReused } = await startEmbedded({ dataDir, log: () => undefined });
// For the next one: most are killed, which keeps them from writing it at their end.
flushCompileCache();
process.send?.({ url, port, reused: isReused });
if (ending === 'exit') process.disconnect();
// Listening keeps the process alive for as long as its parent lives.
else process.on('message', () => undefined);
