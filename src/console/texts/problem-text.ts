import type { SettingFault } from '../../domain/settings/setting-fault.ts';
import { isKnown } from '../api/is-known.ts';
import type { Translate } from './texts.ts';

/** A problem as the API sends it. */
interface Problem {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly text: string;
}

const problemTexts = {
  'http-url': (t, { name = '' }) => t('problem-http-url', { name }),
  'postgres-url': (t, { name = '' }) => t('problem-postgres-url', { name }),
  'postgres-address': (t, { name = '' }) => t('problem-postgres-address', { name }),
  number: (t, { name = '' }) => t('problem-number', { name }),
  'whole-number': (t, { name = '' }) => t('problem-whole-number', { name }),
  'at-least': (t, { name = '', min = '' }) => t('problem-at-least', { name, min }),
  'at-most': (t, { name = '', max = '' }) => t('problem-at-most', { name, max }),
  boolean: (t, { name = '' }) => t('problem-boolean', { name }),
  'header-list': (t, { name = '' }) => t('problem-header-list', { name }),
  'chat-accounts': (t, { name = '' }) => t('problem-chat-accounts', { name }),
  places: (t, { name = '' }) => t('problem-places', { name }),
  'monitored-urls': (t, { name = '' }) => t('problem-monitored-urls', { name }),
  'distinct-names': (t, { name = '' }) => t('problem-distinct-names', { name }),
  'token-characters': (t, { name = '' }) => t('problem-token-characters', { name }),
  'key-characters': (t, { name = '' }) => t('problem-key-characters', { name }),
  'telegram-token': (t, { name = '' }) => t('problem-telegram-token', { name }),
  hours: (t, { name = '' }) => t('problem-hours', { name }),
  'discord-servers': (t, { name = '' }) => t('problem-discord-servers', { name }),
  'min-length': (t, { name = '', min = '' }) => t('problem-min-length', { name, min }),
  'no-spaces': (t, { name = '', min = '' }) => t('problem-no-spaces', { name, min }),
  'public-password': (t, { name = '' }) => t('problem-public-password', { name }),
  'webhook-address': (t, { name = '' }) => t('problem-webhook-address', { name }),
  'one-of': (t, { name = '', choices = '' }) => t('problem-one-of', { name, choices }),
  'some-of': (t, { name = '', choices = '' }) => t('problem-some-of', { name, choices }),
  'time-zone': (t, { name = '' }) => t('problem-time-zone', { name }),
  'guest-is-owner': (t, { name = '' }) => t('problem-guest-is-owner', { name }),
  'guest-missing': (t, { name = '' }) => t('problem-guest-missing', { name }),
  'unreadable-file': (t, { name = '' }) => t('problem-unreadable-file', { name }),
  together: (t, { name = '', other = '' }) => t('problem-together', { name, other }),
  'same-address': (t, { name = '' }) => t('problem-same-address', { name }),
  'not-in-console': (t, { name = '' }) => t('problem-not-in-console', { name }),
  'environment-only': (t, { name = '' }) => t('problem-environment-only', { name }),
  'decided-by': (t, { name = '', other = '' }) => t('problem-decided-by', { name, other }),
  'enter-again': (t, { name = '', other = '' }) => t('problem-enter-again', { name, other }),
  invalid: (t, { name = '' }) => t('problem-invalid', { name }),
} as const satisfies Record<SettingFault, (t: Translate, args: Problem['args']) => string>;

/** Why settings are refused, in words; a problem of another version comes with its own. */
export function problemText(t: Translate, { code, args, text }: Problem): string {
  return isKnown(problemTexts, code) ? problemTexts[code](t, args) : text;
}
