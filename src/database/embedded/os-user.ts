import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** The operating system user that PostgreSQL runs as. */
export type OsUser = { readonly uid: number; readonly gid: number; readonly name: string };

const preferredNames = ['postgres', '_postgres', 'nobody'];

/**
 * The user to run PostgreSQL as, or undefined for "the user of this process".
 * PostgreSQL refuses to run as root, so root gets another named user.
 */
export async function chooseOsUser(): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const osUsers = await listOsUsers();
  const chosen =
    preferredNames
      .map((name) => osUsers.find((osUser) => osUser.name === name))
      .find((osUser) => osUser !== undefined) ?? osUsers[0];
  if (chosen === undefined) {
    throw new EmbeddedDatabaseError(
      'PostgreSQL cannot run as root, and there is no other user in /etc/passwd. Start MediaNest as another user, or set DATABASE_URL.',
    );
  }
  return chosen;
}

/** The named user with this id; root may run the server as the owner of an existing cluster. */
export async function findOsUser(uid: number): Promise<OsUser | undefined> {
  return (await listOsUsers()).find((osUser) => osUser.uid === uid);
}

/** Throws when this process has no user name, without which `initdb` does not work. */
export function requireUserName(): void {
  try {
    userInfo();
  } catch (cause) {
    const uid = process.getuid?.() ?? '?';
    throw new EmbeddedDatabaseError(
      `PostgreSQL needs a named user, but user ID ${uid} is not in /etc/passwd. Start MediaNest as a named user or as root, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Whether the user has access to a folder, through its parents, and may write in it. */
export async function canWrite(folder: string, osUser: OsUser): Promise<boolean> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], {
      uid: osUser.uid,
      gid: osUser.gid,
      cwd: '/',
    });
    return true;
  } catch {
    return false;
  }
}

async function listOsUsers(): Promise<readonly OsUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    // macOS has -2 as the ID of the user `nobody`; spawn accepts only IDs from 1 to 2^32.
    if (!name || !(Number(uid) > 0) || !(Number(gid) >= 0)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
