import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import {
  available,
  channel,
  createArrivalFixture,
  direct,
  processing,
} from '../../../support/arrival-setup.ts';
import { anId } from '../../../support/factories.ts';

describe('subscribers', () => {
  it('are notified directly when the bot cannot post in the channel', async () => {
    const { subscribe, check, refusals, sent } = createArrivalFixture(processing);
    await subscribe();
    refusals.push({ kind: 'channel', error: new AppError('channel-forbidden') });
    await check(available);
    expect(sent).toMatchObject([{ place: direct }]);
  });

  it('read the title in their own language, whichever they followed it in', async () => {
    const { subscribe, check, sent, locales, reads } = createArrivalFixture(processing);
    const reader = anId<'user'>();
    locales.set(reader, 'pl');
    await subscribe({ title: 'Dune (2021)', userId: reader });
    await subscribe({ title: 'Diuna (2021)' });
    const before = reads();
    await check(available);
    expect(new Map(sent.map(({ locale, title }) => [locale, title.name]))).toEqual(
      new Map([
        ['pl', 'Dune [pl]'],
        ['en', 'Dune'],
      ]),
    );
    // The check, the message, and the second language.
    expect(reads() - before).toBe(3);
  });

  it('are given up when they accept no messages', async () => {
    const { subscribe, check, refusals, list, closed } = createArrivalFixture(processing);
    await subscribe({ place: direct });
    refusals.push({ kind: 'direct', error: new AppError('direct-messages-closed') });
    await check(available);
    expect(closed).toMatchObject([{ platformUserId: '2' }]);
    expect(await list()).toEqual([]);
  });

  it('are told again while their platform is down, which holds up nobody else', async () => {
    const { subscribe, check, refusals, sent, list, notifySubscribers } =
      createArrivalFixture(processing);
    await subscribe({ place: direct });
    await subscribe();
    refusals.push({ kind: 'direct', error: new AppError('platform-unavailable') });
    await expect(check(available)).rejects.toThrow('platform-unavailable');
    expect(sent).toMatchObject([{ place: channel }]);
    expect(await list()).toMatchObject([{ place: direct }]);
    refusals.pop();
    await notifySubscribers();
    expect(sent).toMatchObject([{ place: channel }, { place: direct }]);
    expect(await list()).toEqual([]);
  });
});
