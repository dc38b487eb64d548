import { defineAction } from '../src/chat/action.ts';
import { id, oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context, Language } from '../src/chat/context.ts';
import { assertPrivate } from '../src/chat/doer.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { serverChoice } from '../src/chat/server-choice.ts';
import type { Button, View } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';

const tell = defineAction({
  verb: 'tell',
  args: { where: oneOf('asked', 'discord', 'telegram', 'web') },
  async run(ctx, { where }) {
    assertPrivate(ctx);
    await ctx.app.identity.tellAt(ctx.user, where === 'asked' ? null : where);
    return update(await settingsView(ctx, languageOf(ctx)));
  },
});

const speak = defineAction({
  verb: 'speak',
  args: {},
  picks: true,
  async run(ctx, _, press) {
    assertPrivate(ctx);
    const wanted = press.toggled ?? press.values[0];
    const language = ctx.languages.find(({ locale }) => locale === wanted);
    if (!language) throw new Fault('bad-input');
    await ctx.app.identity.speak(ctx.user, language.locale);
    return update(await settingsView(ctx, language));
  },
});

const useServer = defineAction({
  verb: 'server',
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    await ctx.app.services.choose(ctx.user, service);
    return update(await settingsView(ctx, languageOf(ctx)));
  },
});

export default defineCommand({
  name: 'settings',
  summary: 'command-settings',
  options: {},
  actions: [tell, speak, useServer],
  async run(ctx) {
    assertPrivate(ctx);
    return whisper(await settingsView(ctx, languageOf(ctx)));
  },
});

/** The language a person reads now. */
function languageOf({ languages, locale, language, t }: Context): Language {
  const known =
    languages.find((each) => each.locale === locale) ??
    languages.find((each) => each.locale === language) ??
    languages.find((each) => each.locale === 'en');
  return known ?? { locale, name: t('language-name'), t };
}

async function settingsView(ctx: Context, { locale, name, t }: Language): Promise<View> {
  const { app } = ctx;
  const serviceId = await app.services.idFor(ctx);
  const servers = await serverChoice(ctx, serviceId, (service) => useServer.id({ service }));
  const { chatAccounts, preferences } = await app.identity.known(ctx, serviceId);
  const { tellAt } = preferences;
  const platforms = [...new Set(chatAccounts.map(({ platform }) => platform))];
  const choices: Button[] = [
    { label: t('button-tell-asked'), press: tell.id({ where: 'asked' }), style: styleOf(!tellAt) },
    ...platforms.map((platform): Button => {
      const label = t('button-tell-direct', { platform: t(`platform-${platform}`) });
      return { label, press: tell.id({ where: platform }), style: styleOf(platform === tellAt) };
    }),
  ];
  const where = tellAt
    ? t('me-told-direct', { platform: t(`platform-${tellAt}`) })
    : t('me-told-asked');
  return {
    tone: 'neutral',
    title: t('settings-title'),
    lines: [
      [t('settings-told', { where })],
      [t('settings-language', { name })],
      ...(servers.name ? [[t('settings-server', { name: servers.name })]] : []),
    ],
    picker: {
      press: speak.id({}),
      placeholder: t('settings-language-placeholder'),
      many: false,
      options: ctx.languages.map((each) => ({
        value: each.locale,
        label: each.name,
        isPicked: each.locale === locale,
      })),
    },
    buttons: [choices, servers.buttons].filter((row) => row.length > 0),
  };
}

function styleOf(isChosen: boolean): 'main' | 'plain' {
  return isChosen ? 'main' : 'plain';
}
