import { id } from '../../src/chat/argument.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { AccountId, IssueId, RequestId, ServiceId, UserId } from '../../src/domain/id.ts';
import {
  clearRequests,
  createPendingApproval,
  people,
  requesterRemoteUserId,
  toText,
} from './approvals.ts';
import { getView, listButtonIds, type ScriptedBot } from './scripted-bot.ts';
import { anyText } from './text.ts';

export type Person = ReturnType<ScriptedBot['as']>;

/** An action that needs a permission. Button IDs are made up, so that the check behind the button is tested. */
export interface GuardedAction {
  readonly name: string;
  /** The state that the request needs for this action. */
  readonly requiredState?: 'failed' | 'declined';
  /** The state that the issue needs for this action; open by default. */
  readonly requiredIssueState?: 'resolved';
  /** The text that the user sees, for a read-only action. */
  readonly expectedText?: RegExp;
  /** The error message without the permission. */
  readonly refusalText: RegExp;
  run(person: Person, target: ActionTarget): Promise<Reply | null>;
}

/** The action objects: a pending request of bob, its card, an issue of his, and drafts of the acting user. */
export interface ActionTarget {
  readonly requestId: RequestId;
  readonly remoteId: number;
  readonly issueId: IssueId;
  readonly remoteIssueId: number;
  readonly requesterId: UserId;
  readonly serviceId: ServiceId;
  /** An account that is not linked. */
  readonly accountId: AccountId;
  readonly messageId: string;
  readonly drafts: Drafts;
}

export type Drafts = Readonly<Record<keyof typeof requestInputs, string>>;

/** The requests to try; none is for the pending title. */
const requestInputs = {
  movie: { title: 'movie:603', '4k': false },
  series: { title: 'tv:2996', '4k': false },
  'movie in 4K': { title: 'movie:603', '4k': true },
  'series in 4K': { title: 'tv:2996', '4k': true },
} as const;

/**
 * Creates a draft for each of them and returns the IDs of the request buttons. The user needs all
 * permissions.
 */
export async function createDrafts(person: Person): Promise<Drafts> {
  const ids = new Map<string, string>();
  for (const [name, requestInput] of Object.entries(requestInputs)) {
    let card = getView(await person.command('request', requestInput));
    const all = listButtonIds(card).find((each) => /^select-seasons:.*:all$/.test(each));
    if (all) card = getView(await person.press(all));
    const buttonPattern = requestInput['4k'] ? /^request:.*:1$/ : /^request:.*:0$/;
    const buttonId = listButtonIds(card).find((each) => buttonPattern.test(each));
    if (!buttonId) throw new Error(`no button for a ${name}`);
    ids.set(name, buttonId);
  }
  return Object.fromEntries(ids) as Drafts;
}

const request = id<'request'>();
const user = id<'user'>();
const service = id<'service'>();
const account = id<'account'>();
const issue = id<'issue'>();
const cannotRequestText = anyText(
  'error-no-movie-permission',
  'error-no-series-permission',
  'error-no-4k-permission',
  'error-not-linked',
);
const cannotDecideText = anyText('error-not-approver', 'error-not-approver-here');
const cannotManageText = anyText('error-forbidden', 'error-admins-only');
const notFoundText = anyText('error-not-found');
const cannotChangeIssueText = anyText('error-not-issue-manager', 'error-not-linked');

function ask(name: keyof Drafts): GuardedAction {
  return {
    name,
    refusalText: cannotRequestText,
    run: (person, { drafts }) => person.press(drafts[name]),
  };
}

function pressAction(
  name: string,
  verb: string,
  overrides: Partial<GuardedAction> & { readonly tail?: string; readonly value?: string } = {},
) {
  const { tail = '', value = '0', ...rest } = overrides;
  const made: GuardedAction = {
    name,
    refusalText: cannotDecideText,
    run: (person, { requestId }) =>
      person.press(`${verb}:${request.write(requestId)}${tail}`, [value]),
    ...rest,
  };
  return made;
}

