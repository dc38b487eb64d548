import { approvalCard } from '../../src/chat/approvals/approval-card.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import { historyView } from '../../src/chat/requests/history-view.ts';
import { requestCard } from '../../src/chat/requests/request-card.ts';
import { voteSetupView } from '../../src/chat/spaces/vote-setup-view.ts';
import type { NamedVoteRule } from '../../src/domain/approvals/vote-rule.ts';
import type { MediaRequest } from '../../src/domain/requests/request.ts';
import { approvalIds } from '../support/approval-ids.ts';
import { anId, aRequest } from '../support/factories.ts';
import type { ViewSample } from './view-samples.ts';

const translations = loadTranslations();
const now = new Date('2026-11-30T12:00:00Z');
const hostileName = '*_[<&@everyone](x) 👨‍👩‍👧‍👦';
const idOf = (verb: string) => () => `${verb}:aaaaaaaaaaaaaaaaaaaaaa`;
const ids = approvalIds(idOf);
const decision = {
  kind: 'approve',
  reason: null,
  userId: anId<'user'>(),
  name: hostileName,
  source: 'discord',
  as: null,
  at: now,
  votes: 3,
} as const;
const decided = { state: 'pending', decision, stateChangedAt: now } as const;
const approved = { ...decided, state: 'approved', decidedBy: hostileName } as const;

const rule: NamedVoteRule = {
  spaceId: anId(),
  serviceId: anId(),
  votes: 3,
  userId: decision.userId,
  accountId: anId(),
  since: now,
  userName: hostileName,
  accountName: 'ada@example',
};

function showCard(parts: Partial<MediaRequest>, locale = 'en', isNotice = false) {
  return requestCard(aRequest(parts), {
    role: isNotice ? 'notification' : 'public',
    isVotesOffNotice: isNotice,
    recipients: [],
    t: translations.forLocale(locale),
    server: 'Seerr',
    now,
    subscribeButtonId: null,
    votes:
      parts.state === 'pending' && !parts.decision
        ? { count: 0, needed: 3, buttonId: 'vote:aaaaaaaaaaaaaaaaaaaaaa' }
        : undefined,
  });
}

function showApproval(parts: Partial<MediaRequest>, voters: readonly string[], locale = 'en') {
  const t = translations.forLocale(locale);
  const facts = { accountName: 'bob', quota: null, pendingCount: 0, titleUrl: null };
  return approvalCard(aRequest(parts), {
    facts: { ...facts, voters, votesNeeded: parts.decision ? null : 3 },
    ids,
    t,
    server: 'Seerr',
    now,
  });
}

function showSetup(of: NamedVoteRule | null, locale: string, canSet: boolean) {
  const buttonIds = {
    openForm: 'setup-votes-form',
    turnOff: 'setup-votes-off',
    goBack: 'setup-back',
  };
  return voteSetupView(of, { canSet, ids: buttonIds, t: translations.forLocale(locale) });
}

/** Votes, and what they decide, wherever they are shown. */
export const voteSamples: readonly ViewSample[] = [
  { name: 'votes-needed', view: showCard({ state: 'pending', stateChangedAt: now }) },
  { name: 'votes-decided', view: showCard(approved) },
  {
    name: 'votes-approval-none',
    view: showApproval({ state: 'pending', stateChangedAt: now }, []),
  },
  {
    name: 'votes-approval-needed',
    view: showApproval({ state: 'pending', stateChangedAt: now }, ['Cleo', hostileName], 'pl'),
  },
  { name: 'votes-approval-deciding', view: showApproval(decided, []) },
  {
    name: 'votes-approval-waiting',
    view: showApproval({ ...decided, cause: 'overseerr-unreachable' }, [], 'de'),
  },
  { name: 'votes-approval-decided', view: showApproval(approved, [], 'fr') },
  {
    name: 'votes-history',
    view: historyView(
      aRequest(approved),
      [
        {
          event: 'decide',
          from: 'pending',
          to: 'pending',
          actor: hostileName,
          source: 'discord',
          at: now,
          detail: { kind: 'approve', reason: null, votes: 3 },
        },
      ],
      { t: translations.forLocale('en'), server: 'Seerr' },
    ),
  },
  ...translations.locales.flatMap((locale): ViewSample[] => [
    {
      name: `votes-off-${locale.toLowerCase()}`,
      view: showCard({ state: 'pending', stateChangedAt: now }, locale, true),
    },
    { name: `votes-setup-${locale.toLowerCase()}`, view: showSetup(rule, locale, true) },
  ]),
  { name: 'votes-setup-none', view: showSetup(null, 'en', true) },
  { name: 'votes-setup-locked', view: showSetup({ ...rule, accountName: null }, 'en', false) },
];
