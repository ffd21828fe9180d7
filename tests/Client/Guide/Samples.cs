using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Client.Tests.Guide;

/// <summary>The samples of docs/api/client.md. Each stands there as it stands here between its marks; tests compare and run them.</summary>
internal static class Samples
{
    internal static async Task<string> FirstCallAsync(Uri address, string apiKey, CancellationToken ct)
    {
        // sample: first-call
        using var switchboard = new SwitchboardClient(new SwitchboardOptions { BaseAddress = address, ApiKey = apiKey });

        var page = await switchboard.Conversations.PageAsync(new ConversationQuery { Status = ConversationStatus.Open, PageSize = 10 }, ct: ct);
        var text = string.Join('\n', page.Items.Select(c => $"#{c.Number} {c.ContactName}: {c.LastMessageText}"));
        // end
        return text;
    }

    internal static async Task<int> ListingAsync(SwitchboardClient switchboard, CancellationToken ct)
    {
        // sample: listing
        var verified = 0;
        await foreach (var contact in switchboard.Contacts.ListAsync(new ContactQuery { Sort = ContactSort.CreatedAt }, ct))
        {
            if (contact.Verified)
                verified++;
        }
        // end
        return verified;
    }

    internal static async Task<Conversation> SendingAsync(SwitchboardClient switchboard, Guid conversationId, Guid memberId, CancellationToken ct)
    {
        // sample: sending
        await switchboard.Conversations.HandOverAsync(conversationId, "order-system", ct: ct);
        await switchboard.Conversations.AssignAsync(conversationId, new Assignment(MemberId: memberId), ct: ct);
        await switchboard.Messages.SendAsync(conversationId, new NewMessage("Your parcel has left the house.") { ClientId = "order-17-shipped" }, ct: ct);
        await switchboard.Messages.NoteAsync(conversationId, new NewMessage("Sent by the order system."), ct: ct);
        var resolved = await switchboard.Conversations.ResolveAsync(conversationId, ct: ct);
        // end
        return resolved;
    }

    internal static async Task<string> ErrorsAsync(SwitchboardClient switchboard, Guid conversationId, CancellationToken ct)
    {
        // sample: errors
        try
        {
            await switchboard.Messages.SendAsync(conversationId, new NewMessage("Are you still there?"), ct: ct);
            return "sent";
        }
        catch (ConflictException e) when (e.Code == "conversation.resolved")
        {
            await switchboard.Conversations.ReopenAsync(conversationId, ct: ct);
            return "reopened";
        }
        catch (NotFoundException)
        {
            return "gone";
        }
        catch (SwitchboardException e)
        {
            throw new InvalidOperationException($"Switchboard said {e.Code}; trace {e.TraceId}.", e);
        }
        // end
    }

    internal static async Task<Team> ChangingAsync(SwitchboardClient switchboard, Guid teamId, Guid memberId, CancellationToken ct)
    {
        // sample: changing
        var (team, etag) = await switchboard.Teams.GetTaggedAsync(teamId, ct);
        var larger = new TeamInput(team.Name, [.. team.MemberIds, memberId]);
        var changed = await switchboard.Teams.ChangeAsync(teamId, larger, new CallOptions { IfMatch = etag }, ct);
        // end
        return changed;
    }

    internal static async Task FollowingAsync(SwitchboardClient switchboard, string positionFile, Func<LoggedMessage, Task> handle, CancellationToken ct)
    {
        // sample: following
        var position = File.Exists(positionFile) ? FollowPosition.Parse(await File.ReadAllTextAsync(positionFile, ct)) : FollowPosition.Beginning;
        await foreach (var (message, next) in switchboard.Messages.FollowAsync(position, ct: ct))
        {
            await handle(message);
            await File.WriteAllTextAsync(positionFile, next.ToString(), ct);
        }
        // end
    }

    internal static void MapWebhooks(WebApplication app, string secret, Func<WebhookEvent, Task> handle)
    {
        // sample: webhooks
        var verifier = new WebhookVerifier(secret);
        app.MapPost("/webhooks/switchboard", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            try
            {
                var told = verifier.Verify(body.ToArray(), name => request.Headers[name]);
                await handle(told);
                return Results.NoContent();
            }
            catch (WebhookException)
            {
                return Results.BadRequest();
            }
        });
        // end
    }
}
