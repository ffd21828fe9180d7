import { dictionary } from '@switchboard/shared';

export const knowledgeWords = dictionary(
  {
    suggestions: 'Suggested articles',
    search: 'Search the knowledge base',
    results: 'Search results',
    none: 'No article fits what the customer wrote.',
    noResults: 'No article found.',
    insert: 'Insert',
    insertOf: (title: string) => `Insert “${title}” into the reply`,
    open: 'Open',
    openOf: (title: string) => `Open “${title}” in a new tab`,
    loading: 'Looking for articles…',
  },
  {
    suggestions: '推荐文章',
    search: '搜索知识库',
    results: '搜索结果',
    none: '没有与客户问题匹配的文章。',
    noResults: '没有找到文章。',
    insert: '插入',
    insertOf: (title: string) => `把“${title}”插入回复`,
    open: '打开',
    openOf: (title: string) => `在新标签页打开“${title}”`,
    loading: '正在查找文章…',
  },
);
