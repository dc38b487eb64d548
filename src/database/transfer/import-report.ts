import {
  type ImportKind,
  type ImportReport,
  importKinds,
} from '../../domain/operator/import-report.ts';

/** Counts what an import does. */
export function createImportTally() {
  const counts = (): Record<ImportKind, number> => ({
    user: 0,
    chatAccounts: 0,
    accounts: 0,
    requests: 0,
    subscriptions: 0,
    issues: 0,
    issueComments: 0,
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
