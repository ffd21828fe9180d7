import { useWords } from '@switchboard/shared';
import { Result } from 'antd';
import { Link } from 'react-router';
import { frameWords } from './frame.words';

export function NotFound() {
  const words = useWords(frameWords);
  return (
    <Result
      status="404"
      title={<h1 className="portal-result">{words.notFound}</h1>}
      subTitle={words.notFoundDetail}
      extra={<Link to="/">{words.toOverview}</Link>}
    />
  );
}
