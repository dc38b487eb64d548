import { defineAction } from '../src/chat/action.ts';
import { id, oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { ask, update, whisper } from '../src/chat/reply.ts';
import { serverButtons } from '../src/chat/server-choice.ts';
import {
  administrators,
  type Flip,
  flips,
  isIn,
  type Listed,
  listed,
  setupListView,
  setupView,
  type Written,
  writtens,
} from '../src/chat/setup-view.ts';
import { type PickerOption, say, type View } from '../src/chat/view.ts';
import { Fault, isFault } from '../src/core/fault.ts';
import type { ServiceId } from '../src/core/id.ts';
import type { Place } from '../src/core/place.ts';
import {
  type SettingsChange,
  type Space,
  type SpaceSettings,
  unlinkedPolicies,
} from '../src/core/user.ts';

type Servers = Awaited<ReturnType<Context['app']['services']['named']>>;

const reasonsMax = 25;
const reasonMaxLength = 100;
const hoursMax = 720;
/** What stands in a list for following the settings of the bot. */
const asSet = 'default';

const flip = defineAction({
  verb: 'setup-flip',
  args: { what: oneOf(...flips) },
  run: (ctx, { what }) => changed(ctx, (settings) => flipped(what, settings, here(ctx))),
});

const roles = defineAction({
  verb: 'setup-roles',
  args: {},
  run: (ctx, _args, { values }) => changed(ctx, () => ({ approverRoles: values.slice(0, 25) })),
});

const write = defineAction({
  verb: 'setup-write',
  args: { what: oneOf(...writtens) },
  opensForm: true,
  async run(ctx, { what }) {
    ctx.app.setup.check(ctx);
    const { t } = ctx;
    const label = t(`setup-form-${what}`);
    const isLong = what === 'reasons';
    const maxLength = isLong ? 2_000 : 20;
    return ask({
      title: t(`setup-button-${what}`),
      submit: written.id({ what }),
      fields: [{ name: 'text', label, isLong, isRequired: false, maxLength }],
    });
  },
});

const written = defineAction({
  verb: 'setup-written',
  args: { what: oneOf(...writtens) },
  run: (ctx, { what }, { fields }) =>
    changed(ctx, () => readWritten(what, (fields['text'] ?? '').trim())),
});

const list = defineAction({
  verb: 'setup-list',
  args: { what: oneOf(...listed) },
  run: async (ctx, { what }) => update(await listView(ctx, what)),
});

const choose = defineAction({
  verb: 'setup-choose',
  args: { what: oneOf('unlinked', 'language') },
  picks: true,
  async run(ctx, { what }, press) {
    const value = press.toggled ?? press.values[0] ?? '';
    return changed(ctx, () => readChoice(ctx, what, value));
  },
});

const serve = defineAction({
  verb: 'setup-serve',
  args: { service: id<'service'>() },
  run: async (ctx, { service }) => update(await view(ctx, await ctx.app.setup.serve(ctx, service))),
});

const back = defineAction({
  verb: 'setup-back',
  args: {},
  run: async (ctx) => update(await view(ctx, ctx.app.setup.check(ctx))),
});

export default defineCommand({
  name: 'setup',
  summary: 'command-setup',
  options: {},
  isFor: async ({ user, visitor, space }) =>
    user.isAdmin || (space !== null && visitor.canManage === true),
  actions: [flip, roles, write, written, list, choose, serve, back],
  async run(ctx) {
    if (!ctx.space) return whisper(say(ctx.t('setup-only-here'), 'warn'));
    return whisper(await view(ctx, ctx.app.setup.check(ctx)));
  },
});

async function changed(ctx: Context, change: (settings: SpaceSettings) => SettingsChange) {
  return update(await view(ctx, await ctx.app.setup.change(ctx, change)));
}

async function view(ctx: Context, space: Space): Promise<View> {
  const ids = {
    flip: (what: Flip) => flip.id({ what }),
    write: (what: Written) => write.id({ what }),
    list: (what: Listed) => list.id({ what }),
    roles: roles.id({}),
  };
  const { app, user, t } = ctx;
  const servers = await app.services.named();
  const serviceId = await serverOf(ctx, space);
  const picked = pickedIn(ctx, space, servers, serviceId);
  return setupView(space, {
    here: here(ctx),
    ids,
    lists: listed.filter((what) => mayOpen(ctx, what) && picked[what] !== ''),
    mayWiden: user.isAdmin || (serviceId !== null && (await app.setup.mayWiden({ ...ctx, space }))),
    picked,
    t,
  });
}

/** The media server of a space; null when it is not set up. */
async function serverOf({ app, user }: Context, space: Space): Promise<ServiceId | null> {
  try {
    return await app.services.idFor({ user, space });
  } catch (error) {
    if (isFault(error, 'service-unset')) return null;
    throw error;
  }
}

/** Whom a server serves is for admins to say. */
function mayOpen({ user }: Context, what: Listed): boolean {
  return what === 'language' || user.isAdmin;
}

/** What is picked from each list now, as people read it; nothing of a list with nothing to choose. */
function pickedIn(
  { languages, t }: Context,
  { settings: { unlinked, language } }: Space,
  servers: Servers,
  serviceId: ServiceId | null,
): Readonly<Record<Listed, string>> {
  return {
    service: serverText(),
    unlinked: t(unlinked ? `setup-unlinked-${unlinked}` : 'setup-default'),
    language: languages.find(({ locale }) => locale === language)?.name ?? t('setup-language-own'),
  };

  function serverText(): string {
    if (serviceId === null) return servers.length > 0 ? t('setup-service-gone') : '';
    if (servers.length < 2) return '';
    return servers.find(({ id }) => id === serviceId)?.name ?? '';
  }
}

async function listView(ctx: Context, what: Listed): Promise<View> {
  const { app, t } = ctx;
  const space = app.setup.check(ctx);
  const servers = await app.services.named();
  const serviceId = await serverOf(ctx, space);
  const now = pickedIn(ctx, space, servers, serviceId)[what];
  const about = { what, now, back: back.id({}), t };
  if (what === 'service') {
    const idOf = (service: ServiceId) => serve.id({ service });
    return setupListView({
      ...about,
      choices: serverButtons(servers, serviceId, idOf),
    });
  }
  const options = optionsOf(ctx, space, { what, serviceId });
  const press = choose.id({ what });
  const placeholder = t(`setup-${what}`);
  return setupListView({ ...about, picker: { press, placeholder, many: false, options } });
}

function optionsOf(
  { app, languages, t }: Context,
  space: Space,
  list: { readonly what: Exclude<Listed, 'service'>; readonly serviceId: ServiceId | null },
): readonly PickerOption[] {
  const { what, serviceId } = list;
  const now = space.settings[what] ?? asSet;
  const option = (value: string, label: string) => ({ value, label, isPicked: value === now });
  if (what === 'language') {
    return [
      option(asSet, t('setup-language-own')),
      ...languages.map(({ locale, name }) => option(locale, name)),
    ];
  }
  const takesGuests = serviceId !== null && app.services.takesGuests(serviceId);
  const open = unlinkedPolicies.filter((policy) => policy !== 'guest' || takesGuests);
  return [
    option(asSet, t('setup-default')),
    ...open.map((policy) => option(policy, t(`setup-unlinked-${policy}`))),
  ];
}

/** Nothing picked but `asSet` means as everywhere else. Throws `bad-input`. */
function readChoice({ languages }: Context, what: 'unlinked' | 'language', value: string) {
  if (value === asSet) return { [what]: undefined };
  if (what === 'language' && languages.some(({ locale }) => locale === value)) {
    return { language: value };
  }
  const policy = unlinkedPolicies.find((each) => each === value);
  if (what === 'unlinked' && policy) return { unlinked: policy };
  throw new Fault('bad-input');
}

function flipped(what: Flip, settings: SpaceSettings, place: Place): SettingsChange {
  switch (what) {
    case 'requests': {
      const now = settings.requestPlace;
      return { requestPlace: now && isIn(place, [now]) ? undefined : place };
    }
    case 'approvals': {
      const now = settings.approvalPlaces ?? [];
      const others = now.filter((each) => !isIn(each, [place]));
      return { approvalPlaces: others.length < now.length ? others : [...now, place] };
    }
    case 'public':
      return { publicCards: settings.publicCards === false };
    case 'self':
      return { selfApproval: settings.selfApproval === false };
    case 'admins': {
      const now = settings.approverRoles ?? [];
      return { approverRoles: now.includes(administrators) ? [] : [administrators] };
    }
    case 'nobody':
      return { approverRoles: [] };
  }
}

/** Nothing written means as the owner has set. Throws `bad-input`. */
function readWritten(what: Written, text: string): SettingsChange {
  switch (what) {
    case 'reasons': {
      const lines = text.split('\n').map((line) => line.trim().slice(0, reasonMaxLength));
      const reasons = lines.filter((line) => line !== '').slice(0, reasonsMax);
      return { declineReasons: reasons.length > 0 ? reasons : undefined };
    }
    case 'reminder': {
      if (text === '') return { reminderHours: undefined };
      if (!/^\d{1,3}$/.test(text) || Number(text) > hoursMax) throw new Fault('bad-input');
      return { reminderHours: Number(text) };
    }
    case 'quiet': {
      if (text === '') return { quietHours: undefined };
      const [, from, until] = /^(\d{1,2})\s*[-–]\s*(\d{1,2})$/.exec(text) ?? [];
      const hours = { from: Number(from), until: Number(until) };
      if (!(hours.from < 24 && hours.until < 24)) throw new Fault('bad-input');
      return { quietHours: hours };
    }
  }
}

/** Where the command was typed: the channel, not the answer that only its reader sees. */
function here({ place }: Context): Place {
  return place;
}
