import { translateLinkPage } from '../../src/chat/accounts/translate-link-page.ts';
import type { SignIn } from '../../src/domain/accounts/sign-in.ts';
import { createLinkRoutes } from '../../src/http/link-routes.ts';
import { createHttpServer } from '../../src/http/server.ts';
import type { SignInFlow } from '../../src/usecases/accounts/sign-in-flow.ts';
import { anId } from './factories.ts';
import { idleWebhooks } from './idle-webhooks.ts';
import { nextTestPort } from './test-port.ts';
import { translations } from './text.ts';

/** The token of the only open sign-in page. */
export const pageToken = 'Q2hlY2stdGhlLXBhZ2UtaW4tYS1yZWFsLWJyb3dzZXI';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Serves a sign-in page for browsers that reach it at `host`; `tryPassword` replaces Overseerr. */
export async function setUpLinkPage(
  tryPassword: SignInFlow['tryPassword'],
  options: { readonly host?: string; readonly signIn?: Partial<SignIn> } = {},
) {
  const { host = '127.0.0.1' } = options;
  const port = nextTestPort();
  const origin = `http://${host}:${port}`;
  let isOpen = true;
  const linkRoutes = createLinkRoutes({
    retry: (work) => work(),
    signInFlow: {
      findByToken: async (token) =>
        isOpen && token === pageToken ? { ...aSignIn(), ...options.signIn } : null,
      getServerTitle: () => 'Overseerr',
      recordMisuse: async () => undefined,
      async tryPassword(...args) {
        const result = await tryPassword(...args);
        isOpen = result.kind === 'wrong';
        return result;
      },
    },
    textsFor: (locale) => translateLinkPage(translations, locale),
    publicUrl: origin,
    log: silent,
  });
  const server = createHttpServer({
    retry: (work) => work(),
    publicUrl: null,
    host: '127.0.0.1',
    port,
    webhookSecret: 'a-webhook-secret',
    findServiceId: () => null,
    webhooks: idleWebhooks,
    readinessChecks: [],
    chatWebhook: null,
    demoPage: null,
    linkRoutes,
    log: silent,
  });
  await server.start();
  return { url: `${origin}/link/${pageToken}`, close: () => server.stop() };
}

function aSignIn(): SignIn {
  return {
    id: anId<'sign-in'>(),
    userId: anId<'user'>(),
    serviceId: anId<'service'>(),
    method: 'password',
    requester: { platform: 'discord', platformUserId: '700000000000000001', name: 'Ada' },
    answer: null,
    locale: 'en',
    mediaServer: null,
    plexPinId: null,
    quickConnectSecret: null,
    result: null,
    expiresAt: new Date('2026-11-23T10:10:00Z'),
  };
}
