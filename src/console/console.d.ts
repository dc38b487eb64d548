/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference types="vite/client" />

declare module 'virtual:shared-terms/en' {
  const source: string;
  export default source;
}
declare module 'virtual:shared-terms/de' {
  const source: string;
  export default source;
}
