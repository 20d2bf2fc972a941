import type { EntityKind } from './types';
import { words } from '../frame/words';

type OfKinds = Record<EntityKind, string>;

/** One entity of a kind, and several. */
export const kindWords = words({
  en: {
    one: {
      Firm: 'Firm',
      Establishment: 'Establishment',
      Industry: 'Industry',
      Product: 'Product',
      County: 'County',
      Municipio: 'Municipio',
      State: 'State',
      Region: 'Region',
      Port: 'Port of entry',
      Agency: 'Agency',
    } satisfies OfKinds,
    many: {
      Firm: 'firms',
      Establishment: 'establishments',
      Industry: 'industries',
      Product: 'products',
      County: 'counties',
      Municipio: 'municipios',
      State: 'states',
      Region: 'regions',
      Port: 'ports of entry',
      Agency: 'agencies',
    } satisfies OfKinds,
    us: 'United States',
    mx: 'Mexico',
  },
  es: {
    one: {
      Firm: 'Empresa',
      Establishment: 'Establecimiento',
      Industry: 'Industria',
      Product: 'Producto',
      County: 'Condado',
      Municipio: 'Municipio',
      State: 'Estado',
      Region: 'Región',
      Port: 'Puerto fronterizo',
      Agency: 'Organismo',
    } satisfies OfKinds,
    many: {
      Firm: 'empresas',
      Establishment: 'establecimientos',
      Industry: 'industrias',
      Product: 'productos',
      County: 'condados',
      Municipio: 'municipios',
      State: 'estados',
      Region: 'regiones',
      Port: 'puertos fronterizos',
      Agency: 'organismos',
    } satisfies OfKinds,
    us: 'Estados Unidos',
    mx: 'México',
  },
});
