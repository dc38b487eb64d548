import type { NamedVoteRule } from '../../domain/approvals/vote-rule.ts';
import { isSamePlace, type Place } from '../../domain/place.ts';
import { platformFeatures } from '../../domain/platform-features.ts';
import type { Space } from '../../domain/spaces/space.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Button, Field, Picker, View } from '../view.ts';
import { placesText } from './places-text.ts';
import { voteRuleText } from './vote-setup-view.ts';

/** The role that the administrators of a Telegram group have. */
export const administratorRole = 'administrator';

/** Ids of the buttons of /setup. */
export interface SetupButtonIds {
  readonly toggle: (what: ToggleSetting) => string;
  readonly openSettingForm: (what: FormSetting) => string;
  readonly openList: (what: ListSetting) => string;
  readonly roles: string;
  readonly openVotes: string;
  /** Null: the actor may not set up webhooks. */
  readonly openWebhook: string | null;
  /** Null unless the actor may change where alerts go. */
  readonly openAlerts: string | null;
}

/** Settings that a press turns on and off. */
export const toggleSettings = [
  'requests',
  'approvals',
  'public',
  'self',
  'admins',
  'no-roles',
] as const;
export type ToggleSetting = (typeof toggleSettings)[number];

/** Settings that are typed into a form. */
export const formSettings = ['reasons', 'reminder', 'quiet', 'timezone', 'region'] as const;
export type FormSetting = (typeof formSettings)[number];

/** Settings that are picked from a list. */
export const listSettings = ['server', 'unlinked', 'language'] as const;
export type ListSetting = (typeof listSettings)[number];

/** What /setup shows besides the settings of the space. */
export interface SetupViewProps {
  /** The place that the buttons set. */
  readonly currentPlace: Place;
  readonly ids: SetupButtonIds;
  /** The lists that the actor may open. */
  readonly lists: readonly ListSetting[];
  /** Whether the actor may add approvers. */
  readonly canWidenApprovers: boolean;
  /** How many votes approve a request; null: only approvers do. */
  readonly voteRule: NamedVoteRule | null;
  /** The current value of each list, as people read it. */
  readonly picked: Readonly<Record<ListSetting, string>>;
  readonly t: Translate;
}

