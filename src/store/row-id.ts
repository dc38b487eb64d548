import { type AccountNumber, toAccountNumber } from '../core/account.ts';
import { type Id, toId } from '../core/id.ts';

/** The id of a row of ours. Throws for what is no lower-case UUID, which the database never holds. */
export function rowId<Kind extends string>(value: string): Id<Kind> {
  const id = toId<Kind>(value);
  if (!id) throw new Error(`"${value}" is no row id`);
  return id;
}

/** As `rowId`, for a column that may be empty. */
export function optionalRowId<Kind extends string>(value: string | null): Id<Kind> | null {
  return value === null ? null : rowId(value);
}

/** The number of a stored account; only checked numbers are ever stored. */
export function rowAccountNumber(value: number): AccountNumber {
  const number = toAccountNumber(value);
  if (!number) throw new Error(`${value} is no account number`);
  return number;
}
