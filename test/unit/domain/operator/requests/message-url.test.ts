import { describe, expect, it } from 'vitest';
import { toMessageUrl } from '../../../../../src/domain/operator/requests/message-url.ts';
import type { MessageRef, Place } from '../../../../../src/domain/place.ts';

const nowhere = { space: null, origin: null };
const message = (place: Partial<Place>, messageId: string | null = '9'): MessageRef => ({
  place: { platform: 'telegram', kind: 'channel', address: '-1001234', ...place },
  messageId,
});

describe('the address of a message', () => {
  it('is known for supergroups of Telegram, with their topic', () => {
    expect(toMessageUrl(message({}), nowhere)).toBe('https://t.me/c/1234/9');
    expect(toMessageUrl(message({ topic: '5' }), nowhere)).toBe('https://t.me/c/1234/5/9');
  });

  it('is not known for other chats, replies, and messages that are not posted', () => {
    expect(toMessageUrl(message({ address: '-77' }), nowhere)).toBeNull();
    expect(toMessageUrl(message({ kind: 'direct', address: '77' }), nowhere)).toBeNull();
    expect(toMessageUrl(message({ kind: 'reply', address: 'token' }), nowhere)).toBeNull();
    expect(toMessageUrl(message({}, null), nowhere)).toBeNull();
    expect(toMessageUrl(message({ platform: 'web', address: 'demo' }), nowhere)).toBeNull();
  });

  it('is known on Discord if the channel is in the server of the request', () => {
    const place = { platform: 'discord', kind: 'channel', address: '55' } as const;
    const home = (settings: { readonly approvalPlaces?: readonly Place[] }) => ({
      space: { platform: 'discord', platformSpaceId: '11', settings } as const,
      origin: null,
    });
    const url = 'https://discord.com/channels/11/55/9';
    expect(toMessageUrl(message(place), { ...home({}), origin: place })).toBe(url);
    expect(toMessageUrl(message(place), home({ approvalPlaces: [place] }))).toBe(url);
    expect(toMessageUrl(message(place), home({}))).toBeNull();
    expect(toMessageUrl(message(place), { space: null, origin: place })).toBeNull();
  });
});