/** All actions that require a permission. */
export const guardedActions: readonly GuardedAction[] = [
  ask('movie'),
  ask('series'),
  ask('movie in 4K'),
  {
    // Before its request: a draft that has become one is answered with it.
    name: 'choose download options',
    refusalText: anyText('error-no-advanced-permission', 'error-not-linked', 'error-not-yours'),
    expectedText: anyText('options-title'),
    run: (person, { drafts }) => {
      const draft = drafts['series in 4K'].replace(/^request:(.*):1$/, '$1');
      return person.press(`options-set:${draft}:0:profile:0`, ['6-hcu0k']);
    },
  },
  ask('series in 4K'),
  pressAction('approve', 'approve'),
  pressAction('decline', 'decline-no-reason'),
  pressAction('decline for a reason', 'decline-reason'),
  {
    name: 'decline in own words',
    refusalText: cannotDecideText,
    run: (person, { requestId }) =>
      person.submit(`decline-submit:${request.write(requestId)}`, { reason: 'No' }),
  },
  {
    name: 'approve by reaction',
    refusalText: cannotDecideText,
    run: (person, { messageId }) => person.react(messageId, 'yes'),
  },
  {
    name: 'approve all',
    refusalText: cannotDecideText,
    run: (person, { requesterId, requestId }) =>
      person.press(`approve-all-yes:${user.write(requesterId)}:${request.write(requestId)}`),
  },
  pressAction('edit', 'edit-set', {
    tail: ':profile:0',
    value: '6-hcu0k',
    refusalText: anyText('error-not-approver', 'error-not-approver-here', 'error-no-permission'),
  }),
  pressAction('retry', 'retry', { requiredState: 'failed' }),
  pressAction('send again', 'send-again', { requiredState: 'failed' }),
  pressAction('reopen', 'reopen', { requiredState: 'declined' }),
  {
    name: 'see what waits',
    refusalText: cannotDecideText,
    expectedText: anyText('approval-title'),
    run: (person) => person.command('pending'),
  },
  {
    name: 'see others’ requests',
    refusalText: anyText('history-none'),
    expectedText: anyText('history-title'),
    run: (person) => person.command('history', { request: 'dune' }),
  },
  pressAction('see one of others', 'details', {
    refusalText: notFoundText,
    expectedText: anyText('history-title'),
  }),
  {
    name: 'take back another’s',
    refusalText: anyText('error-not-yours'),
    run: (person, { requestId }) => person.press(`cancel-request:${request.write(requestId)}:0`),
  },
  pressAction('vote for another’s', 'vote', {
    refusalText: anyText('error-not-linked', 'error-not-found', 'vote-own'),
  }),
  {
    name: 'report a problem',
    // The movie is not in the library, which is said after the permission was checked.
    expectedText: anyText('error-issue-title-unavailable'),
    refusalText: anyText('error-no-issue-permission', 'error-not-linked'),
    run: (person, { serviceId }) =>
      person.press(`report-issue:${service.write(serviceId)}:m438631`),
  },
  {
    name: 'comment on an issue',
    refusalText: cannotChangeIssueText,
    run: (person, { issueId }) =>
      person.submit(`issue-comment-send:${issue.write(issueId)}`, { comment: 'Soon' }),
  },
  {
    name: 'resolve an issue',
    refusalText: cannotChangeIssueText,
    run: (person, { issueId }) => person.press(`issue-resolve:${issue.write(issueId)}`),
  },
  {
    name: 'reopen an issue',
    requiredIssueState: 'resolved',
    refusalText: cannotChangeIssueText,
    run: (person, { issueId }) => person.press(`issue-reopen:${issue.write(issueId)}`),
  },
  {
    name: 'block',
    refusalText: anyText('error-admins-only'),
    run: (person, { requesterId, serviceId }) =>
      person.press(`user-block:${user.write(requesterId)}:${service.write(serviceId)}`),
  },
  {
    name: 'link by hand',
    refusalText: anyText('error-admins-only'),
    run: (person, { requesterId, accountId }) =>
      person.press(`user-assign:${user.write(requesterId)}:${account.write(accountId)}`),
  },
  {
    name: 'claim',
    refusalText: anyText('claim-wrong', 'error-too-many-code-attempts'),
    run: (person) => person.command('claim', { code: 'AAAA-AAAA' }),
  },
  {
    name: 'set up',
    refusalText: anyText('error-forbidden'),
    run: (person) => person.press('setup-toggle:self'),
  },
  {
    name: 'name approvers',
    refusalText: anyText('error-forbidden', 'error-approvers-only'),
    run: (person) => person.press('setup-roles', ['role-of-theirs']),
  },
  {
    name: 'let votes approve',
    refusalText: anyText('error-forbidden', 'error-approvers-only'),
    run: (person) => person.submit('setup-votes-submit', { votes: '3' }),
  },
  {
    name: 'let guests in',
    refusalText: cannotManageText,
    run: (person) => person.press('setup-choose:unlinked', ['guest']),
  },
  {
    name: 'move to a server',
    refusalText: cannotManageText,
    run: (person, { serviceId }) => person.press(`setup-server:${service.write(serviceId)}`),
  },
];

const remoteStatuses = { pending: 1, declined: 3, failed: 4 } as const;

