import { beforeEach, describe, expect, it } from 'vitest';
import setup from '../../../../commands/setup.ts';
import { toRows } from '../../../../src/discord/render/components.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type {
  WebhookInstallation,
  WebhookReport,
  WebhookTestResult,
} from '../../../../src/domain/services/webhook-results.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { anId, aSpace } from '../../../support/factories.ts';
import {
  findButtonId,
  listButtonIds,
  listLabels,
  toViewText,
} from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

const first = anId<'service'>();
const second = anId<'service'>();
const url = 'http://bot:8787/webhooks/overseerr/default';
const working: WebhookReport = {
  verdict: { kind: 'ours', faults: [] },
  current: { url, isEnabled: true },
  wantedUrl: url,
  isProven: true,
  receivedAt: new Date('2026-11-23T11:00:00Z'),
  refusedAt: null,
};
const foreign: WebhookInstallation = {
  kind: 'foreign',
  current: { url: 'https://notify.example/hook', isEnabled: true },
  wantedUrl: url,
  seen: 'seen-key',
};

let reports: (WebhookReport | AppError)[];
let installed: WebhookInstallation | AppError;
let tested: WebhookTestResult;
let calls: unknown[];

beforeEach(() => {
  reports = [working];
  installed = { kind: 'installed', url };
  tested = 'arrived';
  calls = [];
  place = undefined;
});

function orThrow<Value>(value: Value | AppError): Value {
  if (value instanceof AppError) throw value;
  return value;
}

const group = { platform: 'telegram', kind: 'channel', address: '-100' } as const;
let place: typeof group | undefined;

const open = () =>
  createCommandFixture(setup, {
    ...(place && { place }),
    user: { isAdmin: true },
    space: aSpace(),
    useCases: {
      services: {
        listNamed: async () =>
          reports.map((_, index) =>
            index === 0
              ? { id: first, name: 'Seerr' }
              : { id: index === 1 ? second : anId<'service'>(), name: 'Archive' },
          ),
      },
      webhookSetup: {
        getWebhook: async (_, id) => orThrow(reports[id === first ? 0 : 1] ?? working),
        async install(_, id, options) {
          calls.push({ id, ...options });
          return orThrow(installed);
        },
        test: async () => tested,
      },
    },
  });

const list = () => open().pressView('webhook');
const pressFirst = async (verb: string) => open().pressView(findButtonId(await list(), verb));

describe('the webhooks in /setup', () => {
  it.each<[string, Partial<WebhookReport>, string, readonly string[]]>([
    ['works', {}, t('webhook-proven'), ['webhook-test']],
    [
      'has not sent anything',
      { isProven: false, receivedAt: null },
      t('webhook-unproven'),
      ['webhook-test'],
    ],
    ['is missing', { verdict: { kind: 'absent' } }, t('webhook-absent'), ['webhook-install']],
    [
      'is turned off',
      { verdict: { kind: 'ours', faults: ['disabled'] } },
      t('webhook-off'),
      ['webhook-install', 'webhook-test'],
    ],
    [
      'is wrong',
      { verdict: { kind: 'ours', faults: ['types'] } },
      t('webhook-faulty'),
      ['webhook-install', 'webhook-test'],
    ],
    [
      'is somebody else’s',
      { verdict: { kind: 'foreign' } },
      t('webhook-foreign', { url }),
      ['webhook-install'],
    ],
  ])('say that one %s, and what can be done', async (_, parts, text, verbs) => {
    reports = [{ ...working, ...parts }];
    const view = await list();
    expect(toViewText(view)).toContain(text);
    expect(listButtonIds(view).map((id) => id.split(':')[0])).toEqual([...verbs, 'setup-back']);
  });

  it('name each of several servers, also one that cannot be read', async () => {
    reports = [working, new AppError('overseerr-unreachable')];
    const view = await list();
    const reason = t('error-overseerr-unreachable', { server: 'Archive' });
    expect(toViewText(view)).toContain(t('webhook-unknown', { reason }));
    expect(listLabels(view)).toContain(t('webhook-button-test-for', { server: 'Seerr' }));
  });

  it('of many servers leave a place for the button back in Discord', async () => {
    reports = Array.from({ length: 9 }, () => working);
    const rows = toRows(await list());
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows.at(-1))).toContain('setup-back');
  });

  it('are set up and tested with one press', async () => {
    reports = [{ ...working, verdict: { kind: 'absent' } }];
    const view = await pressFirst('webhook-install');
    expect(calls).toEqual([{ id: first, replaces: null }]);
    expect(toViewText(view)).toContain(t('webhook-test-arrived', { server: 'Seerr' }));
  });

  it('are replaced only as they were seen', async () => {
    reports = [{ ...working, verdict: { kind: 'foreign' } }];
    installed = foreign;
    const question = await pressFirst('webhook-install');
    expect(toViewText(question)).toContain('https://notify.example/hook');
    expect(toViewText(question)).toContain(url);
    installed = { kind: 'installed', url };
    await open().press(findButtonId(question, 'webhook-replace'));
    expect(calls.at(-1)).toEqual({ id: first, replaces: 'seen-key' });
  });

  it('show no paths of addresses where everybody in a group reads them', async () => {
    place = group;
    reports = [{ ...working, verdict: { kind: 'foreign' } }];
    installed = foreign;
    const view = await list();
    expect(toViewText(view)).toContain(t('webhook-foreign', { url: 'http://bot:8787' }));
    const question = toViewText(await pressFirst('webhook-install'));
    expect(question).toContain(t('webhook-replace', { url: 'https://notify.example' }));
    expect(question).toContain(t('webhook-replace-with', { url: 'http://bot:8787' }));
    reports = [working];
    tested = 'failed';
    const failed = toViewText(await pressFirst('webhook-test'));
    expect(failed).not.toContain('/webhooks/');
  });

  it.each<[WebhookInstallation | AppError, string]>([
    [{ kind: 'no-address' }, t('webhook-no-address', { server: 'Seerr' })],
    [{ kind: 'changing' }, t('webhook-changing', { server: 'Seerr' })],
    [{ ...foreign, wantedUrl: null }, t('webhook-no-address', { server: 'Seerr' })],
    [
      new AppError('overseerr-csrf-enabled'),
      t('error-overseerr-csrf-enabled', { server: 'Seerr' }),
    ],
  ])('say why they were not set up: %j', async (outcome, text) => {
    reports = [{ ...working, verdict: { kind: 'absent' } }];
    installed = outcome;
    expect(toViewText(await pressFirst('webhook-install'))).toContain(text);
  });

  it.each<WebhookTestResult>(['refused', 'failed', 'elsewhere', 'no-answer', 'not-set-up'])(
    'say why a test did not arrive: %s',
    async (result) => {
      tested = result;
      const text = t(`webhook-test-${result}`, { server: 'Seerr', url });
      expect(toViewText(await pressFirst('webhook-test'))).toContain(text);
    },
  );

  it('fit into the buttons of every platform', async () => {
    installed = { ...foreign, seen: 'x'.repeat(22) };
    reports = [{ ...working, verdict: { kind: 'foreign' } }];
    const ids = listButtonIds(await pressFirst('webhook-install'));
    expect(ids.every((each) => each.length <= 64)).toBe(true);
  });
});
