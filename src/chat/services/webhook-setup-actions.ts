import { AppError, isAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { platformFeatures } from '../../domain/platform-features.ts';
import type { NamedService } from '../../usecases/services/services.ts';
import { defineAction } from '../action.ts';
import { id, key } from '../argument.ts';
import type { Context } from '../context.ts';
import { errorMessage } from '../error-message.ts';
import { updateMessage } from '../reply.ts';
import type { View } from '../view.ts';
import {
  type ListedWebhook,
  replaceWebhookView,
  type WebhookNotice,
  webhookView,
} from './webhook-view.ts';

const uses = ['services', 'webhookSetup'] as const;
type WebhookContext = Context<(typeof uses)[number]>;

/** The webhooks of the servers in `/setup`, for admins. `goBackId` leads back to where they were opened. */
export function createWebhookSetupActions(goBackId: () => string) {
  const open = defineAction({
    verb: 'webhook',
    uses,
    args: {},
    run: async (ctx) => updateMessage(await listView(ctx, null)),
  });

  const install = defineAction({
    verb: 'webhook-install',
    uses,
    args: { service: id<'service'>() },
    run: async (ctx, { service }) => updateMessage(await installView(ctx, service, null)),
  });

  const replace = defineAction({
    verb: 'webhook-replace',
    uses,
    args: { service: id<'service'>(), seen: key },
    run: async (ctx, { service, seen }) => updateMessage(await installView(ctx, service, seen)),
  });

  const test = defineAction({
    verb: 'webhook-test',
    uses,
    args: { service: id<'service'>() },
    run: async (ctx, { service }) =>
      updateMessage(await listView(ctx, await attempt(ctx, service, (on) => runTest(ctx, on)))),
  });

  return { actions: [open, install, replace, test], openId: () => open.id({}) };

  async function installView(
    ctx: WebhookContext,
    service: ServiceId,
    replaces: string | null,
  ): Promise<View> {
    const { useCases, actor, t } = ctx;
    const name = await getName(ctx, service);
    const done = await attempt(ctx, service, async (server) => {
      const installed = await useCases.webhookSetup.install(actor, service, { replaces });
      switch (installed.kind) {
        case 'installed':
        case 'unchanged':
          return runTest(ctx, server);
        case 'foreign':
          return installed;
        case 'no-address':
        case 'invalid-address':
          return { tone: 'bad', text: t('webhook-no-address', { server: name }) } as const;
        case 'changing':
          return { tone: 'warn', text: t('webhook-changing', { server: name }) } as const;
      }
    });
    if (!('seen' in done)) return listView(ctx, done);
    const ids = { replace: replace.id({ service, seen: done.seen }), goBack: open.id({}) };
    const showUrl = (url: string) => toShownUrl(ctx, url);
    return replaceWebhookView(done, { server: name, showUrl, ids, t });
  }

  async function listView(ctx: WebhookContext, notice: WebhookNotice | null): Promise<View> {
    const { useCases, actor, t } = ctx;
    const servers = await useCases.services.listNamed();
    const webhooks = await Promise.all(
      servers.map(async (server): Promise<ListedWebhook> => {
        const report = await useCases.webhookSetup
          .getWebhook(actor, server.id)
          .catch((error: unknown) => toServerError(error));
        return { server, report };
      }),
    );
    const ids = {
      install: (service: ServiceId) => install.id({ service }),
      test: (service: ServiceId) => test.id({ service }),
      goBack: goBackId(),
    };
    const showUrl = (url: string) => toShownUrl(ctx, url);
    return webhookView(webhooks, { notice, showUrl, ids, t });
  }
}

/** An address for those who read the answer: where that is everybody in the group, without the path. */
function toShownUrl({ actor }: Pick<WebhookContext, 'actor'>, url: string): string {
  const { kind, platform } = actor.place;
  if (kind === 'direct' || platformFeatures[platform].hidesReplies) return url;
  return URL.canParse(url) ? new URL(url).origin : '…';
}

async function runTest(
  ctx: WebhookContext,
  { id: service, name: server }: NamedService,
): Promise<WebhookNotice> {
  const { useCases, actor, t } = ctx;
  const result = await useCases.webhookSetup.test(actor, service);
  const { current } = await useCases.webhookSetup.getWebhook(actor, service);
  const tone = result === 'arrived' ? 'good' : 'bad';
  return { tone, text: t(`webhook-test-${result}`, { server, url: toShownUrl(ctx, current.url) }) };
}

/** Does something about a server. An error of the server becomes a notice that names it. */
async function attempt<Result>(
  ctx: WebhookContext,
  service: ServiceId,
  work: (server: NamedService) => Promise<Result>,
): Promise<Result | WebhookNotice> {
  const name = await getName(ctx, service);
  try {
    return await work({ id: service, name });
  } catch (error) {
    const text = errorMessage(toServerError(error), { t: ctx.t, server: name });
    return { tone: 'bad', text };
  }
}

async function getName({ useCases }: WebhookContext, service: ServiceId): Promise<string> {
  const server = (await useCases.services.listNamed()).find((each) => each.id === service);
  if (!server) throw new AppError('not-found');
  return server.name;
}

/** Errors of the server are shown with it; all others, such as a missing right, are those of the press. */
function toServerError(error: unknown): AppError {
  const isOfServer = isAppError(
    error,
    'overseerr-unreachable',
    'overseerr-failed',
    'overseerr-key-rejected',
    'overseerr-csrf-enabled',
    'not-overseerr',
  );
  if (isOfServer) return error;
  throw error;
}