/** Puts the request in the state that the action needs. */
export async function putInState(
  bot: ScriptedBot,
  { requestId, remoteId, issueId, remoteIssueId }: ActionTarget,
  { requiredState, requiredIssueState }: GuardedAction,
): Promise<void> {
  const state = requiredState ?? 'pending';
  const issueState = requiredIssueState ?? 'open';
  // One statement: two updates by Prisma take longer than most actions.
  const { rowCount } = await bot.pool.query({
    name: 'put in state',
    text: `with a as (update request set state = $1::request_state where id = $2 returning id),
      b as (update issue set state = $3::issue_state where id = $4 returning id)
      select from a, b`,
    values: [state, requestId, issueState, issueId],
  });
  if (rowCount !== 1) throw new Error('the request or the issue is gone');
  const remote = bot.overseerr.state.requests.find((one) => one.id === remoteId);
  if (remote) remote.status = remoteStatuses[state];
  const remoteIssue = bot.overseerr.state.issues.find((one) => one.id === remoteIssueId);
  if (remoteIssue) remoteIssue.status = issueState === 'open' ? 1 : 2;
}

/** Creates a pending request of bob. */
export async function prepareTarget(bot: ScriptedBot, drafts: Drafts): Promise<ActionTarget> {
  await clearRequests(bot);
  const { id: requestId, messageId, remoteId } = await createPendingApproval(bot);
  const bob = { chatAccounts: { some: { platformUserId: people.requester } } };
  const { id: requesterId } = await bot.prisma.user.findFirstOrThrow({ where: bob });
  const freeAccount = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: 5 } });
  const { serviceId } = bot;
  const reported = await addIssue(bot, requesterId);
  return {
    ...reported,
    requestId,
    remoteId,
    requesterId: requesterId as UserId,
    serviceId,
    accountId: freeAccount.id as AccountId,
    messageId,
    drafts,
  };
}

/** Adds an open issue of bob about the pending title, here and on the server. */
async function addIssue({ prisma, overseerr, serviceId }: ScriptedBot, userId: string) {
  const { accountId } = await prisma.accountLink.findFirstOrThrow({ where: { userId } });
  const { state } = overseerr;
  const media = state.media.find(({ tmdbId }) => tmdbId === 438631);
  if (!media) throw new Error('the server does not know the pending title');
  const [remoteIssueId, at] = [state.nextId('issue'), state.now()];
  state.issues.push({
    id: remoteIssueId,
    issueType: 1,
    status: 1,
    problemSeason: 0,
    problemEpisode: 0,
    mediaId: media.id,
    createdById: requesterRemoteUserId,
    modifiedById: null,
    comments: [],
    createdAt: at,
    updatedAt: at,
  });
  const { id: issueId } = await prisma.issue.create({
    data: {
      ...{ serviceId, userId, accountId, reporterName: 'bob', source: 'discord' },
      ...{ mediaType: 'movie', tmdbId: 438631, title: 'Dune', type: 'video', message: 'Stutters' },
      ...{ state: 'open', remoteId: remoteIssueId, isShowDue: false },
    },
  });
  return { issueId: issueId as IssueId, remoteIssueId };
}

/** All data that an action could change, in the database and in Overseerr. Read before and after each, so in one query. */
export async function snapshotState({ pool, overseerr }: ScriptedBot): Promise<string> {
  // Prepared, because planning it takes longer than running it.
  const { rows } = await pool.query({
    name: 'test-snapshot-state',
    text: `select
    (select json_agg(json_build_array(id, state, decision, remote_id) order by id) from request),
    (select json_agg(json_build_array(id, is_admin, blocked_at) order by id) from "user") as users,
    (select json_agg(json_build_array(remote_user_id, blocked_at) order by service_id, remote_user_id)
     from account) as accounts,
    (select json_agg(json_build_array(account_id, user_id, verified_by) order by account_id, user_id)
     from account_link) as links,
    (select json_agg(json_build_array(user_id, platform_user_id) order by platform_user_id)
     from chat_account) as chats,
    (select count(*) from subscription) as subscriptions,
    (select count(*) from vote) as votes,
    (select json_agg(json_build_array(space_id, user_id, votes)) from vote_rule) as vote_rules,
    (select json_agg(json_build_array(id, state) order by id) from issue) as issues,
    (select count(*) from issue_comment) as comments,
    (select json_agg(json_build_array(settings, service_id) order by id) from space) as spaces`,
  });
  return JSON.stringify([overseerr.state.requests.map(({ updatedAt: _, ...row }) => row), rows]);
}

/** Returns whether the action succeeded; throws when it failed without the expected message. */
export async function attemptAction(
  bot: ScriptedBot,
  person: Person,
  action: GuardedAction,
  target: ActionTarget,
) {
  const before = await snapshotState(bot);
  const reply = await action.run(person, target);
  await bot.waitUntilIdle();
  const isChanged = (await snapshotState(bot)) !== before;
  const text = !reply ? 'nothing' : reply.kind === 'toast' ? reply.text : toText(getView(reply));
  const isDone = action.expectedText ? action.expectedText.test(text) : isChanged;
  if (action.expectedText && isChanged) throw new Error(`${action.name} changed something`);
  if (!isDone && !action.refusalText.test(text))
    throw new Error(`${action.name} was answered by ${text}`);
  return isDone;
}
