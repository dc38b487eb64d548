/** What the audit log is searched by. A missing part does not limit the result. */
export interface AuditSearch {
  /** Part of a name, a user ID, or the ID of a chat account. */
  readonly person?: string | undefined;
  readonly source?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  /** The ID of what it was done to: a request, user, account, space, service, … */
  readonly subjectId?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/** A line of the audit log as operators read it. */
export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly userId: string | null;
  readonly source: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  /** How often a refused attempt was repeated within an hour, and when it last was. */
  readonly count: number;
  readonly lastAt: Date | null;
}
