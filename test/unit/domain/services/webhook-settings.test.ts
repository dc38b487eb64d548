import { describe, expect, it } from 'vitest';
import {
  clearWebhook,
  isSameWebhook,
  judgeWebhook,
  maskWebhookUrl,
  mergeWebhook,
  parseWebhookBaseUrl,
  type WebhookSettings,
  type WebhookTarget,
} from '../../../../src/domain/services/webhook-settings.ts';
import { anId } from '../../../support/factories.ts';
import { aWebhook } from '../../../support/in-memory/webhook-agent.ts';

const serviceId = anId<'service'>();
const target = {
  serviceId,
  name: 'default',
  baseUrl: 'http://bot:8787',
  isFixed: false,
  authHeader: 'the-secret',
} satisfies WebhookTarget;
/** Pending, approved, available, failed, declined, automatically approved; issues created, commented, resolved, reopened. */
const neededTypes = 2 + 4 + 8 + 16 + 64 + 128 + 256 + 512 + 1024 + 2048;
const autoRequested = 4096;
const issueCreated = 256;
const ours = aWebhook({
  isEnabled: true,
  url: 'http://bot:8787/webhooks/overseerr/default',
  authHeader: 'the-secret',
  types: neededTypes,
});
const foreign = aWebhook({
  isEnabled: true,
  url: 'https://notify.example/hook',
  authHeader: 'Bearer theirs',
  types: issueCreated,
  payload: '{"token":"theirs"}',
  others: { top: { embedPoster: true }, options: { customHeaders: [{ key: 'X-Token' }] } },
});

describe('a webhook is', () => {
  it.each<[string, Partial<WebhookSettings>, Partial<WebhookTarget>, readonly string[]]>([
    ['right', {}, {}, []],
    [
      'right at another address',
      { url: 'http://10.0.0.2:8787/webhooks/overseerr/default' },
      {},
      [],
    ],
    ['right behind a path', { url: 'https://x.example/bot/webhooks/overseerr/default' }, {}, []],
    ['right under its ID', { url: `http://bot:8787/webhooks/overseerr/${serviceId}` }, {}, []],
    ['right with a header that nobody knows yet', {}, { authHeader: null }, []],
    ['right although nobody has said the address', {}, { baseUrl: null }, []],
    ['right with more types', { types: neededTypes + autoRequested }, {}, []],
    ['turned off', { isEnabled: false }, {}, ['disabled']],
    ["another server's", { url: 'http://bot:8787/webhooks/overseerr/2' }, {}, ['address']],
    [
      'not where it must be',
      { url: 'http://x:1/webhooks/overseerr/default' },
      { isFixed: true },
      ['address'],
    ],
    ['without its header', { authHeader: '' }, {}, ['header']],
    ['silent about requests', { types: issueCreated }, {}, ['types']],
    ['silent about failed ones', { types: neededTypes - 16 }, {}, ['types']],
    ['silent about comments', { types: neededTypes - 512 }, {}, ['types']],
    [
      'without the request',
      { payload: '{"notification_type":"{{notification_type}}"}' },
      {},
      ['payload'],
    ],
    ['without a payload', { payload: null }, {}, ['payload']],
    [
      'wrong altogether',
      { isEnabled: false, types: 0, payload: 'x' },
      {},
      ['disabled', 'types', 'payload'],
    ],
  ])('ours: %s', (_, parts, wanted, faults) => {
    const verdict = judgeWebhook({ ...ours, ...parts }, { ...target, ...wanted });
    expect(verdict).toEqual({ kind: 'ours', faults });
  });

  it.each<[string, Partial<WebhookSettings>]>([
    ['another program', foreign],
    ['another program, turned off', { ...foreign, isEnabled: false }],
    [
      'another bot like this one',
      { url: 'http://bot2:8787/webhooks/overseerr/default', authHeader: 'x' },
    ],
    ['an address that is none', { url: 'bot' }],
  ])('foreign: of %s', (_, parts) => {
    expect(judgeWebhook({ ...ours, ...parts }, target)).toEqual({ kind: 'foreign' });
  });

  it('absent on a new server', () => {
    expect(judgeWebhook(aWebhook(), target)).toEqual({ kind: 'absent' });
  });
});

