import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toText } from '../../support/approvals.ts';
import { createScriptedBot, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
beforeEach(() => bot.startOver());
afterAll(() => bot.stop());

async function claim(id: string, code: string): Promise<string> {
  return toText(getView(await bot.as(id).command('claim', { code })));
}

const admins = () => bot.prisma.user.findMany({ where: { isAdmin: true } });

describe('/claim', () => {
  it('makes the first sender of the code an admin, once, and logs it', async () => {
    const code = (await bot.identity.issueClaimCode()) ?? '';
    const said = await Promise.all(['71', '72', '73'].map((id) => claim(id, code)));
    expect(said.filter((text) => text.includes(t('claim-done')))).toHaveLength(1);
    expect(await admins()).toHaveLength(1);
    expect(await bot.identity.issueClaimCode()).toBeNull();
    expect(await bot.prisma.auditLog.count({ where: { action: 'admin-claim' } })).toBe(1);
  });

  it('accepts only the code of the latest start', async () => {
    const first = (await bot.identity.issueClaimCode()) ?? '';
    const second = (await bot.identity.issueClaimCode()) ?? '';
    expect(await claim('71', first)).toContain(t('claim-wrong'));
    expect(await claim('71', second)).toContain(t('claim-done'));
  });

  it('refuses the code when another user became an admin meanwhile', async () => {
    const code = (await bot.identity.issueClaimCode()) ?? '';
    await bot.as('70').command('help');
    await bot.prisma.user.updateMany({ data: { isAdmin: true } });
    expect(await claim('71', code)).toContain(t('claim-wrong'));
    expect(await admins()).toHaveLength(1);
  });

  it('refuses a code for connecting chats, and any code after five wrong ones', async () => {
    const code = (await bot.identity.issueClaimCode()) ?? '';
    await bot.as('70').command('help');
    const user = await bot.prisma.user.findFirstOrThrow();
    const other = await bot.as('70').createCode();
    expect(user.isAdmin).toBe(false);
    expect(await claim('71', other)).toContain(t('claim-wrong'));
    for (let time = 0; time < 4; time += 1) {
      expect(await claim('71', 'AAAA-AAAA')).toContain(t('claim-wrong'));
    }
    expect(await claim('71', code)).toContain(t('error-too-many-code-attempts'));
    expect(await admins()).toEqual([]);
  });
});
