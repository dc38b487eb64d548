import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFolder } from '../../lib/files/ensure-folder.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { canWrite, chooseOsUser, findOsUser, type OsUser } from './os-user.ts';
import { requireWritable } from './storage.ts';

/** The folder that holds the cluster, its log and its library links, and who may use it. */
export type Home = {
  readonly folder: string;
  readonly cluster: string;
  readonly osUser: OsUser | undefined;
};

const pointerName = 'postgres-is-elsewhere.txt';

/**
 * Decides where the database is stored: `<dataDir>/postgres`, unless the server must run as another user who has no
 * access to it. Then it is stored in a system folder, and a note in `dataDir` says where.
 */
export async function findHome(dataDir: string, log: (line: string) => void): Promise<Home> {
  await ensureFolder(dataDir);
  const root = await realpath(dataDir);
  await requireWritable(root);
  const inside = join(root, 'postgres');
  const existing = await findExistingHome(root);
  if (existing !== null) return existing;
  const pointedTo = await readPointer(root);
  if (pointedTo !== undefined) {
    throw new EmbeddedDatabaseError(
      `The database for ${root} is missing from ${pointedTo}. Put it back, or delete ${join(root, pointerName)} to start with an empty database.`,
    );
  }
  const osUser = await chooseOsUser();
  if (osUser === undefined) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return toHome(inside, undefined);
  }
  return newHomeFor(osUser, { root, inside, log });
}

/** The home of a database that was created before; null if there is none. */
export async function findExistingHome(dataDir: string): Promise<Home | null> {
  const root = await realpath(dataDir).catch(() => dataDir);
  for (const folder of [join(root, 'postgres'), await readPointer(root)]) {
    if (folder !== undefined && (await ownerOf(join(folder, 'cluster'))) !== undefined) {
      return existingHome(folder);
    }
  }
  return null;
}

async function newHomeFor(
  osUser: OsUser,
  { root, inside, log }: { root: string; inside: string; log: (line: string) => void },
): Promise<Home> {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const candidates = [inside, `/var/lib/medianest/${key}`, join(tmpdir(), `medianest-${key}`)];
  for (const folder of candidates) {
    if (!(await makePrivate(folder, osUser))) {
      // Removes it only if it is empty.
      await rmdir(folder).catch(() => undefined);
      continue;
    }
    if (folder !== inside) {
      await writeFile(join(root, pointerName), `${folder}\n`);
      log(
        `PostgreSQL cannot run as root, and user ${osUser.name} has no access to ${root}. The database is stored in ${folder}.`,
      );
    }
    return (await ownerOf(join(folder, 'cluster'))) === undefined
      ? toHome(folder, osUser)
      : existingHome(folder);
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL cannot run as root, and user ${osUser.name} has no access to any of these folders: ${candidates.join(', ')}. Start MediaNest as another user, or set DATABASE_URL.`,
  );
}

/** Makes the folder private to the user; false where that is impossible or the folder is another user's. */
async function makePrivate(folder: string, osUser: OsUser): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const owner = await ownerOf(folder);
    if (owner !== 0 && owner !== osUser.uid) return false;
    await chown(folder, osUser.uid, osUser.gid);
    await chmod(folder, 0o700);
  } catch {
    return false;
  }
  return canWrite(folder, osUser);
}

/** Root runs an existing cluster as its owner; any other user must be the owner. */
async function existingHome(folder: string): Promise<Home> {
  const owner = await ownerOf(join(folder, 'cluster'));
  const self = process.getuid?.();
  if (self === undefined || owner === self) return toHome(folder, undefined);
  const osUser = self === 0 && owner !== undefined ? await findOsUser(owner) : undefined;
  if (osUser === undefined) {
    throw new EmbeddedDatabaseError(
      `The database in ${folder} belongs to user ID ${owner}. Start MediaNest as that user or as root, or set DATABASE_URL.`,
    );
  }
  await requireWritable(folder);
  if (!(await canWrite(folder, osUser))) {
    throw new EmbeddedDatabaseError(
      `The database in ${folder} belongs to user ${osUser.name}, who has no access to that folder. Allow access (chmod a+x on its parent folders), or move the folder.`,
    );
  }
  return toHome(folder, osUser);
}

function toHome(folder: string, osUser: OsUser | undefined): Home {
  return { folder, cluster: join(folder, 'cluster'), osUser };
}

async function readPointer(root: string): Promise<string | undefined> {
  const text = await readFile(join(root, pointerName), 'utf8').catch(() => '');
  return text.trim() || undefined;
}

async function ownerOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ uid }) => uid,
    () => undefined,
  );
}
