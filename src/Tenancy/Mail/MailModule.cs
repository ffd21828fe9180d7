using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy.Mail;

public static class MailModule
{
    /// <summary>Letters to people. Needs AddTenancy and Data Protection.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailOptions options)
    {
        IMail Door(IServiceProvider p) => options.Smtp is { Length: > 0 } url
            ? new SmtpMail(SmtpAddress.Parse(url))
            : new FolderMail(options, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<FolderMail>>());
        services.AddSingleton(Door);
        services.AddSingleton<LetterSeal>();
        services.AddSingleton<MailPost>();
        services.AddHostedService<MailSender>();
        services.AddScoped(p => new MailQueue(p.GetRequiredService<CatalogDb>(), p.GetRequiredService<LetterSeal>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
