import { describe, expect, it } from 'vitest';
import me from '../../../commands/me.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import type { QuotaSet } from '../../../src/domain/accounts/quota.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anAccount, anId, aSpace } from '../../support/factories.ts';
import { listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const serviceId = anId<'service'>();
const otherServiceId = anId<'service'>();
const quotaSet: QuotaSet = {
  movie: { limit: 5, used: 2, days: 7 },
  tv: { limit: null, used: 0, days: null },
};

function createMe({
  permissions = permission.request as number,
  isLinked = true,
  isAdmin = false,
  isClosed = false,
  quotas = quotaSet as QuotaSet | null,
  notifyOn = undefined as 'telegram' | undefined,
  hasOther = false,
  isGuild = false,
} = {}) {
  const account = anAccount({ serviceId, name: 'bob', permissions, verifiedBy: 'plex' });
  const acting = isLinked ? { account, isGuest: false } : new AppError('not-linked');
  const details = {
    chatAccounts: [
      { platform: 'discord', platformUserId: '1001', name: 'ada', isClosed: false },
      { platform: 'telegram', platformUserId: '77', name: 'ada', isClosed },
    ],
    preferences: notifyOn ? { notifyOn } : {},
    here: { serviceId, acting, quotaSet: quotas, sharedWith: [] },
    elsewhere: hasOther
      ? [{ serviceId: otherServiceId, acting, quotaSet: null, sharedWith: [] }]
      : [],
  };
  return createCommandFixture(me, {
    user: { isAdmin },
    space: isGuild ? aSpace() : null,
    useCases: {
      services: {
        resolveServiceId: async () => serviceId,
        listNamed: async () => [
          { id: serviceId, name: 'Seerr' },
          ...(hasOther ? [{ id: otherServiceId, name: 'Archive' }] : []),
        ],
      },
      identity: { getDetails: async () => details as never },
    },
  });
}

describe('/me', () => {
  it('shows chats, account, quota, and where notifications go', async () => {
    const text = toViewText(await createMe().view());
    expect(text).toContain(`ada (${t('platform-discord')}), ada (${t('platform-telegram')})`);
    expect(text).toContain('bob');
    expect(text).toContain(t('me-quota-movie', { left: 3, limit: 5 }));
    expect(text).toContain(t('me-quota-tv-unlimited'));
    expect(text).toContain(t('me-notifications-in-place'));
  });

  it('names the chosen chat for notifications, and a closed one', async () => {
    const platform = t('platform-telegram');
    const text = toViewText(await createMe({ notifyOn: 'telegram', isClosed: true }).view());
    expect(text).toContain(t('me-notifications-direct', { platform }));
    expect(text).toContain(t('me-direct-messages-closed', { platform }));
  });

  it.each([
    [0, [], ['permission-request-movie', 'permission-manage-requests']],
    [permission.request, ['permission-request-movie', 'permission-request-tv'], []],
    [permission.manageRequests, ['permission-manage-requests'], []],
    [
      permission.requestMovie | permission.autoApproveMovie,
      ['permission-request-movie', 'permission-auto-approve-movie'],
      ['permission-request-tv', 'permission-auto-approve-tv'],
    ],
  ] as const)('with the permissions %i names exactly these', async (permissions, named, others) => {
    const text = toViewText(await createMe({ permissions }).view());
    for (const key of named) expect(text).toContain(t(key));
    for (const key of others) expect(text).not.toContain(t(key));
    if (named.length === 0) expect(text).toContain(t('permission-none'));
  });

  it('says that the actor is an admin', async () => {
    expect(toViewText(await createMe({ isAdmin: true }).view())).toContain(t('permission-admin'));
  });

  it('explains how to link an account when there is none', async () => {
    const view = await createMe({ isLinked: false }).view();
    expect(toViewText(view)).toContain(t('error-not-linked'));
    expect(listVerbs(view)).toContain('recheck');
  });

  it('omits a quota that the server cannot return now', async () => {
    expect(toViewText(await createMe({ quotas: null }).view())).not.toContain(t('me-quota'));
  });

  it('shows the accounts on other servers by the name of the server', async () => {
    expect(toViewText(await createMe({ hasOther: true }).view())).toContain('Archive: ');
  });

  it('is refused where others can read the reply', async () => {
    const view = await createMe({ isGuild: true }).view();
    expect(toViewText(view)).toContain(t('error-private-only'));
  });
});
