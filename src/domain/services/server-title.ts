/** The name of an Overseerr server that has not told its title yet. */
export const defaultServerTitle = 'Overseerr';

/** The name of the first server in the settings and in webhook addresses. A space without a server of its own uses it. */
export const defaultServerName = 'default';
