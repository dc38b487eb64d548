import type { ComponentChildren } from 'preact';
import { ApiError } from '../../api/api-error.ts';
import type { Query } from '../../api/use-query.ts';
import type { Reading } from '../../api/use-reader.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { Banner } from './badge.tsx';

/** Says that there is nothing, why, and what to do about it. */
export function EmptyState(props: {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}) {
  const { icon = 'inbox', title, children, action } = props;
  return (
    <div class="state">
      <span class="state-icon">
        <Icon name={icon} size={28} />
      </span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div class="state-action">{action}</div>}
    </div>
  );
}

/** Says that an answer takes unusually long, with a button to ask again. */
export function SlowNotice({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useConsole();
  return <RetryBanner onRetry={onRetry}>{t('loading-slow')}</RetryBanner>;
}

/** A warning with a button to try again. */
function RetryBanner(props: { readonly onRetry: () => void; readonly children: string }) {
  const { t } = useConsole();
  return (
    <Banner
      tone="warn"
      action={
        <Button size="small" icon="refresh" onClick={props.onRetry}>
          {t('try-again')}
        </Button>
      }
    >
      {props.children}
    </Banner>
  );
}

/** Holds the place of what is being read. It appears after a moment, so that fast answers do not flicker. */
export function LoadingState(props: {
  readonly lines?: number;
  /** What is being read, to say if that takes unusually long. */
  readonly reading: Pick<Reading, 'isSlow' | 'reload'>;
}) {
  const { lines = 6, reading } = props;
  return (
    <>
      {reading.isSlow && <SlowNotice onRetry={reading.reload} />}
      <Skeleton lines={lines} />
    </>
  );
}

function Skeleton({ lines }: { readonly lines: number }) {
  const { t } = useConsole();
  return (
    <div class="skeleton" role="status">
      <span class="hidden-text">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Says why something could not be read, with a button to try again. */
export function ErrorState(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, explain } = useConsole();
  const { error, onRetry } = props;
  return (
    <div class="state state-bad" role="alert">
      <span class="state-icon">
        <Icon name="errors" size={28} />
      </span>
      <h2>{t('error-title')}</h2>
      <p>{explain(error)}</p>
      {onRetry && (
        <div class="state-action">
          <Button icon="refresh" onClick={onRetry}>
            {t('try-again')}
          </Button>
        </div>
      )}
    </div>
  );
}

/**
 * Says that what is shown could not be read again. Without a connection, the page as a whole says so; see
 * `ConnectionNotice`.
 */
export function StaleNotice(props: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t, explain } = useConsole();
  const { error, onRetry } = props;
  if (!error || (error instanceof ApiError && error.code === 'unreachable')) return null;
  return <RetryBanner onRetry={onRetry}>{t('error-stale', { why: explain(error) })}</RetryBanner>;
}

/** Shows what a query has read: `<QueryView query={query}>{(data) => …}</QueryView>`. */
export function QueryView<T>(props: {
  readonly query: Query<T>;
  readonly children: (data: T) => ComponentChildren;
}) {
  const { data, error, reload } = props.query;
  if (data !== null) {
    return (
      <>
        <StaleNotice error={error} onRetry={reload} />
        {props.children(data)}
      </>
    );
  }
  return error ? (
    <ErrorState error={error} onRetry={reload} />
  ) : (
    <LoadingState reading={props.query} />
  );
}
