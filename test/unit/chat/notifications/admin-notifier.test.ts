import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { createAdminNotifier } from '../../../../src/chat/notifications/admin-notifier.ts';
import type { Outbound } from '../../../../src/chat/outbound.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import { anId } from '../../../support/factories.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';
import { toViewText } from '../../../support/reply-view.ts';

const translations = loadTranslations();
const serviceId = anId<'service'>();
const ada = { platform: 'discord', platformUserId: '1', locale: 'de' } as const;
const bob = { platform: 'telegram', platformUserId: '2', locale: null } as const;

function createFixture(listAdminChats = async () => [ada, bob]) {
  const posted: { address: string; text: string }[] = [];
  const closed = new Set<string>();
  const outbound: Pick<Outbound, 'post'> = {
    async post(place, view) {
      if (closed.has(place.address)) throw new AppError('direct-messages-closed');
      posted.push({ address: place.address, text: toViewText(view).trim() });
      return { place, messageId: 'm1' };
    },
  };
  const all = { ...outbound, edit: async () => undefined };
  const { log, lines } = createRecordingLog();
  const notifier = createAdminNotifier({
    outbounds: { discord: all, telegram: all },
    translations,
    servers: { getTitle: () => 'Seerr' },
    users: { listAdminChats },
    newKey: () => 'key',
    log,
  });
  return { notifier, posted, closed, lines };
}

describe('a notice to the admins', () => {
  it('goes to every admin in their language', async () => {
    const { notifier, posted } = createFixture();
    await notifier.notify({ kind: 'users-missing', serviceId, count: 4 });
    const values = { server: 'Seerr', count: 4 };
    expect(posted).toEqual([
      { address: '1', text: translations.forLocale('de')('admin-notice-users-missing', values) },
      { address: '2', text: translations.forLocale('en')('admin-notice-users-missing', values) },
    ]);
  });

  it('says when the list cannot be true at all', async () => {
    const { notifier, posted } = createFixture(async () => [ada]);
    await notifier.notify({ kind: 'users-missing', serviceId, count: null });
    const text = translations.forLocale('de')('admin-notice-user-list', { server: 'Seerr' });
    expect(posted).toEqual([{ address: '1', text }]);
  });

  it('reaches the others if one cannot be reached', async () => {
    const { notifier, posted, closed, lines } = createFixture();
    closed.add('1');
    await notifier.notify({ kind: 'users-missing', serviceId, count: 4 });
    expect(posted.map(({ address }) => address)).toEqual(['2']);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('fails nothing if the admins are not known', async () => {
    const { notifier, lines } = createFixture(() => Promise.reject(new Error('database')));
    await notifier.notify({ kind: 'users-missing', serviceId, count: 4 });
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });
});
