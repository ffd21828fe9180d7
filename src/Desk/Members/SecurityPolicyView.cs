namespace Switchboard.Desk.Members;

/// <summary>What a company asks of everybody who works in it.</summary>
/// <param name="SecondFactorRequired">Whether people without a second factor can do nothing but set one up. Programs have keys and are not asked.</param>
public sealed record SecurityPolicyView(bool SecondFactorRequired);
