import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, accountOf, canUse, chooseAccount } from './account.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** The folder that holds the cluster, its log and its library links, and who may use it. */
export type Home = {
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account | undefined;
};

const pointerName = 'postgres-is-elsewhere.txt';

/**
 * Decides where the database lives: `<dataDir>/postgres`, unless the server must run as another
 * user who cannot enter that. Then it lives in a system folder, and a note in `dataDir` says where.
 */
export async function findHome(dataDir: string, log: (line: string) => void): Promise<Home> {
  await mkdir(dataDir, { recursive: true });
  const root = await realpath(dataDir);
  const inside = join(root, 'postgres');
  const noted = await readPointer(root);
  for (const folder of [inside, noted]) {
    if (folder !== undefined && (await ownerOf(join(folder, 'cluster'))) !== undefined) {
      return existingHome(folder);
    }
  }
  if (noted !== undefined) {
    throw new EmbeddedDatabaseError(
      `The database of ${root} was in ${noted} and is no longer there: put it back, or delete ${join(root, pointerName)} to begin with an empty one.`,
    );
  }
  const account = await chooseAccount();
  if (account === undefined) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return toHome(inside, undefined);
  }
  return newHomeFor(account, { root, inside, log });
}

async function newHomeFor(
  account: Account,
  { root, inside, log }: { root: string; inside: string; log: (line: string) => void },
): Promise<Home> {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const candidates = [inside, `/var/lib/medianest/${key}`, join(tmpdir(), `medianest-${key}`)];
  for (const folder of candidates) {
    if (!(await claim(folder, account))) {
      // Removes it only if it is empty.
      await rmdir(folder).catch(() => undefined);
      continue;
    }
    if (folder !== inside) {
      await writeFile(join(root, pointerName), `${folder}\n`);
      log(
        `PostgreSQL does not run as root, and user ${account.name} cannot enter ${root}: the database is in ${folder}.`,
      );
    }
    return (await ownerOf(join(folder, 'cluster'))) === undefined
      ? toHome(folder, account)
      : existingHome(folder);
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL does not run as root, and user ${account.name} can use none of ${candidates.join(', ')}: start as another user, or set DATABASE_URL.`,
  );
}

/** Makes the folder private to the account; false where that is impossible or it is someone else's. */
async function claim(folder: string, account: Account): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const owner = await ownerOf(folder);
    if (owner !== 0 && owner !== account.uid) return false;
    await chown(folder, account.uid, account.gid);
    await chmod(folder, 0o700);
  } catch {
    return false;
  }
  return canUse(folder, account);
}

/** Root serves an existing cluster as its owner; anyone else must be its owner. */
async function existingHome(folder: string): Promise<Home> {
  const owner = await ownerOf(join(folder, 'cluster'));
  const self = process.getuid?.();
  if (self === undefined || owner === self) return toHome(folder, undefined);
  const account = self === 0 && owner !== undefined ? await accountOf(owner) : undefined;
  if (account === undefined) {
    throw new EmbeddedDatabaseError(
      `The database in ${folder} belongs to user id ${owner}: start as that user or as root, or set DATABASE_URL.`,
    );
  }
  if (!(await canUse(folder, account))) {
    throw new EmbeddedDatabaseError(
      `The database in ${folder} belongs to user ${account.name}, who can no longer enter that folder: allow it (chmod a+x on its parents), or move the folder.`,
    );
  }
  return toHome(folder, account);
}

function toHome(folder: string, account: Account | undefined): Home {
  return { folder, cluster: join(folder, 'cluster'), account };
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
