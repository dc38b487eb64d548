import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { codeText } from '../../../texts/code-text.ts';
import { QueryView } from '../../../ui/feedback/states.tsx';
import { kindText, titleText } from '../request-texts.ts';

/** Links to the requests to which nothing was done. They are read when somebody wants to see them. */
export function RefusedRequests(props: { readonly taskId: string; readonly count: number }) {
  const { t } = useConsole();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('requests-refused-list', { count: props.count })}</summary>
      {isOpen && <RefusedList taskId={props.taskId} />}
    </details>
  );
}

function RefusedList({ taskId: id }: { readonly taskId: string }) {
  const { t, api } = useConsole();
  const refused = useQuery(id, (signal) =>
    readJson(api.requests.bulk[':id'].refused.$get({ param: { id } }, { init: { signal } })),
  );
  return (
    <QueryView query={refused}>
      {({ items }) => (
        <ul class="requests-refused">
          {items.map(({ id: requestId, code, request }) => (
            <li key={requestId}>
              {request ? (
                <>
                  <a href={`/console/requests/${requestId}`}>{titleText(request)}</a>{' '}
                  <span class="quiet">{kindText(t, request)}</span>
                </>
              ) : (
                t('requests-refused-gone')
              )}
              {' – '}
              {codeText(t, code)}
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
}
