import { z } from 'zod';
import type {
  WebhookInstallation,
  WebhookReport,
  WebhookTestResult,
} from '../../domain/services/webhook-results.ts';
import type { WebhookFault } from '../../domain/services/webhook-settings.ts';
import type { CliContext, CommandResult } from '../context.ts';
import { CliError, type ExitCode, exitCodes } from '../exit-code.ts';
import type { OperatorWebhooks, WebhookServer } from '../operator-webhooks.ts';
import type { AddCommands } from '../program.ts';

const serverOptions = z.object({ server: z.string().optional() });
const installOptions = serverOptions.extend({
  url: z.string().optional(),
  force: z.boolean().default(false),
});

/** What a command found out or did about one server. */
interface Outcome {
  readonly data: object;
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** `medianest webhook`: the webhooks of the Overseerr servers. */
export const addWebhookCommands: AddCommands = (program, { context, run }) => {
  const webhook = program
    .command('webhook')
    .description('set up and test the webhooks of the Overseerr servers');
  const serverHelp = 'only this server: default, or the number at the end of its settings';

  webhook
    .command('status')
    .description('show whether the webhook is set up, and whether webhooks arrive')
    .option('--server <name>', serverHelp)
    .action(
      run((_, options) =>
        forServers(serverOptions.parse(options), async (webhooks, server) => {
          const report = await webhooks.read(server);
          const isInOrder = report.verdict.kind === 'ours' && report.verdict.faults.length === 0;
          return {
            data: report,
            text: describeReport(report, server),
            exitCode: isInOrder ? exitCodes.done : exitCodes.problemFound,
          };
        }),
      ),
    );

  webhook
    .command('install')
    .description('set the webhook up, and prove that it arrives')
    .option('--server <name>', serverHelp)
    .option('--url <address>', 'where the server reaches the bot, such as http://medianest:8787')
    .option('--force', "replace somebody else's webhook")
    .action(
      run((_, options) => {
        const { url = null, force, ...which } = installOptions.parse(options);
        return forServers(which, async (webhooks, server) => {
          const installed = await install(webhooks, server, { baseUrl: url, isForced: force });
          if (installed.kind !== 'installed' && installed.kind !== 'unchanged') {
            throw new CliError(explainInstallation(installed, server), {
              exitCode:
                installed.kind === 'invalid-address' ? exitCodes.usage : exitCodes.problemFound,
            });
          }
          const verb = installed.kind === 'installed' ? 'now' : 'already';
          const tested = await test(webhooks, server);
          return {
            ...tested,
            data: { ...installed, ...tested.data },
            text: `${server.title} ${verb} sends webhooks to ${installed.url}. ${tested.text}`,
          };
        });
      }),
    );

  webhook
    .command('test')
    .description('have the server send a test notification, and wait until it arrives')
    .option('--server <name>', serverHelp)
    .action(run((_, options) => forServers(serverOptions.parse(options), test)));

  webhook
    .command('remove')
    .description("turn the webhook off, unless it is somebody else's")
    .option('--server <name>', serverHelp)
    .action(
      run((_, options) =>
        forServers(serverOptions.parse(options), async (webhooks, server) => {
          const kind = await webhooks.remove(server);
          return {
            data: { kind },
            text: describeRemoval(kind, server),
            exitCode: kind === 'foreign' ? exitCodes.problemFound : exitCodes.done,
          };
        }),
      ),
    );

  /** Somebody else's webhook is shown, and replaced only if whoever sees it agrees. */
  async function install(
    webhooks: OperatorWebhooks,
    server: WebhookServer,
    { baseUrl, isForced }: { readonly baseUrl: string | null; readonly isForced: boolean },
  ): Promise<WebhookInstallation> {
    const found = await webhooks.install(server, { baseUrl, replaces: isForced ? 'any' : null });
    if (found.kind !== 'foreign' || found.wantedUrl === null || !context.confirm) return found;
    const question = `${describeForeign(found, server)} Replace it with ${found.wantedUrl}?`;
    if (!(await context.confirm(question))) return found;
    return webhooks.install(server, { baseUrl, replaces: found.seen });
  }

  async function forServers(
    { server: name }: z.output<typeof serverOptions>,
    work: (webhooks: OperatorWebhooks, server: WebhookServer) => Promise<Outcome>,
  ): Promise<CommandResult> {
    return withWebhooks(context, async (webhooks) => {
      const servers = webhooks.servers.filter((each) => name === undefined || each.name === name);
      if (servers.length === 0) {
        const known = webhooks.servers.map((each) => each.name).join(', ');
        throw new CliError(`There is no server "${name}". There is: ${known}`, {
          exitCode: exitCodes.usage,
        });
      }
      const outcomes = [];
      for (const server of servers) {
        outcomes.push({ server, outcome: await attempt(() => work(webhooks, server)) });
      }
      const [{ outcome: only } = { outcome: null }] = outcomes;
      if (outcomes.length === 1 && only instanceof CliError) throw only;
      return toResult(outcomes);
    });
  }
};

/** With several servers, one that fails does not keep the command from the others. */
function toResult(
  outcomes: readonly { readonly server: WebhookServer; readonly outcome: Outcome | CliError }[],
): CommandResult {
  const rows = outcomes.map(({ server, outcome }) =>
    outcome instanceof CliError
      ? {
          server,
          data: { problem: outcome.message },
          text: outcome.message,
          exitCode: outcome.exitCode,
        }
      : { server, ...outcome },
  );
  const codes = rows.map(({ exitCode }) => exitCode);
  return {
    data: rows.map(({ server, data }) => ({ server: server.name, title: server.title, ...data })),
    text: rows.map(({ server, text }) => `${server.name}: ${text}`).join('\n'),
    exitCode:
      codes.find((code) => code === exitCodes.failed) ?? codes.find(Boolean) ?? exitCodes.done,
  };
}

async function attempt(work: () => Promise<Outcome>): Promise<Outcome | CliError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}

