import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../src/domain/spaces/platform-event.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';

let bot: ScriptedBot;

beforeAll(async () => {
  bot = await createScriptedBot({ config: { forgetAfterDays: 10 } });
});

afterAll(() => bot.stop());

const hear = (news: PlatformEvent) => bot.dispatch.handleEvent('discord', news);

async function spaceOf(platformSpaceId: string) {
  return bot.prisma.space.findFirst({ where: { platform: 'discord', platformSpaceId } });
}

describe('an event of a chat platform', () => {
  it('about leaving or joining a space is saved', async () => {
    await bot.as('1001').command('help');
    await hear({ kind: 'left', platformSpaceId: 'guild-1' });
    expect((await spaceOf('guild-1'))?.leftAt).toBeInstanceOf(Date);
    await hear({ kind: 'joined', platformSpaceId: 'guild-1' });
    expect((await spaceOf('guild-1'))?.leftAt).toBeNull();
  });

  it('like a command in a space marks the space as joined', async () => {
    await bot.as('1001').command('help');
    await hear({ kind: 'left', platformSpaceId: 'guild-1' });
    await bot.as('1001').command('help');
    expect((await spaceOf('guild-1'))?.leftAt).toBeNull();
  });

  it('with the list of spaces marks the others as left', async () => {
    await bot.as('1001').command('help');
    await hear({ kind: 'listed', platformSpaceIds: [] });
    expect((await spaceOf('guild-1'))?.leftAt).toBeInstanceOf(Date);
    await hear({ kind: 'listed', platformSpaceIds: ['guild-1'] });
    expect((await spaceOf('guild-1'))?.leftAt).toBeNull();
  });

  it('about a moved space keeps the space', async () => {
    await bot.as('1001', 'channel-1', { guild: 'old' }).command('help');
    const before = await spaceOf('old');
    await hear({ kind: 'moved', from: 'old', to: 'new' });
    expect((await spaceOf('new'))?.id).toBe(before?.id);
    expect(await spaceOf('old')).toBeNull();
  });

  it('about closed direct messages is saved until they are open again', async () => {
    await bot.as('1002').command('help');
    const closedAt = async () =>
      (await bot.prisma.chatAccount.findFirstOrThrow({ where: { platformUserId: '1002' } }))
        .directClosedAt;
    await hear({ kind: 'closed', platformUserId: '1002', isClosed: true });
    expect(await closedAt()).toBeInstanceOf(Date);
    await hear({ kind: 'closed', platformUserId: '1002', isClosed: false });
    expect(await closedAt()).toBeNull();
  });

  it('about leaving a space lets the cleanup erase it after the days in the settings', async () => {
    for (const [guild, days] of [
      ['nine', 9],
      ['eleven', 11],
    ] as const) {
      await bot.as('1001', 'channel-1', { guild }).command('help');
      await bot.prisma.space.updateMany({
        where: { platformSpaceId: guild },
        data: { leftAt: new Date(Date.now() - days * 86_400_000) },
      });
    }
    await bot.jobs.enqueue([{ kind: 'cleanup', payload: {} }]);
    await bot.waitUntilIdle();
    expect(await spaceOf('nine')).not.toBeNull();
    expect(await spaceOf('eleven')).toBeNull();
  });

  it('never throws; when it cannot be saved, the error is logged', async () => {
    // PostgreSQL rejects text with this character.
    await hear({ kind: 'left', platformSpaceId: 'guild-\0' });
    expect(await bot.prisma.errorLog.findMany()).toMatchObject([
      { context: { what: 'event: left', platform: 'discord' } },
    ]);
  });
});
