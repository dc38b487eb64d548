import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDemo, type Demo, type DemoOptions } from '../../../src/demo/demo.ts';
import type { Log } from '../../../src/ports/log.ts';

export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A log that records its messages. */
export function createLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (_fields: object, message: string): void => void lines.push(message);
  return { lines, debug: write, info: write, warn: write, error: write };
}

/** Starts a demo with short downloads; it is stopped after the test. */
export async function createTestDemo(options: Partial<DemoOptions> = {}): Promise<Demo> {
  const demo = await createDemo({
    webhook: { url: 'http://127.0.0.1:9/', authHeader: '' },
    folder: options.folder ?? (await createFolder()),
    log: createLog(),
    clock: () => new Date(),
    movieDownloadMs: 64,
    ...options,
  });
  onTestFinished(() => demo.stop());
  return demo;
}

/** Starts a server that records webhooks: their type and `Authorization` header. */
export async function createWebhookReceiver() {
  const received: { readonly type: unknown; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const type =
        typeof body === 'object' && body && 'notification_type' in body && body.notification_type;
      received.push({ type, authorization: request.headers.authorization });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/hook`, received };
}
