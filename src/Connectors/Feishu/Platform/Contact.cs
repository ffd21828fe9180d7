using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Connectors.Feishu.Sending;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>What the company's address book says of somebody.</summary>
internal static class Contact
{
    internal static async ValueTask<ChannelProfile?> ProfileAsync(string personId, FeishuApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync($"/open-apis/contact/v3/users/{Uri.EscapeDataString(personId)}?user_id_type=open_id", ct);
        if (answer.Ok)
            return Read(answer);
        // An application without a look into the address book is an ordinary one: its customers stay without names.
        return Failures.Reason(answer) is FailureReason.Permission or FailureReason.Unreachable ? null : throw new FeishuRefusal(answer);
    }

    private static ChannelProfile Read(ApiAnswer answer)
    {
        var user = answer.Data.Object("user");
        return new ChannelProfile(user.Text("name") is { Length: > 0 } name ? name : null, user.Id("union_id"), Language: null);
    }
}
