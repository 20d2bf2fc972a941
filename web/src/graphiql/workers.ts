import { workers } from 'puente:workers';

interface MonacoEnvironment {
  getWorker(id: string, label: string): Worker;
}

/**
 * Tells the editor where its workers are. It asks for them by label; without an answer
 * it would run them on the page's own thread and make typing slow.
 */
export function installWorkers(): void {
  const environment: MonacoEnvironment = {
    getWorker: (_id, label) => new Worker(address(label), { type: 'module', name: label }),
  };
  Object.assign(globalThis, { MonacoEnvironment: environment });
}

function address(label: string): string {
  switch (label) {
    case 'graphql':
      return workers.graphql;
    case 'json':
      return workers.json;
    default:
      return workers.editor;
  }
}
