/** The methods of a port that a test defines. A call of any other method fails the test. */
export function scripted<Port extends object>(methods: Partial<Port>): Port {
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (method === undefined) throw new Error(`unexpected call of ${String(name)}`);
      return method;
    },
  }) as Port;
}
