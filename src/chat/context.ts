import type { Sender, Space, User } from '../domain/accounts/user.ts';
import type { MessageRef, Place, Platform, Source } from '../domain/place.ts';
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

/** What a command or action is told: who, where, in which language. It cannot see on which platform it is. */
export interface Context {
  readonly useCases: UseCases;
  readonly user: User;
  readonly sender: Sender;
  /** Null in a private chat. */
  readonly space: Space | null;
  /** Where the command was typed or the button pressed. */
  readonly place: Place;
  readonly source: Source;
  /** The message that carries the reply, as it can be edited later; null where that is not known beforehand. */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The locale's language alone, as the catalogue of titles wants it. */
  readonly language: string;
  readonly t: Translate;
  /** Every language the bot speaks, under its own name. */
  readonly languages: readonly Language[];
  /** Every command, for those that speak of commands. */
  readonly commands: readonly Command[];
}
