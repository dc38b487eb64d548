import { linkPageTexts } from '../../src/chat/link-page-texts.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import type { SignIn } from '../../src/core/sign-in.ts';
import { createLinkPages } from '../../src/http/link.ts';
import { createHttpServer } from '../../src/http/server.ts';
import type { SignInDesk } from '../../src/usecases/sign-in.ts';
import { anId } from '../support/factories.ts';
import { testPort } from '../support/port.ts';

/** The token of the one page that is open. */
export const pageToken = 'Q2hlY2stdGhlLXBhZ2UtaW4tYS1yZWFsLWJyb3dzZXI';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A page behind a socket, for browsers that find it at `host`; `tryPassword` stands for the media server. */
export async function openLinkStage(tryPassword: SignInDesk['tryPassword'], host = '127.0.0.1') {
  const texts = loadTexts();
  const port = testPort();
  const origin = `http://${host}:${port}`;
  let isOpen = true;
  const linkPages = createLinkPages({
    desk: {
      at: async (token) => (isOpen && token === pageToken ? aSignIn() : null),
      serverName: async () => 'Overseerr',
      misused: async () => undefined,
      async tryPassword(...words) {
        const result = await tryPassword(...words);
        isOpen = result.kind === 'wrong';
        return result;
      },
    },
    texts: (locale) => linkPageTexts(texts, locale),
    publicUrl: origin,
    log: silent,
  });
  const server = createHttpServer({
    host: '127.0.0.1',
    port,
    webhookSecret: 'a secret of this stage',
    serviceId: () => null,
    jobs: { add: async () => undefined },
    parts: [],
    chatWebhook: null,
    page: null,
    linkPages,
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
    way: 'password',
    asker: { platform: 'discord', platformUserId: '700000000000000001', name: 'Ada' },
    answer: null,
    locale: 'en',
    pin: null,
    end: null,
    expiresAt: new Date('2026-11-23T10:10:00Z'),
  };
}
