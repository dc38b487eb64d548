import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../../src/domain/place.ts';
import { createNotificationAddress } from '../../../../src/usecases/notifications/notification-address.ts';
import { anId } from '../../../support/factories.ts';

const channel = { platform: 'discord', kind: 'channel', address: '900' } as const;

function find(options: {
  readonly platforms: readonly Platform[];
  readonly closed?: Platform;
  readonly notifyOn?: Platform;
}) {
  const { platforms, closed, notifyOn } = options;
  const findAddress = createNotificationAddress({
    users: {
      listChatAccounts: async () =>
        platforms.map((platform) => ({
          platform,
          platformUserId: `${platform}-id`,
          name: 'bob',
          isClosed: platform === closed,
        })),
    },
    preferences: { getPreferences: async () => (notifyOn ? { notifyOn } : {}) },
  });
  return findAddress(anId<'user'>(), channel.platform, channel);
}

describe('the address for a notification', () => {
  it('is the place of the request', async () => {
    const address = await find({ platforms: ['telegram', 'discord'] });
    expect(address).toMatchObject({ place: channel, account: { platformUserId: 'discord-id' } });
  });

  it('is the private chat that the user chose, unless it is closed', async () => {
    const chosen = { platforms: ['telegram', 'discord'], notifyOn: 'telegram' } as const;
    expect((await find(chosen))?.place).toEqual({
      platform: 'telegram',
      kind: 'direct',
      address: 'telegram-id',
    });
    expect((await find({ ...chosen, closed: 'telegram' }))?.place).toEqual(channel);
  });

  it('is missing without a chat account', async () => {
    expect(await find({ platforms: [] })).toBeNull();
  });
});
