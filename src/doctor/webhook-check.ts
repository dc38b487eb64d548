import type { WebhookVerdict } from '../domain/services/webhook-settings.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** Whether the webhook of an Overseerr server points to the bot, and whether a test notification arrives. */
export function createWebhookCheck(deps: {
  /** `default`, or the number at the end of its settings. */
  readonly serverName: string;
  /** The webhook as the server has it; `faults` says what is wrong with it. */
  readonly readWebhook: () => Promise<{
    readonly verdict: WebhookVerdict;
    readonly url: string;
    readonly faults: string;
  }>;
  readonly isBotRunning: () => Promise<boolean>;
  /** Sends a test notification. Null if it arrives; otherwise why not, with what to do. */
  readonly findTestProblem: () => Promise<string | null>;
  /** Sets the webhook up, unless somebody else's is there. Returns its address; null if nothing was changed. */
  readonly install: () => Promise<string | null>;
}): Check {
  const { serverName, readWebhook, isBotRunning, findTestProblem, install } = deps;
  return {
    name: `webhook of ${serverName}`,
    isQuick: false,
    async run() {
      const { verdict, url, faults } = await readWebhook();
      const command = `medianest webhook install --server ${serverName}`;
      const advice = `Run \`${command}\``;
      if (verdict.kind === 'absent') {
        return [warning('it is not set up, so cards are updated by polling only', advice)];
      }
      if (verdict.kind === 'foreign') {
        const fix = `Run \`${command} --force\` if the bot may replace it`;
        return [warning(`it points to ${url}, which is not this bot`, fix)];
      }
      if (verdict.faults.length === 0) return [await test(url)];
      const isLost = verdict.faults.some((fault) => fault !== 'types');
      return [isLost ? problem(faults, advice) : warning(faults, advice)];
    },
    async repair() {
      const url = await install();
      return url && `now points to ${url}`;
    },
  };

  async function test(url: string): Promise<Finding> {
    if (!(await isBotRunning())) {
      return ok(`it points to ${url}; the bot is not running, so it was not tested`);
    }
    const reason = await findTestProblem();
    return reason === null
      ? ok(`it points to ${url}, and a test notification arrived`)
      : problem(reason, 'See "The webhook" in docs/operating.md');
  }
}
