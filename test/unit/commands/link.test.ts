import { describe, expect, it } from 'vitest';
import link from '../../../commands/link.ts';
import type { UseCases } from '../../../src/chat/context.ts';
import type { MergePreview } from '../../../src/domain/accounts/identity.ts';
import type { SignInMethod } from '../../../src/domain/accounts/sign-in.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { MediaServer } from '../../../src/domain/services/media-server.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anAccount, anId, aSpace } from '../../support/factories.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  listVerbs,
  toViewText,
} from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const serviceId = anId<'service'>();
const clash = { serviceId, mine: 'bob', theirs: 'carol' };
const preview: MergePreview = {
  id: anId<'merge'>(),
  name: 'Carol',
  mine: [{ platform: 'discord', name: 'ada' }],
  theirs: [{ platform: 'telegram', name: 'carol' }],
  clashes: [],
};

function createLink({
  isLinked = false,
  methods = [] as readonly SignInMethod[],
  mediaServer = 'plex' as MediaServer,
  merge = preview,
  redeem = null as Error | null,
  isGuild = false,
  identity = {} as Partial<UseCases['identity']>,
  startLink = (() => null) as (command: string, text: string) => string | null,
} = {}) {
  const merged: unknown[] = [];
  const fixture = createCommandFixture(link, {
    space: isGuild ? aSpace() : null,
    startLink,
    useCases: {
      members: {
        async resolveAccount() {
          if (!isLinked) throw new AppError('not-linked');
          const account = anAccount({ name: 'bob', serviceId });
          return { account, isGuest: false } as never;
        },
      },
      services: {
        resolveServiceId: async () => serviceId,
        listNamed: async () => [{ id: serviceId, name: 'Seerr' }],
      },
      signInFlow: {
        getOptions: async () => ({ methods, mediaServer }),
        start: async (method) =>
          method === 'quick-connect'
            ? { kind: 'code', code: '123456' }
            : { kind: 'address', url: 'https://bot.example/link/token' },
      },
      identity: {
        async redeemMergeCode() {
          if (redeem) throw redeem;
          return merge;
        },
        async merge(_actor, question, keep) {
          merged.push([question, keep]);
        },
        issueMergeCode: async () => 'ABCD-1234',
        ...identity,
      },
    },
  });
  return { ...fixture, merged };
}

