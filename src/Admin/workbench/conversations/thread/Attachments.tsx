import { FileOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import { useWords, type Attachment } from '@switchboard/shared';
import { sizeText } from '../../desk/times';
import { threadWords } from './thread.words';

export function Attachments({ files }: { files: readonly Attachment[] }) {
  const words = useWords(threadWords);
  if (files.length === 0) return null;
  return (
    <div className="message-files">
      {files.map((file) =>
        file.contentType.startsWith('image/') ? (
          <Image key={file.id} src={file.url} alt={words.picture(file.name)} height={140} className="message-picture" preview={{ mask: { blur: false } }} data-testid="picture" />
        ) : (
          <a key={file.id} className="message-file" href={file.url} target="_blank" rel="noopener noreferrer" aria-label={words.file(file.name, sizeText(file.size))}>
            {file.contentType === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileOutlined aria-hidden />} <span>{file.name}</span> <small>{sizeText(file.size)}</small>
          </a>
        ),
      )}
    </div>
  );
}
