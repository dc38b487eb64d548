import { request } from 'undici';
import { testBackupFolder } from '../../doctor/setup/test-backup-folder.ts';
import { testDiscordToken } from '../../doctor/setup/test-discord-token.ts';
import { testTelegramToken } from '../../doctor/setup/test-telegram-token.ts';
import { permission } from '../../domain/accounts/permission.ts';
import { type ErrorCode, toAppError } from '../../domain/app-error.ts';
import { toProductName } from '../../domain/services/overseerr-server-info.ts';
import type {
  ConnectionFault,
  ConnectionTest,
  FoundOverseerr,
} from '../../domain/settings/connection-test.ts';
import { createOverseerrClient, type OverseerrClient } from '../../overseerr/client.ts';
import type { Clock } from '../../ports/clock.ts';
import { noLog } from '../../ports/log.ts';
import type { ConnectionTests } from '../../ports/settings/connection-tests.ts';

const answerTimeoutMs = 10_000;
const shownChats = 50;
/** Each needs a call. */
const readMembers = 100;

const overseerrFaults: Partial<Record<ErrorCode, ConnectionFault>> = {
  'overseerr-unreachable': 'unreachable',
  'overseerr-key-rejected': 'rejected',
  'overseerr-csrf-enabled': 'csrf-enabled',
  'not-overseerr': 'not-overseerr',
  'not-found': 'not-overseerr',
};

/** The tests of the setup. What a server answers is never passed on as it is. */
export function createConnectionTests(deps: {
  readonly apiUrls: { readonly discord: string; readonly telegram: string };
  readonly clock: Clock;
}): ConnectionTests {
  const { apiUrls, clock } = deps;
  return {
    testOverseerr: (server) => testOverseerr(server, clock),
    testDiscord: (token) => testDiscordToken(token, { apiUrl: apiUrls.discord, getJson }),
    testTelegram: (token) => testTelegramToken(token, { apiUrl: apiUrls.telegram, getJson }),
    testBackupFolder,
  };
}

async function testOverseerr(
  { url: baseUrl, apiKey }: { readonly url: string; readonly apiKey: string },
  clock: Clock,
): Promise<ConnectionTest<FoundOverseerr>> {
  let client: OverseerrClient | null = null;
  try {
    client = createOverseerrClient({ baseUrl, apiKey, log: noLog, clock });
    const { product, version, title, hasMovie4k, hasSeries4k } = await client.check();
    const members = await countMembers(client);
    return {
      isOk: true,
      found: {
        product: toProductName({ product, version }),
        version: version.slice(0, 40),
        title: title.slice(0, 80),
        hasMovie4k,
        hasSeries4k,
        ...members,
      },
    };
  } catch (error) {
    return { isOk: false, fault: overseerrFaults[toAppError(error).code] ?? 'failed' };
  } finally {
    await client?.close();
  }
}

async function countMembers(client: OverseerrClient) {
  let members = 0;
  let membersWithChat = 0;
  const chats: FoundOverseerr['chats'][number][] = [];
  for await (const { name, permissions, discordIds, telegramIds } of client.listAccounts()) {
    if (members === readMembers) return { ...toShown(), hasMoreMembers: true };
    members += 1;
    const accounts = [
      ...discordIds.map((id) => `discord:${id}`),
      ...telegramIds.map((id) => `telegram:${id}`),
    ];
    if (accounts.length > 0) membersWithChat += 1;
    const isAdmin = (permissions & permission.admin) !== 0;
    for (const account of accounts) chats.push({ name: name.slice(0, 80), account, isAdmin });
  }
  return { ...toShown(), hasMoreMembers: false };

  function toShown() {
    const sorted = chats.toSorted((a, b) => Number(b.isAdmin) - Number(a.isAdmin));
    return { members, membersWithChat, chats: sorted.slice(0, shownChats) };
  }
}

async function getJson(url: string, headers: Readonly<Record<string, string>> = {}) {
  const { statusCode, body } = await request(url, {
    headers,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
  });
  return { status: statusCode, body: await body.json().catch(() => null) };
}
