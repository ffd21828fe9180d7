import { Refused, useWords } from '@switchboard/shared';
import { Button, Table, type TableProps } from 'antd';
import { frameWords } from './frame.words';
import type { Pages } from './usePages';

interface Props<T> extends Pick<TableProps<T>, 'columns' | 'expandable' | 'rowClassName' | 'rowSelection' | 'onRow'> {
  pages: Pages<unknown>;
  rows: T[];
  rowKey: (row: T) => string;
  empty: React.ReactNode;
  label: string;
}

/** A list with its refusal, its emptiness and its next page. */
export function PagedTable<T extends object>({ pages, rows, rowKey, empty, label, ...table }: Props<T>) {
  const words = useWords(frameWords);
  if (pages.isError) return <Refused error={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <div className="paged">
      <Table<T>
        {...table}
        aria-label={label}
        dataSource={rows}
        rowKey={rowKey}
        loading={pages.isPending}
        pagination={false}
        size="large"
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: pages.isPending ? ' ' : empty }}
      />
      {pages.hasNextPage && (
        <Button className="paged-more" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} data-testid="more">
          {words.more}
        </Button>
      )}
    </div>
  );
}
