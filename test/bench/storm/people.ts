import { setTimeout as pause } from 'node:timers/promises';
import { id } from '../../../src/chat/argument.ts';
import {
  type ChatPerson,
  findButton,
  type ShownMessage,
  type StormPlatform,
} from './chat-person.ts';
import type { StormPromise } from './fakes-protocol.ts';
import type { Random } from './random.ts';
import { isVoteAnswer, promisesDecision, promisesRequest, promisesVote } from './shown-text.ts';
import { isOwnersTitle, type StormOverseerr } from './storm-overseerr.ts';

const thinkMs = { least: 200, most: 1_500 };
const recentTitles = 10;
/** How many of those who get no answer to a press on Request ask for the title again. */
const asksAgain = 0.7;
const asksAgainMs = { least: 1_000, most: 10_000 };

/** People who request, decide, cancel, and subscribe until they are stopped, and what the bot told them. */
export function createPeople(setup: {
  readonly platforms: readonly StormPlatform[];
  readonly overseerr: StormOverseerr;
  readonly random: Random;
}) {
  const { platforms, overseerr, random } = setup;
  const promises: StormPromise[] = [];
  const acts: Record<string, number> = {};
  const titles: number[] = [];
  /** The presses on +1, which take a vote back the second time. */
  const triedVotes = new Set<string>();
  let hasSetRule = false;
  let isActive = false;
  let running: Promise<unknown> = Promise.resolve();

  return {
    promises,
    acts,
    start(): void {
      isActive = true;
      const everybody = platforms.flatMap(({ people }) => people);
      running = Promise.all([...everybody.map(live), runOverseerr()]);
    },
    /** Resolves when everybody has ended what they were doing. */
    async stop(): Promise<void> {
      isActive = false;
      await running;
    },
  };

  async function live(person: ChatPerson): Promise<void> {
    while (isActive) {
      await pause(random.between(thinkMs.least, thinkMs.most));
      const act = chooseAct(person);
      await attempt(act.name, () => act(person));
    }
  }

  /** What the owner does on the server's own page, and what Radarr and Plex do. */
  async function runOverseerr(): Promise<void> {
    while (isActive) {
      await pause(random.between(thinkMs.least, thinkMs.most));
      await attempt('overseerr', () => overseerr.act(random));
    }
  }

  /** Errors are expected in a storm. People then do something else. */
  async function attempt(name: string, act: () => Promise<boolean>): Promise<void> {
    const outcome = await act().catch((error: unknown) => String(error));
    const key = typeof outcome === 'string' ? `${name}: ${outcome}` : name;
    if (outcome !== false) acts[key] = (acts[key] ?? 0) + 1;
  }

  function chooseAct(person: ChatPerson): (person: ChatPerson) => Promise<boolean> {
    if (person.isApprover && person.fillIn && !hasSetRule) return setVoteRule;
    if (person.isApprover && random.chance(0.85)) {
      return person.platform === 'discord' ? decideOnCard : decidePending;
    }
    const dice = random.next();
    if (dice < 0.45) return requestNewTitle;
    if (dice < 0.6) return requestOrSubscribe;
    if (dice < 0.85) return person.platform === 'discord' ? vote : requestNewTitle;
    return cancel;
  }

  async function requestNewTitle(person: ChatPerson): Promise<boolean> {
    const tmdbId = overseerr.nextTitle();
    const card = await openTitle(person, tmdbId);
    try {
      return await request(person, card, tmdbId);
    } catch (error) {
      if (random.chance(asksAgain))
        await attempt('requestAgain', () => requestAgain(person, tmdbId));
      throw error;
    }
  }

  /** The first press may have arrived all the same. */
  async function requestAgain(person: ChatPerson, tmdbId: number): Promise<boolean> {
    await pause(random.between(asksAgainMs.least, asksAgainMs.most));
    return request(person, await openTitle(person, tmdbId), tmdbId);
  }

  /** A title that somebody requested lately: requests it as well where that is possible, or else subscribes. */
  async function requestOrSubscribe(person: ChatPerson): Promise<boolean> {
    const [first, ...others] = titles.slice(-recentTitles);
    if (first === undefined) return false;
    const tmdbId = random.pick([first, ...others]);
    const card = await openTitle(person, tmdbId);
    if (findButton(card, 'request')) return request(person, card, tmdbId);
    const button = findButton(card, 'subscribe');
    if (!button) return false;
    await person.press(card, button, (answer) => {
      return answer.messageId === card.messageId && findButton(answer, 'unsubscribe') !== undefined;
    });
    const { name, platform, platformUserId } = person;
    promises.push({ kind: 'subscribe', tmdbId, platform, platformUserId, person: name });
    return true;
  }

  function openTitle(person: ChatPerson, tmdbId: number): Promise<ShownMessage> {
    return person.command('request', `movie:${tmdbId}`, (message) => isDraft(message, tmdbId));
  }

  async function request(person: ChatPerson, card: ShownMessage, tmdbId: number): Promise<boolean> {
    const button = findButton(card, 'request');
    if (!button) return false;
    // An answer that comes late may belong to something else that the person did.
    await person.press(card, button, (answer) => {
      const isAnswer = answer.messageId === card.messageId && !isDraft(answer, tmdbId);
      return isAnswer && promisesRequest(answer.text);
    });
    promises.push({ kind: 'request', draftId: readId(button), tmdbId, person: person.name });
    titles.push(tmdbId);
    return true;
  }

  async function decideOnCard(person: ChatPerson): Promise<boolean> {
    const cards = platforms.flatMap((platform) => platform.listOpenApprovals());
    const open = cards.filter((card) => !isForOwner(card));
    const [first, ...others] = open;
    return first ? decide(person, random.pick([first, ...others])) : false;
  }

  async function decidePending(person: ChatPerson): Promise<boolean> {
    const shown = await person.command('pending', null, (answer) => {
      return findButton(answer, 'approve') !== undefined;
    });
    return isForOwner(shown) ? false : decide(person, shown);
  }

  async function decide(person: ChatPerson, card: ShownMessage): Promise<boolean> {
    const requestId = readId(findButton(card, 'approve') ?? '');
    const decision = random.chance(0.7) ? 'approve' : 'decline';
    const on = decision === 'approve' ? card : await askWhy(person, card);
    const button = findButton(on, decision === 'approve' ? 'approve' : 'decline-no-reason') ?? '';
    await person.press(on, button, ({ messageId, text }) => {
      return messageId === on.messageId && promisesDecision(text, decision, person.name);
    });
    promises.push({ kind: 'decision', requestId, decision, person: person.name });
    return true;
  }

  /** Presses Decline and gives the message that asks for the reason. */
  function askWhy(person: ChatPerson, card: ShownMessage): Promise<ShownMessage> {
    const button = findButton(card, 'decline') ?? '';
    const noReason = button.replace('decline', 'decline-no-reason');
    return person.press(card, button, ({ buttons }) => buttons.includes(noReason));
  }

  /** Two votes approve a request from now on. */
  async function setVoteRule(person: ChatPerson): Promise<boolean> {
    const { fillIn, name } = person;
    if (!fillIn) return false;
    const hasButton = (verb: string) => (answer: ShownMessage) => answer.buttons.includes(verb);
    const setup = await person.command('setup', null, hasButton('setup-votes'));
    const page = await person.press(setup, 'setup-votes', hasButton('setup-votes-form'));
    const form = { fields: { votes: '2' }, check: hasButton('setup-votes-off') };
    await fillIn(page, 'setup-votes-form', form);
    promises.push({ kind: 'vote-rule', person: name });
    hasSetRule = true;
    return true;
  }

  async function vote(person: ChatPerson): Promise<boolean> {
    const { name, platformUserId } = person;
    const cards = platforms.flatMap((platform) => platform.listVotable());
    const toKey = (card: ShownMessage) => `${name} ${findButton(card, 'vote')}`;
    const [first, ...others] = cards.filter((card) => !triedVotes.has(toKey(card)));
    if (!first) return false;
    const card = random.pick([first, ...others]);
    const button = findButton(card, 'vote') ?? '';
    // A press without an answer may have counted: a second one would take the vote back.
    triedVotes.add(toKey(card));
    const requestId = readId(button);
    const { text } = await person.press(card, button, (answer) => isVoteAnswer(answer.text));
    if (promisesVote(text))
      promises.push({ kind: 'vote', requestId, platformUserId, person: name });
    return true;
  }

  async function cancel(person: ChatPerson): Promise<boolean> {
    const isList = (answer: ShownMessage) => findButton(answer, 'cancel-request') !== undefined;
    const list = await person.command('requests', null, isList);
    const button = findButton(list, 'cancel-request') ?? '';
    const isWithout = ({ messageId, buttons }: ShownMessage) =>
      messageId === list.messageId && !buttons.includes(button);
    await person.press(list, button, isWithout);
    promises.push({ kind: 'cancel', requestId: readId(button), person: person.name });
    return true;
  }
}

/** Whether this is the card of a title before it is requested. */
function isDraft(message: ShownMessage, tmdbId: number): boolean {
  return (
    message.text.includes(`Movie ${tmdbId}`) && findButton(message, 'cancel-draft') !== undefined
  );
}

function isForOwner({ text }: ShownMessage): boolean {
  const [, tmdbId] = /Movie (\d+)/.exec(text) ?? [];
  return tmdbId !== undefined && isOwnersTitle(Number(tmdbId));
}

/** The id behind a button's verb, as a UUID. */
function readId(button: string): string {
  const [, text = ''] = button.split(':');
  const value = id<'request'>().read(text);
  if (!value) throw new Error(`no id in ${button}`);
  return value;
}
