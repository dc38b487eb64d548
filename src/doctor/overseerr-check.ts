import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** The webhook as the Overseerr server has it. */
export interface WebhookSettings {
  readonly isEnabled: boolean;
  readonly url: string;
  readonly authHeader: string;
  /** Sum of the notification types. */
  readonly types: number;
  /** What the bot expects in the header; null if it is not known yet. */
  readonly expectedAuthHeader: string | null;
}

/** The notification types whose names start with "Request" (docs/overseerr-api.md, "Webhook types"). */
const requestTypes = {
  pending: 2,
  approved: 4,
  available: 8,
  failed: 16,
  declined: 64,
  autoApproved: 128,
};
const allRequestTypes = Object.values(requestTypes).reduce((sum, type) => sum + type, 0);

/** Whether an Overseerr server can be used, and whether its webhook leads to the bot. */
export function createOverseerrCheck(deps: {
  /** `default`, or the number at the end of its settings. */
  readonly serverName: string;
  /** Null if it can be used; otherwise why not, with what to do. */
  readonly findProblem: () => Promise<string | null>;
  readonly readWebhook: () => Promise<WebhookSettings>;
}): Check {
  const { serverName, findProblem, readWebhook } = deps;
  return {
    name: `Overseerr server ${serverName}`,
    isQuick: false,
    async run() {
      const reason = await findProblem();
      if (reason !== null) return [problem(reason, 'See "Troubleshooting" in docs/operating.md')];
      const findings = describeWebhook(await readWebhook());
      return findings.length > 0 ? findings : [ok('can be used, and its webhook is set up')];
    },
  };

  function describeWebhook(webhook: WebhookSettings): readonly Finding[] {
    const path = `/webhooks/overseerr/${serverName}`;
    const advice = 'See "The webhook" in docs/operating.md';
    if (!webhook.isEnabled || webhook.url === '') {
      return [warning('the webhook is not set up, so cards are updated by polling only', advice)];
    }
    const leadsToBot = URL.canParse(webhook.url) && new URL(webhook.url).pathname.endsWith(path);
    if (!leadsToBot) return [warning(`the webhook does not lead to ${path} of the bot`, advice)];
    const findings: Finding[] = [];
    const { expectedAuthHeader } = webhook;
    if (expectedAuthHeader !== null && webhook.authHeader !== expectedAuthHeader) {
      findings.push(
        problem(
          'the webhook has another Authorization header than the bot expects',
          `Set it to WEBHOOK_SECRET, or to the content of webhook.key in DATA_DIR. ${advice}`,
        ),
      );
    }
    if ((webhook.types & allRequestTypes) !== allRequestTypes) {
      findings.push(
        warning(
          'the webhook does not report everything about requests',
          `Turn on all types that start with Request. ${advice}`,
        ),
      );
    }
    return findings;
  }
}
