import { expect, it } from 'vitest';
import { findWebhookBase } from '../../../src/composition/webhook/find-webhook-base.ts';

const local = 'http://127.0.0.1:8787';
const near = { name: 'default', url: 'http://localhost:5055' };
const far = { name: '2', url: 'http://overseerr:5055' };
const none = { publicUrl: null, webhookUrl: null };

const find = (name: string, http: object = {}, localUrl: string | null = local) =>
  findWebhookBase(
    { config: { http: { ...none, ...http }, overseerrServers: [near, far] }, localUrl },
    name,
  );

it('a server reaches the bot where the operator says, and nowhere else', () => {
  const http = { webhookUrl: 'http://medianest:8787', publicUrl: 'https://bot.example' };
  expect(find('2', http)).toEqual({ url: 'http://medianest:8787', isFixed: true });
});

it('a server reaches the bot at its public address', () => {
  const http = { publicUrl: 'https://bot.example' };
  expect(find('default', http)).toEqual({ url: 'https://bot.example', isFixed: false });
});

it('only a server on the same machine reaches the bot at its local address', () => {
  expect(find('default')).toEqual({ url: local, isFixed: false });
  expect(find('2')).toBeNull();
  expect(find('default', {}, null)).toBeNull();
  // The demo server is in this process.
  expect(find('demo')).toEqual({ url: local, isFixed: false });
});
