import { groupBy } from './group-by.ts';
/** What can be wrong after a storm. */
export const findingKinds = [
  'lost',
  'doubled',
  'stale card',
  'doubled message on Discord',
  'doubled message on Telegram',
  'stuck job',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** The problem in a few words, the same for all findings of one sort. */
  readonly what: string;
  /** IDs for tracing it. */
  readonly ids: string;
}

/** Telegram has nothing that would tell a repeated message: those are counted and accepted (DESIGN: outside effects). */
export const isFailure = ({ kind }: Finding): boolean => kind !== 'doubled message on Telegram';

/** The table that the storm ends with, and a line for each finding. */
export function toTable(findings: readonly Finding[]): string {
  const rows = findingKinds.map((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    const sorts = [...groupBy(found, ({ what }) => what)].map(
      ([what, group]) => `${what}: ${group.length}`,
    );
    return `| ${kind} | ${found.length} | ${sorts.join('; ')} |`;
  });
  const details = findings.map(({ kind, what, ids }) => `- ${kind}: ${what} (${ids})`);
  return ['| finding | count | sorts |', '| --- | --- | --- |', ...rows, '', ...details].join('\n');
}
