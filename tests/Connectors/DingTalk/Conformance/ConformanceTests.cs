using Switchboard.Connectors.Conformance;
using Switchboard.Plugins.Testing;

namespace Switchboard.DingTalk.Tests.Conformance;

public sealed class ConformanceTests() : MessagingChannelConformance(new DingTalkPlatform());

public sealed class EventConformanceTests() : MessagingChannelConformance(new DingTalkEventPlatform());
