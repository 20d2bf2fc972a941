import { words } from '../frame/words';

/** What the panel of examples says. GraphiQL's own interface is English. */
export const texts = words({
  en: {
    heading: 'Examples',
    intro: 'Choose one to load it in the editor and run it. A query of your own stays in its tab.',
    language: 'Language of the examples and answers',
    loaded: (title: string) => `Loaded and running: ${title}`,
    explorer: 'Back to the explorer',
  },
  es: {
    heading: 'Ejemplos',
    intro: 'Elija uno para cargarlo en el editor y ejecutarlo. Una consulta suya se queda en su pestaña.',
    language: 'Idioma de los ejemplos y las respuestas',
    loaded: (title: string) => `Cargado y en ejecución: ${title}`,
    explorer: 'Volver al explorador',
  },
});
