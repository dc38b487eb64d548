// A bot that does nothing but own a database; `exit` as second argument: it ends without stopping it.
import { startEmbedded } from '../../../src/database/embedded/start-embedded.ts';

const [, , dataDir = '', ending] = process.argv;
const { url, port, isReused } = await startEmbedded({ dataDir, log: () => undefined });
process.send?.({ url, port, reused: isReused });
if (ending === 'exit') process.disconnect();
// Listening keeps the process alive for as long as its parent lives.
else process.on('message', () => undefined);
