import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An address for all interfaces is asked on this machine. */
export function toLocalAddress({ host, port }: { readonly host: string; readonly port: number }) {
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? host;
  return `http://${name}:${port}`;
}

const fileName = 'bot.address';

/**
 * Records in the data folder where the bot listens, for `medianest status` in a shell with other settings. Returns how
 * to remove it. A folder that cannot be written is no reason not to start.
 */
export async function recordBotAddress(
  dataDir: string,
  address: string,
): Promise<() => Promise<void>> {
  const path = join(dataDir, fileName);
  await writeFile(path, `${address}\n`).catch(() => undefined);
  return async () => {
    // Another process with the same folder may have written its own.
    if ((await readBotAddress(dataDir)) === address) await rm(path, { force: true });
  };
}

/** Where a bot with this data folder listens, or listened when it was killed; null if that is unknown. */
export async function readBotAddress(dataDir: string): Promise<string | null> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch(() => '');
  return /^http:\/\/[\w.:[\]-]+$/.exec(text.trim())?.[0] ?? null;
}
