import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { createScriptedBot, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { anyText } from '../../support/text.ts';

const bob = '234567890123456789';
const failures = anyText('error-internal', 'error-platform-rejected', 'error-database-unreachable');

let direct: ScriptedBot;
let proxy: TcpProxy;
/** The same bot, as another process that reaches its database through the proxy. */
let bot: ScriptedBot;

beforeAll(async () => {
  direct = await createScriptedBot();
  await syncAccounts(direct);
  const url = new URL(direct.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = `${proxy.port}`;
  bot = await createScriptedBot({ beside: { ...direct, url: url.href } });
});
afterEach(async () => {
  await proxy.heal();
  await direct.prisma.errorLog.deleteMany();
});
afterAll(async () => {
  await bot.stop();
  await proxy.stop();
  await direct.stop();
});

async function killBackends(): Promise<void> {
  await direct.prisma.$queryRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
}

const listRequests = async () => toText(getView(await bot.as(bob).command('requests')));

describe('people', () => {
  it('notice nothing when connections to the database are killed', async () => {
    for (let round = 0; round < 10; round += 1) {
      const replies = Array.from({ length: 5 }, listRequests);
      const kills = Array.from({ length: 3 }, killBackends);
      await Promise.allSettled(kills);
      for (const reply of await Promise.all(replies)) expect(reply).not.toMatch(failures);
    }
    expect(await direct.prisma.errorLog.count({ where: { code: 'internal' } })).toBe(0);
  });

  it('wait for a database that is away for a moment', async () => {
    await proxy.cut();
    const reply = listRequests();
    // By then, the first attempt has failed.
    await bot.prisma.user.count().catch(() => undefined);
    await proxy.heal();
    expect(await reply).not.toMatch(failures);
  });
});
