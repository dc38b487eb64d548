import type { Account } from '../../../domain/accounts/account.ts';
import { toAccountRights } from '../../../domain/accounts/permission.ts';
import type { Actor } from '../../../domain/actor.ts';
import { AppError, toAppError } from '../../../domain/app-error.ts';
import {
  type ChoiceField,
  changeChoice,
  type DownloadChoice,
  isLeftOpen,
  toDownloadTarget,
  toNamedOptions,
  toServerChoice,
} from '../../../domain/requests/download-choice.ts';
import { type Draft, findChoice, withChoice } from '../../../domain/requests/draft.ts';
import {
  type EditOption,
  type EditSelection,
  isSameSelection,
  toSelectedValues,
} from '../../../domain/requests/edit-form.ts';
import { findTargetServer } from '../../../domain/services/download-server.ts';
import type { DraftRepository } from '../../../ports/requests/draft-repository.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { Members } from '../../accounts/members.ts';
import { type EditedRequest, listEditFields, listEditOptions } from '../edit-options.ts';
import { createAdvancedPermission } from './advanced-permission.ts';

/** A draft with what can be chosen about its download, and the options of one field. */
export interface ChoiceForm {
  readonly draft: Draft;
  readonly is4k: boolean;
  readonly fields: readonly ChoiceField[];
  readonly options: readonly EditOption[];
}

/** Which field of which quality, and the language of the title. */
export interface ChoiceInput {
  readonly is4k: boolean;
  readonly field: ChoiceField;
  readonly language: string;
}

export type DownloadChoices = ReturnType<typeof createDownloadChoices>;

