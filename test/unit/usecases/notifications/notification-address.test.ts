import { describe, expect, it } from 'vitest';
import type { Place, Platform } from '../../../../src/domain/place.ts';
import {
  createNotificationAddress,
  toOpenOrigin,
} from '../../../../src/usecases/notifications/notification-address.ts';
import { anId } from '../../../support/factories.ts';

const channel = { platform: 'discord', kind: 'channel', address: '900' } as const;

function find(options: {
  readonly platforms: readonly Platform[];
  readonly closed?: Platform;
  readonly notifyOn?: Platform;
  readonly place?: Place;
}) {
  const { platforms, closed, notifyOn, place = channel } = options;
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
  return findAddress(anId<'user'>(), place.platform, place);
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

  it('is their own private chat rather than that of somebody else', async () => {
    const place = { platform: 'telegram', kind: 'direct', address: 'of somebody else' } as const;
    expect(await find({ platforms: ['discord', 'telegram'], place })).toMatchObject({
      place: { ...place, address: 'telegram-id' },
      account: { platform: 'telegram' },
    });
    expect((await find({ platforms: ['discord'], place }))?.place).toEqual({
      platform: 'discord',
      kind: 'direct',
      address: 'discord-id',
    });
  });

  it('is missing without a chat account', async () => {
    expect(await find({ platforms: [] })).toBeNull();
  });
});

it('a private chat on Discord does not say whose it is', () => {
  const spaceId = anId<'space'>();
  expect(toOpenOrigin({ spaceId, origin: channel })).toEqual(channel);
  expect(toOpenOrigin({ spaceId: null, origin: channel })).toBeNull();
  const direct = { platform: 'telegram', kind: 'direct', address: '1' } as const;
  expect(toOpenOrigin({ spaceId: null, origin: direct })).toEqual(direct);
});
