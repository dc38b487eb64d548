import { defineAction } from '../src/chat/action.ts';
import { id, oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context, Language } from '../src/chat/context.ts';
import { assertPrivate } from '../src/chat/private-chat.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { serverChoice } from '../src/chat/services/server-choice.ts';
import type { Button, View } from '../src/chat/view.ts';
import { AppError } from '../src/domain/app-error.ts';
import { matchLocale } from '../src/domain/locale.ts';
import { platforms } from '../src/domain/place.ts';

const uses = ['identity', 'services'] as const;
type SettingsContext = Context<(typeof uses)[number]>;

const chooseNotificationPlatform = defineAction({
  verb: 'settings-notify',
  uses,
  args: { where: oneOf('asked', ...platforms) },
  async run(ctx, { where }) {
    assertPrivate(ctx);
    await ctx.useCases.identity.setNotificationPlatform(
      ctx.actor,
      where === 'asked' ? null : where,
    );
    return updateMessage(await settingsView(ctx, languageOf(ctx)));
  },
});

const setLanguage = defineAction({
  verb: 'settings-language',
  uses,
  args: {},
  hasPicker: true,
  async run(ctx, _, press) {
    assertPrivate(ctx);
    const wanted = press.picked ?? press.values[0];
    const language = ctx.languages.find(({ locale }) => locale === wanted);
    if (!language) throw new AppError('invalid-input');
    await ctx.useCases.identity.setLocale(ctx.actor, language.locale);
    return updateMessage(await settingsView(ctx, language));
  },
});

const setServer = defineAction({
  verb: 'settings-server',
  uses,
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    await ctx.useCases.services.chooseService(ctx.actor, service);
    return updateMessage(await settingsView(ctx, languageOf(ctx)));
  },
});

export default defineCommand({
  name: 'settings',
  summary: 'command-settings',
  uses,
  options: {},
  actions: [chooseNotificationPlatform, setLanguage, setServer],
  async run(ctx) {
    assertPrivate(ctx);
    return replyPrivately(await settingsView(ctx, languageOf(ctx)));
  },
});

/** The language that the bot uses for the actor now. */
function languageOf({ languages, locale, t }: SettingsContext): Language {
  const current = matchLocale(
    locale,
    languages.map((each) => each.locale),
  );
  const known = languages.find((each) => each.locale === (current ?? 'en'));
  return known ?? { locale, name: t('language-name'), t };
}

async function settingsView(ctx: SettingsContext, { locale, name, t }: Language): Promise<View> {
  const { useCases } = ctx;
  const serviceId = await useCases.services.resolveServiceId(ctx.actor);
  const servers = await serverChoice(ctx, serviceId, (service) => setServer.id({ service }));
  const { chatAccounts, preferences } = await useCases.identity.getSummary(ctx.actor, serviceId);
  const { notifyOn } = preferences;
  const platforms = [...new Set(chatAccounts.map(({ platform }) => platform))];
  const choices: Button[] = [
    {
      label: t('button-notify-in-place'),
      press: chooseNotificationPlatform.id({ where: 'asked' }),
      style: styleOf(!notifyOn),
    },
    ...platforms.map((platform): Button => {
      const label = t('button-notify-direct', { platform: t(`platform-${platform}`) });
      return {
        label,
        press: chooseNotificationPlatform.id({ where: platform }),
        style: styleOf(platform === notifyOn),
      };
    }),
  ];
  const where = notifyOn
    ? t('me-notifications-direct', { platform: t(`platform-${notifyOn}`) })
    : t('me-notifications-in-place');
  return {
    tone: 'neutral',
    title: t('settings-title'),
    lines: [
      [t('settings-notifications', { where })],
      [t('settings-language', { name })],
      ...(servers.name ? [[t('settings-server', { name: servers.name })]] : []),
    ],
    picker: {
      press: setLanguage.id({}),
      placeholder: t('settings-language-placeholder'),
      isMultiple: false,
      options: ctx.languages.map((each) => ({
        value: each.locale,
        label: each.name,
        isSelected: each.locale === locale,
      })),
    },
    buttons: [choices, servers.buttons].filter((row) => row.length > 0),
  };
}

function styleOf(isChosen: boolean): 'main' | 'plain' {
  return isChosen ? 'main' : 'plain';
}
