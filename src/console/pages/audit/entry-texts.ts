import type { Translate } from '../../texts/texts.ts';

const plainSources = ['console', 'cli', 'web', 'discord', 'telegram'] as const;
const kinds = [
  'request',
  'space',
  'user',
  'account',
  'job',
  'installation',
  'service',
  'error',
  'backup',
] as const;

/** Where something was done, in words. */
export function sourceText(t: Translate, source: string): string {
  const plain = plainSources.find((each) => each === source);
  if (plain) return t(`source-${plain}`);
  return source === 'overseerr' ? t('source-overseerr', { server: 'Overseerr' }) : source;
}

/** What something was done to, in words; a kind of another version stands for itself. */
export function kindText(t: Translate, kind: string): string {
  const known = kinds.find((each) => each === kind);
  return known ? t(`audit-kind-${known}`) : kind;
}
