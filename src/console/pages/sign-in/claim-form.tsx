import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { TextField } from '../../ui/controls/field.tsx';
import { type SignInProps, useSignIn } from './use-sign-in.ts';

/** Makes the first admin with the code from the log. */
export function ClaimForm(props: SignInProps) {
  const { t, api } = useConsole();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const claim = useSignIn(
    props,
    () => readJson(api['sign-in'].claim.$post({ json: { code: code.trim(), name: name.trim() } })),
    // The text for the codes of /link would send people into a chat that there is not yet.
    { 'invalid-code': t('sign-in-code-wrong') },
  );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void claim.run();
      }}
    >
      <h2>{t('sign-in-claim-title')}</h2>
      <TextField
        label={t('sign-in-code')}
        hint={t('sign-in-code-hint')}
        value={code}
        maxLength={40}
        isRequired
        onInput={setCode}
      />
      <TextField
        label={t('sign-in-name')}
        hint={t('sign-in-name-hint')}
        value={name}
        maxLength={60}
        isRequired
        autocomplete="name"
        onInput={setName}
      />
      <Button type="submit" style="main" isWide isBusy={claim.isRunning}>
        {t('sign-in-claim')}
      </Button>
    </form>
  );
}
