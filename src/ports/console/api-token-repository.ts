import type { ApiToken, ApiTokenId } from '../../domain/console/api-token.ts';

/** A token together with the name of its creator. */
export interface NamedApiToken extends ApiToken {
  readonly userName: string;
}

/** Tokens of scripts, which are stored as hashes. */
export interface ApiTokenRepository {
  create(token: ApiToken, tokenHash: string): Promise<void>;
  /** The token with a hash, also if it cannot be used anymore. */
  findByToken(tokenHash: string): Promise<ApiToken | null>;
  /** The same by its id. */
  findById(id: ApiTokenId): Promise<ApiToken | null>;
  /** Records that a token was used. */
  recordUse(id: ApiTokenId, at: Date): Promise<void>;
  /** The first tokens: those that are not revoked, then those that were revoked last; each the newest first. */
  list(limit: number): Promise<readonly NamedApiToken[]>;
  /** Revokes a token. Null if there is none that is not revoked yet. */
  revoke(id: ApiTokenId, at: Date): Promise<ApiToken | null>;
}
