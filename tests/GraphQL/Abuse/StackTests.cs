using System.Text;
using System.Text.Json;
using Switchboard.GraphQL.Tests.Http;

namespace Switchboard.GraphQL.Tests.Abuse;

/// <summary>Too deep a call ends the process and every tenant's work with it. So all documents are carried as far as they go on a stack smaller than any in service.</summary>
public sealed class StackTests
{
    private const int SmallStack = 1_000_000;

    [Fact]
    public void No_document_exhausts_the_stack()
    {
        var answered = 0;
        Exception? thrown = null;
        var thread = new Thread(AnswerAll, SmallStack);

        thread.Start();
        thread.Join();

        thrown.ShouldBeNull();
        answered.ShouldBe(HostileDocuments.All.Count);

        void AnswerAll()
        {
            try
            {
                foreach (var text in HostileDocuments.All.Values)
                {
                    Answer(text());
                    answered++;
                }
            }
#pragma warning disable CA1031 // Handed to the test's own thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                thrown = e;
            }
        }
    }

    private static void Answer(string text)
    {
        using var engine = new GraphQLEngine(Shop.Schema(), new GraphQLOptions());
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes(text), null, null, default(JsonElement));
        var access = new GraphQLAccess(new Shop(), double.MaxValue);
        if (engine.Prepare(request, access, out _) is not { } document || !engine.MayRun(document, request, access, out _, out _))
            return;
        var answer = engine.ExecuteAsync(document, request, access, access.Context, CancellationToken.None);
        answer.IsCompletedSuccessfully.ShouldBeTrue();
    }
}
