using System.CommandLine;

namespace Switchboard.Host.CommandLine;

/// <summary>Ends the keys that sign tokens before their time, after a leak.</summary>
internal static class KeysCommand
{
    internal static Command Create()
    {
        var seconds = new Option<int>("--overlap") { Description = "Seconds until the present keys stop signing; what they signed counts until then and a day longer.", DefaultValueFactory = _ => 3600 };
        var now = new Option<bool>("--now") { Description = "Nothing that the present keys signed counts any more: everybody signs in again." };
        var rotate = new Command("rotate", "End the present signing keys; a running host publishes the next within a minute.") { seconds, now };
        rotate.SetAction(async (parsed, ct) =>
        {
            var ended = parsed.GetValue(now)
                ? await OwnerDatabase.RunAsync("delete from catalog.signing_keys", ct)
                : await OwnerDatabase.RunAsync(
                    "update catalog.signing_keys set signs_until = now() + make_interval(secs => $1), published_until = now() + make_interval(secs => $1) + interval '1 day' where signs_until > now() + make_interval(secs => $1)",
                    ct, (double)parsed.GetValue(seconds));
            Console.WriteLine($"{ended} keys {(parsed.GetValue(now) ? "are gone" : "stop signing soon")}.");
            return 0;
        });
        return new Command("keys", "Look after the keys that sign tokens.") { rotate };
    }
}
