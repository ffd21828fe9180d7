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
    add: 'Customers ask it so',
    addOf: (asked: string, title: string) => `Add “${asked}” as a wording of “${title}”`,
    added: 'Added. The next who asks so finds this article first.',
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
    add: '客户会这样问',
    addOf: (asked: string, title: string) => `把“${asked}”加为“${title}”的相似问法`,
    added: '已添加，以后这样问会更容易找到这篇文章。',
    loading: '正在查找文章…',
  },
);
