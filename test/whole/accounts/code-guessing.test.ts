import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { expectRefused, listAuditEntries, toReplyText } from '../../support/attacks.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import {
  createLinkPageClient,
  publicUrl,
  readFormToken,
  startSignIn,
} from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';

const ada = '700000000000000001';
const eve = '700000000000000002';
const carol = { name: 'carol@rig.local', password: 'carol-password-1' };

let bot: ScriptedBot;
let pages: ReturnType<typeof createLinkPageClient>;

beforeAll(async () => {
  bot = await createScriptedBot({
    config: { http: { publicUrl } },
    // No profile changes here.
    syncIntervalSeconds: () => 3600,
  });
});
beforeEach(async () => {
  await bot.startOver();
  pages = createLinkPageClient(bot, aLog());
  await syncAccounts(bot);
  for (const who of [ada, eve]) await as(who).command('help');
});
afterAll(() => bot.stop());

const as = (who: string) => bot.as(who, null, { name: `person ${who}` });
const meet = (who: string) => bot.users.findOrCreate(as(who).createInteraction().sender);
const joinCode = async (who = ada) => as(who).createCode();
const claimCode = async () => (await bot.identity.issueClaimCode()) ?? 'none';
const link = async (who: string, code: string) =>
  toReplyText(await as(who).command('link', { code }));
const claim = async (who: string, code: string) =>
  toReplyText(await as(who).command('claim', { code }));
/** In a group whose members read each other's commands. */
const linkInGroup = async (who: string, code: string) => {
  const inGroup = bot.as(who, 'hall', { name: `person ${who}`, isPublicReply: true });
  return toReplyText(await inGroup.command('link', { code }));
};
const expire = () => bot.prisma.session.updateMany({ data: { expiresAt: new Date(0) } });
const joinIn = (said: string) => /merge:[\w-]{22}:any/.exec(said)?.[0] ?? '';

describe('a code to connect chats', () => {
  const wrong = {
    says: t('error-invalid-code'),
    action: 'invalid-code',
    after: { purpose: 'merge' },
  } as const;

  /** Codes that are invalid or no longer valid. */
  const codes: readonly [string, () => Promise<string>][] = [
    ['that was guessed', async () => 'AAAA-AAAA'],
    ['that is no code at all', async () => "' or 1=1 --"],
    [
      'that was handed on before',
      async () => {
        const code = await joinCode();
        await link('9001', code);
        return code;
      },
    ],
    [
      'that a newer one has followed',
      async () => {
        const code = await joinCode();
        await joinCode();
        return code;
      },
    ],
    [
      'that is too old',
      async () => {
        const code = await joinCode();
        await expire();
        return code;
      },
    ],
    ['that is for claiming', claimCode],
    [
      'of somebody who was forgotten',
      async () => {
        const code = await joinCode();
        await as(ada).press(
          /forget:[\w-]+/.exec(toReplyText(await as(ada).command('forget')))?.[0] ?? '',
        );
        return code;
      },
    ],
  ];

  it.each(codes)('%s connects no chats', async (_, make) => {
    const code = await make();
    await expectRefused(bot, () => link(eve, code), wrong);
  });

  it('connects no chats when its question is answered twice or too late', async () => {
    const again = joinIn(await link(eve, await joinCode()));
    await as(eve).press(again);
    const late = joinIn(await link('9001', await joinCode()));
    await expire();
    const refusal = { says: t('error-invalid-code'), action: 'invalid-code' } as const;
    await expectRefused(bot, async () => toReplyText(await as(eve).press(again)), refusal);
    await expectRefused(bot, async () => toReplyText(await as('9001').press(late)), refusal);
  });

  it('does not connect the chats of a blocked user', async () => {
    const join = joinIn(await link(eve, await joinCode()));
    const { id } = await meet(ada);
    await bot.prisma.user.update({ where: { id }, data: { blockedAt: new Date() } });
    await expectRefused(bot, async () => toReplyText(await as(eve).press(join)), {
      says: t('error-user-blocked'),
      action: 'user-blocked',
    });
  });

  it('is of no use to those who read it in a group', async () => {
    const code = await joinCode();
    const said = await linkInGroup('9001', code);
    expect(said).toContain(t('error-code-exposed'));
    // A code that never existed gets the same answer.
    expect(await linkInGroup('9001', 'AAAA-AAAA')).toBe(said);
    await expectRefused(bot, () => link(eve, code), wrong);
  });

  it('cannot be revoked by guessing in a group', async () => {
    for (let time = 0; time < 5; time += 1) await linkInGroup(eve, `AAAA-AAA${time}`);
    const code = await joinCode();
    expect(await linkInGroup(eve, code)).toContain(t('error-too-many-code-attempts'));
    expect(joinIn(await link('9001', code))).not.toBe('');
  });

  it('allows five wrong guesses in total, including guesses of claim codes', async () => {
    for (let time = 0; time < 3; time += 1) await link(eve, `AAAA-AAA${time}`);
    for (let time = 0; time < 2; time += 1) await claim(eve, `AAAA-AAA${time}`);
    const code = await joinCode();
    await expectRefused(bot, () => link(eve, code), {
      says: t('error-too-many-code-attempts'),
      action: 'too-many-code-attempts',
    });
    const refusals = await bot.prisma.auditLog.aggregate({
      where: { action: 'invalid-code' },
      _sum: { count: true },
    });
    expect(refusals._sum.count).toBe(5);
  });
});

