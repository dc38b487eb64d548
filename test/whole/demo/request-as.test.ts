import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDemo } from '../../../src/demo/demo.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

it('members of the demo can be added, and request titles that the server does not have', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const webhook = { url: 'http://127.0.0.1:9/webhooks', authHeader: 'secret' };
  const { log } = createRecordingLog();
  const demo = await createDemo({ webhook, folder, log, clock: () => new Date() });
  try {
    const members = [demo.addMember('Nora'), demo.addMember('Sam')];
    expect(new Set(members).size).toBe(2);
    await demo.requestAs(members);
    const response = await fetch(`${demo.url}/api/v1/request?filter=pending`, {
      headers: { 'x-api-key': demo.apiKey },
    });
    const { results } = JSON.parse(await response.text());
    expect(
      results.map(({ requestedBy }: { requestedBy: { id: number } }) => requestedBy.id).sort(),
    ).toEqual(members);
  } finally {
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
