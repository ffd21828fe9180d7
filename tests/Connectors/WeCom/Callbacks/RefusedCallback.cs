using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Callbacks;

internal static class RefusedCallback
{
    internal static void ShouldBeRefused(this Callback callback)
    {
        callback.Genuine.ShouldBeFalse();
        callback.Events.ShouldBeEmpty();
        callback.Answer.ShouldBe(CallbackAnswer.Refused);
        callback.Complaint.ShouldNotBeNullOrEmpty();
    }
}
