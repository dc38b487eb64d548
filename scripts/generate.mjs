// Generates src/database/generated and generated-tables from prisma/schema.prisma, unless they are up to date.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampPath = join(root, 'src/database/generated/.stamp');
const lockPath = join(tmpdir(), `medianest-generate-${hashOf(root).slice(0, 16)}`);
const staleLockMs = 60_000;
const require = createRequire(import.meta.url);

function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function isUpToDate(stamp) {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp;
}

/** One process at a time: Prisma empties the folder first, which would break a process that is reading it. */
function lock() {
  for (;;) {
    try {
      mkdirSync(lockPath);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const held = statSync(lockPath, { throwIfNoEntry: false });
    if (held && Date.now() - held.mtimeMs > staleLockMs) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function unlock() {
  try {
    rmdirSync(lockPath);
  } catch {
    // Another process considered the lock stale and removed it.
  }
}

function generate() {
  const program = require.resolve('prisma/build/index.js');
  // Prisma writes its progress to standard error, too, so the output is shown only after a failure.
  const { status, stderr } = spawnSync(process.execPath, [program, 'generate', '--no-hints'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: {
      ...process.env,
      // Prisma starts its generators by name, with the Node that it finds first.
      PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(
        delimiter,
      ),
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (status !== 0) process.stderr.write(stderr);
  return status ?? 1;
}

const stamp = hashOf(
  readFileSync(join(root, 'prisma/schema.prisma')),
  readFileSync(join(root, 'prisma.config.ts')),
  readFileSync(require.resolve('@prisma/client/package.json')),
  readFileSync(join(root, 'node_modules/prisma-kysely/package.json')),
);

if (!isUpToDate(stamp)) {
  lock();
  try {
    if (!isUpToDate(stamp)) {
      process.exitCode = generate();
      if (process.exitCode === 0) writeFileSync(stampPath, stamp);
    }
  } finally {
    unlock();
  }
}
