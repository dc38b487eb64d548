import { AppError } from '../../domain/app-error.ts';
import type { Caller } from '../../domain/console/caller.ts';
import type { CodeRepository } from '../../ports/accounts/code-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { ConsoleSessionRepository } from '../../ports/console/console-session-repository.ts';

export type ChatCodes = ReturnType<typeof createChatCodes>;

/** The codes with which people who came to the console first connect their chat. */
export function createChatCodes(deps: {
  readonly codes: Pick<CodeRepository, 'issue'>;
  readonly users: Pick<UserRepository, 'listChatAccounts'>;
  readonly sessions: Pick<ConsoleSessionRepository, 'findById'>;
}) {
  const { codes, users, sessions } = deps;
  return {
    /**
     * A code for `/link` in a chat, which makes the user of this chat and the caller one. Throws `forbidden` if the caller
     * has proved only an account: its user may be somebody else, whose chats the code would give away.
     */
    async issue({ sessionId, actor }: Caller): Promise<string> {
      const session = sessionId && (await sessions.findById(sessionId));
      if (!session) throw new AppError('forbidden');
      const isProved = session.accountId === null;
      if (!isProved && (await users.listChatAccounts(actor.userId)).length > 0) {
        throw new AppError('forbidden');
      }
      return codes.issue('merge', actor);
    },
  };
}
