import type { Actor } from '../domain/actor.ts';
import type { MessageRef, Platform } from '../domain/place.ts';
import type { Identity } from '../usecases/accounts/identity.ts';
import type { MemberAdmin } from '../usecases/accounts/member-admin.ts';
import type { Members } from '../usecases/accounts/members.ts';
import type { Quotas } from '../usecases/accounts/quotas.ts';
import type { SignInFlow } from '../usecases/accounts/sign-in-flow.ts';
import type { Decisions } from '../usecases/approvals/decisions.ts';
import type { Subscriptions } from '../usecases/notifications/subscriptions.ts';
import type { Drafts } from '../usecases/requests/drafts.ts';
import type { History } from '../usecases/requests/history.ts';
import type { RequestEdits } from '../usecases/requests/request-edits.ts';
import type { Requests } from '../usecases/requests/requests.ts';
import type { Services } from '../usecases/services/services.ts';
import type { SpaceSetup } from '../usecases/spaces/space-setup.ts';
import type { TitleSearch } from '../usecases/titles/title-search.ts';
import type { Command } from './command.ts';
import type { Translate } from './i18n/translations.ts';

/** What the bot can do, as commands and actions may use it. */
export interface UseCases {
  readonly members: Members;
  readonly services: Services;
  readonly titleSearch: TitleSearch;
  readonly quotas: Pick<Quotas, 'findWarning'>;
  readonly drafts: Drafts;
  readonly requests: Requests;
  readonly subscriptions: Subscriptions;
  readonly decisions: Decisions;
  readonly identity: Identity;
  readonly memberAdmin: MemberAdmin;
  /**
   * An address that opens a chat with the bot, on any platform or on this one, and hands a text, or nothing, to a
   * command there; null without one.
   */
  readonly startLink: (command: string, text: string, on?: Platform) => string | null;
  readonly edits: RequestEdits;
  readonly history: History;
  readonly setup: SpaceSetup;
  readonly signInFlow: Pick<SignInFlow, 'listMethods' | 'start'>;
}

/** A language the bot speaks. */
export interface Language {
  readonly locale: string;
  readonly name: string;
  readonly t: Translate;
}

/** What a command or action gets: who uses it, in which language, and the use cases. */
export interface Context {
  readonly useCases: UseCases;
  readonly actor: Actor;
  /** The message that carries the reply, for editing it later; null where it is not known beforehand. */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The locale without its region, for searching titles. */
  readonly language: string;
  readonly t: Translate;
  /** Every language of the bot, under its own name. */
  readonly languages: readonly Language[];
  /** Every command, for those that list commands. */
  readonly commands: readonly Command[];
}
