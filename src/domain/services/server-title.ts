/** The name of an Overseerr server that has not told its title yet. */
export const defaultServerTitle = 'Overseerr';
