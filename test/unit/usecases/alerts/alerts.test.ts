import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type {
  AlertFinding,
  AlertKind,
  AlertTarget,
  Problem,
} from '../../../../src/domain/alerts/alert.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { QuietHours } from '../../../../src/domain/quiet-hours.ts';
import { createAlerts } from '../../../../src/usecases/alerts/alerts.ts';
import { createInMemoryAlerts } from '../../../support/in-memory/alert-repository.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const minute = 60_000;
const place = { platform: 'discord', kind: 'direct', address: '1001' } as const;
const adminChat = { platform: 'telegram', kind: 'direct', address: '2002' } as const;
const low: AlertFinding = { kind: 'disk-low', subject: 'attic', detail: { count: 9 } };
const dead = (count: number): Problem => ({ kind: 'dead-letters', subject: '', detail: { count } });
const down: AlertFinding = { kind: 'service-down', subject: 'seerr', detail: { name: 'Seerr' } };

function setUp(
  options: {
    quietHours?: QuietHours;
    mutedKinds?: readonly AlertKind[];
    target?: Partial<AlertTarget>;
    /** The places before the one that is always there. */
    first?: readonly AlertTarget[];
  } = {},
) {
  const repository = createInMemoryAlerts();
  const sent: string[] = [];
  const state = {
    minutes: 0,
    error: null as AppError | null,
    isSourceBroken: false,
    host: 'attic',
    goneAddress: null as string | null,
    /** What a chat that does not respond waits for. */
    held: null as { readonly address: string; readonly until: Promise<void> } | null,
  };
  let findings: readonly Problem[] = [];
  /** A new process with the same rows. */
  const start = () =>
    createAlerts({
      alertRepository: repository,
      sources: [
        {
          kinds: ['service-down'],
          async find() {
            if (state.isSourceBroken) throw new Error('the database is away');
            return findings.filter(({ kind }) => kind === 'service-down');
          },
        },
        {
          kinds: ['disk-low'],
          subject: state.host,
          find: async () =>
            findings.filter(({ kind, subject }) => kind === 'disk-low' && subject === state.host),
        },
        {
          kinds: ['dead-letters'],
          find: async () => findings.filter(({ kind }) => kind === 'dead-letters'),
        },
      ],
      publisher: {
        async post({ kind }, target) {
          if (state.error) throw state.error;
          if (target.place.address === state.held?.address) await state.held.until;
          if (target.place.address === state.goneAddress) throw new AppError('channel-not-found');
          sent.push(`post ${kind}`);
          // A private chat of Discord has an id of its own, and a group of Telegram gets another one.
          const address = `9${target.place.address}`;
          return {
            place: { ...target.place, kind: 'channel', address },
            messageId: `${sent.length}`,
          };
        },
        async edit({ kind, closedAt, detail }, { messageId }) {
          if (state.error) throw state.error;
          const count = kind === 'dead-letters' ? ` ${detail.count}` : '';
          sent.push(`edit ${kind} ${messageId} ${closedAt ? 'closed' : 'open'}${count}`);
        },
      },
      listTargets: async () => [
        ...(options.first ?? []),
        { place, locale: 'en', ...options.target },
      ],
      listAdminTargets: async () => [{ place: adminChat, locale: 'en', ...options.target }],
      rules: {
        mutedKinds: options.mutedKinds ?? [],
        quietHours: options.quietHours ?? null,
      },
      timeZone: 'UTC',
      locks: { withLock: (_key, work) => work() },
      clock: () => new Date(state.minutes * minute),
      log: createRecordingLog().log,
    });
  return {
    sent,
    state,
    repository,
    /** Checks once a minute while exactly this is wrong. */
    async check(wrong: readonly Problem[], times = 1) {
      findings = wrong;
      for (let time = 0; time < times; time += 1) {
        await start().checkAlerts();
        state.minutes += 1;
      }
    },
  };
}

