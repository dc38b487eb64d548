import { expect, it } from 'vitest';
import { createSharedTokenCheck } from '../../../../src/doctor/chat/shared-token-check.ts';

const seenAt = new Date('2026-11-23T12:00:00Z');

it('another program with the token is a problem that says where and when it was last seen', async () => {
  const findings = await createSharedTokenCheck(async () => [{ name: 'Telegram', seenAt }]).run();
  expect(findings).toMatchObject([{ severity: 'problem' }]);
  expect(findings[0]?.message).toContain('Telegram (last seen 2026-11-23T12:00:00.000Z)');
});

it('without one, all is well', async () => {
  expect(await createSharedTokenCheck(async () => []).run()).toMatchObject([{ severity: 'ok' }]);
});
