import type { AccountId, Id, UserId } from '../id.ts';
import type { ApiScope } from './caller.ts';

export type ApiTokenId = Id<'api-token'>;

/** Tokens begin with this, so that people and secret scanners recognize them. */
export const apiTokenPrefix = 'mn_';

/** What a script proves its rights with. It never allows more than its creator may do at the moment. */
export interface ApiToken {
  readonly id: ApiTokenId;
  readonly name: string;
  readonly scope: ApiScope;
  readonly userId: UserId;
  /** The account that its creator had signed in with; see `ConsoleSession.accountId`. */
  readonly accountId: AccountId | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Null: never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Whether a token can be used. */
export function isTokenUsable(
  { expiresAt, revokedAt }: Pick<ApiToken, 'expiresAt' | 'revokedAt'>,
  now: Date,
): boolean {
  return revokedAt === null && (expiresAt === null || now < expiresAt);
}
