using Microsoft.AspNetCore.SignalR;
using Switchboard.Registry;

namespace Switchboard.Host.Realtime;

/// <summary>Refusals as hub errors: <c>code: detail</c>, the one form both hubs use.</summary>
internal static class Refused
{
    internal static T Unless<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw Of(outcome.Refusal);

    internal static HubException Of(Refusal refusal) =>
        new(refusal.Errors is [var first, ..] ? $"{refusal.Code}: {first.Field} {first.Message}" : $"{refusal.Code}: {refusal.Detail}");
}
