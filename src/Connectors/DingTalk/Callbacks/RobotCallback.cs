using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Callbacks;

/// <summary>A robot's message over HTTP.</summary>
internal static class RobotCallback
{
    internal static Callback Read(CallbackRequest request, RobotSettings robot, DateTimeOffset now)
    {
        var complaint = RobotSignature.Complaint(
            request.Headers.GetValueOrDefault("timestamp"), request.Headers.GetValueOrDefault("sign"), robot.AppSecret, now);
        if (complaint is not null)
            return new Callback(false, [], CallbackAnswer.Refused, complaint);
        if (Json.Parse(request.Body.Span) is not { } body || RobotMessage.Read(body, robot, now) is not { } said)
            return new Callback(false, [], new CallbackAnswer(400, null, default), "the body is no message of a robot");
        return new Callback(true, [said], CallbackAnswer.Ok) { Proof = request.Headers["sign"] };
    }
}
