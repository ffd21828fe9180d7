/** What a reader finds in the editor: it runs as it is, for whoever may read conversations. */
export const firstQuery = (words: { run: string; schema: string; live: string }) => `# ${words.run}
# ${words.schema}
# ${words.live}

query Conversations {
  conversations(first: 10) {
    totalCount
    nodes {
      number
      status
      lastMessageText
      contact {
        name
        email
      }
    }
  }
}
`;
