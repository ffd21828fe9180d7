using Switchboard.Desk.Assist;

namespace Switchboard.Desk.Tests.Assist;

public sealed class MaskedTurnTests
{
    [Fact]
    public void Nothing_of_a_turn_keeps_a_telephone_number_and_ids_keep_their_digits()
    {
        var turn = new AiTurn("chat", "Call 13812345678", "I call 13812345678\0", """{"reply":"I call 13812345678","sources":[{"article_id":"01976e3f-0000-7000-8000-138123456780","title":"Ann@example.com"}],"confidence":0.5,"reason":null}""", default);

        var kept = MaskedTurn.Of(turn);

        kept.Text.ShouldBe("Call *******5678");
        kept.Reply.ShouldBe("I call *******5678");
        kept.Answer.ShouldBe("""{"reply":"I call *******5678","sources":[{"article_id":"01976e3f-0000-7000-8000-138123456780","title":"***@*******.***"}],"confidence":0.5,"reason":null}""");
    }
}
