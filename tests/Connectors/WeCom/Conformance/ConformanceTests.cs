using Switchboard.Connectors.Conformance;
using Switchboard.Plugins.Testing;

namespace Switchboard.WeCom.Tests.Conformance;

public sealed class ConformanceTests() : MessagingChannelConformance(new WeComPlatform());

public sealed class ServiceConformanceTests() : MessagingChannelConformance(new WeComServicePlatform());
