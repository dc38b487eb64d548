import { useState } from 'preact/hooks';
import { readJson } from '../../../../api/api-client.ts';
import { useAction } from '../../../../api/use-action.ts';
import { useConsole } from '../../../../app/console-context.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { Copy } from '../../../../ui/controls/copy.tsx';
import { Card } from '../../../../ui/data/stat.tsx';

/** The code with which somebody who came to the console first connects their chat. */
export function ChatCode() {
  const { t, api } = useConsole();
  const [code, setCode] = useState<string | null>(null);
  const create = useAction(async () => {
    const created = await readJson(api.session['chat-code'].$post());
    setCode(created.code);
  });
  return (
    <Card title={t('settings-sessions-chat-title')}>
      <div class="stack">
        <p>{t('settings-sessions-chat-text')}</p>
        {code ? (
          <>
            <Copy value={`/link ${code}`} isBlock />
            <p class="quiet">{t('settings-sessions-chat-warning')}</p>
          </>
        ) : (
          <div>
            <Button isBusy={create.isRunning} onClick={() => void create.run()}>
              {t('settings-sessions-chat-create')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