/** The settings of a space, with buttons to change them. */
export function setupView(
  { name, platform, settings }: Space,
  { currentPlace, ids, lists, canWidenApprovers, voteRule, picked, t }: SetupViewProps,
): View {
  const roles = settings.approverRoles ?? [];
  const supportsRoles = platformFeatures[platform].hasRoles;
  const isPublic = settings.publicCards;
  const isSelfApprovalOn = settings.selfApproval ?? true;
  const isHere = isSamePlace(currentPlace);
  const approvalPlaces = settings.approvalPlaces ?? [];
  const isRequestPlace = settings.requestPlace !== undefined && isHere(settings.requestPlace);
  const isApprovalPlace = approvalPlaces.some(isHere);
  const isAdministratorsOnly = roles.includes(administratorRole);

  return {
    tone: 'neutral',
    title: t('setup-title', { name }),
    lines: canWidenApprovers ? [] : [[t('error-approvers-only')]],
    fields: [
      field('setup-requests', requestsText()),
      field('setup-approvals', placesText(approvalPlaces, currentPlace, t) || t('setup-default')),
      field('setup-approvers', rolesText()),
      field(
        'setup-self-approval',
        t(isSelfApprovalOn ? 'setup-self-approval-on' : 'setup-self-approval-off'),
      ),
      field('setup-votes', voteRuleText(voteRule, t)),
      field('setup-reasons', (settings.declineReasons ?? []).join(' · ') || t('setup-default')),
      field('setup-reminder', t('setup-reminder-hours', { hours: settings.reminderHours ?? 24 })),
      field(
        'setup-quiet',
        settings.quietHours ? t('setup-quiet-range', settings.quietHours) : t('setup-quiet-none'),
      ),
      field('setup-timezone', settings.timeZone ?? t('setup-default')),
      field('setup-region', settings.region ?? t('setup-default')),
      ...listSettings
        .filter((what) => picked[what] !== '')
        .map((what) => field(`setup-${what}`, picked[what])),
    ],
    ...(supportsRoles && canWidenApprovers
      ? {
          picker: {
            kind: 'roles',
            press: ids.roles,
            placeholder: t('setup-roles-placeholder'),
            isMultiple: true,
            options: roles.map((role) => ({ value: role, label: role, isSelected: true })),
          },
        }
      : {}),
    buttons: [
      [
        toggleButton(
          'requests',
          t(isRequestPlace ? 'setup-button-requests-off' : 'setup-button-requests'),
        ),
        toggleButton(
          'approvals',
          t(isApprovalPlace ? 'setup-button-approvals-off' : 'setup-button-approvals'),
        ),
        plainButton(t('setup-votes'), ids.openVotes),
      ],
      [
        toggleButton(
          'public',
          t(isPublic === false ? 'setup-button-public' : 'setup-button-private'),
        ),
        ...(isSelfApprovalOn || canWidenApprovers
          ? [
              toggleButton(
                'self',
                t(
                  isSelfApprovalOn
                    ? 'setup-button-self-approval-off'
                    : 'setup-button-self-approval',
                ),
              ),
            ]
          : []),
        ...approverButtons(),
      ],
      formSettings.map((what) => plainButton(t(`setup-button-${what}`), ids.openSettingForm(what))),
      [
        ...lists.map((what) => plainButton(t(`setup-${what}`), ids.openList(what))),
        ...(ids.openWebhook === null ? [] : [plainButton(t('webhook-title'), ids.openWebhook)]),
        ...(ids.openAlerts === null ? [] : [plainButton(t('setup-alerts'), ids.openAlerts)]),
      ],
    ],
  };

  function field(
    name:
      | 'setup-requests'
      | 'setup-approvals'
      | 'setup-approvers'
      | 'setup-self-approval'
      | 'setup-votes'
      | 'setup-reasons'
      | 'setup-reminder'
      | 'setup-quiet'
      | 'setup-timezone'
      | 'setup-region'
      | `setup-${ListSetting}`,
    value: string,
  ): Field {
    return { name: t(name), value: [value] };
  }

  function toggleButton(what: ToggleSetting, label: string): Button {
    return plainButton(label, ids.toggle(what));
  }

  /** Someone who may not add approvers can still remove all of them. */
  function approverButtons(): Button[] {
    if (supportsRoles) {
      return canWidenApprovers || roles.length === 0
        ? []
        : [toggleButton('no-roles', t('setup-button-roles-off'))];
    }
    if (isAdministratorsOnly) return [toggleButton('admins', t('setup-button-admins-off'))];
    return canWidenApprovers ? [toggleButton('admins', t('setup-button-admins'))] : [];
  }

  function requestsText(): string {
    if (isPublic === false) return t('setup-requests-private');
    return settings.requestPlace
      ? placesText([settings.requestPlace], currentPlace, t)
      : t('setup-requests-anywhere');
  }

  function rolesText(): string {
    if (roles.length === 0) return t('setup-approvers-default');
    if (isAdministratorsOnly) return t('setup-approvers-admins');
    return t('setup-approvers-roles', { count: roles.length });
  }
}

function plainButton(label: string, press: string): Button {
  return { label, press, style: 'plain' };
}

/** One of the lists of /setup. */
export function setupListView(parts: {
  readonly what: ListSetting;
  readonly current: string;
  /** The choices: buttons or a picker. */
  readonly picker?: Picker;
  readonly choices?: readonly Button[];
  readonly goBack: string;
  readonly t: Translate;
}): View {
  const { what, current, picker, choices = [], goBack, t } = parts;
  return {
    tone: 'neutral',
    title: t(`setup-${what}`),
    lines: [[t(`setup-about-${what}`)], [{ bold: current }]],
    ...(picker ? { picker } : {}),
    buttons: [
      ...(choices.length ? [choices] : []),
      [{ label: t('button-back'), press: goBack, style: 'plain' }],
    ],
  };
}
