const groupsOfNetwork = 4;

/**
 * What an address is counted as: an IPv6 address as its network of 64 bits, because a single customer has all of the
 * addresses in it; an IPv4 address that is written as IPv6, as IPv4.
 */
export function toAddressGroup(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  const [plain = ''] = address.split('%');
  if (!plain.includes(':') || !URL.canParse(`http://[${plain}]`)) return address;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = toGroups(head);
  const after = tail === undefined ? [] : toGroups(tail);
  const missing = Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${all.slice(0, groupsOfNetwork).join(':')}::/64`;
}

/** An IPv4 address at the end stands for two groups, which are not part of the network. */
function toGroups(text: string): string[] {
  if (text === '') return [];
  return text
    .split(':')
    .flatMap((group) =>
      group.includes('.') ? ['0', '0'] : [Number.parseInt(group, 16).toString(16)],
    );
}
