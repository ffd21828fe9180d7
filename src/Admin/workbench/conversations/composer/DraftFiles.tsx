import { CloseOutlined, FilePdfOutlined, LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords, type Attachment } from '@switchboard/shared';
import { composerWords } from './composer.words';

interface Props {
  files: readonly Attachment[];
  uploading: readonly { key: string; name: string }[];
  onRemove: (id: string) => void;
}

export function DraftFiles({ files, uploading, onRemove }: Props) {
  const words = useWords(composerWords);
  if (files.length + uploading.length === 0) return null;
  return (
    <ul className="draft-files">
      {files.map((file) => (
        <li key={file.id} data-testid="draft-file">
          {file.contentType.startsWith('image/') ? <img src={file.url} alt="" /> : <FilePdfOutlined aria-hidden />}
          <span>{file.name}</span>
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={words.remove(file.name)} onClick={() => onRemove(file.id)} />
        </li>
      ))}
      {uploading.map((file) => (
        <li key={file.key} role="status">
          <LoadingOutlined aria-hidden /> <span>{words.uploading(file.name)}</span>
        </li>
      ))}
    </ul>
  );
}
