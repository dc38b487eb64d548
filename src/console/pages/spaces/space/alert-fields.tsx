import { useConsole } from '../../../app/console-context.ts';
import { type Choice, Select } from '../../../ui/controls/field.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import type { SpaceDetails } from '../spaces-types.ts';
import { CheckList } from './check-list.tsx';
import type { Draft } from './draft.ts';
import { HoursFields } from './hours-fields.tsx';

/** Where alerts about the bot go. They are about the whole bot, not about the space. */
export function AlertFields(props: {
  readonly space: SpaceDetails;
  readonly draft: Draft;
  readonly places: readonly Choice<string>[];
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useConsole();
  const { space, draft, places, onChange } = props;
  return (
    <>
      {space.defaults.alertPlaces > 0 && <Banner tone="neutral">{t('spaces-alerts-fixed')}</Banner>}
      <Select
        label={t('spaces-alert-place')}
        hint={t('spaces-alert-hint')}
        value={draft.alertPlace}
        choices={[{ value: '', label: t('spaces-alert-none') }, ...places]}
        onChange={(alertPlace) => onChange({ alertPlace })}
      />
      {draft.alertPlace !== '' && (
        <>
          <HoursFields
            label={t('spaces-alert-quiet')}
            hours={draft.alertQuietHours}
            onChange={(alertQuietHours) => onChange({ alertQuietHours })}
          />
          <CheckList
            label={t('spaces-alert-muted')}
            choices={space.alertKinds.map((kind) => ({
              value: kind,
              label: t(`alert-name-${kind}`),
            }))}
            chosen={draft.alertMuted}
            onChange={(alertMuted) => onChange({ alertMuted })}
          />
        </>
      )}
      <Select
        label={t('spaces-digest-place')}
        value={draft.digestPlace}
        choices={[{ value: '', label: t('spaces-alert-none') }, ...places]}
        onChange={(digestPlace) => onChange({ digestPlace })}
      />
    </>
  );
}