async function test(webhooks: OperatorWebhooks, server: WebhookServer): Promise<Outcome> {
  const isBotRunning = await webhooks.isBotRunning();
  const result = await webhooks.test(server);
  return {
    data: { test: result, isBotRunning },
    text: explainTest(result, { ...server, isBotRunning }),
    exitCode: result === 'arrived' ? exitCodes.done : exitCodes.problemFound,
  };
}

/** What a test showed, and what to do. */
export function explainTest(
  result: WebhookTestResult,
  { title, isBotRunning }: { readonly title: string; readonly isBotRunning: boolean },
): string {
  if (result === 'arrived') return 'A test notification arrived.';
  if (result === 'not-set-up') {
    return `The webhook of ${title} does not point to this bot. Run \`medianest webhook install\``;
  }
  if (!isBotRunning) {
    return 'The bot is not running, so nothing proves that webhooks arrive. Start it, and run `medianest webhook test`';
  }
  switch (result) {
    case 'refused':
      return 'The test notification reached the bot, which refused it, because it expects another Authorization header. Give the bot and this command the same WEBHOOK_SECRET or DATA_DIR, and run `medianest webhook install`';
    case 'failed':
      return `${title} could not deliver a test notification. ${reachability(title)}`;
    case 'no-answer':
      return `No test notification arrived, and ${title} is still trying to deliver it. ${reachability(title)}`;
    case 'elsewhere':
      return `Something accepted a test notification, but it was not this bot. ${reachability(title)}`;
  }
}

function reachability(title: string): string {
  return `Use an address that the machine or container of ${title} can reach: set HTTP_HOST=0.0.0.0, allow the port in the firewall, and in Docker use the name of the bot's container, as in \`medianest webhook install --url http://medianest:8787\``;
}

function explainInstallation(
  installation: Exclude<WebhookInstallation, { kind: 'installed' } | { kind: 'unchanged' }>,
  { title, name }: WebhookServer,
): string {
  switch (installation.kind) {
    case 'foreign': {
      const { wantedUrl } = installation;
      return `${describeForeign(installation, { title })} To replace it${wantedUrl === null ? '' : ` with ${wantedUrl}`}: \`medianest webhook install --server ${name} --force\``;
    }
    case 'no-address':
      return `It is not known where ${title} reaches the bot. Set PUBLIC_URL or WEBHOOK_URL, or name it: \`medianest webhook install --url http://<host of the bot>:8787\``;
    case 'invalid-address':
      return '--url must be an address such as http://medianest:8787, without a password';
    case 'changing':
      return `The webhook settings of ${title} keep changing. Close them in the browser, and try again`;
  }
}

function describeForeign(
  { current }: Extract<WebhookInstallation, { kind: 'foreign' }>,
  { title }: Pick<WebhookServer, 'title'>,
): string {
  const off = current.isEnabled ? '' : ' (turned off)';
  return `${title} sends its webhook to ${current.url}${off}, which is not this bot, and it can have only one.`;
}

const faultTexts = {
  disabled: 'it is turned off',
  address: 'it has another address than it should',
  header: 'it has another Authorization header than the bot expects',
  types: 'it does not report everything about requests',
  payload: 'its JSON payload lacks what the bot needs',
} as const satisfies Record<WebhookFault, string>;

/** What is wrong with a webhook that points to the bot. */
export function explainFaults(faults: readonly WebhookFault[]): string {
  return faults.map((fault) => faultTexts[fault]).join(', ');
}

function describeReport(report: WebhookReport, { title }: WebhookServer): string {
  const { verdict, current, isProven, receivedAt, refusedAt } = report;
  switch (verdict.kind) {
    case 'absent':
      return `${title} has no webhook. Run \`medianest webhook install\``;
    case 'foreign':
      return `${title} sends its webhook to ${current.url}, which is not this bot`;
    case 'ours': {
      const { faults } = verdict;
      if (faults.length > 0) {
        return `${title} sends webhooks to ${current.url}, but ${explainFaults(faults)}. Run \`medianest webhook install\``;
      }
      const last =
        receivedAt === null
          ? 'none has arrived yet'
          : `the last one arrived at ${receivedAt.toISOString()}`;
      const refused =
        refusedAt === null
          ? ''
          : `. One with another Authorization header was refused at ${refusedAt.toISOString()}`;
      return `${title} sends webhooks to ${current.url}. ${isProven ? 'They arrive' : 'It is not proven that they arrive'}: ${last}${refused}`;
    }
  }
}

function describeRemoval(kind: 'removed' | 'absent' | 'foreign', { title }: WebhookServer): string {
  switch (kind) {
    case 'removed':
      return `${title} no longer sends webhooks. The bot polls instead.`;
    case 'absent':
      return `${title} has no webhook.`;
    case 'foreign':
      return `The webhook of ${title} does not point to this bot, so it stays.`;
  }
}

async function withWebhooks<Result>(
  context: Pick<CliContext, 'openWebhooks'>,
  work: (webhooks: OperatorWebhooks) => Promise<Result>,
): Promise<Result> {
  const webhooks = await context.openWebhooks();
  try {
    return await work(webhooks);
  } finally {
    await webhooks.close();
  }
}