describe('/link', () => {
  it('shows the ways to link an account, and a way to check again', async () => {
    const view = await createLink().view();
    expect(toViewText(view)).toContain(t('link-way-profile'));
    expect(toViewText(view)).toContain(t('link-way-code'));
    expect(listVerbs(view)).toEqual(expect.arrayContaining(['recheck', 'link-code']));
  });

  it('names the linked account, and no longer explains the profile', async () => {
    const text = toViewText(await createLink({ isLinked: true }).view());
    expect(text).toContain(t('link-current', { name: 'bob' }));
    expect(text).not.toContain(t('link-way-profile'));
  });

  it('offers to sign in only if that is possible', async () => {
    const text = async (methods: readonly SignInMethod[]) =>
      toViewText(await createLink({ methods }).view());
    expect(await text(['password'])).toContain(t('link-way-sign-in'));
    expect(await text([])).not.toContain(t('link-way-sign-in'));
  });

  it.each([
    ['plex', 'plex', 'Plex', 'sign-in-steps-plex'],
    ['jellyfin', 'jellyfin', 'Jellyfin', 'sign-in-steps-jellyfin'],
    ['jellyfin', 'emby', 'Emby', 'sign-in-steps-jellyfin'],
  ] as const)('names the media server: %s with %s', async (method, server, title, steps) => {
    const fixture = createLink({ methods: [method], mediaServer: server });
    const labels = (await fixture.view()).buttons?.flat().map(({ label }) => label);
    expect(labels).toContain(t('button-sign-in-media-server', { mediaServer: title }));
    const names = { server: 'Seerr', mediaServer: title };
    const view = await fixture.pressView(`sign-in:${method}`);
    expect(toViewText(view)).toContain(t(steps, names));
    expect(view.buttons?.flat()).toMatchObject([{ url: 'https://bot.example/link/token' }]);
  });

  it('shows the code of Quick Connect, with a warning and without a link', async () => {
    const fixture = createLink({ methods: ['quick-connect'], mediaServer: 'jellyfin' });
    const view = await fixture.pressView('sign-in:quick-connect');
    const text = toViewText(view);
    expect(text).toContain('123456');
    expect(text).toContain(t('sign-in-steps-quick-connect', { mediaServer: 'Jellyfin' }));
    expect(text).toContain(t('sign-in-code-warning'));
    expect(view.buttons ?? []).toEqual([]);
  });

  it('creates a code with a warning, and a link that uses it in another chat', async () => {
    const startLink = (command: string, text: string) => `https://t.me/bot?${command}=${text}`;
    const fixture = createLink({ startLink });
    const view = await fixture.pressView('link-code');
    expect(toViewText(view)).toContain(t('link-code-title', { code: 'ABCD-1234' }));
    expect(toViewText(view)).toContain(t('link-code-warning'));
    expect(view.buttons?.flat()).toMatchObject([{ url: 'https://t.me/bot?link=ABCD-1234' }]);
  });

  it('is refused where others can read the reply, and so is a code', async () => {
    const fixture = createLink({ isGuild: true });
    for (const view of [await fixture.view(), await fixture.pressView('link-code')]) {
      expect(toViewText(view)).toContain(t('error-private-only'));
    }
  });
});

describe('/link with a code', () => {
  it('revokes the code where others could read it, and connects nothing', async () => {
    const revoked: string[] = [];
    const identity = {
      async redeemMergeCode() {
        throw new Error('redeemed');
      },
      async revokeMergeCode(_actor: unknown, code: string) {
        revoked.push(code);
      },
    };
    const fixture = createLink({ isGuild: true, identity });
    const text = toViewText(await fixture.view({ code: 'ABCD-1234' }));
    expect(text).toContain(t('error-code-exposed'));
    expect(revoked).toEqual(['ABCD-1234']);
  });

  it('merges only after a confirmation that names both', async () => {
    const fixture = createLink();
    const question = await fixture.view({ code: 'ABCD-1234' });
    expect(toViewText(question)).toContain('Carol');
    expect(toViewText(question)).toContain(t('merge-warning'));
    expect(fixture.merged).toEqual([]);
    await fixture.press(findButtonId(question, 'merge'));
    expect(fixture.merged).toEqual([[preview.id, null]]);
  });

  it('lets the user choose the account if both have one', async () => {
    const fixture = createLink({ merge: { ...preview, clashes: [clash] } });
    const question = await fixture.view({ code: 'ABCD-1234' });
    const choices = listButtonIds(question).filter((button) => button.startsWith('merge:'));
    expect(choices).toHaveLength(2);
    for (const choice of choices) await fixture.press(choice);
    expect(fixture.merged).toEqual([
      [preview.id, 'mine'],
      [preview.id, 'theirs'],
    ]);
  });

  it('can be canceled', async () => {
    const fixture = createLink();
    const question = await fixture.view({ code: 'ABCD-1234' });
    const view = await fixture.pressView(findButtonId(question, 'merge-cancel'));
    expect(toViewText(view)).toContain(t('merge-canceled'));
    expect(fixture.merged).toEqual([]);
  });

  it.each(['invalid-code', 'own-code', 'too-many-code-attempts'] as const)(
    'is refused with %s',
    async (code) => {
      const fixture = createLink({ redeem: new AppError(code) });
      const reply = await fixture.run({ code: 'ABCD-1234' });
      expect(reply).toMatchObject({ isError: true });
      expect(toViewText(getView(reply))).toContain(t(`error-${code}`));
    },
  );
});
