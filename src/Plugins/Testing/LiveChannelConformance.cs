using System.Text;
using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

/// <summary>
/// What every channel is held to whose customers are connected to the host itself. It has no callbacks: signatures with a time, repeated callbacks and their order
/// are the host's own business there, and calls to a platform it has none.
/// </summary>
/// <param name="site">The site whose visitors the channel serves.</param>
public abstract class LiveChannelConformance(LiveSite site) : IDisposable
{
    private const int Times = 1_000;
    private readonly LoadedFolder _plugin = new(site.PluginFolder);

    private ILiveChannel Channel => _plugin.Instance as ILiveChannel ?? throw new InvalidOperationException("The plugin's entry type is no ILiveChannel.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        _plugin.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Without this all refusals below would prove nothing.</summary>
    [Fact]
    public void A_proven_visitor_is_who_the_site_says()
    {
        var verified = Assert.IsType<IdentityResult.Verified>(Identify(site.Claim(site.Form("first"), "user-1")));

        Assert.Equal("user-1", verified.Id);
    }

    /// <summary>Every bit of the proof, and every field that it is made of.</summary>
    [Fact]
    public void Of_the_proof_no_bit_can_be_turned_and_none_of_it_be_missing()
    {
        var claim = site.Claim(site.Form("first"), "user-1");
        var proof = site.ReadProof(claim.Hash!);

        for (var bit = 0; bit < proof.Length * 8; bit++)
        {
            var turned = proof.ToArray();
            turned[bit / 8] ^= (byte)(1 << (bit % 8));
            ShouldBeRefused(claim with { Hash = site.WriteProof(turned) }, $"bit {bit} of the proof");
        }

        foreach (var hash in new[] { null, "", claim.Hash![1..], claim.Hash + "0", new string('z', claim.Hash!.Length), new string('0', 1_000_000), "\ud800" })
            ShouldBeRefused(claim with { Hash = hash }, "a proof that is none");
        foreach (var id in new[] { "", "user-2", "user-1 ", "USER-1", "\ud800", new string('x', 1_000_000) })
            ShouldBeRefused(claim with { Id = id }, "another id under the same proof");
    }

    /// <summary>One instance serves all tenants at once.</summary>
    [Fact]
    public async Task Two_tenants_in_turn_believe_each_their_own()
    {
        var (ours, theirs) = (CallOf("first"), CallOf("second"));

        var results = await Task.WhenAll(Enumerable.Range(0, Times).Select(i => Task.Run(
            () =>
            {
                var (own, other) = i % 2 == 0 ? (ours, theirs) : (theirs, ours);
                var claim = site.Claim(own.Settings, $"user-{i}");
                return (Own: Channel.Identify(claim, own), Other: Channel.Identify(claim, other));
            },
            Ct)));

        Assert.All(results, r => Assert.IsType<IdentityResult.Verified>(r.Own));
        Assert.All(results, r => Assert.IsType<IdentityResult.Refused>(r.Other));
    }

    /// <summary>An inbox whose secret was not made yet believes nobody.</summary>
    [Fact]
    public void Without_a_secret_no_claim_is_believed()
    {
        var form = site.Form("first").Where(s => s.Value != site.Secret(site.Form("first"))).ToDictionary(StringComparer.Ordinal);

        Assert.IsType<IdentityResult.Refused>(Channel.Identify(site.Claim(site.Form("first"), "user-1"), CallOf("first") with { Settings = form }));
    }

    /// <summary>The same message is the same text each time: the host knows repetitions by the client's id and compares nothing else.</summary>
    [Fact]
    public async Task A_message_that_comes_a_hundred_times_at_once_is_the_same_text_each_time()
    {
        var call = CallOf("first");

        var texts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Channel.Accept(new LiveMessage("  Cafe\u0301 \u0007☕ ", 0), call), Ct)));

        Assert.NotNull(texts[0].Text);
        Assert.All(texts, t => Assert.Equal(texts[0], t));
    }

    /// <summary>Whatever a browser sends is accepted as text that can be stored, or refused with a sentence.</summary>
    [Fact]
    public void Hostile_texts_are_refused_clearly_or_become_texts_that_can_be_stored()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var text in HostileContent.Names.Select(n => Encoding.UTF8.GetString(HostileContent.Of(n))).Concat(["\ud800", "a\udc00b", "\0", "\u202e", "\ufffe"]))
        {
            var result = Channel.Accept(new LiveMessage(text, 0), CallOf("first"));

            Assert.True((result.Text is null) != (result.Refusal is null), "It is accepted or refused, and never both.");
            Assert.NotEqual("", result.Refusal);
            if (result.Text is not { } accepted)
                continue;
            Assert.NotEmpty(strict.GetBytes(accepted));
            Assert.DoesNotContain('\0', accepted);
            Assert.InRange(accepted.Length, 1, Channel.Capabilities.MaxTextLength);
        }
    }

    /// <summary>The length that people are told is the one that counts.</summary>
    [Fact]
    public void The_longest_text_is_accepted_and_one_letter_more_is_refused()
    {
        var longest = Channel.Capabilities.MaxTextLength;

        Assert.Null(Channel.Accept(new LiveMessage(new string('a', longest), 0), CallOf("first")).Refusal);
        Assert.NotNull(Channel.Accept(new LiveMessage(new string('a', longest + 1), 0), CallOf("first")).Refusal);
    }

    /// <summary>A plugin is replaced while the host runs: what it was goes out of memory.</summary>
    [Fact]
    public void Loaded_used_and_unloaded_it_leaves_nothing_in_memory()
    {
        var (claim, call) = (site.Claim(site.Form("first"), "user-1"), CallOf("first"));

        Unloading.ShouldLeaveNothing(site.PluginFolder, plugin => Assert.IsType<IdentityResult.Verified>(((ILiveChannel)plugin).Identify(claim, call)));
    }

    private PluginCall CallOf(string tenant) => new(TrialTenant.IdOf(tenant), TrialTenant.IdOf(tenant + "-inbox"), site.Form(tenant), TimeProvider.System);

    private IdentityResult Identify(IdentityClaim claim) => Channel.Identify(claim, CallOf("first"));

    private void ShouldBeRefused(IdentityClaim claim, string what)
    {
        var refused = Identify(claim) as IdentityResult.Refused;
        Assert.True(refused is not null, $"{what}: it was believed.");
        Assert.NotEqual("", refused.Code);
        Assert.NotEqual("", refused.Detail);
        Assert.DoesNotContain(site.Secret(site.Form("first")), refused.Detail, StringComparison.Ordinal);
    }
}

/// <summary>A site whose visitors a live channel serves.</summary>
public abstract class LiveSite
{
    /// <summary>The folder that the plugin's build laid out, with its <c>plugin.json</c>.</summary>
    public abstract string PluginFolder { get; }

    /// <summary>A tenant's filled-in form, with a secret of its own.</summary>
    /// <param name="tenant">A short word in ASCII.</param>
    public abstract IReadOnlyDictionary<string, string> Form(string tenant);

    /// <summary>What the site proves its users with, out of its form.</summary>
    public abstract string Secret(IReadOnlyDictionary<string, string> form);

    /// <summary>What a page says of its user, proven with the form's secret.</summary>
    public abstract IdentityClaim Claim(IReadOnlyDictionary<string, string> form, string id);

    /// <summary>The bytes of a proof. Written in hexadecimal, two texts may be the same proof: its bits are those of the bytes.</summary>
    public virtual byte[] ReadProof(string hash) => Convert.FromHexString(hash);

    /// <summary>The other way round.</summary>
    public virtual string WriteProof(byte[] proof) => Convert.ToHexStringLower(proof);
}
