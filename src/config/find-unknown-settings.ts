import { overseerrSettings } from './overseerr-servers.ts';

/** Variables for other readers of the same file: Docker Compose, Node.js, the operating system. */
const foreignNames = /^(POSTGRES_|COMPOSE_|NODE_|NO_COLOR$|TZ$|LANG$)/;

/** The names that are not settings, most likely misspelled ones. `known` lists the names of all settings. */
export function findUnknownSettings(names: readonly string[], known: readonly string[]): string[] {
  const numberedNames = Object.keys(overseerrSettings).map((name) => new RegExp(`^${name}_[2-9]$`));
  return names.filter((original) => {
    const name = original.replace(/_FILE$/, '');
    const isKnown = known.includes(name) || numberedNames.some((pattern) => pattern.test(name));
    return !isKnown && !foreignNames.test(name);
  });
}
