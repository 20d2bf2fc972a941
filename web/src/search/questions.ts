import { addressOf } from '../frame/routes';
import { words } from '../frame/words';

/** Questions to begin with, as the page says them. */
export const questionWords = words({
  en: {
    medical: 'Who makes medical devices in Sonora?',
    trucks: 'How many trucks cross at Laredo?',
    boeing: 'Who supplies Boeing?',
    capital: 'Which plants stand in Ciudad Juárez?',
    doors: 'Who opens the door from Pima County to Sonora?',
    goods: 'How do goods get from Juárez to Apple?',
  },
  es: {
    medical: '¿Quién fabrica dispositivos médicos en Sonora?',
    trucks: '¿Cuántos camiones cruzan en Laredo?',
    boeing: '¿Quién provee a Boeing?',
    capital: '¿Qué plantas hay en Ciudad Juárez?',
    doors: '¿Quién abre la puerta del condado de Pima a Sonora?',
    goods: '¿Cómo llegan los bienes de Juárez a Apple?',
  },
});

/** The questions and the views that answer them. */
export const QUESTIONS: readonly { key: keyof typeof questionWords.en; to: string }[] = [
  { key: 'medical', to: addressOf('search', '', { q: 'medical devices in Sonora' }) },
  { key: 'trucks', to: addressOf('entity', 'port:2304') },
  { key: 'boeing', to: addressOf('entity', 'firm:boeing') },
  { key: 'capital', to: addressOf('entity', 'municipio:08037', { open: 'establishments' }) },
  { key: 'doors', to: addressOf('path', '', { from: 'county:04019', to: 'state:MX-SON', kind: 'doors' }) },
  { key: 'goods', to: addressOf('path', '', { from: 'municipio:08037', to: 'firm:apple', kind: 'goods' }) },
];
