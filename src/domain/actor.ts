import type { LinkedAccount } from './accounts/account.ts';
import type { Sender } from './accounts/sender.ts';
import type { User } from './accounts/user.ts';
import type { ConsoleTaskId } from './console/console-task.ts';
import type { UserId } from './id.ts';
import type { ChatAccountKey, Place, Source } from './place.ts';
import type { Space } from './spaces/space.ts';

/** Who did something, as the history of a request and the audit log record it. */
export interface ActorIdentity {
  /** Null for a program, and for a person known only to the Overseerr server. */
  readonly userId: UserId | null;
  readonly name: string;
  readonly source: Source;
  /** The task of the console as part of which they did it. */
  readonly taskId?: ConsoleTaskId;
}

/** Someone of whom it is known whether they are an admin, in a chat or in the console. */
export interface AuthorizedActor extends ActorIdentity {
  readonly isAdmin: boolean;
}

/** A user who performs an action, in a chat or in the console, with everything that decides what they may do. */
export interface UserActor extends AuthorizedActor {
  readonly userId: UserId;
  /** Roles they hold in the space, by their platform ids. */
  readonly roles: readonly string[];
  /** Null in a private chat and in the console. */
  readonly space: Space | null;
  /** Where they typed the command or pressed the button. Null in the console. */
  readonly place: Place | null;
}

/** A user who performs an action in a chat. Built once per interaction. */
export interface Actor extends UserActor {
  /** The chat account they act with. What a code or a sign-in proves is proved for this chat account. */
  readonly chat: ChatAccountKey;
  /** The name of that chat account. */
  readonly chatName: string;
  /** Whether the platform lets them manage the space. */
  readonly canManageSpace: boolean;
  /** Their accounts as they were when the interaction began; none that they link during it. */
  readonly accounts?: readonly LinkedAccount[];
  /** Where they typed the command or pressed the button. */
  readonly place: Place;
}

/** The Overseerr server, if it does not say which of its users did something. */
export const overseerrActor: ActorIdentity = {
  userId: null,
  name: 'Overseerr',
  source: 'overseerr',
};

/** The bot itself, for what it does without being asked. */
export const botActor: ActorIdentity = { userId: null, name: 'MediaNest', source: 'overseerr' };

/** The person who runs the bot, on the command line. */
export type Operator = ActorIdentity & { readonly source: 'cli' };

export const operatorActor: Operator = { userId: null, name: 'Operator', source: 'cli' };

/** Combines what the database and the chat platform know about a person. */
export function createActor(
  user: User,
  sender: Sender,
  where: {
    readonly space: Space | null;
    readonly place: Place;
    readonly accounts?: readonly LinkedAccount[];
  },
): Actor {
  const { platform, platformUserId, name, roles, canManageSpace = false } = sender;
  return {
    userId: user.id,
    name: user.displayName,
    source: platform,
    isAdmin: user.isAdmin,
    chat: { platform, platformUserId },
    chatName: name,
    roles,
    canManageSpace,
    ...where,
  };
}
