import { describe, expect, it } from 'vitest';
import { createBotMembership } from '../../../../src/usecases/spaces/bot-membership.ts';
import { anId } from '../../../support/factories.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const now = new Date('2026-11-23T12:00:00Z');

const account = { platform: 'telegram', platformUserId: '7' } as const;
const requestId = anId<'request'>();

const aGroup = (address: string) => ({ platform: 'telegram', kind: 'channel', address }) as const;

function createMembership(hasChanged = true) {
  const calls: unknown[][] = [];
  const record =
    <Result>(name: string, result: Result) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args]);
      return result;
    };
  const { log, lines } = createRecordingLog();
  const membership = createBotMembership({
    botMembershipRepository: {
      setLeft: record('setLeft', hasChanged),
      setCurrentSpaces: record('setCurrentSpaces', {
        left: hasChanged ? 2 : 0,
        joined: 0,
      }),
      changeSpaceId: record('changeSpaceId', undefined),
    },
    users: { setDirectMessagesClosed: record('setDirectMessagesClosed', undefined) },
    cards: { resumeDirect: record('resumeDirect', [requestId]) },
    jobs: { enqueue: record('enqueue', undefined) },
    fixedPlaces: {
      APPROVAL_PLACES: [aGroup('-2'), { ...aGroup('-1'), topic: '3' }],
      ALERT_PLACES: [aGroup('-2'), { ...aGroup('-1'), platform: 'discord' }],
    },
    clock: () => now,
    log,
  });
  return { membership, calls, lines };
}

describe('an event about the bot', () => {
  it('marks a space as left with the time, and as joined without one', async () => {
    const { membership, calls } = createMembership();
    await membership.handleEvent('discord', { kind: 'left', platformSpaceId: '1' });
    await membership.handleEvent('discord', { kind: 'joined', platformSpaceId: '1' });
    expect(calls).toEqual([
      ['setLeft', 'discord', '1', now],
      ['setLeft', 'discord', '1', null],
    ]);
  });

  it('compares the list of a platform with what is stored', async () => {
    const { membership, calls } = createMembership();
    await membership.handleEvent('discord', { kind: 'listed', platformSpaceIds: ['1', '2'] });
    expect(calls).toEqual([['setCurrentSpaces', 'discord', ['1', '2'], now]]);
  });

  it('moves a space to its new ID', async () => {
    const { membership, calls } = createMembership();
    await membership.handleEvent('telegram', { kind: 'moved', from: '-1', to: '-1001' });
    expect(calls).toEqual([['changeSpaceId', 'telegram', '-1', '-1001']]);
  });

  it('says which setting has the old ID of a space, because only the operator can change it', async () => {
    const { membership, lines } = createMembership();
    await membership.handleEvent('telegram', { kind: 'moved', from: '-1', to: '-1001' });
    expect(lines).toMatchObject([
      {},
      { fields: { from: '-1', to: '-1001' }, message: expect.stringContaining('APPROVAL_PLACES') },
    ]);
  });

  it('records closed direct messages', async () => {
    const { membership, calls } = createMembership();
    await membership.handleEvent('telegram', {
      kind: 'closed',
      platformUserId: '7',
      isClosed: true,
    });
    expect(calls).toEqual([['setDirectMessagesClosed', account, true]]);
  });

  it('records open direct messages, and updates the cards there', async () => {
    const { membership, calls } = createMembership();
    await membership.handleEvent('telegram', {
      kind: 'closed',
      platformUserId: '7',
      isClosed: false,
    });
    expect(calls).toEqual([
      ['resumeDirect', account],
      ['enqueue', [{ kind: 'update-cards', payload: { requestId } }]],
      ['setDirectMessagesClosed', account, false],
    ]);
  });

  it('is logged only when something has changed', async () => {
    const changed = createMembership(true);
    const unchanged = createMembership(false);
    for (const { membership } of [changed, unchanged]) {
      await membership.handleEvent('discord', { kind: 'left', platformSpaceId: '1' });
      await membership.handleEvent('discord', { kind: 'listed', platformSpaceIds: [] });
    }
    expect(changed.lines).toHaveLength(2);
    expect(unchanged.lines).toEqual([]);
  });
});
