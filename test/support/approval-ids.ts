/** The IDs of the buttons on an approval card. */
export function approvalIds(idOf: (verb: string) => () => string) {
  return {
    approve: idOf('approve'),
    decline: idOf('decline'),
    retry: idOf('retry'),
    reopen: idOf('reopen'),
    sendAgain: idOf('send-again'),
    showDetails: idOf('details'),
    openEditForm: idOf('edit'),
  };
}
