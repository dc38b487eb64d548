import { describe, expect, it } from 'vitest';
import settings from '../../../commands/settings.ts';
import type { Preferences } from '../../../src/domain/accounts/identity.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Platform } from '../../../src/domain/place.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anId, aSpace } from '../../support/factories.ts';
import { findButtonId, listButtonIds, toViewText } from '../../support/reply-view.ts';
import { t, textIn } from '../../support/text.ts';

const servers = [
  { id: anId<'service'>(), name: 'Seerr' },
  { id: anId<'service'>(), name: 'Archive' },
];

function createSettings({ isGuild = false, serverCount = 1 } = {}) {
  let preferences: Preferences = {};
  let serviceId = servers[0]?.id ?? anId<'service'>();
  const locales: string[] = [];
  const chatAccounts = (['discord', 'telegram'] as const).map((platform) => ({
    platform,
    platformUserId: '1',
    name: 'ada',
    isClosed: false,
  }));
  const fixture = createCommandFixture(settings, {
    space: isGuild ? aSpace() : null,
    useCases: {
      services: {
        resolveServiceId: async () => serviceId,
        listNamed: async () => servers.slice(0, serverCount),
        async chooseService(_actor, chosen) {
          serviceId = chosen;
        },
      },
      identity: {
        async getSummary(_actor, here) {
          const acting = new AppError('not-linked');
          return { chatAccounts, preferences, here: { serviceId: here, acting }, elsewhere: [] };
        },
        async setNotificationPlatform(_actor, platform: Platform | null) {
          preferences = platform ? { notifyOn: platform } : {};
        },
        async setLocale(_actor, locale) {
          if (locale) locales.push(locale);
        },
      },
    },
  });
  return { ...fixture, locales, preferences: () => preferences, serviceId: () => serviceId };
}

describe('/settings', () => {
  it('shows where notifications go, and the language', async () => {
    const text = toViewText(await createSettings().view());
    const where = t('me-notifications-in-place');
    expect(text).toContain(t('settings-notifications', { where }));
    expect(text).toContain(t('settings-language', { name: t('language-name') }));
  });

  it('sends notifications to the chosen chat, and back to where requests are made', async () => {
    const fixture = createSettings();
    const view = await fixture.pressView('settings-notify:telegram');
    expect(fixture.preferences()).toEqual({ notifyOn: 'telegram' });
    expect(toViewText(view)).toContain(t('platform-telegram'));
    await fixture.press('settings-notify:asked');
    expect(fixture.preferences()).toEqual({});
  });

  it('answers in the language that was just chosen', async () => {
    const fixture = createSettings();
    const view = await fixture.pressView('settings-language', ['de']);
    expect(fixture.locales).toEqual(['de']);
    expect(toViewText(view)).toContain(textIn('de', 'settings-title'));
  });

  it('refuses a language that the bot does not have', async () => {
    const fixture = createSettings();
    const view = await fixture.pressView('settings-language', ['tlh']);
    expect(toViewText(view)).toContain(t('error-invalid-input'));
    expect(fixture.locales).toEqual([]);
  });

  it('offers a choice of servers only if there are several', async () => {
    const one = await createSettings().view();
    expect(listButtonIds(one).join()).not.toContain('settings-server');
    const fixture = createSettings({ serverCount: 2 });
    const view = await fixture.view();
    const buttons = listButtonIds(view).filter((id) => id.startsWith('settings-server'));
    expect(buttons).toHaveLength(2);
    await fixture.press(buttons[1] ?? findButtonId(view, 'settings-server'));
    expect(fixture.serviceId()).toBe(servers[1]?.id);
  });

  it('is refused where others can read the reply, and so are its buttons', async () => {
    const fixture = createSettings({ isGuild: true });
    for (const reply of [
      await fixture.view(),
      await fixture.pressView('settings-notify:telegram'),
      await fixture.pressView('settings-language', ['de']),
    ]) {
      expect(toViewText(reply)).toContain(t('error-private-only'));
    }
    expect(fixture.preferences()).toEqual({});
    expect(fixture.locales).toEqual([]);
  });
});
