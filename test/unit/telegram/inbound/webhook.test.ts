import { expect, it } from 'vitest';
import { createWebhook } from '../../../../src/telegram/inbound/webhook.ts';

it('a webhook that is opened again does not handle again what is in progress', () => {
  const webhook = createWebhook('https://bot.test', '1:token');
  let takes = 0;
  const receiver = {
    accept: async () => [],
    async takeUnfinished() {
      takes += 1;
      return [];
    },
    handle: async () => undefined,
    waitUntilIdle: async () => undefined,
  };
  webhook.open(receiver);
  webhook.open(receiver);
  expect(takes).toBe(1);
});
