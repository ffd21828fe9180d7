import { useMay, useWords } from '@switchboard/shared';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { driftWords } from './drift.words';
import { useLiveModel } from './useDrift';

/** Tells whoever looks after models, where they come in, that the live one has moved. */
export function DriftNotice() {
  const words = useWords(driftWords);
  const may = useMay();
  const { data: live } = useLiveModel(may('intents:manage'));
  if (!live?.driftedAt) return null;
  return <Alert className="gap" type="warning" showIcon title={words.notice(live.number)} action={<Link to={`/models/${live.id}`}>{words.look}</Link>} data-testid="drift-notice" />;
}
