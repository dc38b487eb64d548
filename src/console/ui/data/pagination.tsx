import { useConsole } from '../../app/console-context.ts';
import { IconButton } from '../controls/button.tsx';

/** Pages of a short list. Long lists grow with `LoadMore` instead. Pages count from 1. */
export function Pagination(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useConsole();
  const { page, pages, onPage } = props;
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={t('pagination')}>
      <IconButton
        icon="left"
        label={t('page-previous')}
        isDisabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <span>{t('page-of', { page, pages })}</span>
      <IconButton
        icon="right"
        label={t('page-next')}
        isDisabled={page >= pages}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
