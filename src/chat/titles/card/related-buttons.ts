import type { TitleDetails } from '../../../domain/titles/title.ts';
import type { Translate } from '../../i18n/translations.ts';
import type { Button } from '../../view.ts';

/** Ids of the buttons that lead from a title to others, or to a report. */
export interface RelatedButtonIds {
  readonly openSimilar: string;
  readonly openCollection: (id: number) => string;
  /** Reports an issue with the title; null if the account may not. */
  readonly reportIssue: string | null;
}

/** More titles like this one, the collection of a movie, and for titles in the library a report. */
export function relatedButtons({
  title,
  ids,
  t,
}: {
  readonly title: TitleDetails;
  readonly ids: RelatedButtonIds;
  readonly t: Translate;
}): Button[] {
  const button = (label: string, press: string): Button => ({ label, press, style: 'plain' });
  const { collection } = title.facts;
  const isThere = [title.standard, title.in4k].some(
    (each) => each === 'available' || each === 'partial',
  );
  return [
    button(t('button-similar'), ids.openSimilar),
    ...(collection ? [button(collection.name, ids.openCollection(collection.id))] : []),
    ...(isThere && ids.reportIssue ? [button(t('button-issue-report'), ids.reportIssue)] : []),
  ];
}
