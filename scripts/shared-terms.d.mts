/** The messages of a Fluent source that pages use, as a Fluent source. */
export function pickSharedTerms(source: string): string;
