using Switchboard.Connectors.Conformance;
using Switchboard.Plugins.Testing;

namespace Switchboard.Feishu.Tests.Conformance;

public sealed class ConformanceTests() : MessagingChannelConformance(new FeishuPlatform());
