/** What an Overseerr server is called until it has given its title. */
export const defaultServerTitle = 'Overseerr';
