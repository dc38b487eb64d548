import { loadTranslations } from '../../../src/chat/i18n/translations.ts';

const t = loadTranslations().forLocale('en');

/** A request as far as a card shows it. */
export interface RequestFacts {
  readonly state: string;
  readonly cause: string | null;
  readonly remoteId: number | null;
  readonly decision: {
    readonly kind: 'approve' | 'decline';
    readonly name: string;
    readonly votes?: number | undefined;
  } | null;
}

/** What a card must say about its request. The table is written down here, apart from the code that it tests. */
export function expectedText(
  { state, cause, remoteId, decision }: RequestFacts,
  role: 'public' | 'private' | 'approval',
): string {
  switch (state) {
    case 'queued':
      return cause === null ? t('state-queued') : t('state-queued-waiting');
    case 'pending':
      if (role !== 'approval' || !decision) return t('state-pending');
      return decision.votes === undefined
        ? t(`decision-${decision.kind}`, { name: decision.name })
        : t('decision-votes', {
            votes: t('vote-count', { count: decision.votes }),
            name: decision.name,
          });
    case 'approved':
      return t('state-approved');
    case 'processing':
      return t('state-processing');
    case 'partial':
      return t('state-partial');
    case 'available':
      return t('state-available');
    case 'declined':
      return t('state-declined');
    case 'failed':
      return remoteId === null ? t('state-rejected') : t('state-failed');
    case 'cancelled':
      return t('state-cancelled');
    default:
      throw new Error(`the storm does not know the state ${state}`);
  }
}

const promising = [
  t('state-queued'),
  t('state-queued-waiting'),
  t('state-pending'),
  t('state-approved'),
  t('state-processing'),
];

/** Whether an answer says that the bot has the request now, and that it was not refused. */
export function promisesRequest(text: string): boolean {
  return promising.some((words) => text.includes(words));
}

const voteAdded = t('vote-added', { title: '' }).split('.')[0] ?? '';
const voteAnswers = [voteAdded, t('vote-own', { title: '' }).split(',').at(-1) ?? ''];

/** Whether an answer says that a vote counts. */
export function promisesVote(text: string): boolean {
  return text.includes(voteAdded);
}

/** Whether a text is the answer to a press on +1, or to one that came too late. */
export function isVoteAnswer(text: string): boolean {
  return voteAnswers.some((words) => text.includes(words));
}

/** Whether an answer says that this person has decided. */
export function promisesDecision(
  text: string,
  decision: 'approve' | 'decline',
  name: string,
): boolean {
  return text.includes(t(`decision-${decision}`, { name }));
}

const notificationWords = (['available', 'declined', 'failed'] as const).map(
  (state) => [`notification (${state})`, t(`notification-${state}`, { title: '' }).trim()] as const,
);

/** The kind of a message by its words, for messages that no card names; null for one that is no notification. */
export function notificationKind(text: string): string | null {
  return notificationWords.find(([, words]) => text.includes(words))?.[0] ?? null;
}
