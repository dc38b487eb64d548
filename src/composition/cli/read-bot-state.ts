import { request } from 'undici';
import { z } from 'zod';
import type { BotState } from '../../cli/context.ts';
import type { Config } from '../../config/config.ts';
import { readBotAddress, toLocalAddress } from './bot-address.ts';

const answerTimeoutMs = 5_000;

const readiness = z.object({
  ok: z.boolean(),
  parts: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** The bot listens where the settings of this shell say, or where it recorded that it does. */
export async function readBotState({ http, dataDir }: Config): Promise<BotState | null> {
  const fromSettings = http.port === 0 ? null : toLocalAddress(http);
  const recorded = await readBotAddress(dataDir);
  for (const address of new Set([fromSettings, recorded])) {
    const state = address && (await askBot(address));
    if (state) return state;
  }
  return null;
}

async function askBot(address: string): Promise<BotState | null> {
  try {
    const { body } = await request(`${address}/readyz`, {
      headersTimeout: answerTimeoutMs,
      bodyTimeout: answerTimeoutMs,
    });
    const { ok: isReady, parts } = readiness.parse(await body.json());
    return { address, isReady, parts };
  } catch {
    // Nothing answers there, or something else does.
    return null;
  }
}
