import { useState } from 'preact/hooks';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TextField } from '../../../ui/controls/field.tsx';
import { formatDateTime } from '../../../ui/data/format.ts';
import { Facts } from '../../../ui/data/stat.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import type { SpaceDetails } from '../spaces-types.ts';

/** How many votes approve a request of a space, and who answers for it. */
export function VotesPart(props: {
  readonly space: SpaceDetails;
  readonly isReadOnly: boolean;
  readonly onChanged: () => void;
}) {
  const { t, api, toast, locale } = useConsole();
  const { space, isReadOnly, onChanged } = props;
  const { voteRule, canSetVotes, voteLimits } = space;
  const known = voteRule ? String(voteRule.votes) : '';
  const [votes, setVotes] = useState(known);
  const set = useAction(async (text: string) => {
    const json = { votes: text.trim() === '' ? null : Number(text) };
    await api.spaces[':id']['vote-rule'].$put({ param: { id: space.id }, json });
    setVotes(text);
    toast({ tone: 'good', text: t('spaces-saved') });
    onChanged();
  });

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void set.run(votes);
      }}
    >
      <h3>{t('spaces-votes')}</h3>
      <p>{t('spaces-votes-about')}</p>
      {voteRule && (
        <Facts
          facts={[
            { name: t('spaces-votes-count'), value: String(voteRule.votes) },
            { name: t('spaces-votes-setter'), value: voteRule.userName },
            ...(voteRule.accountName === null || voteRule.accountName === voteRule.userName
              ? []
              : [{ name: t('spaces-votes-account'), value: voteRule.accountName }]),
            {
              name: t('spaces-votes-since'),
              value: formatDateTime(new Date(voteRule.since), locale),
            },
          ]}
        />
      )}
      {!voteRule && <p class="quiet">{t('spaces-votes-off')}</p>}
      {!isReadOnly && !canSetVotes && <Banner tone="neutral">{t('spaces-votes-locked')}</Banner>}
      {!isReadOnly && canSetVotes && (
        <>
          <TextField
            label={t('spaces-votes-needed')}
            hint={t('spaces-votes-hint', voteLimits)}
            type="number"
            value={votes}
            onInput={setVotes}
          />
          <div class="row">
            <Button
              type="submit"
              style="main"
              isBusy={set.isRunning}
              isDisabled={votes.trim() === ''}
            >
              {t('spaces-votes-set')}
            </Button>
            {voteRule && <Button onClick={() => void set.run('')}>{t('spaces-votes-end')}</Button>}
          </div>
        </>
      )}
    </form>
  );
}
