// Makes src/store/generated from prisma/schema.prisma, unless it is up to date already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampPath = join(root, 'src/store/generated/.stamp');
const require = createRequire(import.meta.url);

const hash = createHash('sha256');
for (const path of ['prisma/schema.prisma', 'prisma.config.ts']) {
  hash.update(readFileSync(join(root, path)));
}
hash.update(readFileSync(require.resolve('@prisma/client/package.json')));
const stamp = hash.digest('hex');

if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) {
  const { status } = spawnSync(
    process.execPath,
    [require.resolve('prisma/build/index.js'), 'generate', '--no-hints'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stampPath, stamp);
}
