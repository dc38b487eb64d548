import { describe, expect, it } from 'vitest';
import user from '../../../commands/user.ts';
import { id } from '../../../src/chat/argument.ts';
import type { AccountSuggestion, Member } from '../../../src/domain/accounts/identity.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anAccount, anId, aSpace } from '../../support/factories.ts';
import { findButtonId, listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const serviceId = anId<'service'>();

function aMember(name: string, parts: Partial<Member> = {}): Member {
  return {
    id: anId<'user'>(),
    name,
    isAdmin: false,
    isBlocked: false,
    chatAccounts: [{ platform: 'discord', platformUserId: '7', name, username: name }],
    account: null,
    ...parts,
  };
}

function createUser({
  members = [aMember('Ben')] as readonly Member[],
  suggestions = [] as readonly AccountSuggestion[],
  isAdmin = true,
  isGuild = false,
} = {}) {
  const changes: unknown[] = [];
  const account = anAccount({ serviceId, name: 'ben.plex' });
  const assertAdmin = () => {
    if (!isAdmin) throw new AppError('admins-only');
  };
  const fixture = createCommandFixture(user, {
    user: { isAdmin },
    space: isGuild ? aSpace() : null,
    useCases: {
      services: {
        resolveServiceId: async () => serviceId,
        listNamed: async () => [{ id: serviceId, name: 'Seerr' }],
      },
      memberAdmin: {
        async listMembers() {
          assertAdmin();
          return { members: [...members], suggestions: [...suggestions] };
        },
        async getMember(_actor, _service, userId) {
          assertAdmin();
          const member = members.find((each) => each.id === userId);
          if (!member) throw new AppError('not-found');
          return { member, suggestions: [...suggestions] };
        },
        async previewLink() {
          assertAdmin();
          const [member] = members;
          return { member, account, sharedWith: [] } as never;
        },
        async linkAccount(_actor, userId, accountId) {
          changes.push(['link', userId, accountId]);
          return serviceId;
        },
        async setBlocked(_actor, userId, isBlocked) {
          changes.push(['block', userId, isBlocked]);
        },
      },
    },
  });
  return { ...fixture, changes, account };
}

const showId = (member: Member | undefined) =>
  `user-show:${id<'user'>().write(member?.id ?? anId())}:${id<'service'>().write(serviceId)}`;

describe('/user', () => {
  it('lists members without an account, with a button for each', async () => {
    const members = [aMember('Ben'), aMember('Carol')];
    const view = await createUser({ members }).view();
    expect(toViewText(view)).toContain(t('user-title-unlinked'));
    expect(listVerbs(view)).toEqual(['user-show', 'user-show']);
  });

  it('opens the only match at once, and lists several', async () => {
    const one = await createUser().view({ who: 'ben' });
    expect(listVerbs(one)).toContain('user-block');
    const several = await createUser({ members: [aMember('Ben'), aMember('Benny')] }).view({
      who: 'ben',
    });
    expect(listVerbs(several)).toEqual(['user-show', 'user-show']);
  });

  it('links a suggested account only after a confirmation', async () => {
    const member = aMember('Ben');
    const accountId = anId<'account'>();
    const fixture = createUser({
      members: [member],
      suggestions: [{ userId: member.id, accountId, accountName: 'ben.plex', remoteUserId: 5 }],
    });
    const card = await fixture.pressView(showId(member));
    const question = await fixture.pressView(findButtonId(card, 'user-link'));
    expect(toViewText(question)).toContain('ben.plex');
    expect(fixture.changes).toEqual([]);
    await fixture.press(findButtonId(question, 'user-assign'));
    expect(fixture.changes).toEqual([['link', member.id, accountId]]);
  });

  it('blocks and unblocks', async () => {
    const blocked = aMember('Ben', { isBlocked: true });
    const unblock = createUser({ members: [blocked] });
    await unblock.press(findButtonId(await unblock.pressView(showId(blocked)), 'user-unblock'));
    expect(unblock.changes).toEqual([['block', blocked.id, false]]);
    const member = aMember('Ben');
    const block = createUser({ members: [member] });
    await block.press(findButtonId(await block.pressView(showId(member)), 'user-block'));
    expect(block.changes).toEqual([['block', member.id, true]]);
  });

  it('is listed and works for admins only', async () => {
    expect(await createUser().isListed()).toBe(true);
    const member = aMember('Ben');
    const fixture = createUser({ members: [member], isAdmin: false });
    expect(await fixture.isListed()).toBe(false);
    for (const view of [await fixture.view(), await fixture.pressView(showId(member))]) {
      expect(toViewText(view)).toContain(t('error-admins-only'));
    }
  });

  it('is refused where others can read the reply', async () => {
    const member = aMember('Ben');
    const fixture = createUser({ members: [member], isGuild: true });
    for (const view of [await fixture.view(), await fixture.pressView(showId(member))]) {
      expect(toViewText(view)).toContain(t('error-private-only'));
    }
  });
});
