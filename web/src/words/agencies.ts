import { words } from '../frame/words';

/** What sorts of agencies and regions are called. The locale names countries. */
export const placeWords = words({
  en: {
    locale: 'en-US',
    agencies: {
      CONSULATE: 'Consulate',
      EDO: 'Economic development organization',
      CHAMBER: 'Chamber',
      FEDERAL: 'Federal agency',
      STATE: 'State agency',
      LOCAL: 'Local agency',
      UNIVERSITY: 'University or research centre',
      MAQUILADORA_ASSOCIATION: 'Association of maquiladoras',
      BINATIONAL_BODY: 'Binational body',
      PORT_AUTHORITY: 'Port or bridge authority',
      OTHER: 'Organization',
    },
    regions: { BORDER_SUBREGION: 'Stretch of the border', METRO: 'Metropolitan area', NATION: 'Nation', CUSTOM: 'Region' },
    modes: { TRUCK: 'trucks', RAIL: 'trains', PERSONAL_VEHICLE: 'cars', BUS: 'buses', PEDESTRIAN: 'people on foot', FERRY: 'ferry' },
  },
  es: {
    locale: 'es-MX',
    agencies: {
      CONSULATE: 'Consulado',
      EDO: 'Organismo de desarrollo económico',
      CHAMBER: 'Cámara',
      FEDERAL: 'Dependencia federal',
      STATE: 'Dependencia estatal',
      LOCAL: 'Dependencia local',
      UNIVERSITY: 'Universidad o centro de investigación',
      MAQUILADORA_ASSOCIATION: 'Asociación de maquiladoras',
      BINATIONAL_BODY: 'Organismo binacional',
      PORT_AUTHORITY: 'Autoridad portuaria o de puentes',
      OTHER: 'Organización',
    },
    regions: { BORDER_SUBREGION: 'Tramo de la frontera', METRO: 'Zona metropolitana', NATION: 'Nación', CUSTOM: 'Región' },
    modes: { TRUCK: 'camiones', RAIL: 'trenes', PERSONAL_VEHICLE: 'automóviles', BUS: 'autobuses', PEDESTRIAN: 'peatones', FERRY: 'transbordador' },
  },
});
