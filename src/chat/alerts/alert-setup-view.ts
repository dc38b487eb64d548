import { type AlertKind, alertKinds } from '../../domain/alerts/alert.ts';
import { isSamePlace, type Place } from '../../domain/place.ts';
import type { SpaceSettings, SpaceSettingsChange } from '../../domain/spaces/space.ts';
import type { AlertSettings } from '../../usecases/spaces/space-setup.ts';
import { limits } from '../fit.ts';
import type { Translate } from '../i18n/translations.ts';
import { placesText } from '../spaces/places-text.ts';
import type { Button, View } from '../view.ts';

/** What is turned on and off for the place where the button is pressed. */
export const alertToggles = ['alerts', 'digest'] as const;
export type AlertToggle = (typeof alertToggles)[number];

/** Kinds in a row of buttons: full rows, because Discord shows only five, and two are needed for other buttons. */
const kindsInRow = limits.discord.buttonsPerRow;

/** Where alerts and the weekly digest go, and which ones, with buttons to change it. */
export function alertSetupView(
  settings: SpaceSettings,
  parts: {
    readonly currentPlace: Place;
    /** The places that were chosen for alerts, in this space and in others. */
    readonly alertPlaces: readonly Place[];
    /** What the settings of the bot say; it wins. */
    readonly fixed: AlertSettings;
    readonly ids: {
      readonly toggle: (what: AlertToggle) => string;
      readonly mute: (kind: AlertKind) => string;
      readonly openQuietForm: string;
      readonly goBack: string;
    };
    readonly t: Translate;
  },
): View {
  const { currentPlace, alertPlaces, fixed, ids, t } = parts;
  const { alertPlace, alertMuted = [], digestPlace } = settings;
  const isFixed = fixed.places.length > 0;
  const quietHours = fixed.quietHours ?? settings.alertQuietHours;
  const muted = alertKinds.filter((kind) => isMuted(kind));
  return {
    tone: 'neutral',
    title: t('setup-alerts'),
    lines: [
      [t('setup-about-alerts')],
      ...(fixed.quietHours ? [[{ quiet: fixedText('ALERT_QUIET_HOURS') }]] : []),
      ...(fixed.mutedKinds.length > 0 ? [[{ quiet: fixedText('ALERT_MUTE') }]] : []),
      ...(fixed.hasWeeklyDigest ? [[{ quiet: fixedText('WEEKLY_DIGEST') }]] : []),
    ],
    fields: [
      {
        name: t('setup-alerts'),
        value: [
          isFixed
            ? fixedText('ALERT_PLACES')
            : placesText(alertPlaces, currentPlace, t) || t('setup-alerts-direct'),
        ],
      },
      {
        name: t('setup-quiet'),
        value: [quietHours ? t('setup-quiet-range', quietHours) : t('setup-quiet-none')],
      },
      {
        name: t('setup-alerts-muted'),
        value: [muted.map((kind) => t(`alert-name-${kind}`)).join(' · ') || t('setup-alerts-none')],
      },
      {
        name: t('setup-digest'),
        value: [digestPlace ? placesText([digestPlace], currentPlace, t) : t('setup-digest-off')],
      },
    ],
    buttons: [
      [
        ...(isFixed ? [] : [button(ids.toggle('alerts'), alertsLabel())]),
        ...(fixed.quietHours ? [] : [button(ids.openQuietForm, 'setup-button-quiet')]),
        button(
          ids.toggle('digest'),
          isHere(digestPlace) ? 'setup-button-digest-off' : 'setup-button-digest',
        ),
      ],
      ...kindRows(),
      [button(ids.goBack, 'button-back')],
    ],
  };

  function isMuted(kind: AlertKind): boolean {
    return fixed.mutedKinds.includes(kind) || alertMuted.includes(kind);
  }

  function isHere(place: Place | undefined): boolean {
    return place !== undefined && isSamePlace(currentPlace)(place);
  }

  /** Alerts are direct messages only if no place is chosen anywhere. */
  function alertsLabel() {
    if (!isHere(alertPlace)) return 'setup-button-alerts';
    return alertPlaces.every(isHere) ? 'setup-button-alerts-off' : 'setup-button-alerts-stop';
  }

  function fixedText(setting: string): string {
    return t('setup-alerts-fixed', { setting });
  }

  function kindRows(): Button[][] {
    const kinds = alertKinds.filter((kind) => !fixed.mutedKinds.includes(kind));
    const buttons = kinds.map(
      (kind): Button => ({
        label: `${isMuted(kind) ? '🔕' : '🔔'} ${t(`alert-name-${kind}`)}`,
        press: ids.mute(kind),
        style: 'plain',
      }),
    );
    const rows: Button[][] = [];
    for (let start = 0; start < buttons.length; start += kindsInRow) {
      rows.push(buttons.slice(start, start + kindsInRow));
    }
    return rows;
  }

  function button(
    press: string,
    label:
      | 'setup-button-alerts'
      | 'setup-button-alerts-off'
      | 'setup-button-alerts-stop'
      | 'setup-button-quiet'
      | 'setup-button-digest'
      | 'setup-button-digest-off'
      | 'button-back',
  ): Button {
    return { label: t(label), press, style: 'plain' };
  }
}

/** The settings after a press of a toggle. */
export function toToggledAlerts(
  what: AlertToggle,
  { alertPlace, digestPlace }: SpaceSettings,
  place: Place,
): SpaceSettingsChange {
  const toggled = (now: Place | undefined) => (now && isSamePlace(place)(now) ? undefined : place);
  return what === 'alerts'
    ? { alertPlace: toggled(alertPlace) }
    : { digestPlace: toggled(digestPlace) };
}

/** The settings after a press on a kind. */
export function toToggledKind(
  kind: AlertKind,
  { alertMuted = [] }: SpaceSettings,
): SpaceSettingsChange {
  const muted = alertMuted.includes(kind)
    ? alertMuted.filter((each) => each !== kind)
    : [...alertMuted, kind];
  return { alertMuted: muted.length > 0 ? muted : undefined };
}
