import { badRequest, refuse } from '../http/refusal.ts';
import type {
  CallbackQuery,
  Chat,
  InlineKeyboard,
  InlineQuery,
  MemberStatus,
  Message,
  Reaction,
  ReplyMarkup,
  User,
} from '../wire/wire.ts';
import type { Delivery } from './delivery.ts';

/** A person and their relation to the bot. */
export interface Account {
  readonly user: User;
  hasStarted: boolean;
  hasBlocked: boolean;
}

/** The permissions of an administrator. */
export interface Rights {
  readonly canDeleteMessages: boolean;
  readonly canManageTopics: boolean;
  readonly canPinMessages: boolean;
}

export interface Membership {
  readonly status: MemberStatus;
  readonly rights: Rights | undefined;
}

export interface Topic {
  readonly root: Message;
  name: string;
  isClosed: boolean;
}

export type Prompt = Exclude<ReplyMarkup, InlineKeyboard>;

/** One message with its history. */
export interface MessageEntry {
  wire: Message;
  readonly history: Message[];
  readonly reactions: Map<number, readonly Reaction[]>;
  readonly inlineId: string | undefined;
  /** Other markup than an inline keyboard: a forced reply, a reply keyboard or its removal. */
  readonly prompt: Prompt | undefined;
  isDeleted: boolean;
  isPinned: boolean;
}

export interface Room {
  chat: Chat;
  readonly hasPrivacy: boolean;
  readonly members: Map<number, Membership>;
  readonly topics: Map<number, Topic>;
  readonly entries: Map<number, MessageEntry>;
  migratedTo: number | undefined;
}

/** A query that waits for the bot's answer. */
export interface OpenCallback {
  readonly query: CallbackQuery;
  readonly askedAt: number;
  isAnswered: boolean;
  readonly answer: (given: CallbackAnswer) => void;
  readonly abandon: (reason: Error) => void;
}

export interface CallbackAnswer {
  readonly text?: string | undefined;
  readonly showAlert: boolean;
  readonly url?: string | undefined;
}

/** An inline result as the person sees it, with parsed text. */
export interface InlineChoice {
  readonly id: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly keyboard: InlineKeyboard | undefined;
  readonly content: Pick<
    Message,
    'text' | 'entities' | 'link_preview_options' | 'photo' | 'caption' | 'caption_entities'
  >;
}

export interface InlineAnswer {
  readonly results: readonly InlineChoice[];
  readonly nextOffset: string | undefined;
  readonly isPersonal: boolean;
  readonly cacheSeconds: number;
  readonly button:
    | { readonly text: string; readonly startParameter: string | undefined }
    | undefined;
}

export interface OpenInline {
  readonly query: InlineQuery;
  readonly askedAt: number;
  isAnswered: boolean;
  readonly answer: (given: InlineAnswer) => void;
  readonly abandon: (reason: Error) => void;
}

export interface Command {
  readonly command: string;
  readonly description: string;
}

/** The complete state of the server. */
export interface State {
  readonly token: string;
  readonly bot: User;
  readonly now: () => number;
  readonly queryLifetimeMs: number;
  readonly accounts: Map<number, Account>;
  readonly rooms: Map<number, Room>;
  readonly callbacks: Map<string, OpenCallback>;
  readonly inlines: Map<string, OpenInline>;
  /** The last inline results for each person. */
  readonly offers: Map<number, { readonly query: string; readonly answer: InlineAnswer }>;
  /** Keyed by `scopeKey`. */
  readonly commands: Map<string, readonly Command[]>;
  /** The bot's name, descriptions and menu buttons, keyed by method subject and language. */
  readonly profile: Map<string, unknown>;
  readonly delivery: Delivery;
  readonly nextId: (kind: string, first: number) => number;
}

export interface StateOptions {
  readonly token: string;
  readonly botUsername: string;
  readonly now: () => number;
  readonly queryLifetimeMs: number;
  readonly delivery: Delivery;
}

export function createState(options: StateOptions): State {
  const counters = new Map<string, number>();
  return {
    token: options.token,
    now: options.now,
    queryLifetimeMs: options.queryLifetimeMs,
    delivery: options.delivery,
    bot: {
      id: Number(options.token.split(':')[0]),
      is_bot: true,
      first_name: 'MediaNest',
      username: options.botUsername,
    },
    accounts: new Map(),
    rooms: new Map(),
    callbacks: new Map(),
    inlines: new Map(),
    offers: new Map(),
    commands: new Map(),
    profile: new Map(),
    nextId(kind, first) {
      const id = counters.get(kind) ?? first;
      counters.set(kind, id + 1);
      return id;
    },
  };
}

/** The time as Telegram writes it: whole seconds. */
export const seconds = (state: State) => Math.floor(state.now() / 1000);

export const findUser = (state: State, id: number): User | undefined =>
  id === state.bot.id ? state.bot : state.accounts.get(id)?.user;

/** A chat for use by the test; an unknown ID is a bug in the test. */
export function getRoom(state: State, chatId: number): Room {
  const room = state.rooms.get(chatId);
  if (room === undefined) throw new Error(`the test names a chat ${chatId} that does not exist`);
  return room;
}

/** A person for use by the test; an unknown ID is a bug in the test. */
export function getAccount(state: State, userId: number): Account {
  const account = state.accounts.get(userId);
  if (account === undefined) throw new Error(`the test names a user ${userId} who does not exist`);
  return account;
}

/** A message for use by the test; never a deleted one. */
export function getEntry(room: Room, messageId: number): MessageEntry {
  const entry = room.entries.get(messageId);
  if (entry === undefined || entry.isDeleted) {
    throw new Error(`the test names a message ${messageId} that is not in chat ${room.chat.id}`);
  }
  return entry;
}

/** The chat in a call, as Telegram resolves it for the bot. */
export function findRoom(state: State, chatId: number | string): Room {
  const id = typeof chatId === 'number' ? chatId : Number(chatId);
  const room = state.rooms.get(id);
  if (room !== undefined) return room;
  throw state.accounts.has(id)
    ? refuse(403, "Forbidden: bot can't initiate conversation with a user")
    : badRequest('chat not found');
}

/** The same, but the bot must also be able to post or act there. */
export function requireReachableRoom(state: State, chatId: number | string): Room {
  const room = findRoom(state, chatId);
  const { chat } = room;
  if (room.migratedTo !== undefined) {
    throw refuse(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      parameters: { migrate_to_chat_id: room.migratedTo },
    });
  }
  if (chat.type === 'private') {
    const account = state.accounts.get(chat.id);
    if (account?.hasBlocked) throw refuse(403, 'Forbidden: bot was blocked by the user');
    if (account?.hasStarted) return room;
    throw refuse(403, "Forbidden: bot can't initiate conversation with a user");
  }
  const status = room.members.get(state.bot.id)?.status;
  if (status === 'kicked') {
    throw refuse(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
  }
  if (status === undefined || status === 'left') {
    throw refuse(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
  }
  return room;
}

/** Whether a user is in the chat now. */
export function isPresent(room: Room, userId: number): boolean {
  if (room.chat.type === 'private') return room.chat.id === userId;
  const status = room.members.get(userId)?.status;
  return status === 'creator' || status === 'administrator' || status === 'member';
}

/** The bot's administrator permissions; undefined if it is not an administrator. */
export const botRights = (state: State, room: Room): Rights | undefined =>
  room.members.get(state.bot.id)?.rights;
