import { id } from '../../src/chat/argument.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { AccountId, RequestId, ServiceId, UserId } from '../../src/core/id.ts';
import { aWaiting, clear, people, textOf } from './approvals.ts';
import { idsIn, type ScriptedBot, viewOf } from './scripted-bot.ts';

export type Person = ReturnType<ScriptedBot['as']>;

/** What somebody tries. Ids are made up where nobody would offer them, so that what refuses is behind the button. */
export interface Deed {
  readonly name: string;
  /** What waits for a decision meanwhile, as it must stand for the deed to be possible. */
  readonly needs?: 'failed' | 'declined';
  /** What is read where nothing changes. */
  readonly reads?: RegExp;
  /** What somebody reads who may not. */
  readonly refusal: RegExp;
  run(person: Person, aim: Aim): Promise<Reply | null>;
}

/** What the deeds are done to: the waiting request of bob, its card, and drafts of whoever does them. */
export interface Aim {
  readonly requestId: RequestId;
  readonly requesterId: UserId;
  readonly serviceId: ServiceId;
  /** An account that nobody has. */
  readonly accountId: AccountId;
  readonly messageId: string;
  readonly drafts: Drafts;
}

export type Drafts = Readonly<Record<keyof typeof wishes, string>>;

/** What can be asked for: none of it is what waits. */
const wishes = {
  film: { title: 'movie:603', '4k': false },
  series: { title: 'tv:2996', '4k': false },
  'film in 4K': { title: 'movie:603', '4k': true },
  'series in 4K': { title: 'tv:2996', '4k': true },
} as const;

/** Ids of buttons that ask for each of the wishes, taken while the person may do everything. */
export async function draftsOf(person: Person): Promise<Drafts> {
  const ids = new Map<string, string>();
  for (const [name, wish] of Object.entries(wishes)) {
    let card = viewOf(await person.command('request', wish));
    const all = idsIn(card).find((each) => /^take:.*:all$/.test(each));
    if (all) card = viewOf(await person.press(all));
    const wanted = wish['4k'] ? /^ask:.*:1$/ : /^ask:.*:0$/;
    const ask = idsIn(card).find((each) => wanted.test(each));
    if (!ask) throw new Error(`no button for a ${name}`);
    ids.set(name, ask);
  }
  return Object.fromEntries(ids) as Drafts;
}

const request = id<'request'>();
const user = id<'user'>();
const service = id<'service'>();
const account = id<'account'>();
const asking = /may not ask for (films|series|4K)\..*ask the owner|Who are you on the media server/;
const deciding = /may not decide on (this request|requests here)\. Leave it to the approvers/;
const serving = /may not do that here\. Ask an admin|Only admins may do that\. Ask the owner/;
const unseen = /not there any more\. Please start again/;

function ask(name: keyof Drafts): Deed {
  return { name, refusal: asking, run: (person, { drafts }) => person.press(drafts[name]) };
}

function press(name: string, verb: string, more: Partial<Deed> & { readonly tail?: string } = {}) {
  const { tail = '', ...rest } = more;
  const made: Deed = {
    name,
    refusal: deciding,
    run: (person, { requestId }) =>
      person.press(`${verb}:${request.write(requestId)}${tail}`, ['0']),
    ...rest,
  };
  return made;
}