describe('a claim code', () => {
  const wrong = {
    says: t('claim-wrong'),
    action: 'invalid-code',
    after: { purpose: 'claim' },
  } as const;

  const codes: readonly [string, () => Promise<string>][] = [
    ['that was guessed', async () => 'AAAA-AAAA'],
    [
      'of an earlier start',
      async () => {
        const code = await claimCode();
        await claimCode();
        return code;
      },
    ],
    [
      'that is too old',
      async () => {
        const code = await claimCode();
        await expire();
        return code;
      },
    ],
    ['that is for joining chats', joinCode],
    [
      'that was used',
      async () => {
        const code = await claimCode();
        await claim(ada, code);
        return code;
      },
    ],
    [
      'that was used by who is no admin anymore',
      async () => {
        const code = await claimCode();
        await claim(ada, code);
        await bot.prisma.user.updateMany({ data: { isAdmin: false } });
        return code;
      },
    ],
    [
      'that came when somebody was admin already',
      async () => {
        const code = await claimCode();
        const { id } = await meet(ada);
        await bot.prisma.user.update({ where: { id }, data: { isAdmin: true } });
        return code;
      },
    ],
  ];

  it.each(codes)('%s creates no admin', async (_, make) => {
    const code = await make();
    await expectRefused(bot, () => claim(eve, code), wrong);
  });

  it('is refused after five wrong guesses, even if it is correct', async () => {
    for (let time = 0; time < 5; time += 1) await claim(eve, 'AAAA-AAAA');
    const code = await claimCode();
    await expectRefused(bot, () => claim(eve, code), {
      says: t('error-too-many-code-attempts'),
      action: 'too-many-code-attempts',
    });
  });
});

describe('a sign-in page', () => {
  const open = async (who: string) => (await startSignIn(as(who), 'password')).url;
  const gone = t('sign-in-page-expired');
  const used = { says: gone, action: 'sign-in-refused', after: { reason: 'used' } } as const;
  const send = async (url: string, more: Parameters<typeof pages.send>[2] = { csrfToken: 'any' }) =>
    (await pages.send(url, carol, more)).text();

  it.each<[string, (url: string) => Promise<unknown>]>([
    ['that was used', (url) => pages.send(url, carol)],
    ['that a newer one has followed', () => open(eve)],
    ['that is too old', expire],
  ])('%s links no account', async (_, end) => {
    const url = await open(eve);
    await end(url);
    await expectRefused(bot, () => send(url), used);
    expect(await (await pages.get(url)).text()).toContain(gone);
  });

  it('expires immediately, even if the bot cannot report the result', async () => {
    const url = await open(eve);
    bot.faults.edit = new AppError('platform-unavailable');
    expect((await pages.send(url, carol)).status).toBe(200);
    expect(await send(url)).toContain(gone);
    expect(await (await pages.get(url)).text()).toContain(gone);
    bot.faults.edit = null;
  });

  it.each([
    ['without its mark', { csrfToken: '' }],
    ['from another site', { headers: { origin: 'https://evil.test' } }],
    ['from a sister site', { headers: { 'sec-fetch-site': 'same-site' } }],
  ])('whose form is sent %s links no account', async (_, more) => {
    const url = await open(eve);
    await expectRefused(bot, () => send(url, more), {
      says: t('sign-in-page-invalid-form'),
      action: 'sign-in-refused',
      after: { reason: 'form' },
    });
  });

  it('does not accept the CSRF token of another user’s page', async () => {
    const [theirs, url] = [await open(ada), await open(eve)];
    const csrfToken = readFormToken(await (await pages.get(theirs)).text());
    await expectRefused(bot, () => send(url, { csrfToken }), {
      says: t('sign-in-page-invalid-form'),
      action: 'sign-in-refused',
      after: { reason: 'form' },
    });
  });

  it('links and notifies the user who requested it, no matter who fills it in', async () => {
    const { url, message } = await startSignIn(as(ada), 'password');
    const page = await (await pages.get(url)).text();
    expect(page).toContain(
      t('sign-in-page-intro', { name: `person ${ada}`, platform: 'Discord', server: 'Seerr' }),
    );
    expect(page).toContain(t('sign-in-page-warning'));
    await pages.send(url, carol);
    await bot.waitUntilIdle();
    expect(toText(message.latest())).toContain(
      t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
    );
    expect(toReplyText(await as(eve).command('me'))).toContain(t('error-not-linked'));
  });

  it('cannot be found by guessing, and guesses are not logged', async () => {
    const guess = `${publicUrl}/link/${'a'.repeat(43)}`;
    await expectRefused(bot, () => send(guess), { says: gone, action: null });
  });

  it('accepts five passwords, even concurrently, and then none for an hour', async () => {
    const url = await open(eve);
    const csrfToken = readFormToken(await (await pages.get(url)).text());
    const guesses = Array.from({ length: 9 }, (_, guess) =>
      pages.send(url, { ...carol, password: `guess ${guess}` }, { csrfToken }),
    );
    const said = await Promise.all((await Promise.all(guesses)).map((answer) => answer.text()));
    const tooManyText = anyText(
      'error-too-many-sign-in-attempts',
      'sign-in-refused-too-many-attempts',
    );
    const tooMany = said.filter((page) => tooManyText.test(page));
    expect(tooMany.length).toBeGreaterThan(0);
    const logins = bot.overseerr.calls.filter(({ path }) => path === '/auth/local');
    expect(logins).toHaveLength(5);
    const lines = (await listAuditEntries(bot)).map(({ after }) => after);
    expect(lines).toContainEqual({ method: 'password', reason: 'too-many-attempts' });
    await expectRefused(bot, async () => toReplyText(await as(eve).press('sign-in:password')), {
      says: t('error-too-many-sign-in-attempts'),
      action: 'too-many-sign-in-attempts',
    });
  });
});
