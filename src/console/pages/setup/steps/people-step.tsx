import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Checkbox } from '../../../ui/controls/field.tsx';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepForm, type StepProps, useStepForm } from '../use-setup.ts';

/** A value that can be chosen instead of typed. */
interface Offer {
  readonly value: string;
  readonly label: string;
}

/** Who may approve, and where requests are shown for approval. */
export default function PeopleStep(step: StepProps) {
  const { t, api } = useConsole();
  const form = useStepForm(step.report, 'people', ['ADMINS', 'APPROVAL_PLACES']);
  const [admins, setAdmins] = useState<readonly Offer[]>([]);
  const [places, setPlaces] = useState<readonly Offer[]>([]);
  const isSet = (name: string) => form.find(name)?.isSet ?? false;
  const load = useAction(async () => {
    const url = form.find('OVERSEERR_URL')?.value ?? '';
    const [server, discord] = await Promise.all([
      url === ''
        ? null
        : readJson(api.setup.tests.overseerr.$post({ json: { url, apiKey: null } })),
      isSet('DISCORD_TOKEN')
        ? readJson(api.setup.tests.discord.$post({ json: { token: null } }))
        : null,
    ]);
    setAdmins(
      (server?.found?.chats ?? []).map(({ name, account }) => ({
        value: account,
        label: `${name} (${account})`,
      })),
    );
    setPlaces(
      (discord?.found?.guilds ?? []).flatMap((guild) =>
        guild.channels.map(({ place, name }) => ({
          value: place,
          label: `#${name}, ${guild.name}`,
        })),
      ),
    );
  }, 'read');
  return (
    <StepFrame title={t('setup-people')} intro={t('setup-people-intro')} form={form} step={step}>
      <div class="row">
        <Button icon="refresh" isBusy={load.isRunning} onClick={() => void load.run()}>
          {t('setup-people-load')}
        </Button>
      </div>
      <SettingField
        form={form}
        name="ADMINS"
        label={t('setup-people-admins')}
        placeholder="discord:123456789012345678"
        hint={t('setup-people-admins-hint')}
      />
      <Offers form={form} name="ADMINS" offers={admins} />
      <SettingField
        form={form}
        name="APPROVAL_PLACES"
        label={t('setup-people-places')}
        placeholder="telegram:-1001234567890"
        hint={t('setup-people-places-hint')}
      />
      <Offers form={form} name="APPROVAL_PLACES" offers={places} />
    </StepFrame>
  );
}

/** What can be added to a list, as boxes to check. */
function Offers(props: {
  readonly form: StepForm;
  readonly name: string;
  readonly offers: readonly Offer[];
}) {
  const { form, name, offers } = props;
  const chosen = form
    .valueOf(name)
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  const change = (value: string, isChosen: boolean) => {
    const others = chosen.filter((each) => each !== value);
    form.set(name, (isChosen ? [...others, value] : others).join(','));
  };
  return offers.length === 0 ? null : (
    <div class="setup-offers">
      {offers.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          isChecked={chosen.includes(value)}
          onChange={(isChosen) => change(value, isChosen)}
        />
      ))}
    </div>
  );
}
