import type { AuditSubjectKind } from '../../../domain/audit-entry.ts';
import { isKnown } from '../../api/is-known.ts';
import type { Translate } from '../../texts/texts.ts';

const plainSources = ['console', 'cli', 'web', 'discord', 'telegram'] as const;
const kindTexts = {
  request: 'audit-kind-request',
  space: 'audit-kind-space',
  user: 'audit-kind-user',
  account: 'audit-kind-account',
  job: 'audit-kind-job',
  installation: 'audit-kind-installation',
  service: 'audit-kind-service',
  error: 'audit-kind-error',
  backup: 'audit-kind-backup',
} as const satisfies Record<AuditSubjectKind, string>;

/** Where something was done, in words. */
export function sourceText(t: Translate, source: string): string {
  const plain = plainSources.find((each) => each === source);
  if (plain) return t(`source-${plain}`);
  return source === 'overseerr' ? t('source-overseerr', { server: 'Overseerr' }) : source;
}

/** What something was done to, in words; a kind of another version stands for itself. */
export function kindText(t: Translate, kind: string): string {
  return isKnown(kindTexts, kind) ? t(kindTexts[kind]) : kind;
}