describe('setting a webhook up', () => {
  it.each<[string, WebhookSettings]>([
    ['a new server', aWebhook()],
    ['one with faults', { ...ours, isEnabled: false, authHeader: '', types: 1, payload: null }],
    ['a foreign one', foreign],
    ["another server's", { ...ours, url: 'http://bot:8787/webhooks/overseerr/2' }],
  ])('makes it right: %s', (_, settings) => {
    const merged = mergeWebhook(settings, target);
    expect(merged && judgeWebhook(merged, { ...target, isFixed: true })).toEqual({
      kind: 'ours',
      faults: [],
    });
    expect(merged && (merged.types & settings.types) === settings.types).toBe(true);
  });

  it('keeps what is right', () => {
    const url = 'http://10.0.0.2:8787/webhooks/overseerr/default';
    const payload = ours.payload?.replace('{', '{"extra":1,') ?? '';
    const settings = { ...ours, url, payload, isEnabled: false };
    expect(mergeWebhook(settings, target)).toEqual({ ...settings, isEnabled: true });
    const right = { ...ours, url };
    expect(isSameWebhook(right, mergeWebhook(right, target) ?? aWebhook())).toBe(true);
  });

  it('takes no secrets over from another program', () => {
    const merged = mergeWebhook(foreign, target);
    expect(JSON.stringify(merged)).not.toMatch(/theirs|X-Token|notify\.example/);
    expect(merged?.others).toEqual({ top: { embedPoster: true }, options: { customHeaders: [] } });
  });

  it('needs an address', () => {
    expect(mergeWebhook(aWebhook(), { ...target, baseUrl: null })).toBeNull();
    expect(mergeWebhook({ ...ours, types: 0 }, { ...target, baseUrl: null })).not.toBeNull();
  });

  it('can be undone', () => {
    const cleared = clearWebhook(ours);
    expect(judgeWebhook(cleared, target)).toEqual({ kind: 'absent' });
    expect(JSON.stringify(cleared)).not.toContain('the-secret');
  });
});

describe('the address of the bot for a server', () => {
  it.each<[string, string | null]>([
    ['http://medianest:8787', 'http://medianest:8787'],
    [' https://Bot.example/sub/ ', 'https://bot.example/sub'],
    ['http://bot:8787/webhooks/overseerr/default', 'http://bot:8787'],
    ['http://[fe80::1]:8787', 'http://[fe80::1]:8787'],
    ['medianest:8787', null],
    ['ftp://bot', null],
    ['http://0.0.0.0:8787', null],
    ['http://me:secret@bot', null],
    ['http://bot/?token=x', null],
    ['http://', null],
    ['', null],
  ])('%s is read as %s', (text, expected) => {
    expect(parseWebhookBaseUrl(text)).toBe(expected);
  });
});

describe("somebody else's address", () => {
  it.each([
    ['http://10.0.0.2:4040/webhook', 'http://10.0.0.2:4040/webhook'],
    ['https://me:secret@x.example/hook?key=secret', 'https://x.example/hook?…'],
    [
      'https://discord.com/api/webhooks/123456789/abcdefghijklmnopqrstuvwxyz',
      'https://discord.com/api/webhooks/…/…',
    ],
    ['https://ntfy.example/our-secret', 'https://ntfy.example/…'],
    ['http://ha:8123/api/webhook/geheim', 'http://ha:8123/api/webhook/…'],
    [
      'http://bot:8787/webhooks/overseerr/4k-server',
      'http://bot:8787/webhooks/overseerr/4k-server',
    ],
    [`https://x.example/${'a/'.repeat(1_500)}`, 'https://x.example/…/…/…/…/…'],
    ['javascript:alert(1)', 'javascript://…'],
    ['no address', '…'],
  ])('%s is shown as %s', (url, shown) => {
    expect(maskWebhookUrl(url)).toBe(shown);
  });
});