/** Everything that only some may do. */
export const deeds: readonly Deed[] = [
  ask('film'),
  ask('series'),
  ask('film in 4K'),
  ask('series in 4K'),
  press('approve', 'approve'),
  press('decline', 'decline-plain'),
  press('decline for a reason', 'decline-with'),
  {
    name: 'decline in own words',
    refusal: deciding,
    run: (person, { requestId }) =>
      person.submit(`decline-text:${request.write(requestId)}`, { reason: 'No' }),
  },
  {
    name: 'approve by reaction',
    refusal: deciding,
    run: (person, { messageId }) => person.react(messageId, 'yes'),
  },
  {
    name: 'approve all',
    refusal: deciding,
    run: (person, { requesterId, requestId }) =>
      person.press(`all-yes:${user.write(requesterId)}:${request.write(requestId)}`),
  },
  press('edit', 'edit-set', {
    tail: ':server:0',
    refusal:
      /may not decide on (this request|requests here)|may not do that\. If you need it, ask the owner/,
  }),
  press('retry', 'retry', { needs: 'failed' }),
  press('reopen', 'reopen', { needs: 'declined' }),
  {
    name: 'see what waits',
    refusal: deciding,
    reads: /Dune \(2021\): may it be fetched/,
    run: (person) => person.command('pending'),
  },
  {
    name: 'see others’ requests',
    refusal: /No request of that name was found/,
    reads: /Dune \(2021\): what happened/,
    run: (person) => person.command('history', { request: 'dune' }),
  },
  press('see one of others', 'more', { refusal: unseen, reads: /Dune \(2021\): what happened/ }),
  {
    name: 'take back another’s',
    refusal: /belongs to somebody else\. Use \/request/,
    run: (person, { requestId }) => person.press(`take-back:${request.write(requestId)}:0`),
  },
  {
    name: 'block',
    refusal: /Only admins may do that\. Ask the owner/,
    run: (person, { requesterId, serviceId }) =>
      person.press(`user-block:${user.write(requesterId)}:${service.write(serviceId)}`),
  },
  {
    name: 'link by hand',
    refusal: /Only admins may do that\. Ask the owner/,
    run: (person, { requesterId, accountId }) =>
      person.press(`user-assign:${user.write(requesterId)}:${account.write(accountId)}`),
  },
  {
    name: 'claim',
    refusal: /not the code in the log.*every start prints a new code|Too many wrong codes/,
    run: (person) => person.command('claim', { code: 'AAAA-AAAA' }),
  },
  {
    name: 'set up',
    refusal: /may not do that here\. Ask an admin/,
    run: (person) => person.press('setup-flip:self'),
  },
  {
    name: 'name approvers',
    refusal: /may not do that here\. Ask an admin|Only somebody who may approve.*Ask the owner/,
    run: (person) => person.press('setup-roles', ['role-of-theirs']),
  },
  {
    name: 'let guests in',
    refusal: serving,
    run: (person) => person.press('setup-choose:unlinked', ['guest']),
  },
  {
    name: 'move to a server',
    refusal: serving,
    run: (person, { serviceId }) => person.press(`setup-serve:${service.write(serviceId)}`),
  },
];

/** Puts one request of bob before the approvers, in the state that a deed needs. */
export async function aimFor(bot: ScriptedBot, drafts: Drafts, { needs }: Deed): Promise<Aim> {
  await clear(bot);
  const { id: requestId, messageId, number } = await aWaiting(bot);
  if (needs) {
    await bot.prisma.mediaRequest.update({ where: { id: requestId }, data: { state: needs } });
    const held = bot.overseerr.state.requests.find((one) => one.id === number);
    if (held) held.status = needs === 'failed' ? 4 : 3;
  }
  const bob = { chatAccounts: { some: { platformUserId: people.requester } } };
  const { id: requesterId } = await bot.prisma.user.findFirstOrThrow({ where: bob });
  const free = await bot.prisma.serviceAccount.findFirstOrThrow({ where: { number: 5 } });
  const { serviceId } = bot;
  return {
    requestId,
    requesterId: requesterId as UserId,
    serviceId,
    accountId: free.id as AccountId,
    messageId,
    drafts,
  };
}

/** All that a deed could change, here and on the media server. */
export async function standing(bot: ScriptedBot): Promise<string> {
  const { prisma, overseerr } = bot;
  return JSON.stringify([
    overseerr.state.requests.map(({ updatedAt: _, ...row }) => row),
    await prisma.mediaRequest.findMany({
      select: { id: true, state: true, decision: true, number: true },
      orderBy: { id: 'asc' },
    }),
    await prisma.user.findMany({
      select: { id: true, isAdmin: true, blockedAt: true },
      orderBy: { id: 'asc' },
    }),
    await prisma.serviceAccount.findMany({
      select: { number: true, userId: true, proof: true },
      orderBy: { number: 'asc' },
    }),
    await prisma.chatAccount.findMany({
      select: { userId: true, platformUserId: true },
      orderBy: { platformUserId: 'asc' },
    }),
    await prisma.subscription.count(),
    await prisma.space.findMany({
      select: { settings: true, serviceId: true },
      orderBy: { id: 'asc' },
    }),
  ]);
}

/** Whether it was done; throws when somebody who did nothing was not told why. */
export async function attempt(bot: ScriptedBot, person: Person, deed: Deed, aim: Aim) {
  const before = await standing(bot);
  const reply = await deed.run(person, aim);
  await bot.settle();
  const isChanged = (await standing(bot)) !== before;
  const said = !reply ? 'nothing' : reply.kind === 'toast' ? reply.text : textOf(viewOf(reply));
  const isDone = deed.reads ? deed.reads.test(said) : isChanged;
  if (deed.reads && isChanged) throw new Error(`${deed.name} changed something`);
  if (!isDone && !deed.refusal.test(said)) throw new Error(`${deed.name} was answered by ${said}`);
  return isDone;
}
