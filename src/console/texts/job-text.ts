import type { JobKind } from '../../domain/job.ts';
import { isKnown } from '../api/is-known.ts';
import type { Translate } from './texts.ts';

const kindTexts = {
  'submit-request': 'job-kind-submit-request',
  'notify-subscribers': 'job-kind-notify-subscribers',
  'send-decision': 'job-kind-send-decision',
  'count-votes': 'job-kind-count-votes',
  'retry-request': 'job-kind-retry-request',
  'update-cards': 'job-kind-update-cards',
  'update-telegram-cards': 'job-kind-update-telegram-cards',
  notify: 'job-kind-notify',
  'sync-request': 'job-kind-sync-request',
  'handle-webhook': 'job-kind-handle-webhook',
  'send-issue': 'job-kind-send-issue',
  'sync-issue': 'job-kind-sync-issue',
  'show-issue': 'job-kind-show-issue',
  reconcile: 'job-kind-reconcile',
  'sync-accounts': 'job-kind-sync-accounts',
  'send-reminders': 'job-kind-send-reminders',
  'await-sign-in': 'job-kind-await-sign-in',
  sweep: 'job-kind-sweep',
  'check-alerts': 'job-kind-check-alerts',
  cleanup: 'job-kind-cleanup',
} as const satisfies Record<JobKind, string>;

/** What the jobs of a kind do; a kind of another version stands for itself. */
export function jobText(t: Translate, kind: string): string {
  return isKnown(kindTexts, kind) ? t(kindTexts[kind]) : kind;
}
