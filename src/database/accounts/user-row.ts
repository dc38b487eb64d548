import type { User } from '../../domain/accounts/user.ts';
import type { Row } from '../kysely.ts';
import { toRowId } from '../row-id.ts';

/** The columns that a `User` is built from. */
export const userColumns = [
  'user.id',
  'user.display_name',
  'user.locale',
  'user.is_admin',
  'user.blocked_at',
] as const;

/** The columns of a user as queries return them. */
export type UserRow = Pick<
  Row<'user'>,
  'id' | 'display_name' | 'locale' | 'is_admin' | 'blocked_at'
>;

/** Converts a row to a user. */
export function toUser(row: UserRow): User {
  return {
    id: toRowId(row.id),
    displayName: row.display_name,
    locale: row.locale,
    isAdmin: row.is_admin,
    isBlocked: row.blocked_at !== null,
  };
}