describe('an alert', () => {
  it('is posted once, also by other processes, and edited once when it is over', async () => {
    const { check, sent } = setUp();
    await check([down], 12);
    expect(sent).toEqual(['post service-down']);
    await check([], 10);
    expect(sent).toEqual(['post service-down', 'edit service-down 1 closed']);
  });

  it('is not over while the problem comes and goes', async () => {
    const { check, sent } = setUp();
    for (let round = 0; round < 5; round += 1) {
      await check([down]);
      await check([]);
    }
    expect(sent).toEqual(['post service-down']);
  });

  it('is posted again when the problem comes back after more than an hour', async () => {
    const { check, sent } = setUp();
    await check([down]);
    await check([], 64);
    await check([down]);
    expect(sent.filter((line) => line.startsWith('post'))).toHaveLength(2);
  });

  it('is opened again in its message when the problem comes back within an hour', async () => {
    const { check, sent, repository } = setUp();
    await check([down]);
    for (let round = 0; round < 2; round += 1) {
      await check([], 30);
      await check([down], 3);
    }
    const again = ['edit service-down 1 closed', 'edit service-down 1 open'];
    expect(sent).toEqual(['post service-down', ...again, ...again]);
    await check([], 5);
    expect(sent.at(-1)).toBe('edit service-down 1 closed');
    expect([...repository.rows.values()]).toHaveLength(1);
    expect(await repository.listUnsettled()).toEqual([]);
  });

  it('whose message was deleted is posted again when the problem comes back', async () => {
    const { check, sent, state } = setUp();
    await check([down]);
    state.error = new AppError('channel-not-found');
    await check([], 5);
    state.error = null;
    await check([down], 2);
    expect(sent).toEqual(['post service-down', 'post service-down']);
  });

  it('is not opened by a fading problem, and not over while it fades', async () => {
    const { check, sent } = setUp();
    const fading = { ...down, isFading: true };
    await check([fading], 5);
    expect(sent).toEqual([]);
    await check([down]);
    await check([fading], 30);
    expect(sent).toEqual(['post service-down']);
    await check([], 5);
    await check([fading], 5);
    expect(sent).toEqual(['post service-down', 'edit service-down 1 closed']);
  });

  it('about a host is over when a process on this host says so, or when nobody is there for hours', async () => {
    const { check, sent, state } = setUp();
    await check([low]);
    state.host = 'cellar';
    await check([], 60);
    expect(sent).toEqual(['post disk-low']);
    state.host = 'attic';
    await check([]);
    expect(sent).toEqual(['post disk-low', 'edit disk-low 1 closed']);

    await check([low]);
    state.host = 'cellar';
    await check([], 6 * 60);
    expect(sent.at(-1)).toBe('edit disk-low 1 closed');
  });

  it('shows the current count of jobs that failed for good', async () => {
    const { check, sent } = setUp();
    await check([dead(1)], 3);
    await check([dead(4)], 3);
    await check([dead(2)], 3);
    expect(sent).toEqual([
      'post dead-letters',
      'edit dead-letters 1 open 4',
      'edit dead-letters 1 open 2',
    ]);
    await check([low, dead(2)]);
    await check([{ ...low, detail: { count: 5 } }, dead(2)], 2);
    expect(sent.at(-1)).toBe('post disk-low');
  });

  it('is one for each subject', async () => {
    const { check, sent } = setUp();
    await check([down, { ...down, subject: 'plex' }]);
    expect(sent).toEqual(['post service-down', 'post service-down']);
  });

  it('stays open while nobody can tell whether it is over', async () => {
    const { check, sent, state } = setUp();
    await check([down, low]);
    state.isSourceBroken = true;
    await check([], 10);
    expect(sent).toEqual(['post service-down', 'post disk-low', 'edit disk-low 2 closed']);
  });

  it('is posted after the quiet hours if it is still true, and never if it is over', async () => {
    const { check, sent, state } = setUp({ quietHours: { from: 22, until: 7 } });
    state.minutes = 23 * 60;
    await check([down], 5);
    await check([], 5);
    expect(sent).toEqual([]);
    await check([down], 5);
    state.minutes = 31 * 60;
    await check([down]);
    expect(sent).toEqual(['post service-down']);
  });

  it('is edited also in quiet hours, which makes no sound', async () => {
    const { check, sent, state } = setUp({ quietHours: { from: 22, until: 7 } });
    state.minutes = 21 * 60 + 59;
    await check([down]);
    await check([], 5);
    expect(sent).toEqual(['post service-down', 'edit service-down 1 closed']);
  });

  it('of a muted kind is recorded and not posted', async () => {
    const { check, sent, repository } = setUp({ mutedKinds: ['service-down'] });
    await check([down], 3);
    expect(sent).toEqual([]);
    expect([...repository.rows.values()]).toHaveLength(1);
  });

  it('follows the muted kinds, quiet hours, and time zone of its place', async () => {
    const muted = setUp({ target: { mutedKinds: ['service-down'] } });
    await muted.check([down, low]);
    expect(muted.sent).toEqual(['post disk-low']);
    // The clock begins at midnight, UTC; in Berlin it is one o'clock.
    const target = { quietHours: { from: 1, until: 2 }, timeZone: 'Europe/Berlin' };
    const quiet = setUp({ target });
    await quiet.check([down], 59);
    expect(quiet.sent).toEqual([]);
    await quiet.check([down], 2);
    expect(quiet.sent).toEqual(['post service-down']);
    const overruled = setUp({ target, quietHours: { from: 5, until: 6 } });
    await overruled.check([down]);
    expect(overruled.sent).toEqual(['post service-down']);
  });

  it('is posted when the chat can be reached again, and not where it never can', async () => {
    const { check, sent, state } = setUp();
    state.error = new AppError('platform-unavailable');
    await check([down], 2);
    state.error = null;
    await check([down], 2);
    expect(sent).toEqual(['post service-down']);

    const closed = setUp();
    closed.state.error = new AppError('direct-messages-closed');
    await closed.check([down], 2);
    closed.state.error = null;
    await closed.check([down], 2);
    await closed.check([], 4);
    expect(closed.sent).toEqual([]);
    expect(await closed.repository.listUnsettled()).toEqual([]);
  });

  it('goes to the admins themselves if it cannot be posted in its place anymore', async () => {
    const { check, sent, state, repository } = setUp();
    state.goneAddress = place.address;
    await check([down], 30);
    expect(sent).toEqual(['post service-down']);
    const [alert] = [...repository.rows.values()];
    expect(alert?.messages).toMatchObject([
      { target: place, isLost: true },
      { target: adminChat, isLost: false },
    ]);
    await check([], 5);
    expect(sent).toEqual(['post service-down', 'edit service-down 1 closed']);
  });

  it('does not wait for another chat or another alert', async () => {
    const { check, sent, state, repository } = setUp({
      first: [{ place: adminChat, locale: 'en' }],
    });
    const released = Promise.withResolvers<void>();
    state.held = { address: adminChat.address, until: released.promise };
    const checking = check([down, low]);
    await vi.waitFor(() => expect(sent).toEqual(['post service-down', 'post disk-low']));
    released.resolve();
    await checking;
    await check([down, low]);
    expect(sent).toHaveLength(4);
    const posted = [...repository.rows.values()].map(({ messages }) => messages);
    const both = [{ target: place }, { target: adminChat }];
    expect(posted).toMatchObject([both, both]);
  });

  it('is posted once to a chat that is chosen twice', async () => {
    const { check, sent } = setUp({ first: [{ place, locale: 'de' }] });
    await check([down]);
    expect(sent).toEqual(['post service-down']);
  });

  it('is posted once to each chat even if the database does not save the first of them', async () => {
    const { check, sent, state, repository } = setUp({
      first: [{ place: adminChat, locale: 'en' }],
    });
    const released = Promise.withResolvers<void>();
    state.held = { address: adminChat.address, until: released.promise };
    const save = vi.spyOn(repository, 'saveMessages');
    save.mockRejectedValueOnce(new Error('the database is away'));
    const over = vi.fn();
    const checking = check([down]).finally(over);
    await vi.waitFor(() => expect(save).toHaveBeenCalledOnce());
    await nextTurn();
    // It holds the lock until nothing is posted anymore.
    expect(over).not.toHaveBeenCalled();
    released.resolve();
    await expect(checking).rejects.toThrow('the database is away');
    await check([down]);
    expect(sent).toEqual(['post service-down', 'post service-down']);
  });

  it('whose message was deleted is not sent to the admins', async () => {
    const { check, sent, state } = setUp();
    await check([dead(1)]);
    state.error = new AppError('message-not-found');
    await check([dead(2)]);
    state.error = null;
    await check([dead(2)], 5);
    expect(sent).toEqual(['post dead-letters']);
  });

  it('whose edit fails for now is edited later', async () => {
    const { check, sent, state } = setUp();
    await check([down]);
    state.error = new AppError('platform-unavailable');
    await check([], 4);
    state.error = null;
    await check([], 2);
    expect(sent).toEqual(['post service-down', 'edit service-down 1 closed']);
  });
});
