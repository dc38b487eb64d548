import type { Downloader, RequestEdit, Target } from '../core/downloader.ts';
import type { EditOption, EditPart, EditPick } from '../core/edit.ts';
import { valuesAfter } from '../core/edit.ts';
import { Fault } from '../core/fault.ts';
import type { RequestId } from '../core/id.ts';
import type { MediaRequest } from '../core/request.ts';
import { seasonStandings } from '../core/season.ts';
import type { Accounts, Ledger, Locks, MediaServer, MediaServers } from '../ports.ts';
import type { Approvers, Judge } from './approvers.ts';
import { auditOf } from './decisions.ts';
import { type Life, refuseDecided } from './life.ts';
import { findHeld, toStep, vanished } from './observation.ts';
import type { Renewal } from './renewal.ts';
import { titleLock } from './title-lock.ts';

/** A request with what can be chosen of one of its parts. */
export interface Sheet {
  readonly request: MediaRequest;
  readonly options: readonly EditOption[];
}

export type Edits = ReturnType<typeof createEdits>;

/** Changing a request before it is approved, for those whom the service lets do that. */
export function createEdits(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly servers: MediaServers;
  readonly approvers: Approvers;
  readonly life: Life;
  readonly locks: Locks;
  readonly renewal: Pick<Renewal, 'heeding'>;
}) {
  const { ledger, servers, approvers, life, locks, renewal } = needs;

  return {
    /** What can be chosen. Throws `not-approver`, `no-right`, `own-request`, `decided`. */
    async open(judge: Judge, id: RequestId, part: EditPart): Promise<Sheet> {
      const { request, number } = await editable(judge, id);
      const server = servers.get(request.serviceId);
      return { request, options: await optionsOf(request, await targetOf(server, number), part) };
    },

    /** Makes the change on the service and writes it down. Throws like `open`, and `seasons-missing`. */
    async pick(judge: Judge, id: RequestId, part: EditPart, pick: EditPick): Promise<Sheet> {
      const { request: seen } = await editable(judge, id);
      return locks.withLock(titleLock(seen.serviceId, seen.title), async () => {
        const { request, number } = await waitingNow(await editable(judge, id));
        const server = servers.get(request.serviceId);
        const target = await targetOf(server, number);
        const values = valuesAfter(await optionsOf(request, target, part), part, pick);
        const edit = await editOf(request, target, part, values);
        const { mediaType } = request.title;
        const change = {
          edit: mediaType === 'tv' ? { seasons: request.seasons, ...edit } : edit,
          as: await approvers.accountFor(judge, request),
        };
        await refuseDecidedSince(request);
        await renewal.heeding(judge.user.id, request.serviceId, () =>
          server.edit(number, mediaType, change),
        );
        const amended = await life.amend(id, {
          patch: mediaType === 'tv' ? { seasons: edit.seasons ?? request.seasons } : {},
          history: {
            event: 'edit',
            actor: judge.user.displayName,
            userId: judge.user.id,
            door: judge.place.platform,
            detail: { ...edit },
          },
          audit: auditOf(judge, request, 'edit', { ...edit }),
        });
        const options = await optionsOf(amended, { ...target, ...edit }, part);
        return { request: amended, options };
      });
    },
  };

  async function editable(judge: Judge, id: RequestId) {
    const request = await ledger.find(id);
    if (!request) throw new Fault('not-found');
    await approvers.checkEdit(judge, request);
    refuseDecided(request);
    if (request.number === null) throw new Fault('not-found');
    return { request, number: request.number };
  }

  /** The request with the seasons that the service holds. Throws `decided` when it does not wait there any more. */
  async function waitingNow({ request, number }: { request: MediaRequest; number: number }) {
    const held = await findHeld(needs, request);
    if (held?.status !== 'pending') {
      refuseDecided(await life.move(request.id, held ? toStep(held) : vanished, request));
      throw new Fault('not-found');
    }
    const seasons = held.seasons.length > 0 ? held.seasons : request.seasons;
    return { request: { ...request, seasons }, number };
  }

  /**
   * Looked at once more, right before the service is told. A decision of this very moment is sent after the edit,
   * as both wait for the title's lock.
   */
  async function refuseDecidedSince(request: MediaRequest): Promise<void> {
    refuseDecided((await ledger.find(request.id)) ?? request);
  }

  async function targetOf(server: MediaServer, number: number): Promise<Target> {
    const target = await server.target(number);
    if (!target) throw new Fault('not-found');
    return target;
  }

  async function optionsOf(
    request: MediaRequest,
    target: Target,
    part: EditPart,
  ): Promise<EditOption[]> {
    const server = servers.get(request.serviceId);
    const { title, is4k } = request;
    if (part === 'seasons') return title.mediaType === 'tv' ? seasonOptions(server, request) : [];
    const all = (await server.downloaders(title.mediaType)).filter((one) => one.is4k === is4k);
    const chosen = chosenOf(all, target);
    if (part === 'server') {
      return all.map(({ id, name }) => option(id, name, id === chosen?.id));
    }
    if (!chosen) return [];
    const { profiles, folders, tags } = await server.choices(title.mediaType, chosen.id);
    if (part === 'profile') {
      const now = target.profileId ?? chosen.profileId;
      return profiles.map(({ id, name }) => option(id, name, id === now));
    }
    if (part === 'folder') {
      const now = target.folder ?? chosen.folder;
      return folders.map(({ id, path }) => option(id, path, path === now));
    }
    return tags.map(({ id, name }) => option(id, name, target.tags.includes(id)));
  }

  /** Seasons that are there or asked for by somebody else cannot be asked for. */
  async function seasonOptions(server: MediaServer, { title, is4k, seasons }: MediaRequest) {
    const standings = seasonStandings(await server.details(title, 'en'), is4k);
    return standings
      .filter(({ number, standing }) => standing === 'free' || seasons.includes(number))
      .map(({ number }) => option(number, '', seasons.includes(number)));
  }

  async function editOf(
    request: MediaRequest,
    target: Target,
    part: EditPart,
    values: readonly number[],
  ): Promise<RequestEdit> {
    const server = servers.get(request.serviceId);
    const { mediaType } = request.title;
    const [first] = values;
    if (part === 'tags') return { tags: values };
    if (first === undefined) throw new Fault(part === 'seasons' ? 'seasons-missing' : 'bad-input');
    if (part === 'seasons') return { seasons: values };
    if (part === 'profile') return { profileId: first };
    const all = await server.downloaders(mediaType);
    if (part === 'server') {
      const wanted = all.find(({ id }) => id === first);
      // The profile and folder of one server mean nothing to another, and a wrong one fails later (SEERR.md §4).
      const { profileId, folder } = wanted ?? { profileId: null, folder: null };
      const own = { ...(profileId === null ? {} : { profileId }), ...(folder ? { folder } : {}) };
      return { serverId: first, tags: [], ...own };
    }
    const chosen = chosenOf(
      all.filter((one) => one.is4k === request.is4k),
      target,
    );
    const { folders } = await server.choices(mediaType, chosen?.id ?? -1);
    const folder = folders.find(({ id }) => id === first)?.path;
    if (folder === undefined) throw new Fault('bad-input');
    return { folder };
  }
}

function chosenOf(all: readonly Downloader[], { serverId }: Target): Downloader | null {
  const named = all.find(({ id }) => id === serverId);
  return named ?? all.find(({ isDefault }) => isDefault) ?? all[0] ?? null;
}

function option(value: number, label: string, isPicked: boolean): EditOption {
  return { value: String(value), label, isPicked };
}
