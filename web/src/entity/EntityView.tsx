import { NotFound } from '../frame/Frame';

export default function Todo() {
  return <NotFound />;
}
