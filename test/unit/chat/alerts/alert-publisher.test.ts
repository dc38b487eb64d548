import { expect, it } from 'vitest';
import { createAlertPublisher } from '../../../../src/chat/alerts/alert-publisher.ts';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import type { View } from '../../../../src/chat/view.ts';
import { serviceKinds } from '../../../../src/domain/services/service-status.ts';
import { anId } from '../../../support/factories.ts';
import { toViewText } from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

const at = new Date('2026-11-23T12:00:00Z');
const place = { platform: 'discord', kind: 'channel', address: '900' } as const;

it('an alert about a service promises that requests wait only if it is their server', async () => {
  const views: View[] = [];
  const publisher = createAlertPublisher({
    outbounds: {
      discord: {
        async post(_place, view) {
          views.push(view);
          return { place, messageId: '1' };
        },
        edit: async () => undefined,
      },
    },
    translations: loadTranslations(),
    toKey: (text) => text,
  });
  const details = [...serviceKinds.map((service) => ({ name: 'It', service })), { name: 'It' }];
  for (const detail of details) {
    const times = { openedAt: at, seenAt: at, closedAt: null };
    const kind = 'service-down';
    const alert = {
      id: anId<'alert'>(),
      kind,
      subject: '1',
      detail,
      messages: [],
      ...times,
    } as const;
    await publisher.post(alert, { place, locale: 'en' });
  }
  const promises = views.map((view) => toViewText(view).includes(t('alert-requests-wait-action')));
  expect(promises).toEqual([true, false, false, false, false]);
  expect(toViewText(views[1] ?? expect.unreachable())).toContain(t('alert-service-down-action'));
});

it('an alert about errors that members got expects no reference: most texts have none', () => {
  expect(t('alert-member-errors-action')).toMatch(/If .* reference/);
});
