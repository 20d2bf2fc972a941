// Types and documents of what list.ts asks: with the ids of trusted documents, and as texts instead of trees.
export default {
  schema: '../../schema.graphqls',
  documents: 'codegen/*.ts',
  generates: {
    'codegen/generated/': {
      preset: 'client',
      presetConfig: { persistedDocuments: true },
      config: { documentMode: 'string', importExtension: '.js', emitLegacyCommonJSImports: false, enumsAsTypes: true },
    },
  },
};
