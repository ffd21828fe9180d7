import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { withinLandmark } from './landmark';

/** What a button without words does, for those who point at it. Its accessible name says the same. */
export function Hint({ text, children }: { text: string | undefined; children: ReactElement }) {
  return (
    <Tooltip title={text} getPopupContainer={withinLandmark}>
      {children}
    </Tooltip>
  );
}
