using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Switchboard.Tenancy.Mail;

namespace Switchboard.Tenancy.Tests.Mail;

/// <summary>Takes every letter.</summary>
internal sealed class Drawer : IMail
{
    internal ConcurrentQueue<Letter> Letters { get; } = new();

    public Task<MailAnswer> SendAsync(Letter letter, CancellationToken ct)
    {
        Letters.Enqueue(letter);
        return Task.FromResult(new MailAnswer(MailFate.Taken));
    }
}

/// <summary>A log that can be read.</summary>
internal sealed class Lines<T> : ILogger<T>
{
    private readonly ConcurrentQueue<string> _lines = new();

    internal string Said => string.Join('\n', _lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));
}

internal static class QueueDatabase
{
    internal static Task EnsureGoneAsync(this DatabaseFacade database, CancellationToken ct) => database.ExecuteSqlAsync($"delete from catalog.mail", ct);
}
