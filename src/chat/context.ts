import type { Door, MessageRef, Place, Platform } from '../core/place.ts';
import type { Space, User, Visitor } from '../core/user.ts';
import type { Catalogue } from '../usecases/catalogue.ts';
import type { Decisions } from '../usecases/decisions.ts';
import type { Edits } from '../usecases/edits.ts';
import type { Following } from '../usecases/following.ts';
import type { Histories } from '../usecases/histories.ts';
import type { Identity } from '../usecases/identity.ts';
import type { IdentityDesk } from '../usecases/identity-desk.ts';
import type { Members } from '../usecases/members.ts';
import type { QuotaDesk } from '../usecases/quotas.ts';
import type { Requests } from '../usecases/requests.ts';
import type { Services } from '../usecases/services.ts';
import type { Setup } from '../usecases/setup.ts';
import type { SignInDesk } from '../usecases/sign-in.ts';
import type { Wishes } from '../usecases/wishes.ts';
import type { Command } from './command.ts';
import type { Say } from './text/catalogue.ts';

/** What the bot can do, as commands and actions may use it. */
export interface App {
  readonly members: Members;
  readonly services: Services;
  readonly catalogue: Catalogue;
  readonly quotas: Pick<QuotaDesk, 'scarcity'>;
  readonly wishes: Wishes;
  readonly requests: Requests;
  readonly following: Following;
  readonly decisions: Decisions;
  readonly identity: Identity;
  readonly identityDesk: IdentityDesk;
  /**
   * An address that opens a chat with the bot, on any platform or on this one, and hands a text, or nothing, to a
   * command there; null without one.
   */
  readonly opening: (command: string, text: string, on?: Platform) => string | null;
  readonly edits: Edits;
  readonly histories: Histories;
  readonly setup: Setup;
  readonly signIn: Pick<SignInDesk, 'ways' | 'begin'>;
}

/** A language the bot speaks. */
export interface Language {
  readonly locale: string;
  readonly name: string;
  readonly t: Say;
}

/** What a command or action is told: who, where, in which language. It cannot see on which platform it is. */
export interface Context {
  readonly app: App;
  readonly user: User;
  readonly visitor: Visitor;
  /** Null in a private chat. */
  readonly space: Space | null;
  /** Where the command was typed or the button pressed. */
  readonly place: Place;
  readonly door: Door;
  /** The message that carries the reply, as it can be edited later; null where that is not known beforehand. */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The locale's language alone, as the catalogue of titles wants it. */
  readonly language: string;
  readonly t: Say;
  /** Every language the bot speaks, under its own name. */
  readonly languages: readonly Language[];
  /** Every command, for those that speak of commands. */
  readonly commands: readonly Command[];
}
