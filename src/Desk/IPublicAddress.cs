namespace Switchboard.Desk;

/// <summary>Where people reach this installation, for links in letters.</summary>
public interface IPublicAddress
{
    /// <summary>Without a slash at its end; null when the installation does not know, and then no link can be written.</summary>
    string? BaseUrl { get; }
}
