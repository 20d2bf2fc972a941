// Modules that the Go build program writes while it bundles.

declare module 'puente:examples' {
  /** One file of web/examples, read by the same Go code that the tests use. */
  export interface Example {
    slug: string;
    titleEN: string;
    titleES: string;
    descriptionEN: string;
    descriptionES: string;
    query: string;
    /** The variables file as it is written, or nothing. */
    variables: string;
  }
  const examples: readonly Example[];
  export default examples;
}

declare module 'puente:workers' {
  /** Where the three editor workers are served, with the hash in their names. */
  export const workers: { editor: string; json: string; graphql: string };
}

declare module '*.css';
