using Switchboard.Registry;

namespace Switchboard.Host.Rest.Idempotency;

internal sealed record KeyInUse()
    : Refusal(RefusalKind.Conflict, "idempotency.running", "The first request with this Idempotency-Key is still at work. Send this one again in a moment.");

internal sealed record KeyUsedOtherwise()
    : Refusal(RefusalKind.Conflict, "idempotency.other-request", "This Idempotency-Key was used for another request. Take a new key for a new request.");

internal sealed record KeyLost()
    : Refusal(RefusalKind.Conflict, "idempotency.lost", "This request took so long that another with its Idempotency-Key took over. Nothing was changed by this one; send it again for the other's answer.");
