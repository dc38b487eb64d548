import { constants } from 'node:fs';
import { access, chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileFault, findFileFault } from '../lib/files/file-fault.ts';
import { findExistingFolder, readFreeSpace } from '../lib/files/free-space.ts';
import { type Check, ok, problem, warning } from './check.ts';

const lowBytes = 1_000_000_000;
const criticalBytes = 100_000_000;
const maxSkewMs = 5_000;

/** Whether the settings are valid; what they say about each other; names in `.env` that are none. */
export function createSettingsCheck(settings: {
  /** Why the bot would not start, or would not use settings of the console; by name, without values. */
  readonly problems: readonly string[];
  readonly unknownNames: readonly string[];
  readonly publicUrl: string | null;
  readonly hasChat: boolean;
  readonly hasOverseerr: boolean;
}): Check {
  return {
    name: 'settings',
    isQuick: true,
    async run() {
      const { problems, unknownNames, publicUrl, hasChat, hasOverseerr } = settings;
      const findings = [
        ...problems.map((text) =>
          problem(
            text,
            'Correct this setting; see .env.example, or the console if it was set there',
          ),
        ),
        ...unknownNames.map((name) =>
          warning(`Unknown setting: ${name}`, 'Check the spelling; see .env.example'),
        ),
      ];
      if (isUnencrypted(publicUrl)) {
        findings.push(
          warning(
            'PUBLIC_URL does not use https. Passwords typed on the sign-in page can be intercepted',
            'Put a reverse proxy with a certificate in front of the bot',
          ),
        );
      }
      if (problems.length === 0 && hasChat && !hasOverseerr) {
        findings.push(
          problem('No Overseerr server is configured', 'Set OVERSEERR_URL and OVERSEERR_API_KEY'),
        );
      }
      return findings.length > 0 ? findings : [ok('valid')];
    },
  };
}

/** Whether this Node.js is one that MediaNest is made for. */
export function createNodeCheck(version: string): Check {
  return {
    name: 'Node.js',
    isQuick: true,
    async run() {
      const major = Number(version.replace(/^v/, '').split('.')[0]);
      return major % 2 === 0
        ? [ok(version)]
        : [warning(`${version} is not a long-term release`, 'Use Node.js 22 or 24')];
    },
  };
}

/** Whether folders can be written and have room. A folder that does not exist yet counts as its parent. */
export function createDiskCheck(
  folders: readonly { readonly setting: string; readonly path: string }[],
  readFreeBytes: (path: string) => Promise<number> = readFreeSpace,
): Check {
  return {
    name: 'disk',
    isQuick: true,
    async run() {
      const findings = folders.map(async ({ setting, path }) => {
        const folder = await findExistingFolder(path);
        // Of a file, this fails as well.
        const error: unknown = await access(`${folder}/.`, constants.W_OK).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) {
          const { reason, remedy } = findFileFault(error) ?? unknownFault;
          return problem(
            `${setting}: ${folder} cannot be used: ${reason}`,
            `${remedy}, or set ${setting} to another folder`,
          );
        }
        const free = await readFreeBytes(folder);
        const text = `${setting}: ${(free / 1e9).toFixed(1)} GB free`;
        const advice = `Free some space, or set ${setting} to a folder on another disk`;
        if (free < criticalBytes) return problem(text, advice);
        return free < lowBytes ? warning(text, advice) : ok(text);
      });
      return Promise.all(findings);
    },
  };
}

const unknownFault: FileFault = {
  reason: 'nothing can be written there',
  remedy: 'Check the folder',
};

/** Whether only the bot can read the generated keys. Windows has other permissions, which are not checked. */
export function createKeyFilesCheck(dataDir: string, platform: string): Check {
  const listReadable = async () => {
    const names = platform === 'win32' ? [] : await readdir(dataDir).catch(() => []);
    const paths = names
      .filter((name) => /\.key(\.|$)/.test(name))
      .map((name) => join(dataDir, name));
    const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode));
    return paths.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0);
  };
  return {
    name: 'keys',
    isQuick: true,
    async run() {
      return (await listReadable()).map((path) =>
        problem(
          `other users of this machine can read ${path}`,
          // The path may have a name in it, and support files have what to do.
          'Run `medianest doctor --fix`, or chmod 600 on it',
        ),
      );
    },
    async repair() {
      const paths = await listReadable();
      for (const path of paths) await chmod(path, 0o600);
      return paths.length > 0 ? `only the bot can read ${paths.join(', ')} now` : null;
    },
  };
}

/** Whether the clocks of this machine and the database agree: times in both are compared. */
export function createClockCheck(deps: {
  readonly clock: () => Date;
  readonly readDatabaseTime: () => Promise<Date>;
}): Check {
  return {
    name: 'clock',
    isQuick: false,
    async run() {
      const before = deps.clock().getTime();
      const database = (await deps.readDatabaseTime()).getTime();
      const after = deps.clock().getTime();
      const skewMs = Math.max(before - database, database - after, 0);
      return skewMs > maxSkewMs
        ? [
            warning(
              `this machine and the database differ by ${Math.round(skewMs / 1000)} seconds`,
              'Turn on time synchronization (NTP) on both machines',
            ),
          ]
        : [ok('in step with the database')];
    },
  };
}

/** Whether traffic to a public address is not encrypted. */
function isUnencrypted(publicUrl: string | null): boolean {
  if (!publicUrl) return false;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
