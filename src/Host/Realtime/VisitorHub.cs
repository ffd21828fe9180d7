using Microsoft.AspNetCore.SignalR;
using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Visitors;
using Switchboard.Host.Widget;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Realtime;

/// <summary>A customer's socket. It hears its own contact's conversations and nothing else.</summary>
internal sealed class VisitorHub(VisitorTokens tokens, VisitorSend sender, PlatformScope platform, VisitorSockets sockets, IDeskBus bus) : Hub
{
    private const string VisitorKey = "visitor";
    private const int PageSize = 200;

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext();
        if (await tokens.ReadAsync(http?.Request.Query["access_token"], Context.ConnectionAborted) is not { } visitor)
        {
            Context.Abort();
            return;
        }

        Context.Items[VisitorKey] = visitor;
        sockets.Joined(Context, visitor.Tenant.Id);
        await using var scope = platform.Enter(visitor.Tenant);
        var current = await scope.ServiceProvider.GetRequiredService<WidgetConversations>().CurrentAsync(visitor.Contact, visitor.Inbox.Id, Context.ConnectionAborted);
        if (current is not null)
            _ = await ListenAsync(current.Id);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sockets.Left(Context);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<MessageView> Send(VisitorText message)
    {
        var visitor = Visitor;
        IReadOnlyList<Attachment> files = [];
        if (message.AttachmentIds is { Count: > 0 } ids)
        {
            await using var scope = platform.Enter(visitor.Tenant);
            files = Refused.Unless(await scope.ServiceProvider.GetRequiredService<VisitorHistory>().FilesAsync(visitor, ids, Context.ConnectionAborted));
        }

        var sent = Refused.Unless(await sender.SendAsync(visitor, message, files, Context.ConnectionAborted));
        if (await ListenAsync(sent.Conversation))
            await CatchUpAsync(sent);
        if (sent.Message is { } stored)
            return stored;
        await using var replay = platform.Enter(visitor.Tenant);
        return await replay.ServiceProvider.GetRequiredService<VisitorHistory>().OneAsync(sent, Context.ConnectionAborted);
    }

    public async Task<VisitorPage> Resume(Guid? conversationId, int afterSeq)
    {
        var visitor = Visitor;
        await using var scope = platform.Enter(visitor.Tenant);
        var id = conversationId is { } known ? new ConversationId(known) : (ConversationId?)null;

        // Listen first, read after: what arrives between the two is then heard twice rather than never.
        var history = scope.ServiceProvider.GetRequiredService<VisitorHistory>();
        var page = await history.ResumeAsync(visitor, id, afterSeq, 1, Context.ConnectionAborted);
        if (page.Conversation is null)
            return page;
        _ = await ListenAsync(page.Conversation.Id);
        return await history.ResumeAsync(visitor, page.Conversation.Id, afterSeq, PageSize, Context.ConnectionAborted);
    }

    public Task Typing()
    {
        if (Context.Items.TryGetValue(ConversationKey, out var id))
            bus.Publish(new SomeoneTypes(Visitor.Tenant.Id, (ConversationId)id!, AuthorKind.Contact, null, Visitor.Name));
        return Task.CompletedTask;
    }

    public async Task Read(Guid conversationId, int seq)
    {
        await using var scope = platform.Enter(Visitor.Tenant);
        await scope.ServiceProvider.GetRequiredService<VisitorHistory>().ReadAsync(Visitor, new ConversationId(conversationId), seq, Context.ConnectionAborted);
    }

    private const string ConversationKey = "conversation";

    private Visitor Visitor => (Visitor)Context.Items[VisitorKey]!;

    /// <summary>The conversation is known only once its first message is stored, and by then the bot may have answered it.</summary>
    private async Task CatchUpAsync(VisitorSent sent)
    {
        await using var scope = platform.Enter(Visitor.Tenant);
        var page = await scope.ServiceProvider.GetRequiredService<VisitorHistory>().ResumeAsync(Visitor, sent.Conversation, sent.Seq, PageSize, Context.ConnectionAborted);
        foreach (var missed in page.Messages)
            await Clients.Caller.SendAsync("message", missed, Context.ConnectionAborted);
    }

    /// <returns>Whether this socket did not listen to the conversation before.</returns>
    private async ValueTask<bool> ListenAsync(ConversationId conversation)
    {
        if (Context.Items.TryGetValue(ConversationKey, out var already) && (ConversationId)already! == conversation)
            return false;
        Context.Items[ConversationKey] = conversation;
        await Groups.AddToGroupAsync(Context.ConnectionId, Rooms.OfVisitor(Visitor.Tenant.Id, conversation), Context.ConnectionAborted);
        return true;
    }
}
