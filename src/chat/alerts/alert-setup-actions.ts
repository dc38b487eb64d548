import { alertKinds } from '../../domain/alerts/alert.ts';
import type { Space, SpaceSettings, SpaceSettingsChange } from '../../domain/spaces/space.ts';
import { createOnce, defineAction } from '../action.ts';
import { oneOf } from '../argument.ts';
import type { Context } from '../context.ts';
import { openForm, type Reply, updateMessage } from '../reply.ts';
import { parseFormSetting } from '../spaces/setup-form.ts';
import type { View } from '../view.ts';
import {
  alertSetupView,
  alertToggles,
  toToggledAlerts,
  toToggledKind,
} from './alert-setup-view.ts';

const uses = ['setup'] as const;
type AlertContext = Context<(typeof uses)[number]>;

const decide = createOnce<SpaceSettingsChange>();

/** The actions behind the button *Alerts* of `/setup`, for admins. `goBackId` leads back to where they were opened. */
export function createAlertSetupActions(goBackId: () => string) {
  const open = defineAction({
    verb: 'setup-alerts',
    uses,
    args: {},
    run: async (ctx) =>
      updateMessage(await view(ctx, await ctx.useCases.setup.getAlertSpace(ctx.actor))),
  });

  const toggle = defineAction({
    verb: 'setup-alert-toggle',
    uses,
    args: { what: oneOf(...alertToggles) },
    run: (ctx, { what }) =>
      change(ctx, (settings) =>
        decide(ctx.interaction, () => toToggledAlerts(what, settings, ctx.actor.place)),
      ),
  });

  const mute = defineAction({
    verb: 'setup-alert-mute',
    uses,
    args: { kind: oneOf(...alertKinds) },
    run: (ctx, { kind }) =>
      change(ctx, (settings) => decide(ctx.interaction, () => toToggledKind(kind, settings))),
  });

  const openQuietForm = defineAction({
    verb: 'setup-alert-form',
    uses,
    args: {},
    opensForm: true,
    async run(ctx) {
      await ctx.useCases.setup.getAlertSpace(ctx.actor);
      const label = ctx.t('setup-form-quiet');
      return openForm({
        title: ctx.t('setup-button-quiet'),
        submit: submitQuietForm.id({}),
        fields: [{ name: 'text', label, isLong: false, isRequired: false, maxLength: 40 }],
      });
    },
  });

  const submitQuietForm = defineAction({
    verb: 'setup-alert-submit',
    uses,
    args: {},
    run: (ctx, _args, { fields }) => {
      const parsed = parseFormSetting('quiet', (fields['text'] ?? '').trim());
      return change(ctx, () => ({ alertQuietHours: parsed.quietHours }));
    },
  });

  return {
    actions: [open, toggle, mute, openQuietForm, submitQuietForm],
    openId: () => open.id({}),
  };

  async function change(
    ctx: AlertContext,
    toChange: (settings: SpaceSettings) => SpaceSettingsChange,
  ): Promise<Reply> {
    const space = await ctx.useCases.setup.updateSettings(ctx.actor, toChange);
    return updateMessage(await view(ctx, space));
  }

  async function view({ useCases, actor, t }: AlertContext, { settings }: Space): Promise<View> {
    return alertSetupView(settings, {
      currentPlace: actor.place,
      alertPlaces: await useCases.setup.listAlertPlaces(actor),
      fixed: useCases.setup.alertSettings,
      ids: {
        toggle: (what) => toggle.id({ what }),
        mute: (kind) => mute.id({ kind }),
        openQuietForm: openQuietForm.id({}),
        goBack: goBackId(),
      },
      t,
    });
  }
}
