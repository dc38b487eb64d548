import type { Place } from '../core/place.ts';
import type { Space } from '../core/user.ts';
import type { Say } from './text/catalogue.ts';
import type { Button, Field, Picker, View } from './view.ts';

/** What Telegram's adapter calls the role of a group's administrators. */
export const administrators = 'administrator';

/** Ids of the buttons of the setup. */
export interface SetupIds {
  readonly flip: (what: Flip) => string;
  readonly write: (what: Written) => string;
  readonly list: (what: Listed) => string;
  readonly roles: string;
}

/** What a press turns on and off. */
export const flips = ['requests', 'approvals', 'public', 'self', 'admins', 'nobody'] as const;
export type Flip = (typeof flips)[number];

/** What is written into a form. */
export const writtens = ['reasons', 'reminder', 'quiet'] as const;
export type Written = (typeof writtens)[number];

/** What is picked from a list. */
export const listed = ['service', 'unlinked', 'language'] as const;
export type Listed = (typeof listed)[number];

/** What a space is set up among. */
export interface SetupScene {
  /** Where the buttons stand. */
  readonly here: Place;
  readonly ids: SetupIds;
  /** The lists that this person may open. */
  readonly lists: readonly Listed[];
  /** Whether this person may let more people decide. */
  readonly mayWiden: boolean;
  /** What is picked from each list now, as it is read. */
  readonly picked: Readonly<Record<Listed, string>>;
  readonly t: Say;
}

/** How a space is set up, with buttons to change it. */
export function setupView(
  { name, platform, settings }: Space,
  { here, ids, lists, mayWiden, picked, t }: SetupScene,
): View {
  const roles = settings.approverRoles ?? [];
  const hasRoles = platform === 'discord';
  const isPublic = settings.publicCards;
  const isSelf = settings.selfApproval ?? true;
  const isRequestsHere = isIn(here, settings.requestPlace ? [settings.requestPlace] : []);
  const isApprovalsHere = isIn(here, settings.approvalPlaces ?? []);
  const isAdmins = roles.includes(administrators);

  return {
    tone: 'neutral',
    title: t('setup-title', { name }),
    lines: mayWiden ? [] : [[t('fault-approvers-only')]],
    fields: [
      field('setup-requests', requestsText()),
      field('setup-approvals', placesText(settings.approvalPlaces ?? [])),
      field('setup-roles', rolesText()),
      field('setup-self', t(isSelf ? 'setup-self-yes' : 'setup-self-no')),
      field('setup-reasons', (settings.declineReasons ?? []).join(' · ') || t('setup-default')),
      field('setup-reminder', t('setup-reminder-hours', { hours: settings.reminderHours ?? 24 })),
      field(
        'setup-quiet',
        settings.quietHours ? t('setup-quiet-hours', settings.quietHours) : t('setup-quiet-none'),
      ),
      ...listed
        .filter((what) => picked[what] !== '')
        .map((what) => field(`setup-${what}`, picked[what])),
    ],
    ...(hasRoles && mayWiden
      ? {
          picker: {
            kind: 'roles',
            press: ids.roles,
            placeholder: t('setup-pick-roles'),
            many: true,
            options: roles.map((role) => ({ value: role, label: role, isPicked: true })),
          },
        }
      : {}),
    buttons: [
      [
        flip('requests', t(isRequestsHere ? 'setup-button-requests-off' : 'setup-button-requests')),
        flip(
          'approvals',
          t(isApprovalsHere ? 'setup-button-approvals-off' : 'setup-button-approvals'),
        ),
      ],
      [
        flip('public', t(isPublic === false ? 'setup-button-public' : 'setup-button-private')),
        ...(isSelf || mayWiden
          ? [flip('self', t(isSelf ? 'setup-button-self-off' : 'setup-button-self'))]
          : []),
        ...deciding(),
      ],
      writtens.map((what) => ({
        label: t(`setup-button-${what}`),
        press: ids.write(what),
        style: 'plain',
      })),
      lists.map((what) => ({
        label: t(`setup-${what}`),
        press: ids.list(what),
        style: 'plain',
      })),
    ],
  };

  function field(
    name:
      | 'setup-requests'
      | 'setup-approvals'
      | 'setup-roles'
      | 'setup-self'
      | 'setup-reasons'
      | 'setup-reminder'
      | 'setup-quiet'
      | `setup-${Listed}`,
    value: string,
  ): Field {
    return { name: t(name), value: [value] };
  }

  function flip(what: Flip, label: string): Button {
    return { label, press: ids.flip(what), style: 'plain' };
  }

  /** Who may not name approvers can still take the right from all of them. */
  function deciding(): Button[] {
    if (hasRoles) {
      return mayWiden || roles.length === 0 ? [] : [flip('nobody', t('setup-button-roles-off'))];
    }
    if (isAdmins) return [flip('admins', t('setup-button-admins-off'))];
    return mayWiden ? [flip('admins', t('setup-button-admins'))] : [];
  }

  function requestsText(): string {
    if (isPublic === false) return t('setup-private');
    return settings.requestPlace ? placesText([settings.requestPlace]) : t('setup-requests-asked');
  }

  function placesText(places: readonly Place[]): string {
    if (places.length === 0) return t('setup-default');
    const elsewhere = places.filter((place) => !isSame(place, here)).length;
    return [
      ...(elsewhere < places.length ? [t('setup-place-here')] : []),
      ...(elsewhere > 0 ? [t('setup-places-elsewhere', { count: elsewhere })] : []),
    ].join(', ');
  }

  function rolesText(): string {
    if (roles.length === 0) return t('setup-roles-none');
    if (isAdmins) return t('setup-roles-administrators');
    return t('setup-roles-count', { count: roles.length });
  }
}

/** One of the lists of the setup. */
export function setupListView(parts: {
  readonly what: Listed;
  readonly now: string;
  /** What there is to choose from: either of the two. */
  readonly picker?: Picker;
  readonly choices?: readonly Button[];
  readonly back: string;
  readonly t: Say;
}): View {
  const { what, now, picker, choices = [], back, t } = parts;
  return {
    tone: 'neutral',
    title: t(`setup-${what}`),
    lines: [[t(`setup-about-${what}`)], [{ bold: now }]],
    ...(picker ? { picker } : {}),
    buttons: [
      ...(choices.length ? [choices] : []),
      [{ label: t('button-back'), press: back, style: 'plain' }],
    ],
  };
}

/** Whether a place is among others. */
export function isIn(place: Place, places: readonly Place[]): boolean {
  return places.some((each) => isSame(each, place));
}

function isSame(a: Place, b: Place): boolean {
  return a.platform === b.platform && a.address === b.address && a.topic === b.topic;
}
