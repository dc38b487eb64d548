import { ofServer } from './servers.ts';

/** What others read from the same file: the compose file, Node, the system. */
const others = /^(POSTGRES_|COMPOSE_|NODE_|TZ$|LANG$)/;

/** Names that look like settings and are none: most likely misspelt. `known` are those there are. */
export function unknownNames(names: readonly string[], known: readonly string[]): string[] {
  const numbered = Object.keys(ofServer).map((name) => new RegExp(`^${name}_[2-9]$`));
  return names.filter((given) => {
    const name = given.replace(/_FILE$/, '');
    const isOurs = known.includes(name) || numbered.some((form) => form.test(name));
    return !isOurs && !others.test(name);
  });
}
