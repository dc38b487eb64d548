import { useState } from 'preact/hooks';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import type { PersonDetails } from '../people-types.ts';

type Chat = PersonDetails['chats'][number];

/** The chat accounts of a user. One that is not theirs can be made a user of its own. */
export function ChatsPart(props: {
  readonly person: PersonDetails;
  readonly onChanged: () => void;
}) {
  const { t, api, session } = useConsole();
  const { person, onChanged } = props;
  const [asked, setAsked] = useState<Chat | null>(null);
  const detach = useAction(async () => {
    if (!asked) return;
    const { platform, platformUserId } = asked;
    await api.people[':id'].detach.$post({
      param: { id: person.id },
      json: { platform, platformUserId },
    });
    setAsked(null);
    onChanged();
  });
  const canDetach = session?.scope === 'admin' && person.chats.length > 1;
  return (
    <section class="stack-small">
      <h3>{t('people-chats')}</h3>
      <ul class="people-list">
        {person.chats.map((chat) => (
          <li key={`${chat.platform} ${chat.platformUserId}`} class="row row-between">
            <span class="people-chat">
              {t(`platform-${chat.platform}`)}: <strong>{chat.name}</strong>
              {chat.username && ` @${chat.username}`} <code>{chat.platformUserId}</code>{' '}
              {chat.isClosed && <Badge tone="warn">{t('people-chat-closed')}</Badge>}
            </span>
            {canDetach && (
              <Button size="small" icon="unlink" onClick={() => setAsked(chat)}>
                {t('people-detach')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={t('people-detach-title', { chat: asked.name, name: person.name })}
          confirm={t('people-detach')}
          isDangerous
          isBusy={detach.isRunning}
          onConfirm={() => void detach.run()}
          onClose={() => setAsked(null)}
        >
          <p>{t('people-detach-lines', { chat: asked.name, name: person.name })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
