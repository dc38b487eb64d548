import { defineAction } from '../src/chat/action.ts';
import { oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { ask, update, whisper } from '../src/chat/reply.ts';
import {
  administrators,
  type Flip,
  flips,
  isIn,
  setupView,
  type Written,
  writtens,
} from '../src/chat/setup-view.ts';
import { say, type View } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';
import type { Place } from '../src/core/place.ts';
import type { SettingsChange, Space, SpaceSettings } from '../src/core/user.ts';

const reasonsMax = 25;
const reasonMaxLength = 100;
const hoursMax = 720;

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

export default defineCommand({
  name: 'setup',
  summary: 'command-setup',
  options: {},
  actions: [flip, roles, write, written],
  async run(ctx) {
    if (!ctx.space) return whisper(say(ctx.t('setup-only-here'), 'warn'));
    return whisper(view(ctx, ctx.app.setup.check(ctx)));
  },
});

async function changed(ctx: Context, change: (settings: SpaceSettings) => SettingsChange) {
  return update(view(ctx, await ctx.app.setup.change(ctx, change)));
}

function view(ctx: Context, space: Space): View {
  const ids = {
    flip: (what: Flip) => flip.id({ what }),
    write: (what: Written) => write.id({ what }),
    roles: roles.id({}),
  };
  return setupView(space, { here: here(ctx), ids, t: ctx.t });
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
