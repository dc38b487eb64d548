import { overseerrSettings } from './overseerr-servers.ts';

/** What others read from the same file: the compose file, Node, the system. */
const foreignNames = /^(POSTGRES_|COMPOSE_|NODE_|TZ$|LANG$)/;

/** Names that look like settings and are none: most likely misspelt. `known` are those there are. */
export function findUnknownSettings(names: readonly string[], known: readonly string[]): string[] {
  const numberedNames = Object.keys(overseerrSettings).map((name) => new RegExp(`^${name}_[2-9]$`));
  return names.filter((given) => {
    const name = given.replace(/_FILE$/, '');
    const isOurs = known.includes(name) || numberedNames.some((form) => form.test(name));
    return !isOurs && !foreignNames.test(name);
  });
}
