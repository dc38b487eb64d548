import { z } from 'zod';
import { type Check, ok, problem, warning } from './check.ts';
import type { GetJson } from './get-json.ts';

const healthy = z.object({ ok: z.literal(true) });
const codeOf = z.object({ code: z.string() });

/** Whether the public address points to this bot. That it uses HTTPS is a check of the settings. */
export function createPublicUrlCheck(publicUrl: string | null, getJson: GetJson): Check {
  return {
    name: 'public address',
    isQuick: false,
    async run() {
      if (publicUrl === null) return [];
      try {
        const answer = await getJson(`${publicUrl}/healthz`);
        if (healthy.safeParse(answer.body).success) return [ok('points to the bot')];
      } catch (error) {
        const code = codeOf.safeParse(error).data?.code ?? '';
        if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
          return [
            problem(
              `the certificate of PUBLIC_URL is not valid (${code}), so browsers warn against the sign-in page`,
              'Renew the certificate of the reverse proxy, with its whole chain',
            ),
          ];
        }
      }
      return [
        warning(
          'PUBLIC_URL does not point to the bot from this machine',
          'Start the bot, and check the reverse proxy',
        ),
      ];
    },
  };
}
