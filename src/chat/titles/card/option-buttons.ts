import type { Button } from '../../view.ts';
import type { RequestOptions, TitleCardProps } from '../title-card.ts';

/** The buttons that open what can be chosen about the download, for those with the permission. */
export function optionButtons(
  { canChoose, ids, t }: Pick<TitleCardProps, 'canChoose' | 'ids' | 't'>,
  { standard, in4k }: RequestOptions,
): Button[] {
  if (!canChoose) return [];
  const button = (is4k: boolean): Button => ({
    label: is4k ? `${t('button-options')} (${t('quality-4k')})` : t('button-options'),
    press: ids.chooseOptions(is4k),
    style: 'plain',
  });
  return [...(standard ? [button(false)] : []), ...(in4k ? [button(true)] : [])];
}
