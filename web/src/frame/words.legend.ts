import { words } from './words';

/** What the signs of uncertainty mean. */
export const legendWords = words({
  en: {
    value: 'A dot is a value.',
    interval: 'A bar is the interval in which the value lies.',
    atLeast: 'An open bar means at least, or at most.',
    withheld: 'Hatching: the publisher withholds the figure.',
    gap: 'A gap is a gap: nothing was reported. It is never zero.',
    inferred: 'Hollow: inferred by a method, said by no source.',
    register: 'Thick line: an official register or the organization itself says so.',
    press: 'Thin line: the press or a copy says so.',
    sides: 'The dashed line is the border: United States left or above, Mexico right or below.',
  },
  es: {
    value: 'Un punto es un valor.',
    interval: 'Una barra es el intervalo en que está el valor.',
    atLeast: 'Una barra abierta significa al menos, o a lo más.',
    withheld: 'Rayado: quien publica reserva la cifra.',
    gap: 'Un hueco es un hueco: no se reportó nada. Nunca es cero.',
    inferred: 'Hueco por dentro: lo infiere un método; ninguna fuente lo dice.',
    register: 'Línea gruesa: lo dice un registro oficial o la propia organización.',
    press: 'Línea delgada: lo dice la prensa o una copia.',
    sides: 'La línea punteada es la frontera: Estados Unidos a la izquierda o arriba, México a la derecha o abajo.',
  },
});
