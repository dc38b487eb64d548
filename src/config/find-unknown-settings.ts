import { overseerrSettings } from './overseerr-servers.ts';
import { settings } from './settings.ts';

type Names = Readonly<Record<string, unknown>>;

/** Variables for other readers of the same file: Docker Compose, Node.js, the operating system. */
const foreignNames = /^(POSTGRES_|COMPOSE_|NODE_|NO_COLOR$|TZ$|LANG$)/;

/** What only settings of this bot begin with, or what somebody would expect them to begin with. */
const ownPrefixes = ['DISCORD_', 'TELEGRAM_', 'OVERSEERR_', 'JELLYSEERR_', 'SEERR_'];

/** Shorter names are similar to many others. */
const shortestComparable = 8;
const mostEdits = 2;

/** The names in the `.env` file that are not settings, and those in the environment that look like misspelled ones. */
export function listUnknownSettings(from: {
  readonly environment: Names;
  readonly dotEnv: Names;
}): readonly string[] {
  const known = Object.keys(settings);
  const unknown = [
    ...findUnknownSettings(Object.keys(from.dotEnv), known),
    ...findMisspelledSettings(Object.keys(from.environment), known),
  ];
  return [...new Set(unknown)];
}

/** The names that are not settings, most likely misspelled ones. `known` lists the names of all settings. */
function findUnknownSettings(names: readonly string[], known: readonly string[]): string[] {
  const numberedNames = Object.keys(overseerrSettings).map((name) => new RegExp(`^${name}_[2-9]$`));
  return names.filter((original) => {
    const name = original.replace(/_FILE$/, '');
    const isKnown = known.includes(name) || numberedNames.some((pattern) => pattern.test(name));
    return !isKnown && !foreignNames.test(name);
  });
}

/** Of the names in the environment of the process, which has many others, those that look like misspelled settings. */
function findMisspelledSettings(names: readonly string[], known: readonly string[]): string[] {
  return findUnknownSettings(names, known).filter(
    (name) =>
      ownPrefixes.some((prefix) => name.startsWith(prefix)) ||
      known.some((setting) => isSimilar(name, setting)),
  );
}

function isSimilar(name: string, setting: string): boolean {
  if (name.length < shortestComparable) return false;
  // Each character of difference is an edit. A start compares every variable with every setting.
  if (Math.abs(name.length - setting.length) > mostEdits) return false;
  return countEdits(name, setting) <= mostEdits;
}

/** How many characters have to be added, removed, or replaced to get from one name to the other (Levenshtein). */
function countEdits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, char] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherChar] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (char === otherChar ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
