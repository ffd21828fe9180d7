import { useWords } from '@switchboard/shared';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { correctionWords } from './corrections.words';
import type { Correction } from './useCorrections';

interface Props {
  correction: Correction;
  busy: boolean;
  onReject: (reason: string) => void;
  onClose: () => void;
}

export function RejectCorrection({ correction, busy, onReject, onClose }: Props) {
  const words = useWords(correctionWords);
  const frame = useWords(frameWords);
  const [reason, setReason] = useState('');
  return (
    <Modal open title={words.rejectTitle} okText={words.reject} okButtonProps={{ danger: true }} cancelText={frame.cancel} confirmLoading={busy} onOk={() => onReject(reason.trim())} onCancel={onClose}>
      <p>
        <q>{correction.text}</q>
      </p>
      <Form.Item label={words.reason} htmlFor="reject-reason" layout="vertical">
        <Input id="reject-reason" autoFocus maxLength={300} value={reason} onChange={(e) => setReason(e.target.value)} onPressEnter={() => onReject(reason.trim())} />
      </Form.Item>
    </Modal>
  );
}
