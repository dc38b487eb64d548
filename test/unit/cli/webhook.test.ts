import { beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.ts';
import { exitCodes } from '../../../src/cli/exit-code.ts';
import type { OperatorWebhooks } from '../../../src/cli/operator-webhooks.ts';
import { runCli } from '../../../src/cli/program.ts';
import type { WebhookInstallation } from '../../../src/domain/services/webhook-results.ts';
import { aCliContext } from '../../support/cli-context.ts';

const theirs = 'https://other.example.com/…';
const ours = 'http://medianest:8787/webhooks/overseerr/default';

let replaced: (string | null)[];
let questions: string[];

beforeEach(() => {
  replaced = [];
  questions = [];
});

function unavailable(): never {
  throw new Error('not part of the test');
}

/** A server with somebody else's webhook, which is replaced only by who has seen it. */
const webhooks: OperatorWebhooks = {
  servers: [{ name: 'default', title: 'Seerr' }],
  isBotRunning: async () => true,
  async install(_server, { replaces }): Promise<WebhookInstallation> {
    replaced.push(replaces);
    return replaces === null
      ? {
          kind: 'foreign',
          current: { url: theirs, isEnabled: true },
          wantedUrl: ours,
          seen: 'what was seen',
        }
      : { kind: 'installed', url: ours };
  },
  test: async () => 'arrived',
  read: unavailable,
  remove: unavailable,
  close: async () => undefined,
};

function install(confirm: CliContext['confirm'], ...args: readonly string[]) {
  return run(['install', ...args], { confirm, openWebhooks: async () => webhooks });
}

async function run(args: readonly string[], deps: Pick<CliContext, 'confirm' | 'openWebhooks'>) {
  const texts = { output: '', errors: '' };
  const exitCode = await runCli(['webhook', ...args], {
    context: aCliContext(deps),
    output: {
      write: async (text) => {
        texts.output += text;
      },
      writeError: async (text) => {
        texts.errors += text;
      },
    },
  });
  return { exitCode, ...texts };
}

const answer = (isYes: boolean) => async (question: string) => {
  questions.push(question);
  return isYes;
};

describe("somebody else's webhook", () => {
  it('is shown next to the own one, and replaced if whoever sees it says yes', async () => {
    const { exitCode, output } = await install(answer(true));
    expect(questions).toEqual([expect.stringContaining(theirs)]);
    expect(questions[0]).toContain(ours);
    // Only what was seen: it may have changed while the question was open.
    expect(replaced).toEqual([null, 'what was seen']);
    expect(exitCode).toBe(exitCodes.done);
    expect(output).toContain(ours);
  });

  it('stays if they say no', async () => {
    const { exitCode, errors } = await install(answer(false));
    expect(replaced).toEqual([null]);
    expect(exitCode).toBe(exitCodes.problemFound);
    expect(errors).toContain('--force');
  });

  it('stays without a terminal, and is replaced without a question with --force', async () => {
    expect((await install(null)).exitCode).toBe(exitCodes.problemFound);
    expect((await install(answer(false), '--force')).exitCode).toBe(exitCodes.done);
    expect(replaced).toEqual([null, 'any']);
    expect(questions).toEqual([]);
  });
});

describe('the status of the webhook', () => {
  it.each([null, new Date('2026-11-23T11:00:00Z')])(
    'names a webhook that was refused, also when later ones arrived: %s',
    async (refusedAt) => {
      const read: OperatorWebhooks['read'] = async () => ({
        verdict: { kind: 'ours', faults: [] },
        current: { url: ours, isEnabled: true },
        wantedUrl: ours,
        isProven: true,
        receivedAt: new Date('2026-11-23T12:00:00Z'),
        refusedAt,
      });
      const openWebhooks = async () => ({ ...webhooks, read });
      const { exitCode, output } = await run(['status'], { confirm: null, openWebhooks });
      expect(exitCode).toBe(exitCodes.done);
      expect(output).toContain('2026-11-23T12:00:00');
      expect(output.includes('refused at 2026-11-23T11:00:00')).toBe(refusedAt !== null);
    },
  );
});
