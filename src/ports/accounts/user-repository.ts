import type { LinkedAccount } from '../../domain/accounts/account.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { Space } from '../../domain/spaces/space.ts';

/** A chat account and the language of its user, if it is known. */
export interface ChatWithLocale extends ChatAccountKey {
  readonly locale: string | null;
}

/** Users and their chat accounts. */
export interface UserRepository {
  find(id: UserId): Promise<User | null>;
  /** The user of a sender. Created on first contact. */
  findOrCreate(sender: Sender): Promise<User>;
  /**
   * The user of a sender and the space they are in. Both are created on first contact. `accounts` are those of the user
   * that were read with them; `isClosed`: their chat account did not accept direct messages.
   */
  findOrCreateInSpace(
    sender: Sender,
    space: Pick<Space, 'platformSpaceId' | 'name'> | null,
  ): Promise<{
    readonly user: User;
    readonly accounts: readonly LinkedAccount[];
    readonly space: Space | null;
    readonly isClosed: boolean;
  }>;
  listChatAccounts(
    userId: UserId,
  ): Promise<(ChatAccountKey & { name: string; isClosed: boolean })[]>;
  /** Records whether a chat account accepts direct messages. */
  setDirectMessagesClosed(account: ChatAccountKey, isClosed: boolean): Promise<void>;
  /**
   * Makes known users admins if the settings name them. Removes users as admins if only the
   * settings made them admins and no longer name them. Returns how many were removed.
   */
  syncAdmins(): Promise<number>;
  /**
   * The chat accounts of admins, including those that only the settings name, and of users who
   * manage requests on a server, with their language if it is known.
   */
  listApprovers(serviceId: ServiceId): Promise<ChatWithLocale[]>;
  /** Like `listApprovers`, for those who manage issues. */
  listIssueManagers(serviceId: ServiceId): Promise<ChatWithLocale[]>;
  /** The chat accounts of admins, including those that only the settings name. */
  listAdminChats(): Promise<ChatWithLocale[]>;
}
