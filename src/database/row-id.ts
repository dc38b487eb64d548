import { type RemoteUserId, toRemoteUserId } from '../domain/accounts/account.ts';
import { type Id, toId } from '../domain/id.ts';

/** The id of a row of ours. Throws for what is no lower-case UUID, which the database never holds. */
export function toRowId<Kind extends string>(value: string): Id<Kind> {
  const id = toId<Kind>(value);
  if (!id) throw new Error(`"${value}" is no row id`);
  return id;
}

/** As `rowId`, for a column that may be empty. */
export function toOptionalRowId<Kind extends string>(value: string | null): Id<Kind> | null {
  return value === null ? null : toRowId(value);
}

/** The number of a stored account; only checked numbers are ever stored. */
export function toRowRemoteUserId(value: number): RemoteUserId {
  const remoteUserId = toRemoteUserId(value);
  if (!remoteUserId) throw new Error(`${value} is no account number`);
  return remoteUserId;
}
