import { v7 as uuidv7 } from 'uuid';
import { type RemoteUserId, toRemoteUserId } from '../domain/accounts/account.ts';
import { type Id, toId } from '../domain/id.ts';

/** The branded id of a row. Throws for anything but a lowercase UUID, which the database never returns. */
export function toRowId<Kind extends string>(value: string): Id<Kind> {
  const id = toId<Kind>(value);
  if (!id) throw new Error(`"${value}" is not a row ID`);
  return id;
}

/** Like `toRowId`, for a nullable column. */
export function toOptionalRowId<Kind extends string>(value: string | null): Id<Kind> | null {
  return value === null ? null : toRowId(value);
}

/** The remote user id of a stored account; only valid ones are ever stored. */
export function toRowRemoteUserId(value: number): RemoteUserId {
  const remoteUserId = toRemoteUserId(value);
  if (!remoteUserId) throw new Error(`${value} is not a remote user ID`);
  return remoteUserId;
}

/** The smallest id that can be created at a moment: ids begin with the time. */
export function toFirstId(moment: Date): string {
  return uuidv7({ msecs: moment.getTime(), seq: 0, random: new Uint8Array(16) });
}
