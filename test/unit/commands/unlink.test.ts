import { describe, expect, it } from 'vitest';
import unlink from '../../../commands/unlink.ts';
import { id } from '../../../src/chat/argument.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { ChatAccountKey } from '../../../src/domain/place.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anAccount, anId, aSpace } from '../../support/factories.ts';
import { findButtonId, getView, listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const serviceId = anId<'service'>();
const discord = {
  platform: 'discord',
  platformUserId: '1001',
  name: 'ada',
  isClosed: false,
} as const;
const telegram = { ...discord, platform: 'telegram', platformUserId: '77' } as const;

function createUnlink({
  isLinked = true,
  isGuest = false,
  chats = [discord] as readonly (typeof discord | typeof telegram)[],
  isGuild = false,
} = {}) {
  const unlinked: unknown[] = [];
  const detached: ChatAccountKey[] = [];
  const account = anAccount({ serviceId, name: 'bob' });
  const acting = isLinked ? { account, isGuest } : new AppError('not-linked');
  const here = { serviceId, acting, sharedWith: [] };
  const summary = { chatAccounts: [...chats], preferences: {}, here, elsewhere: [] };
  const fixture = createCommandFixture(unlink, {
    space: isGuild ? aSpace() : null,
    useCases: {
      services: {
        resolveServiceId: async () => serviceId,
        listNamed: async () => [{ id: serviceId, name: 'Seerr' }],
      },
      identity: {
        getSummary: async () => summary as never,
        async unlinkAccount(_actor, service) {
          unlinked.push(service);
          return account;
        },
        async detach(_actor, { platform, platformUserId }) {
          detached.push({ platform, platformUserId });
        },
      },
    },
  });
  return { ...fixture, unlinked, detached };
}

describe('/unlink', () => {
  it('says so when there is nothing to unlink', async () => {
    const guest = createUnlink({ isGuest: true });
    expect(toViewText(await guest.view())).toContain(t('unlink-none'));
    const unknown = createUnlink({ isLinked: false });
    expect(toViewText(await unknown.view())).toContain(t('unlink-none'));
  });

  it('unlinks an account only after a confirmation', async () => {
    const fixture = createUnlink();
    const question = await fixture.pressView(findButtonId(await fixture.view(), 'unlink-ask'));
    expect(toViewText(question)).toContain(t('unlink-confirm-lines'));
    expect(fixture.unlinked).toEqual([]);
    const done = await fixture.pressView(findButtonId(question, 'unlink-account'));
    expect(toViewText(done)).toContain(t('unlink-done', { name: 'bob' }));
    expect(fixture.unlinked).toEqual([serviceId]);
  });

  it('goes back to the list when the confirmation is canceled', async () => {
    const fixture = createUnlink();
    const question = await fixture.pressView(findButtonId(await fixture.view(), 'unlink-ask'));
    const list = await fixture.pressView(findButtonId(question, 'unlink-cancel'));
    expect(listVerbs(list)).toEqual(['unlink-ask']);
    expect(fixture.unlinked).toEqual([]);
  });

  it('offers to detach chats only if there are several', async () => {
    expect(listVerbs(await createUnlink().view())).toEqual(['unlink-ask']);
    const fixture = createUnlink({ chats: [discord, telegram] });
    const view = await fixture.view();
    expect(listVerbs(view)).toEqual(['unlink-ask', 'detach', 'detach']);
    await fixture.press(findButtonId(view, 'detach:telegram'));
    expect(fixture.detached).toEqual([{ platform: 'telegram', platformUserId: '77' }]);
  });

  it('does not ask about an account that is no longer linked', async () => {
    const fixture = createUnlink({ isLinked: false });
    const button = `unlink-ask:${id<'service'>().write(serviceId)}`;
    expect(toViewText(getView(await fixture.press(button)))).toContain(t('error-not-found'));
  });

  it('is refused where others can read the reply, and so are its buttons', async () => {
    const fixture = createUnlink({ isGuild: true });
    const service = id<'service'>().write(serviceId);
    const views = [
      await fixture.view(),
      await fixture.pressView(`unlink-ask:${service}`),
      await fixture.pressView(`unlink-account:${service}`),
      await fixture.pressView('detach:discord:1001'),
    ];
    for (const view of views) expect(toViewText(view)).toContain(t('error-private-only'));
    expect([...fixture.unlinked, ...fixture.detached]).toEqual([]);
  });
});
