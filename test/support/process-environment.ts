import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What every process of a test needs from the environment. Each reads the code that an earlier one has compiled. */
export function processEnvironment(): Record<string, string | undefined> {
  return { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(tmpdir(), 'compiled') };
}

/** Room for the objects of a start: collecting garbage takes a quarter of its time otherwise. */
export const quickStart = '--min-semi-space-size=16';

/** Where `npm run build` puts a program. */
export function findProgram(name: 'main' | 'cli'): string {
  return fileURLToPath(new URL(`../../dist/src/${name}.js`, import.meta.url));
}
