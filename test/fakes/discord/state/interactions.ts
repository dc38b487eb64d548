import { randomBytes } from 'node:crypto';
import type { Events } from '../gateway/events.ts';
import type { Choice, Json, Modal } from '../validation/shapes.ts';
import type { MessageView } from './model.ts';
import { isThinking } from './wire-format.ts';
import type { World } from './world.ts';

/** Discord's interaction types. */
export const InteractionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export interface Acknowledgement {
  /** Callback type: 4 message, 5 later, 6 later in place, 7 in place, 8 choices, 9 modal. */
  readonly type: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The server's side of an interaction. */
export interface InteractionState {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly commandName: string | null;
  /** The message whose component was used, or that opened the modal. */
  readonly messageId: string | null;
  readonly createdAtMs: number;
  /** Epoch milliseconds after which a first response is rejected with 10062. */
  ackDeadlineMs: number;
  /** Epoch milliseconds after which the token is rejected with 50027. */
  tokenEndsMs: number;
  answered: Acknowledgement | null;
  /** The message that `@original` refers to. */
  originalId: string | null;
  readonly followupIds: string[];
  modal: Modal | null;
  choices: readonly Choice[] | null;
}

/** An interaction as its user sees it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** Resolves with the first response; rejects if the deadline passes without one. */
  readonly ack: Promise<Acknowledgement>;
  /** Milliseconds from the event to the first response; undefined before. */
  readonly ackMs: number | undefined;
  /** The current state of the first response, or of the pressed message for an update in place. */
  reply(): MessageView | undefined;
  /** Resolves with the first of reply and followups that is no longer "thinking" and matches. */
  waitFor(check?: (message: MessageView) => boolean, timeoutMs?: number): Promise<MessageView>;
  readonly followups: readonly MessageView[];
  readonly modal: Modal | undefined;
  /** Resolves with the modal that the bot opens in response. */
  waitForModal(timeoutMs?: number): Promise<Modal>;
  readonly choices: readonly Choice[] | undefined;
  /** True if there was no response in time or the token has expired. */
  readonly expired: boolean;
  readonly state: Readonly<InteractionState>;
}

interface Limits {
  readonly ackDeadlineMs: number;
  readonly tokenLifeMs: number;
}

export interface Interactions {
  readonly byId: ReadonlyMap<string, InteractionState>;
  byToken(token: string): InteractionState | undefined;
  /** Sends the event to the bot and returns the interaction as the user sees it. */
  start(context: InteractionContext, payload: Json): Interaction;
  /** Expires the response deadline and the token now. */
  expire(token: string): void;
}

type InteractionContext = Pick<
  InteractionState,
  'type' | 'userId' | 'channelId' | 'guildId' | 'commandName' | 'messageId'
>;

/** Stores every interaction and its deadlines. */
export function createInteractions(world: World, events: Events, limits: Limits): Interactions {
  const byId = new Map<string, InteractionState>();
  const tokens = new Map<string, InteractionState>();

  function start(context: InteractionContext, payload: Json): Interaction {
    const id = world.nextId();
    // Tests look for words and codes in whole messages, and the token is part of them: no code looks like this.
    const token = `${id}.${randomBytes(60).toString('hex')}`;
    const now = Date.now();
    const state: InteractionState = {
      ...context,
      id,
      token,
      createdAtMs: now,
      ackDeadlineMs: now + limits.ackDeadlineMs,
      tokenEndsMs: now + limits.tokenLifeMs,
      answered: null,
      originalId: null,
      followupIds: [],
      modal: null,
      choices: null,
    };
    byId.set(id, state);
    tokens.set(token, state);
    const handle = createHandle(state);
    const data = { ...payload, id, token, application_id: world.applicationId, version: 1 };
    events.publish({ type: 'INTERACTION_CREATE', guildId: context.guildId, data });
    return handle;
  }

  function createHandle(state: InteractionState): Interaction {
    let ack: Promise<Acknowledgement> | undefined;
    const waitForAck = () => {
      const what = `an answer to interaction ${state.id} (${state.commandName ?? state.type})`;
      const leftMs = Math.max(0, state.createdAtMs + limits.ackDeadlineMs - Date.now());
      return events.until(() => state.answered ?? undefined, what, leftMs);
    };

    const copyMessage = (messageId: string | null): MessageView | undefined => {
      const message = messageId === null ? undefined : world.messages.get(messageId);
      return message && structuredClone(message);
    };
    const followups = () =>
      state.followupIds.map(copyMessage).filter((message) => message !== undefined);

    return {
      id: state.id,
      token: state.token,
      get ack() {
        // Most tests await only the reply, so nobody waits until somebody asks.
        ack ??= waitForAck();
        return ack;
      },
      state,
      get ackMs() {
        return state.answered ? state.answered.at - state.createdAtMs : undefined;
      },
      reply: () => copyMessage(state.originalId),
      waitFor(check = () => true, timeoutMs) {
        return events.until(
          () =>
            [copyMessage(state.originalId), ...followups()]
              .filter((message) => message !== undefined)
              .find((message) => state.answered && !isThinking(message) && check(message)),
          `a reply to interaction ${state.id}`,
          timeoutMs,
        );
      },
      get followups() {
        return followups();
      },
      get modal() {
        return state.modal ?? undefined;
      },
      waitForModal: (timeoutMs) =>
        events.until(() => state.modal ?? undefined, `a modal for ${state.id}`, timeoutMs),
      get choices() {
        return state.choices ?? undefined;
      },
      get expired() {
        const now = Date.now();
        return now > state.tokenEndsMs || (state.answered === null && now > state.ackDeadlineMs);
      },
    };
  }

  return {
    byId,
    byToken: (token) => tokens.get(token),
    start,
    expire(token) {
      const state = tokens.get(token);
      if (!state) throw new Error('the fake knows no such interaction token');
      state.ackDeadlineMs = 0;
      state.tokenEndsMs = 0;
      events.wakeWaiters();
    },
  };
}
