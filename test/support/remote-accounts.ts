import {
  type RemoteAccount,
  type RemoteUserId,
  toRemoteUserId,
} from '../../src/domain/accounts/account.ts';

export function aRemoteUserId(value: number): RemoteUserId {
  const remoteUserId = toRemoteUserId(value);
  if (!remoteUserId) throw new Error(`${value} is no remote user ID`);
  return remoteUserId;
}

/** An account as an Overseerr server describes it. */
export function aRemoteAccount(number: number, parts: Partial<RemoteAccount> = {}): RemoteAccount {
  return {
    remoteUserId: aRemoteUserId(number),
    name: `member ${number}`,
    email: null,
    plexId: null,
    permissions: 32,
    createdAt: null,
    discordIds: [],
    telegramIds: [],
    ...parts,
  };
}
