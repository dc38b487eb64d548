import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** The operating system user that PostgreSQL runs as. */
export type OsUser = { readonly uid: number; readonly gid: number; readonly name: string };

/** Where Debian, Alpine, and Fedora install nss_wrapper. */
const nameLibraries = [
  '/usr/lib/x86_64-linux-gnu/libnss_wrapper.so',
  '/usr/lib/aarch64-linux-gnu/libnss_wrapper.so',
  '/usr/lib/libnss_wrapper.so',
  '/usr/lib64/libnss_wrapper.so',
];

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

/** Whether this process has a user name. In a container that runs as any user ID, it may have none. */
export function hasUserName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/**
 * Variables with which PostgreSQL's programs find a name for a user ID that is not in /etc/passwd: `initdb` does not
 * work without one. The library nss_wrapper reads the name from two files in `folder`. Null if it is not installed.
 */
export async function nameOsUser(
  folder: string,
  libraries: readonly string[] = nameLibraries,
): Promise<NodeJS.ProcessEnv | null> {
  const library = libraries.find((path) => existsSync(path));
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (library === undefined || uid === undefined || gid === undefined) return null;
  const passwd = join(folder, 'passwd');
  const group = join(folder, 'group');
  await writeFile(passwd, `medianest:x:${uid}:${gid}:MediaNest:${folder}:/bin/false\n`);
  await writeFile(group, `medianest:x:${gid}:\n`);
  return { LD_PRELOAD: library, NSS_WRAPPER_PASSWD: passwd, NSS_WRAPPER_GROUP: group };
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
