/** What a file can bring, in the order of the import. */
const importKinds = [
  'user',
  'chatAccounts',
  'accounts',
  'requests',
  'subscriptions',
  'audit',
] as const;
type ImportKind = (typeof importKinds)[number];

/** What an import did, or would do. */
export interface ImportReport {
  /** Who has the data here. */
  readonly userId: string;
  readonly added: Readonly<Record<ImportKind, number>>;
  /** What was here already. */
  readonly known: Readonly<Record<ImportKind, number>>;
  /** The chats and accounts that the person gets by it: whoever has these has the person's rights here. */
  readonly links: readonly string[];
  /** What was left out, one line each. */
  readonly skipped: readonly string[];
}

/** Counts what an import does. */
export function createImportTally() {
  const counts = (): Record<ImportKind, number> => ({
    user: 0,
    chatAccounts: 0,
    accounts: 0,
    requests: 0,
    subscriptions: 0,
    audit: 0,
  });
  const added = counts();
  const known = counts();
  const links: string[] = [];
  const skipped: string[] = [];
  return {
    add(kind: ImportKind, count = 1) {
      added[kind] += count;
    },
    know(kind: ImportKind, count = 1) {
      known[kind] += count;
    },
    addLink(kind: 'chatAccounts' | 'accounts', name: string) {
      added[kind] += 1;
      links.push(name);
    },
    skip(line: string) {
      skipped.push(line);
    },
    hasChanged: () => importKinds.some((kind) => added[kind] > 0),
    report: (userId: string): ImportReport => ({ userId, added, known, links, skipped }),
  };
}

export type ImportTally = ReturnType<typeof createImportTally>;
