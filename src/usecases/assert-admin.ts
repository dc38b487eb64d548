import type { User } from '../domain/accounts/user.ts';
import { AppError } from '../domain/app-error.ts';
import type { Doer, IdentityRepository } from '../ports/accounts/identity-repository.ts';

/** An admin, as whoever asks claims to be; checked with every step. */
export interface Admin {
  readonly user: Pick<User, 'id' | 'isAdmin'>;
  readonly by: Doer;
}

/** Throws `admins-only` for anybody who is none, and writes down what they tried. */
export async function assertAdmin(
  identities: Pick<IdentityRepository, 'recordRefusal'>,
  { user, by }: Admin,
  action: string,
): Promise<void> {
  if (user.isAdmin) return;
  await identities.recordRefusal('admins-only', by, { action });
  throw new AppError('admins-only');
}
