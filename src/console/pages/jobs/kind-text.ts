import type { Translate } from '../../texts/texts.ts';

const kinds = [
  'submit-request',
  'send-decision',
  'update-cards',
  'notify',
  'sync-request',
  'handle-webhook',
  'reconcile',
  'sync-accounts',
  'send-reminders',
  'await-sign-in',
  'sweep',
  'check-alerts',
  'cleanup',
] as const;

/** What the jobs of a kind do; a kind of another version stands for itself. */
export function kindText(t: Translate, kind: string): string {
  const known = kinds.find((each) => each === kind);
  return known ? t(`jobs-kind-${known}`) : kind;
}
