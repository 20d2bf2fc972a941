import { words } from '../frame/words';
import type { GroupKey } from './shape';

type Of<K extends GroupKey> = Record<K, string>;
type FirmGroups = 'establishments' | 'suppliers' | 'supplierEstablishments' | 'customers' | 'parents' | 'subsidiaries' | 'industries' | 'memberships' | 'partners';
type PlantGroups = 'operators' | 'industries' | 'municipios' | 'counties' | 'customers' | 'customerEstablishments' | 'supplierEstablishments';
type IndustryGroups = 'establishments' | 'firms' | 'suppliers' | 'customers' | 'products' | 'children' | 'correspondences' | 'agencies';
type PlaceGroups = 'establishments' | 'ports' | 'sisters' | 'agencies' | 'seatedAgencies' | 'regions';

/** What an entity of each kind has to do with those of a group, as its heading says it. */
export const groupWords = words({
  en: {
    Firm: {
      establishments: 'Runs these establishments',
      suppliers: 'Is supplied by',
      supplierEstablishments: 'Is supplied by these plants',
      customers: 'Supplies',
      parents: 'Is owned by',
      subsidiaries: 'Owns',
      industries: 'Works in',
      memberships: 'Is a member of',
      partners: 'Has an agreement with',
    } satisfies Of<FirmGroups>,
    Establishment: {
      operators: 'Is run by',
      industries: 'Works in',
      municipios: 'Stands in',
      counties: 'Stands in',
      customers: 'Supplies these firms',
      customerEstablishments: 'Supplies these plants',
      supplierEstablishments: 'Is supplied by these plants',
    } satisfies Of<PlantGroups>,
    Industry: {
      establishments: 'Establishments that work in it',
      firms: 'Firms that work in it',
      suppliers: 'Buys from',
      customers: 'Sells to',
      products: 'Makes',
      children: 'Comprises',
      correspondences: 'Means the same as',
      agencies: 'Is served by',
    } satisfies Of<IndustryGroups>,
    Product: { industries: 'Is made by', children: 'Comprises' },
    County: {
      municipiosAcross: 'Faces across the border',
      establishments: 'Establishments here',
      ports: 'Ports of entry here',
      sisters: 'Is a sister of',
      agencies: 'Agencies that serve it',
      seatedAgencies: 'Agencies with a seat here',
      regions: 'Is part of',
    } satisfies Of<PlaceGroups | 'municipiosAcross'>,
    Municipio: {
      countiesAcross: 'Faces across the border',
      establishments: 'Establishments here',
      ports: 'Crosses at',
      sisters: 'Is a sister of',
      agencies: 'Agencies that serve it',
      seatedAgencies: 'Agencies with a seat here',
      regions: 'Is part of',
    } satisfies Of<PlaceGroups | 'countiesAcross'>,
    State: { counties: 'Its counties', municipios: 'Its municipios', agencies: 'Agencies that serve it' },
    Region: { counties: 'Counties in it', municipios: 'Municipios in it', agencies: 'Agencies that serve it' },
    Port: { counties: 'Stands in', municipios: 'Leads across to' },
    Agency: {
      serves: 'Serves',
      counties: 'Has its seat in',
      municipios: 'Has its seat in',
      members: 'Its members',
      memberships: 'Is a member of',
      partners: 'Has an agreement with',
    },
  },
  es: {
    Firm: {
      establishments: 'Opera estos establecimientos',
      suppliers: 'Le proveen',
      supplierEstablishments: 'Le proveen estas plantas',
      customers: 'Provee a',
      parents: 'Es filial de',
      subsidiaries: 'Es matriz de',
      industries: 'Se dedica a',
      memberships: 'Es miembro de',
      partners: 'Tiene un acuerdo con',
    } satisfies Of<FirmGroups>,
    Establishment: {
      operators: 'Lo opera',
      industries: 'Se dedica a',
      municipios: 'Está en',
      counties: 'Está en',
      customers: 'Provee a estas empresas',
      customerEstablishments: 'Provee a estas plantas',
      supplierEstablishments: 'Le proveen estas plantas',
    } satisfies Of<PlantGroups>,
    Industry: {
      establishments: 'Establecimientos que se dedican a ella',
      firms: 'Empresas que se dedican a ella',
      suppliers: 'Compra a',
      customers: 'Vende a',
      products: 'Fabrica',
      children: 'Comprende',
      correspondences: 'Significa lo mismo que',
      agencies: 'La atienden',
    } satisfies Of<IndustryGroups>,
    Product: { industries: 'Lo fabrican', children: 'Comprende' },
    County: {
      municipiosAcross: 'Tiene enfrente, al otro lado',
      establishments: 'Establecimientos aquí',
      ports: 'Puertos fronterizos aquí',
      sisters: 'Está hermanado con',
      agencies: 'Organismos que lo atienden',
      seatedAgencies: 'Organismos con sede aquí',
      regions: 'Forma parte de',
    } satisfies Of<PlaceGroups | 'municipiosAcross'>,
    Municipio: {
      countiesAcross: 'Tiene enfrente, al otro lado',
      establishments: 'Establecimientos aquí',
      ports: 'Cruza por',
      sisters: 'Está hermanado con',
      agencies: 'Organismos que lo atienden',
      seatedAgencies: 'Organismos con sede aquí',
      regions: 'Forma parte de',
    } satisfies Of<PlaceGroups | 'countiesAcross'>,
    State: { counties: 'Sus condados', municipios: 'Sus municipios', agencies: 'Organismos que lo atienden' },
    Region: { counties: 'Condados en ella', municipios: 'Municipios en ella', agencies: 'Organismos que la atienden' },
    Port: { counties: 'Está en', municipios: 'Lleva al otro lado, a' },
    Agency: {
      serves: 'Atiende a',
      counties: 'Tiene su sede en',
      municipios: 'Tiene su sede en',
      members: 'Sus miembros',
      memberships: 'Es miembro de',
      partners: 'Tiene un acuerdo con',
    },
  },
});

/** The heading of a group of a kind. */
export function headingOf(said: Record<string, Record<string, string>>, kind: string, group: GroupKey): string {
  return said[kind]?.[group] ?? '';
}
