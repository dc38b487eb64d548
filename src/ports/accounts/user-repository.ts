import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { Space } from '../../domain/spaces/space.ts';

/** Users and their chat accounts. */
export interface UserRepository {
  find(id: UserId): Promise<User | null>;
  /** The user of a sender, created on first contact. */
  findOrCreate(sender: Sender): Promise<User>;
  /** The user of a sender and the space they are in, both created on first contact. */
  findOrCreateInSpace(
    sender: Sender,
    space: Pick<Space, 'platformSpaceId' | 'name'> | null,
  ): Promise<{ readonly user: User; readonly space: Space | null }>;
  listChatAccounts(
    userId: UserId,
  ): Promise<(ChatAccountKey & { name: string; isClosed: boolean })[]>;
  /** Records whether a chat account accepts direct messages. */
  setDirectMessagesClosed(account: ChatAccountKey, isClosed: boolean): Promise<void>;
  /**
   * Makes admins of those known whom the settings name, and of those no more whom only the settings made one and no
   * longer name; returns how many these are.
   */
  syncAdmins(): Promise<number>;
  /**
   * The chat accounts of admins, also of those whom only the settings name, and of whoever manages requests on a
   * service, with the languages they read where these are known.
   */
  listApprovers(
    serviceId: ServiceId,
  ): Promise<(ChatAccountKey & { readonly locale: string | null })[]>;
}
