import type { TitleFacts } from '../../../domain/titles/title-facts.ts';
import type { Translate } from '../../i18n/translations.ts';
import type { Button } from '../../view.ts';

/** Ids of the buttons that lead from a title to others. */
export interface RelatedButtonIds {
  readonly openSimilar: string;
  readonly openCollection: (id: number) => string;
}

/** More titles like this one, and the collection of a movie. */
export function relatedButtons(
  { collection }: Pick<TitleFacts, 'collection'>,
  ids: RelatedButtonIds,
  t: Translate,
): Button[] {
  const button = (label: string, press: string): Button => ({ label, press, style: 'plain' });
  return [
    button(t('button-similar'), ids.openSimilar),
    ...(collection ? [button(collection.name, ids.openCollection(collection.id))] : []),
  ];
}
