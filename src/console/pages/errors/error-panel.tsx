import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Copy } from '../../ui/controls/copy.tsx';
import { formatDateTime, formatNumber } from '../../ui/data/format.ts';
import { JsonView } from '../../ui/data/json-view.tsx';
import { Facts } from '../../ui/data/stat.tsx';
import { SidePanel } from '../../ui/feedback/dialog.tsx';

/** An error as the API sends it. */
interface ShownError {
  readonly reference: string;
  readonly code: string;
  readonly message: string;
  readonly context?: unknown;
  readonly count: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
}

/** Everything about one error, and the button that resolves it. */
export function ErrorPanel(props: {
  readonly error: ShownError;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { t, api, locale, session } = useConsole();
  const { error, onClose, onChanged } = props;
  const { reference, resolvedAt, resolvedBy } = error;
  const time = (at: string) => formatDateTime(new Date(at), locale);
  const change = useAction(async () => {
    const call = { param: { reference } };
    const one = api.errors[':reference'];
    await (resolvedAt ? readJson(one.reopen.$post(call)) : readJson(one.resolve.$post(call)));
    onChanged();
    onClose();
  });
  return (
    <SidePanel
      title={t('errors-panel', { reference })}
      onClose={onClose}
      actions={
        session?.scope === 'admin' && (
          <Button
            style={resolvedAt ? 'plain' : 'main'}
            icon={resolvedAt ? 'refresh' : 'check'}
            isBusy={change.isRunning}
            onClick={() => void change.run()}
          >
            {t(resolvedAt ? 'errors-reopen' : 'errors-resolve')}
          </Button>
        )
      }
    >
      <div class="stack">
        <p class="error-message">{error.message}</p>
        <p class="quiet">{t('errors-resolve-hint')}</p>
        <Facts
          facts={[
            { name: t('errors-reference'), value: <Copy value={reference} /> },
            { name: t('errors-code'), value: <code>{error.code}</code> },
            { name: t('errors-count'), value: formatNumber(error.count, locale) },
            { name: t('errors-first-seen'), value: time(error.firstSeenAt) },
            { name: t('errors-last-seen'), value: time(error.lastSeenAt) },
            ...(resolvedAt
              ? [
                  {
                    name: t('errors-resolved'),
                    value: t('errors-resolved-value', {
                      name: resolvedBy ?? '–',
                      at: time(resolvedAt),
                    }),
                  },
                ]
              : []),
          ]}
        />
        <div class="stack-small">
          <h3>{t('errors-context')}</h3>
          <JsonView value={error.context} label={t('errors-context')} />
        </div>
      </div>
    </SidePanel>
  );
}
