import type { JobKind } from '../../../domain/job.ts';
import { isKnown } from '../../api/is-known.ts';
import type { Translate } from '../../texts/texts.ts';

const kindTexts = {
  'submit-request': 'jobs-kind-submit-request',
  'send-decision': 'jobs-kind-send-decision',
  'update-cards': 'jobs-kind-update-cards',
  notify: 'jobs-kind-notify',
  'sync-request': 'jobs-kind-sync-request',
  'handle-webhook': 'jobs-kind-handle-webhook',
  reconcile: 'jobs-kind-reconcile',
  'sync-accounts': 'jobs-kind-sync-accounts',
  'send-reminders': 'jobs-kind-send-reminders',
  'await-sign-in': 'jobs-kind-await-sign-in',
  sweep: 'jobs-kind-sweep',
  'check-alerts': 'jobs-kind-check-alerts',
  cleanup: 'jobs-kind-cleanup',
} as const satisfies Record<JobKind, string>;

/** What the jobs of a kind do; a kind of another version stands for itself. */
export function kindText(t: Translate, kind: string): string {
  return isKnown(kindTexts, kind) ? t(kindTexts[kind]) : kind;
}
