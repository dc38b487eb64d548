// Keeps the code that V8 has compiled beside the built bot, so that later starts need less time. Imported after the build
// and before the bot. Where the folder cannot be written, each start compiles again.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../dist/.compiled', import.meta.url)));
