/** The address a file of a package is served at. */
declare module '*.wasm?url' {
  const address: string;
  export default address;
}