/** Choosing the server, profile, folder, and tags of a request before it is sent, for those with the permission. */
export function createDownloadChoices(deps: {
  readonly members: Pick<Members, 'refreshAccount' | 'resolveKnownAccount'>;
  readonly servers: OverseerrServers;
  readonly draftRepository: Pick<DraftRepository, 'update'>;
}) {
  const { members, servers, draftRepository } = deps;
  const { assertAdvanced } = createAdvancedPermission(deps);

  return {
    /** Whether the actor is offered to choose, as far as is known without asking the server. */
    async canChoose(actor: Actor, { serviceId }: Pick<Draft, 'serviceId'>): Promise<boolean> {
      const { account, isGuest } = await members.resolveKnownAccount(actor, serviceId);
      return !isGuest && toAccountRights(account).canRequestAdvanced;
    },

    /** Lists the options of a field. `isOpening` bypasses the cache. Throws `no-advanced-permission`. */
    async openForm(
      actor: Actor,
      draft: Draft,
      { isOpening = false, ...input }: ChoiceInput & { readonly isOpening?: boolean },
    ): Promise<ChoiceForm> {
      await assertPermitted(actor, draft);
      if (isOpening) servers.get(draft.serviceId).refreshDownloadServers(draft.title.mediaType);
      return toForm(draft, input);
    },

    /** Saves the selected options in the draft. Throws `no-advanced-permission`. */
    async choose(
      actor: Actor,
      draft: Draft,
      { selection, ...input }: ChoiceInput & { readonly selection: EditSelection },
    ): Promise<ChoiceForm> {
      await assertPermitted(actor, draft);
      const { is4k, field } = input;
      const edited = toEdited(draft, input);
      if (!(await listFields(edited)).includes(field)) throw new AppError('invalid-input');
      const options = await listEditOptions(edited, field);
      const values = toSelectedValues(options, field, selection);
      if (isSameSelection(options, values)) return toForm(draft, input);
      if (field !== 'tags' && values.length === 0) throw new AppError('invalid-input');
      const choice = await toChoice(draft, input, { options, values });
      const changed = withChoice(draft, is4k, choice);
      await draftRepository.update(changed);
      return toForm(changed, input);
    },

    /** Leaves everything to the server again. */
    reset,

    /**
     * Checks what was chosen right before the request is recorded. Throws `no-advanced-permission`, and
     * `download-option-gone` if the server no longer offers it; the draft then leaves everything to the server.
     */
    async assertValid(actor: Actor, draft: Draft, is4k: boolean): Promise<void> {
      const choice = findChoice(draft, is4k);
      if (!choice) return;
      try {
        await assertPermitted(actor, draft);
        await assertOffered(draft, is4k, choice);
      } catch (error) {
        // Else the actor could not request at all: they are no longer offered to change it.
        if (!toAppError(error).metadata.isRetryable) await reset(draft, is4k);
        throw error;
      }
    },
  };

  async function reset(draft: Draft, is4k: boolean): Promise<Draft> {
    const changed = withChoice(draft, is4k, null);
    await draftRepository.update(changed);
    return changed;
  }

  /** The account that makes the request counts, also if it is for another member. */
  async function assertPermitted(actor: Actor, { serviceId }: Draft): Promise<Account> {
    const { account, isGuest } = await members.resolveKnownAccount(actor, serviceId);
    if (isGuest) throw new AppError('no-advanced-permission');
    await assertAdvanced(account);
    return account;
  }

  function toEdited(
    draft: Draft,
    { is4k, language }: Pick<ChoiceInput, 'is4k' | 'language'>,
  ): EditedRequest {
    const { title, seasons, serviceId } = draft;
    const target = toDownloadTarget(findChoice(draft, is4k));
    return {
      request: { title, is4k, seasons },
      server: servers.get(serviceId),
      target,
      language,
    };
  }

  async function toForm(draft: Draft, input: ChoiceInput): Promise<ChoiceForm> {
    const edited = toEdited(draft, input);
    const [fields, options] = await Promise.all([
      listFields(edited),
      listEditOptions(edited, input.field),
    ]);
    return { draft, is4k: input.is4k, fields, options };
  }

  /** Null if it says no more than the defaults: then nothing is sent, and the server's override rules apply. */
  async function toChoice(
    draft: Draft,
    input: ChoiceInput,
    picked: { readonly options: readonly EditOption[]; readonly values: readonly number[] },
  ): Promise<DownloadChoice | null> {
    const { is4k, field } = input;
    const byDefault = await findDefaultServer(draft, is4k);
    const base = findChoice(draft, is4k) ?? (byDefault && toServerChoice(byDefault));
    const chosen = toNamedOptions(picked.options, picked.values);
    const [first] = chosen;
    if (!base) return field === 'server' && first ? toServerChoice(first) : null;
    // What the server does anyway is left open, so that it stays right when its owner changes the defaults.
    const open = field === 'server' ? base : { ...base, [field]: null };
    const opened = toEdited(withChoice(draft, is4k, open), input);
    const isDefault =
      field !== 'server' && isSameSelection(await listEditOptions(opened, field), picked.values);
    const choice = isDefault ? open : changeChoice(base, field, chosen);
    return isLeftOpen(choice) && choice.server.id === byDefault?.id ? null : choice;
  }

  async function findDefaultServer({ serviceId, title }: Draft, is4k: boolean) {
    const all = await servers.get(serviceId).listDownloadServers(title.mediaType);
    const found = findTargetServer(all, { serverId: null }, is4k);
    return found && { id: found.id, name: found.name };
  }

  /**
   * Overseerr does not check these values (docs/overseerr-api.md, "Server, profile, and folder of a request"). While
   * the download server cannot be asked, it counts that they existed when they were chosen.
   */
  async function assertOffered(
    { serviceId, title: { mediaType } }: Draft,
    is4k: boolean,
    choice: DownloadChoice,
  ): Promise<void> {
    const server = servers.get(serviceId);
    try {
      const all = await server.listDownloadServers(mediaType);
      if (!all.some((one) => one.id === choice.server.id && one.is4k === is4k)) {
        throw new AppError('download-option-gone');
      }
      if (isLeftOpen(choice)) return;
      const offered = await server.getDownloadServerOptions(mediaType, choice.server.id);
      const has = (list: readonly { readonly id: number }[], id: number | undefined) =>
        id === undefined || list.some((one) => one.id === id);
      const { profile, folder, language, tags } = choice;
      const isOffered =
        has(offered.profiles, profile?.id) &&
        has(offered.languageProfiles, language?.id) &&
        (folder === null || offered.folders.some(({ path }) => path === folder)) &&
        (tags ?? []).every(({ id }) => has(offered.tags, id));
      if (!isOffered) throw new AppError('download-option-gone');
    } catch (error) {
      if (!toAppError(error).metadata.isRetryable) throw error;
    }
  }
}

async function listFields(edited: EditedRequest): Promise<ChoiceField[]> {
  const fields = await listEditFields(edited);
  return fields.filter((field) => field !== 'seasons');
}
