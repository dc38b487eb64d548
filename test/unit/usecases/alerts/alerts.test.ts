import { describe, expect, it } from 'vitest';
import type {
  Alert,
  AlertFinding,
  AlertKind,
  QuietHours,
} from '../../../../src/domain/alerts/alert.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { AlertRepository } from '../../../../src/ports/alerts/alert-repository.ts';
import { createAlerts } from '../../../../src/usecases/alerts/alerts.ts';
import { anId } from '../../../support/factories.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const minute = 60_000;
const place = { platform: 'discord', kind: 'direct', address: '1001' } as const;
const low: AlertFinding = { kind: 'disk-low', subject: '', detail: { count: 9 } };
const down: AlertFinding = { kind: 'service-down', subject: 'seerr', detail: { name: 'Seerr' } };

function createInMemoryAlerts(): AlertRepository & { readonly rows: Map<string, Alert> } {
  const rows = new Map<string, Alert>();
  const settled = new Set<string>();
  const change = (id: string, parts: Partial<Alert>) => {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, ...parts });
  };
  return {
    rows,
    listUnsettled: async () => [...rows.values()].filter(({ id }) => !settled.has(id)),
    async open(finding, at) {
      const alert: Alert = {
        ...finding,
        id: anId<'alert'>(),
        openedAt: at,
        seenAt: at,
        closedAt: null,
        messages: [],
      };
      rows.set(alert.id, alert);
      return alert;
    },
    confirm: async (id, { detail }, seenAt) => change(id, { detail, seenAt }),
    close: async (id, closedAt) => change(id, { closedAt }),
    saveMessages: async (id, messages) => change(id, { messages }),
    async settle(id) {
      settled.add(id);
    },
  };
}

function setUp(options: { quietHours?: QuietHours; mutedKinds?: readonly AlertKind[] } = {}) {
  const repository = createInMemoryAlerts();
  const sent: string[] = [];
  const state = { minutes: 0, error: null as AppError | null, isSourceBroken: false };
  let findings: readonly AlertFinding[] = [];
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
          find: async () => findings.filter(({ kind }) => kind === 'disk-low'),
        },
      ],
      publisher: {
        async post({ kind }) {
          if (state.error) throw state.error;
          sent.push(`post ${kind}`);
          return { place, messageId: `${sent.length}` };
        },
        async edit({ kind, closedAt }, { messageId }) {
          if (state.error) throw state.error;
          sent.push(`edit ${kind} ${messageId} ${closedAt ? 'closed' : 'open'}`);
        },
      },
      listTargets: async () => [{ place, locale: 'en' }],
      mutedKinds: options.mutedKinds ?? [],
      quietHours: options.quietHours ?? null,
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
    async check(wrong: readonly AlertFinding[], times = 1) {
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

  it('is posted again when the problem comes back later', async () => {
    const { check, sent } = setUp();
    await check([down]);
    await check([], 5);
    await check([down]);
    expect(sent.filter((line) => line.startsWith('post'))).toHaveLength(2);
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
