import { explain, useLanguage, useWords } from '@switchboard/shared';
import { App } from 'antd';
import { correctionWords } from './corrections.words';
import { ownerIn } from './owner';
import { useReview, type Approval } from './useCorrections';

/** What a supervisor does with corrections, and what is said of it. A text that another intent has is moved only when they say so. */
export function useDecisions() {
  const words = useWords(correctionWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const { approve, approveMany, reject } = useReview();

  const done = (said: string) => void message.success(said);
  const refused = (fault: unknown) => void message.error(explain(fault, language), 6);

  /** True when it became an example. */
  const approveOne = async (approval: Approval): Promise<boolean> => {
    try {
      await approve.mutateAsync(approval);
      done(words.approved);
      return true;
    } catch (fault) {
      const owner = ownerIn(fault);
      if (owner === null) {
        refused(fault);
        return false;
      }
      const moves = await modal.confirm({ title: words.moveTitle(owner), content: words.moveDetail, okText: words.move });
      return moves && approveOne({ ...approval, move: true });
    }
  };

  return {
    busy: approve.isPending || approveMany.isPending || reject.isPending,
    approve: approveOne,
    approveMany: (ids: string[]) => approveMany.mutateAsync(ids).then((came) => done(words.approvedMany(came.approved, came.left.length)), refused),
    reject: (id: string, reason: string) => reject.mutateAsync({ id, reason }).then(() => done(words.rejected), refused),
  };
}
