import { AppError } from '../../domain/app-error.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { TitleGroupKey } from '../../domain/titles/title-group.ts';
import { titleKey } from '../argument.ts';
import type { Context } from '../context.ts';
import type { View } from '../view.ts';
import { titleCardUses } from './card/title-card-context.ts';
import { titleListUses } from './discover/title-lists.ts';
import { collectionUses } from './groups/collection-actions.ts';
import { groupKey } from './list-argument.ts';
import { collections, titleCards, titleLists } from './title-actions.ts';

/** The use cases that opening what was found needs. */
export const foundUses = [
  ...new Set([...titleCardUses, ...titleListUses, ...collectionUses]),
] as const;
type FoundContext = Context<(typeof foundUses)[number]>;

/** The card of a title, the titles of a person, or a collection. */
export async function openFound(
  ctx: FoundContext,
  key: TitleKey | TitleGroupKey,
  { wants4k, season = null }: { readonly wants4k: boolean; readonly season?: number | null },
): Promise<View> {
  if ('mediaType' in key) return titleCards.open(ctx, key, { wants4k, forUserId: null, season });
  if (key.kind === 'collection') return collections.view(ctx, key.id);
  return titleLists.listView(ctx, { kind: 'person', personId: key.id }, 0);
}

/** Reads the value of a picked option. Throws `invalid-input`. */
export function readFound(value: string): TitleKey | TitleGroupKey {
  const key = titleKey.read(value) ?? groupKey.read(value);
  if (!key) throw new AppError('invalid-input');
  return key;
}
