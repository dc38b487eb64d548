import { Fault } from '../core/fault.ts';
import type { User } from '../core/user.ts';
import type { Doer, Identities } from '../ports/identity.ts';

/** An admin, as whoever asks claims to be; checked with every step. */
export interface Admin {
  readonly user: Pick<User, 'id' | 'isAdmin'>;
  readonly by: Doer;
}

/** Throws `admins-only` for anybody who is none, and writes down what they tried. */
export async function assertAdmin(
  identities: Pick<Identities, 'refused'>,
  { user, by }: Admin,
  action: string,
): Promise<void> {
  if (user.isAdmin) return;
  await identities.refused('admins-only', by, { action });
  throw new Fault('admins-only');
}
