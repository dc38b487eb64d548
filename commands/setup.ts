import { createOnce, defineAction } from '../src/chat/action.ts';
import { createAlertSetupActions } from '../src/chat/alerts/alert-setup-actions.ts';
import { id, oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { openForm, replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { serverButtons } from '../src/chat/services/server-choice.ts';
import { createWebhookSetupActions } from '../src/chat/services/webhook-setup-actions.ts';
import { parseFormSetting } from '../src/chat/spaces/setup-form.ts';
import { toToggledSetting } from '../src/chat/spaces/setup-toggle.ts';
import {
  type FormSetting,
  formSettings,
  type ListSetting,
  listSettings,
  setupListView,
  setupView,
  type ToggleSetting,
  toggleSettings,
} from '../src/chat/spaces/setup-view.ts';
import { createVoteSetupActions } from '../src/chat/spaces/vote-setup-actions.ts';
import { type PickerOption, textView, type View } from '../src/chat/view.ts';
import { AppError, isAppError } from '../src/domain/app-error.ts';
import type { ServiceId } from '../src/domain/id.ts';
import type { Place } from '../src/domain/place.ts';
import {
  type Space,
  type SpaceSettings,
  type SpaceSettingsChange,
  unlinkedPolicies,
} from '../src/domain/spaces/space.ts';

const uses = ['services', 'setup', 'voteRules'] as const;
type SetupContext = Context<(typeof uses)[number]>;

type Servers = Awaited<ReturnType<SetupContext['useCases']['services']['listNamed']>>;

/** The option of a list that stands for the default of the bot. */
const inherit = 'default';

const decideToggle = createOnce<SpaceSettingsChange>();

const toggle = defineAction({
  verb: 'setup-toggle',
  uses,
  args: { what: oneOf(...toggleSettings) },
  run: (ctx, { what }) =>
    changeSettings(ctx, (settings) =>
      decideToggle(ctx.interaction, () => toToggledSetting(what, settings, currentPlace(ctx))),
    ),
});

const roles = defineAction({
  verb: 'setup-roles',
  uses,
  args: {},
  run: (ctx, _args, { values }) =>
    changeSettings(ctx, () => ({ approverRoles: values.slice(0, 25) })),
});

const openSettingForm = defineAction({
  verb: 'setup-form',
  uses,
  args: { what: oneOf(...formSettings) },
  opensForm: true,
  async run(ctx, { what }) {
    ctx.useCases.setup.getManagedSpace(ctx.actor);
    const { t } = ctx;
    const label = t(`setup-form-${what}`);
    const isLong = what === 'reasons';
    const maxLength = isLong ? 2_000 : 40;
    return openForm({
      title: t(`setup-button-${what}`),
      submit: submitSettingForm.id({ what }),
      fields: [{ name: 'text', label, isLong, isRequired: false, maxLength }],
    });
  },
});

const submitSettingForm = defineAction({
  verb: 'setup-submit',
  uses,
  args: { what: oneOf(...formSettings) },
  run: (ctx, { what }, { fields }) =>
    changeSettings(ctx, () => parseFormSetting(what, (fields['text'] ?? '').trim())),
});

const openList = defineAction({
  verb: 'setup-list',
  uses,
  args: { what: oneOf(...listSettings) },
  run: async (ctx, { what }) => updateMessage(await listView(ctx, what)),
});

const chooseOption = defineAction({
  verb: 'setup-choose',
  uses,
  args: { what: oneOf('unlinked', 'language') },
  hasPicker: true,
  async run(ctx, { what }, press) {
    const value = press.picked ?? press.values[0] ?? '';
    return changeSettings(ctx, () => parseChoice(ctx, what, value));
  },
});

const setServer = defineAction({
  verb: 'setup-server',
  uses,
  args: { service: id<'service'>() },
  run: async (ctx, { service }) =>
    updateMessage(await view(ctx, await ctx.useCases.setup.assignService(ctx.actor, service))),
});

const goBack = defineAction({
  verb: 'setup-back',
  uses,
  args: {},
  run: async (ctx) => updateMessage(await view(ctx, ctx.useCases.setup.getManagedSpace(ctx.actor))),
});

const webhooks = createWebhookSetupActions(() => goBack.id({}));
const alerts = createAlertSetupActions(() => goBack.id({}));
const votes = createVoteSetupActions(() => goBack.id({}));

export default defineCommand({
  name: 'setup',
  summary: 'command-setup',
  uses,
  options: {},
  isListed: async ({ actor }) => actor.isAdmin || (actor.space !== null && actor.canManageSpace),
  actions: [
    toggle,
    roles,
    openSettingForm,
    submitSettingForm,
    openList,
    chooseOption,
    setServer,
    goBack,
    ...webhooks.actions,
    ...alerts.actions,
    ...votes.actions,
  ],
  async run(ctx) {
    if (!ctx.actor.space) return replyPrivately(textView(ctx.t('setup-not-here'), 'warn'));
    return replyPrivately(await view(ctx, ctx.useCases.setup.getManagedSpace(ctx.actor)));
  },
});

async function changeSettings(
  ctx: SetupContext,
  change: (settings: SpaceSettings) => SpaceSettingsChange,
) {
  return updateMessage(await view(ctx, await ctx.useCases.setup.updateSettings(ctx.actor, change)));
}

async function view(ctx: SetupContext, space: Space): Promise<View> {
  const ids = {
    toggle: (what: ToggleSetting) => toggle.id({ what }),
    openSettingForm: (what: FormSetting) => openSettingForm.id({ what }),
    openList: (what: ListSetting) => openList.id({ what }),
    roles: roles.id({}),
    openVotes: votes.openId(),
    openWebhook: ctx.actor.isAdmin ? webhooks.openId() : null,
    openAlerts: ctx.actor.isAdmin ? alerts.openId() : null,
  };
  const { useCases, actor, t } = ctx;
  const servers = await useCases.services.listNamed();
  const serviceId = await findServer(ctx, space);
  const picked = currentValues(ctx, space, servers, serviceId);
  return setupView(space, {
    currentPlace: currentPlace(ctx),
    ids,
    lists: listSettings.filter((what) => canOpenList(ctx, what) && picked[what] !== ''),
    canWidenApprovers:
      actor.isAdmin ||
      (serviceId !== null && (await useCases.setup.canWidenApprovers({ ...actor, space }))),
    voteRule: await useCases.voteRules.find(space),
    picked,
    t,
  });
}

/** The Overseerr server of a space; null when none is configured. */
async function findServer(
  { useCases, actor }: SetupContext,
  space: Space,
): Promise<ServiceId | null> {
  try {
    return await useCases.services.resolveServiceId({ ...actor, space });
  } catch (error) {
    if (isAppError(error, 'no-overseerr-server')) return null;
    throw error;
  }
}

/** Only admins decide which spaces use a server. */
function canOpenList({ actor }: SetupContext, what: ListSetting): boolean {
  return what === 'language' || actor.isAdmin;
}

/** The current value of each list as text; empty for a list without a choice. */
function currentValues(
  { languages, t }: SetupContext,
  { settings: { unlinked, language } }: Space,
  servers: Servers,
  serviceId: ServiceId | null,
): Readonly<Record<ListSetting, string>> {
  return {
    server: serverText(),
    unlinked: t(unlinked ? `setup-unlinked-${unlinked}` : 'setup-default'),
    language:
      languages.find(({ locale }) => locale === language)?.name ?? t('setup-language-requester'),
  };

  function serverText(): string {
    if (serviceId === null) return servers.length > 0 ? t('setup-server-removed') : '';
    if (servers.length < 2) return '';
    return servers.find(({ id }) => id === serviceId)?.name ?? '';
  }
}

async function listView(ctx: SetupContext, what: ListSetting): Promise<View> {
  const { useCases, t } = ctx;
  const space = useCases.setup.getManagedSpace(ctx.actor);
  const servers = await useCases.services.listNamed();
  const serviceId = await findServer(ctx, space);
  const current = currentValues(ctx, space, servers, serviceId)[what];
  const about = { what, current, goBack: goBack.id({}), t };
  if (what === 'server') {
    const idOf = (service: ServiceId) => setServer.id({ service });
    return setupListView({
      ...about,
      choices: serverButtons(servers, serviceId, idOf),
    });
  }
  const options = optionsOf(ctx, space, { what, serviceId });
  const press = chooseOption.id({ what });
  const placeholder = t(`setup-${what}`);
  return setupListView({ ...about, picker: { press, placeholder, isMultiple: false, options } });
}

function optionsOf(
  { useCases, languages, t }: SetupContext,
  space: Space,
  openList: {
    readonly what: Exclude<ListSetting, 'server'>;
    readonly serviceId: ServiceId | null;
  },
): readonly PickerOption[] {
  const { what, serviceId } = openList;
  const now = space.settings[what] ?? inherit;
  const option = (value: string, label: string) => ({ value, label, isSelected: value === now });
  if (what === 'language') {
    return [
      option(inherit, t('setup-language-requester')),
      ...languages.map(({ locale, name }) => option(locale, name)),
    ];
  }
  const takesGuests = serviceId !== null && useCases.services.acceptsGuests(serviceId);
  const open = unlinkedPolicies.filter((policy) => policy !== 'guest' || takesGuests);
  return [
    option(inherit, t('setup-default')),
    ...open.map((policy) => option(policy, t(`setup-unlinked-${policy}`))),
  ];
}

/** The setting for a picked value; `inherit` removes the setting. Throws `invalid-input`. */
function parseChoice({ languages }: SetupContext, what: 'unlinked' | 'language', value: string) {
  if (value === inherit) return { [what]: undefined };
  if (what === 'language' && languages.some(({ locale }) => locale === value)) {
    return { language: value };
  }
  const policy = unlinkedPolicies.find((each) => each === value);
  if (what === 'unlinked' && policy) return { unlinked: policy };
  throw new AppError('invalid-input');
}

/** The channel where the command was typed. */
function currentPlace({ actor }: SetupContext): Place {
  return actor.place;
}
