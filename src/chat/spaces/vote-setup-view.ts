import type { NamedVoteRule } from '../../domain/approvals/vote-rule.ts';
import type { Translate } from '../i18n/translations.ts';
import type { View } from '../view.ts';

/** How many votes approve a request of a space, and who answers for it, with buttons for those who may change it. */
export function voteSetupView(
  rule: NamedVoteRule | null,
  parts: {
    readonly canSet: boolean;
    readonly ids: {
      readonly openForm: string;
      readonly turnOff: string;
      readonly goBack: string;
    };
    readonly t: Translate;
  },
): View {
  const { canSet, ids, t } = parts;
  const change = { label: t('setup-button-votes'), press: ids.openForm, style: 'plain' } as const;
  const turnOff = {
    label: t('setup-button-votes-off'),
    press: ids.turnOff,
    style: 'plain',
  } as const;
  return {
    tone: 'neutral',
    title: t('setup-votes'),
    lines: [
      [t('setup-about-votes')],
      [t('setup-about-votes-setter')],
      [{ quiet: t('setup-about-votes-next') }],
      ...(canSet ? [] : [[t('error-approvers-only')]]),
    ],
    fields: [{ name: t('setup-votes'), value: [voteRuleText(rule, t)] }],
    buttons: [
      ...(canSet ? [[change, ...(rule ? [turnOff] : [])]] : []),
      [{ label: t('button-back'), press: ids.goBack, style: 'plain' }],
    ],
  };
}

/** The number of votes, and who has set it as which account. */
export function voteRuleText(rule: NamedVoteRule | null, t: Translate): string {
  if (!rule) return t('setup-votes-none');
  const votes = t('vote-count', { count: rule.votes });
  const { userName: name, accountName: account } = rule;
  return account && account !== name
    ? t('setup-votes-set-as', { votes, name, account })
    : t('setup-votes-set', { votes, name });
}
