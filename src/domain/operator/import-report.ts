/** What a file with a person's data can bring, in the order of the import. */
export const importKinds = [
  'user',
  'chatAccounts',
  'accounts',
  'requests',
  'subscriptions',
  'issues',
  'issueComments',
  'audit',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** What an import did, or would do. */
export interface ImportReport {
  /** Who has the data here. */
  readonly userId: string;
  readonly added: Readonly<Record<ImportKind, number>>;
  /** What was here already. */
  readonly known: Readonly<Record<ImportKind, number>>;
  /** The chats and accounts that the person gets by it: whoever has these has the person's rights here. */
  readonly links: readonly string[];
  /** What was left out and why, one line each. */
  readonly skipped: readonly string[];
}
