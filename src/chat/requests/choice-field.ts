import type { DownloadChoice } from '../../domain/requests/download-choice.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Field } from '../view.ts';

/** What was chosen about a download; no field if everything is left to the server. */
export function choiceFields(
  choice: DownloadChoice | null,
  t: Translate,
  quality: string | null = null,
): Field[] {
  if (!choice) return [];
  const { server, profile, folder, language, tags } = choice;
  const parts = [server.name, profile?.name, folder, language?.name, tags && tagsText(tags, t)];
  return [
    {
      name: quality === null ? t('field-options') : `${t('field-options')} (${quality})`,
      value: [parts.filter(Boolean).join(' · ')],
    },
  ];
}

function tagsText(tags: readonly { readonly name: string }[], t: Translate): string {
  return tags.length > 0 ? tags.map(({ name }) => name).join(', ') : t('options-no-tags');
}
