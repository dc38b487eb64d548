import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { syncAccounts, toText } from '../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../support/scripted-bot.ts';
import { t, textIn } from '../support/text.ts';

const alice = '123456789012345678';
const bob = '234567890123456789';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
  await syncAccounts(bot);
});
afterEach(() => bot.prisma.auditLog.deleteMany());
afterAll(() => bot.stop());

/** What people did; not what follows from profiles. */
const lines = () =>
  bot.prisma.auditLog.findMany({
    where: { source: { not: 'overseerr' } },
    select: { action: true, actor: true, source: true, after: true },
    orderBy: { id: 'asc' },
  });

/** Presses the button of somebody else's card. */
async function trespass() {
  const card = getView(await bot.as(bob).command('request', { title: 'movie:438631' }));
  const id = findButtonId(card, 'request');
  return { id, reply: getView(await bot.as(alice, null).press(id)) };
}

describe('a person who uses the ID of another person', () => {
  it('is in the audit log with the ID', async () => {
    const { id } = await trespass();
    expect(await lines()).toEqual([
      { action: 'not-yours', actor: `user ${alice}`, source: 'discord', after: { what: id } },
    ]);
  });

  it('is in the audit log also for a command', async () => {
    await bot.as(bob).command('setup');
    expect(await lines()).toMatchObject([{ action: 'forbidden', after: { what: '/setup' } }]);
  });

  it('is in the audit log with a long ID cut to the maximum length', async () => {
    await bot.as(bob).press('x'.repeat(5_000));
    expect(await lines()).toEqual([
      expect.objectContaining({ action: 'unknown-button', after: { what: 'x'.repeat(64) } }),
    ]);
  });

  it('gets the error in the chosen language', async () => {
    await bot.as(alice, null).press('speak', ['de']);
    expect(toText((await trespass()).reply)).toContain(textIn('de', 'error-not-yours'));
    await bot.as(alice, null).press('speak', ['en']);
  });

  it('gets the error even when the audit entry cannot be saved', async () => {
    for (const id of [alice, bob]) await bot.as(id).command('help');
    await bot.waitUntilIdle();
    await bot.prisma.$executeRaw`alter table audit_log rename to audit_log_away`;
    try {
      expect(toText((await trespass()).reply)).toContain(t('error-not-yours'));
    } finally {
      await bot.prisma.$executeRaw`alter table audit_log_away rename to audit_log`;
    }
  });
});

describe('the audit log is not filled by', () => {
  it('invalid input', async () => {
    await bot.as(bob).command('requests', { page: 'many' });
    await bot.as(bob, null).press('settings-notify:telegram');
    await bot.as('9001').command('request', { title: 'dune' });
    expect(await lines()).toEqual([]);
  });

  it('commands of a blocked person', async () => {
    await bot.as('9002').command('help');
    await bot.prisma.user.updateMany({
      where: { displayName: 'user 9002' },
      data: { blockedAt: new Date() },
    });
    const reply = getView(await bot.as('9002').press('approve:AAAAAAAAAAAAAAAAAAAAAA'));
    expect(toText(reply)).toContain(t('error-user-blocked'));
    expect(await lines()).toEqual([]);
  });
});
