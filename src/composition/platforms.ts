import type { ChatPlatform } from '../chat/chat-platform.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Config } from '../config/config.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { createUpdateInbox } from '../database/spaces/update-inbox.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Tracing } from '../ports/tracing.ts';
import { createPartLog } from './monitoring/part-log.ts';
import { tracePlatform } from './tracing/trace-platform.ts';

/** Creates the configured chat platforms. The code of the others is not even loaded, to save memory. */
export async function createPlatforms(
  config: Pick<Config, 'discord' | 'telegram'>,
  {
    prisma,
    demo,
    tracing,
    ...deps
  }: {
    /** The page of the demo. */
    readonly demo: ChatPlatform | null;
    readonly tracing: Tracing;
    readonly prisma: PrismaClient;
    readonly translations: Translations;
    readonly log: Log;
    readonly clock: Clock;
    readonly metrics: Pick<Metrics, 'observeCall' | 'observeAcknowledgement'>;
  },
) {
  const platforms: ChatPlatform[] = [];
  if (config.discord) {
    const { createDiscord } = await import('../discord/discord.ts');
    platforms.push({
      name: 'discord',
      ...createDiscord({ ...config.discord, ...deps, log: createPartLog(deps.log, 'discord') }),
    });
  }
  if (!config.telegram) return { platforms: finish(platforms), chatWebhook: null };
  const { createTelegram } = await import('../telegram/telegram.ts');
  const telegram = createTelegram({
    ...config.telegram,
    ...deps,
    log: createPartLog(deps.log, 'telegram'),
    createUpdateInbox: (botId) => createUpdateInbox({ prisma, botId, clock: deps.clock }),
  });
  platforms.push({ name: 'telegram', ...telegram });
  return { platforms: finish(platforms), chatWebhook: telegram.webhook };

  function finish(chats: readonly ChatPlatform[]): readonly ChatPlatform[] {
    return [...chats, ...(demo ? [demo] : [])].map((each) => tracePlatform(each, tracing));
  }
}
